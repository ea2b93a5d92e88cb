/** How often a room on a metered line asks its township for news. What is written here goes up at once all the same. */

/** ms. Below what the township takes for a box's silence where it judges which of two keys is in use. */
export const seldom = 8 * 60_000;

export interface Pace {
  /** Something was written here: so somebody is about, and what the township has to say is waited for again. */
  happened(): void;
  /** See `LinkOptions.pause`. */
  pause(): number;
}

/** `now`: ms of a clock that nobody sets. */
export function meteredPace(now: () => number = () => performance.now()): Pace {
  let last = now();
  return {
    happened() {
      last = now();
    },
    pause: () => (now() - last < seldom ? 0 : seldom),
  };
}
