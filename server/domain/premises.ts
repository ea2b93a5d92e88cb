/** The room's own checklist (WJ-08), and who and what is named for the theme day (XN-10). */
import type { LocalDate } from './date.ts';
import { type Entry, entriesOf } from './ledger.ts';
import type { Policy } from './policy/schema.ts';
import type { State } from './state.ts';

export interface RoomItem {
  readonly item: Policy['room'][number];
  /** The last look at it; null: nobody looked. */
  readonly checked: Entry<'checked'> | null;
  /** `wanted`: not there, and only encouraged. */
  readonly standing: 'in-order' | 'missing' | 'wanted' | 'unchecked';
}

export function roomOf(state: State, { room }: Policy, today: LocalDate): RoomItem[] {
  const last = new Map(
    entriesOf(state, 'room', 'checked')
      .filter(({ on }) => on <= today)
      .map((entry) => [entry.fact.item, entry]),
  );
  return room.map((item): RoomItem => {
    const checked = last.get(item.id) ?? null;
    if (checked === null) return { item, checked, standing: 'unchecked' };
    return { item, checked, standing: checked.fact.ok ? 'in-order' : item.must ? 'missing' : 'wanted' };
  });
}

export interface Tie {
  readonly tie: Policy['ties']['linked'][number];
  readonly sort: 'responsible' | 'linked';
  /** What was entered last; who it is stands in its words. */
  readonly named: Entry<'tie'> | null;
}

export function tiesOf(state: State, { ties }: Policy): Tie[] {
  const named = new Map(entriesOf(state, 'ties', 'tie').map((entry) => [entry.fact.tie, entry]));
  return (['responsible', 'linked'] as const).flatMap((sort) =>
    ties[sort].map((tie): Tie => ({ tie, sort, named: named.get(tie.id) ?? null })),
  );
}
