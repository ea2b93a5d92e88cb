/**
 * Tells a scanner's burst from a person's typing (libraries: a keyboard-type scanner also types into the page). Keys are
 * held until it is clear which they are: a step function, the keys and the clock come in as inputs.
 */

/** ms between two keys, at most, of a burst. */
export const burstGap = 35;
/** Keys from which on a run is a burst. Two or three fast ones are a person rolling over the keys. */
export const burstKeys = 4;

export interface BurstState<K> {
  readonly held: readonly K[];
  /** The run is a burst: its keys go nowhere. */
  readonly swallowing: boolean;
  /** Time of the last key, ms. */
  readonly last: number;
}

export type BurstInput<K> =
  | { readonly kind: 'key'; readonly key: K; readonly at: number }
  /** No key came for longer than the gap. */
  | { readonly kind: 'silence' };

export const noBurst: BurstState<never> = { held: [], swallowing: false, last: Number.NEGATIVE_INFINITY };

/** `released`: keys that a person typed, in order. */
export function stepBurst<K>(
  state: BurstState<K>,
  input: BurstInput<K>,
): { readonly state: BurstState<K>; readonly released: readonly K[] } {
  if (input.kind === 'silence') return { state: { ...state, held: [], swallowing: false }, released: state.held };
  const follows = input.at - state.last <= burstGap;
  const released = follows ? [] : state.held;
  const held = [...(follows ? state.held : []), input.key];
  const swallowing = follows && (state.swallowing || held.length >= burstKeys);
  return { state: { held: swallowing ? [] : held, swallowing, last: input.at }, released };
}
