/** The township's signed answers tell the time, also to a box whose own clock is wrong (KX-05). */
import type { Stamp } from '../../domain/stamp.ts';
import type { PeerClock } from '../../sync/client.ts';

/** An answer that took longer, in ms, says too little about now. */
const longest = 10_000;

/**
 * ms between two times that go on record. Two servers of one township that disagree would be told what is recorded each time,
 * and with each answer there would be another.
 */
const recordEvery = 600_000;

/**
 * `learn` is given true time minus time since boot, in ms. A time server's time is as good, so beside it nothing is learned.
 * `released`: when this version was made, ms since the epoch; a township that tells an earlier time is wrong.
 */
export function hubClock(stamp: () => Stamp, released: number, learn: (offset: number) => void): PeerClock {
  let known: { readonly boot: string; readonly offset: number } | null = null;
  let recorded: Stamp | null = null;
  return {
    now() {
      const { wall, mono, boot } = stamp();
      return Math.round(known?.boot === boot ? mono + known.offset : wall);
    },
    told(time, within) {
      if (within < 0 || within > longest) {
        // The box's clock was set meanwhile, or the line is bad: enough to ask again by, not to go on record.
        known ??= offsetOf(stamp(), time);
        return;
      }
      const at = stamp();
      const told = offsetOf(at, time + within / 2);
      // Also a wrong time is what the township wants to be asked by.
      const isDue = recorded?.boot !== at.boot || at.mono - recorded.mono >= recordEvery;
      if (at.quality !== 'ntp' && time >= released && isDue) {
        recorded = at;
        learn(told.offset);
      }
      known = told;
    },
  };
}

const offsetOf = ({ boot, mono }: Stamp, time: number) => ({ boot, offset: time - mono });
