/** What the desk shows of the ledgers: every entry of a year, those that no longer count with the reason. */
import type { LocalDate } from '../domain/date.ts';
import type { Fact } from '../domain/events/ledger.ts';
import type { Entry } from '../domain/ledger.ts';
import type { State } from '../domain/state.ts';
import { type NameFor, namesIn, textsIn } from '../service/views/named.ts';
import type { LedgersPage } from './contract.ts';

/** `year`: `2026`, by the day of the fact. */
export function ledgersPage(state: State, year: string, today: LocalDate): LedgersPage {
  const nameFor = namesIn(state, today);
  const entries = [...state.ledgers.values()].flatMap(({ id: ledger, entries }) =>
    [...entries.values()]
      .filter(({ on }) => on.startsWith(year))
      .map((entry) => ({
        ledger,
        id: entry.id,
        on: entry.on,
        fact: entry.fact,
        who: entry.who,
        text: entry.text,
        about: [...aboutOf(entry.fact, nameFor), entry.who, entry.text].filter((text) => text !== ''),
        gone: reasonOf(entry, entries),
      })),
  );
  return { year, entries: entries.sort((a, b) => (a.on > b.on ? -1 : a.on < b.on ? 1 : 0)) };
}

/** An activity by its title and place; anything else by what its ids are called. */
function aboutOf(fact: Fact, nameFor: NameFor): string[] {
  if (fact.what !== 'activity') return textsIn(fact).flatMap((id) => nameFor(id) ?? []);
  const led = fact.led === null ? undefined : nameFor(fact.led);
  return [fact.title, fact.place, led ?? ''];
}

function reasonOf({ gone }: Entry, entries: ReadonlyMap<string, Entry>): string | null {
  if (gone === null) return null;
  return 'struck' in gone ? gone.struck : (entries.get(gone.for)?.corrects?.reason ?? '');
}
