/** The care for those who cannot come: whom to visit or to call, and when it was done last (CX-09, XN-06, GB-09). */
import { policyOn } from './branch.ts';
import { addMonths, type LocalDate, monthOf } from './date.ts';
import { entriesOf } from './ledger.ts';
import { isFor, needySince } from './member-classes.ts';
import type { Measure } from './policy/schema.ts';
import { branchOf, type State } from './state.ts';
import { classIn, timelineOf } from './turns.ts';
import type { Id } from './vocabulary.ts';

export interface Care {
  readonly person: Id;
  readonly measure: Measure;
  /** 专人联系 (CX-09); null: nobody was named. */
  readonly contact: Id | null;
  /** The last entry of it, and its day. */
  readonly last: { readonly entry: Id; readonly on: LocalDate } | null;
  /** `due`: not yet in this period; `missed`: not in the whole period before either, though the member was in the class. */
  readonly standing: 'done' | 'due' | 'missed';
}

/** What the policy's measures ask for today. A period is so many calendar months, this one the last of them. */
export function careOf(state: State, today: LocalDate): Care[] {
  const branch = branchOf(state);
  if (branch === null) return [];
  const { measures } = policyOn(branch, today);
  return [...state.people.values()].flatMap((person) => {
    const timeline = timelineOf(person, state.clocks);
    const as = classIn(timeline, today);
    if (as === 'gone' || as === 'not-yet' || as.standing !== 'member' || as.elsewhere) return [];
    const turns = timeline.filter((turn) => turn.day <= today);
    const classed = turns[turns.findLastIndex((turn) => turn.as?.category !== as.category) + 1]?.day ?? today;
    const needy = needySince(state, person.id, today);
    const contact = entriesOf(state, `member:${person.id}`, 'contact-person').at(-1)?.fact.contact ?? null;
    const contacts = entriesOf(state, `member:${person.id}`, 'contact');
    return measures.flatMap((measure): Care[] => {
      const since = measure.category === as.category ? classed : measure.needy ? needy : null;
      if (!isFor(measure, branch.kind) || since === null || measure.everyMonths === null) return [];
      const done = contacts.findLast(({ fact, on }) => fact.measure === measure.id && on <= today);
      const from = addMonths(monthOf(today), 1 - measure.everyMonths);
      const before = addMonths(from, -measure.everyMonths);
      const month = done === undefined ? '' : monthOf(done.on);
      const missed = month < before && monthOf(since) < before;
      return [
        {
          person: person.id,
          measure,
          contact,
          last: done === undefined ? null : { entry: done.id, on: done.on },
          standing: month >= from ? 'done' : missed ? 'missed' : 'due',
        },
      ];
    });
  });
}
