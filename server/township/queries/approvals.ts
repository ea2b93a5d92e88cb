/** What waits for the township's word over all branches, and the records of one branch. */
import { dateOfMeeting } from '../../domain/agenda.ts';
import type { LocalDate } from '../../domain/date.ts';
import { type Entry, isOf } from '../../domain/ledger.ts';
import { covers } from '../../domain/office.ts';
import { closedMeetings } from '../../domain/participation.ts';
import type { State } from '../../domain/state.ts';
import type { Id } from '../../domain/vocabulary.ts';
import type { ApprovalsPage, RecordsPage } from '../contract/approvals.ts';
import type { RemindersPage } from '../contract/reminders.ts';
import type { TownshipStore } from '../store/contract.ts';
import type { Account } from '../store/staff-contract.ts';
import { roomsFor } from './rooms.ts';

type Store = Pick<TownshipStore, 'devices' | 'projected'>;
type Asker = Pick<Account, 'role' | 'units'>;

export async function approvalsFor(store: Store, account: Asker): Promise<ApprovalsPage> {
  const rooms = await roomsFor(store, account);
  const told = await store.projected(
    'approvals',
    rooms.map(({ unit }) => unit),
  );
  const branches = rooms.map(({ unit, branch }) => {
    const known = told.get(unit);
    return {
      place: { unit, branch: known?.branch || branch },
      open: known?.open ?? [],
      answered: known?.answered ?? [],
    };
  });
  return {
    open: branches
      .flatMap(({ place, open }) => open.map((one) => ({ ...one, ...place })))
      .sort((a, b) => order(a.since, b.since)),
    answered: branches
      .flatMap(({ place, answered }) => answered.map((one) => ({ ...one, ...place })))
      .sort((a, b) => order(b.on, a.on)),
  };
}

/** One that went to many branches stands once. */
export async function remindersFor(store: Store, account: Asker): Promise<RemindersPage> {
  const rooms = await roomsFor(store, account);
  const told = await store.projected(
    'reminders',
    rooms.map(({ unit }) => unit),
  );
  const branches = rooms.map(({ unit, branch }) => ({ unit, branch: told.get(unit)?.branch || branch }));
  const all = branches.flatMap((place) =>
    (told.get(place.unit)?.reminders ?? []).map((reminder) => ({ ...reminder, ...place })),
  );
  const reminders = [...Map.groupBy(all, ({ id }) => id).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { id, on, from, text, due } = first;
    const reached = same.map(({ unit, branch, standing, since, late, last }) => {
      return { unit, branch, standing, since, late, last };
    });
    const mine = account.role !== 'branch' && covers(account.role, from);
    return [{ id, on, from, text, due, mine, branches: reached }];
  });
  return { branches, reminders: reminders.sort((a, b) => order(b.on, a.on)) };
}

/** The branches in which a reminder can be taken back. It may stand where nobody can tell what stands: that is for the try to say. */
export async function remindedOf(store: Store, account: Asker, item: Id): Promise<string[]> {
  const units = (await roomsFor(store, account)).map(({ unit }) => unit);
  const told = await store.projected('reminders', units);
  return units.filter((unit) => {
    const known = told.get(unit);
    return known === undefined || known.reminders.some((one) => one.id === item && !isOver.has(one.standing));
  });
}

const isOver: ReadonlySet<string> = new Set(['done', 'withdrawn']);

export function recordsPage(state: State, year: string): RecordsPage {
  const held = closedMeetings(state, `${year}-01-01`, `${year}-12-31`);
  return {
    records: held.toReversed().map((meeting) => ({
      meeting: meeting.id,
      date: dateOfMeeting(meeting),
      theme: meeting.plan?.theme ?? '',
      ...wayOf([...(state.ledgers.get(`file:${meeting.id}`)?.entries.values() ?? [])]),
    })),
  };
}

/** `entries` in the order of the log. */
function wayOf(entries: readonly Entry[]): Pick<RecordsPage['records'][number], 'filed' | 'back'> {
  const standing = entries.filter(({ gone }) => gone === null);
  const lastFiled = standing.findLastIndex(isOf('filed'));
  return {
    filed: standing[lastFiled]?.on ?? null,
    back: standing.flatMap((entry, at) =>
      isOf('sent-back')(entry) ? [{ on: entry.on, reason: entry.text, by: entry.who, returned: at < lastFiled }] : [],
    ),
  };
}

const order = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0);
