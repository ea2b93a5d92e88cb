/** What is worked out of one subject, for as long as nothing is known that could make it another. */
import type { State } from './state.ts';

/** What a subject is judged by, beside itself: who belongs to the branch, what time it was, which policy holds. */
export type Ground = Pick<State, 'people' | 'clocks' | 'branches'>;

/**
 * As `work`, but worked out once. A finished state never changes, and an event leaves all subjects alone that it is not about:
 * what was made of one holds for every later state on the same ground.
 */
export function remembered<S extends object, T>(work: (ground: Ground, subject: S) => T) {
  const known = new WeakMap<S, { readonly on: Ground; readonly result: T }>();
  return ({ people, clocks, branches }: Ground, subject: S): T => {
    const before = known.get(subject);
    if (before?.on.people === people && before.on.clocks === clocks && before.on.branches === branches)
      return before.result;
    const on = { people, clocks, branches };
    const result = work(on, subject);
    known.set(subject, { on, result });
    return result;
  };
}
