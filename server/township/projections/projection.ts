/** What pages over many branches ask of each: worked out ahead, with the domain's own code, and kept as a row. */
import type { LocalDate } from '../../domain/date.ts';
import type { State } from '../../domain/state.ts';

export interface Projection<V> {
  /**
   * Pure. `today` is the day that the row is made for; with another day it is made anew. `key` tells which of several that a
   * branch has, such as a year; '' where it has one. JSON keeps the value whole: it has no Map, Set or Date in it.
   */
  of(state: State, today: LocalDate, key: string): V;
  /** The keys of the rows that are made before anybody asks for them; without it that of ''. */
  ahead?(today: LocalDate): readonly string[];
  /** Who asks for a row that is behind waits until it has caught up: it shows what somebody has just done. */
  readonly awaited?: true;
  /** It looks at nothing but the branch, its people, and the meetings that are not over. */
  readonly present?: true;
}

/** The running year, and the last one, which is judged in it. */
export const thisYearAndLast = (today: LocalDate): readonly string[] => {
  const year = today.slice(0, 4);
  return [year, String(Number(year) - 1)];
};
