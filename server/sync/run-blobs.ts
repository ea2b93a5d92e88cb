/**
 * The second queue of the asking end: blobs go both ways, one piece at a time, and only while the link has nothing to do, so
 * attendance never waits for a photo. What was cut off goes on where it stood.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Blobs, blobLimits, type Held, nothingHeld } from './blobs.ts';
import { LinkFault, type LinkFaultKind, type Peer } from './client.ts';
import { rests as linkRests } from './link.ts';
import type { Link } from './run-link.ts';

export interface BlobsOptions {
  readonly blobs: Blobs;
  readonly peer: Peer['blobs'];
  /** `named`: by the unit's events, in the order in which they shall go. `takenBack`: what they named before. */
  readonly evidence: () => { readonly named: readonly string[]; readonly takenBack: readonly string[] };
  /** The link is up and has nothing to do. */
  readonly isQuiet: () => boolean;
  /** 0…1 */
  readonly random: () => number;
  /** Rests for so many ms, or rejects when `signal` says so. */
  readonly rest?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * ms. `missing`: something is at neither end, or there is no room for it; `idle`: the other end may have been set back;
 * `unknown`: it is of an older program.
 */
export const blobRests = { missing: 60_000, idle: 600_000, unknown: 24 * 3_600_000 } as const;

const asleep = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal });

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((hash, index) => hash === other[index]);

/** Its `news`: the link's state or what is named may have changed. `onBug`: told what ended it before its time. */
export function runBlobs(options: BlobsOptions, onBug: (error: unknown) => void): Link {
  const { blobs, peer, evidence, isQuiet, random, rest = asleep } = options;
  const closing = new AbortController();
  let waking = new AbortController();
  /** What the pass that is under way, or was last, went by. */
  let list: readonly string[] = [];

  /** In a row, without a piece that got through. */
  let failures = 0;

  const isOver = (): boolean => closing.signal.aborted;
  const isOld = (): boolean => !isSame(list, evidence().named);

  async function resting(ms: number, { wakes } = { wakes: true }): Promise<void> {
    waking = new AbortController();
    const signal = wakes ? AbortSignal.any([waking.signal, closing.signal]) : closing.signal;
    await rest(ms, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  /** Before each request. */
  async function turn(): Promise<void> {
    while (!isOver() && !isQuiet()) await resting(blobRests.idle);
    if (isOver()) throw new LinkFault('unreachable');
  }

  /**
   * Piece by piece until it is whole there. `next`: what comes of the piece that begins at a place; undefined: it is over. False: it
   * did not come to that, which another time it may. One that turns out wrong begins anew once.
   */
  async function move(from: number, next: (at: number) => Promise<Held | 'wrong' | undefined>): Promise<boolean> {
    for (let [at, wrongs] = [from, 0]; ; ) {
      await turn();
      const held = await next(at);
      failures = 0;
      if (held === undefined) return false;
      if (held === 'wrong') {
        wrongs += 1;
        at = 0;
        if (wrongs > 1) return false;
      } else if (held.whole) return true;
      else if (held.bytes === at) return false;
      else at = held.bytes;
    }
  }

  const send = (hash: string, from: number): Promise<boolean> =>
    move(from, async (at) => {
      const piece = await blobs.read(hash, at);
      const added = piece && (await peer.send(hash, piece));
      if (added?.kind === 'wrong') return 'wrong';
      return added?.kind === 'held' ? added : undefined;
    });

  const fetch = (hash: string, from: number): Promise<boolean> =>
    move(from, async (at) => {
      const piece = await peer.fetch(hash, at);
      const added = piece && (await blobs.add(hash, piece));
      if (added?.kind === 'wrong') return 'wrong';
      return added?.kind === 'held' ? added : undefined;
    });

  /** Whether both ends have it then; of one that was taken back, whether the other names it no more. */
  async function settle(hash: string, here: Held, there: Held | undefined, isGone: boolean): Promise<boolean> {
    if (isGone) return there === undefined;
    if (!here.whole) return there?.whole === true && fetch(hash, here.bytes);
    return there !== undefined && (there.whole || send(hash, there.bytes));
  }

  /**
   * Whether both ends have all that is named, and the other names nothing that was taken back. What is named meanwhile goes first in
   * the next pass, which begins at once.
   */
  async function pass(): Promise<boolean> {
    const { named, takenBack } = evidence();
    list = named;
    const gone = new Set(takenBack);
    const asked = [...named, ...takenBack];
    let isWhole = true;
    for (let from = 0; from < asked.length; from += blobLimits.asked) {
      const some = asked.slice(from, from + blobLimits.asked);
      await turn();
      const [ours, theirs] = [await blobs.held(some), await peer.held(some)];
      for (const hash of some) {
        const isSettled = await settle(hash, ours.get(hash) ?? nothingHeld, theirs.get(hash), gone.has(hash));
        isWhole &&= isSettled;
        if (isOld()) return false;
      }
    }
    return isWhole;
  }

  async function idle(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (!isOver() && !isOld() && performance.now() < until) await resting(until - performance.now());
  }

  async function run(): Promise<void> {
    while (!isOver()) {
      try {
        await idle((await pass()) ? blobRests.idle : blobRests.missing);
        failures = 0;
      } catch (error) {
        if (!(error instanceof LinkFault || isOfDisk(error))) throw error;
        failures += 1;
        await resting(restAfter(error instanceof LinkFault ? error.kind : 'failed', failures, random()), {
          wakes: false,
        });
      }
    }
  }
  const running = run().catch(onBug);

  return {
    news: () => waking.abort(),
    async close() {
      closing.abort();
      await running;
    },
  };
}

function restAfter(fault: LinkFaultKind, failures: number, random: number): number {
  if (fault === 'no-such-path') return blobRests.unknown;
  const most = linkRests.failed[Math.min(failures, linkRests.failed.length) - 1] ?? 0;
  return Math.round(most * (0.5 + random / 2));
}

/** A disk that fails here is like a line that is down: it is tried again. */
const isOfDisk = (error: unknown): boolean => error instanceof Error && 'syscall' in error;
