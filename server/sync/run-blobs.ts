/**
 * The second queue of the asking end: blobs go both ways, one piece at a time, and only while the link has nothing to do, so
 * attendance never waits for a photo. What was cut off goes on where it stood. The line may be metered: what both ends have is
 * asked about once a day, and what does not come to an end more and more seldom.
 */
import { type Added, type Blobs, blobLimits, type Held, nothingHeld, pieceFor, readWhole } from './blobs.ts';
import { LinkFault, type LinkFaultKind, type Peer } from './client.ts';
import { rests as linkRests } from './link.ts';
import { asleep, type Link, type Rest } from './run-link.ts';

export interface BlobsOptions {
  readonly blobs: Blobs;
  readonly peer: Peer['blobs'];
  /** `named`: by the unit's events, in the order in which they shall go. `takenBack`: what they named before. */
  readonly evidence: () => { readonly named: readonly string[]; readonly takenBack: readonly string[] };
  /** One that is named turns out to be whole at neither end. */
  readonly onNowhere?: (hash: string) => void;
  /** The link is up and has nothing to do. */
  readonly isQuiet: () => boolean;
  /** 0…1 */
  readonly random: () => number;
  /** Default: as long as it is told. */
  readonly rest?: Rest;
  /** ms, of a clock that never goes back. */
  readonly now?: () => number;
}

/** ms. What did not come to an end is tried again after the `first`, then after twice as long each time; `day`: everything is. */
export const blobRests = { first: 60_000, day: 24 * 3_600_000 } as const;

/** Which way an end had no room for what came. */
type Way = 'up' | 'down';

/** `both`: they have it, or name it no more. `not yet`: another time they may. A way: once there is room again. */
type Outcome = 'both' | 'not yet' | Way;

/** When something is tried again; `rest`: how long that was put off. */
interface Retry {
  readonly rest: number;
  readonly due: number;
}
const untried: Retry = { rest: 0, due: 0 };

function putOff({ rest }: Retry, now: number): Retry {
  const longer = Math.min(Math.max(2 * rest, blobRests.first), blobRests.day);
  return { rest: longer, due: now + longer };
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((hash, index) => hash === other[index]);

/** Its `news`: the link's state or what is named may have changed. `onBug`: told what ended it before its time. */
export function runBlobs(options: BlobsOptions, onBug: (error: unknown) => void): Link {
  const { blobs, peer, evidence, isQuiet, random, onNowhere = () => undefined, rest = asleep } = options;
  const now = options.now ?? (() => performance.now());
  const closing = new AbortController();
  let waking = new AbortController();
  /** What the pass that is under way, or was last, went by. */
  let list: readonly string[] = [];
  /** By hash; for what is wanted of it: that both ends have it, or, if it `isGone`, that the other names it no more. */
  let retries = new Map<string, Retry & { readonly isGone: boolean }>();
  const full = { up: untried, down: untried };
  /** Those that the other end found wrong, until it has them. */
  const doubted = new Set<string>();
  /** When all are asked about again. */
  let dayEnds = 0;

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
    while (!isOver() && !isQuiet()) await resting(blobRests.first);
    if (isOver()) throw new LinkFault('unreachable');
  }

  /**
   * Piece by piece until it is whole there. `next`: what comes of the piece that begins at a place; undefined: it is over. One that
   * turns out wrong begins anew once.
   */
  async function move(way: Way, from: number, next: (at: number) => Promise<Added | undefined>): Promise<Outcome> {
    for (let [at, wrongs] = [from, 0]; ; ) {
      if (at === 0 && now() < full[way].due) return way;
      await turn();
      const added = await next(at);
      failures = 0;
      if (added === undefined) return 'not yet';
      if (added.kind === 'full') {
        full[way] = putOff(full[way], now());
        return way;
      }
      full[way] = untried;
      if (added.kind === 'held') {
        if (added.whole) return 'both';
        if (added.bytes === at) return 'not yet';
        at = added.bytes;
      } else {
        wrongs += 1;
        if (wrongs > 1) return 'not yet';
        at = 0;
      }
    }
  }

  /** One that is damaged here costs the line its way once: before the second it is read through. */
  async function send(hash: string, from: number): Promise<Outcome> {
    const outcome = await move('up', from, async (at) => {
      if (at === 0 && doubted.has(hash) && (await readWhole(blobs, hash)) === undefined) return undefined;
      const piece = await pieceFor(at, (from) => blobs.read(hash, from));
      const added = piece && (await peer.send(hash, piece));
      if (added?.kind === 'wrong') doubted.add(hash);
      return added?.kind === 'unnamed' ? undefined : added;
    });
    if (outcome === 'both') doubted.delete(hash);
    return outcome;
  }

  const fetch = (hash: string, from: number): Promise<Outcome> =>
    move('down', from, async (at) => {
      const piece = await pieceFor(at, (from) => peer.fetch(hash, from));
      return piece && (await blobs.add(hash, piece));
    });

  async function settle(hash: string, here: Held, there: Held | undefined, isGone: boolean): Promise<Outcome> {
    if (isGone) return there === undefined ? 'both' : 'not yet';
    if (there?.whole === true) return here.whole ? 'both' : fetch(hash, here.bytes);
    if (!here.whole) {
      onNowhere(hash);
      return 'not yet';
    }
    if (there === undefined) return 'not yet';
    return send(hash, there.bytes);
  }

  function retryOf(outcome: Outcome, last: Retry): Retry {
    switch (outcome) {
      case 'both':
        return { rest: 0, due: dayEnds };
      case 'not yet':
        return putOff(last, now());
      default:
        return { rest: last.rest, due: full[outcome].due };
    }
  }

  /**
   * Goes through what is due. What is named meanwhile goes first in the next pass, which begins at once. Resolves with when the
   * next one begins if nothing else is named before.
   */
  async function pass(): Promise<number> {
    const { named, takenBack } = evidence();
    list = named;
    if (now() >= dayEnds) {
      dayEnds = now() + blobRests.day;
      retries = new Map([...retries].map(([hash, retry]) => [hash, { ...retry, due: 0 }]));
    }
    const wanted = [
      ...named.map((hash) => ({ hash, isGone: false })),
      ...takenBack.map((hash) => ({ hash, isGone: true })),
    ];
    const lastOf = ({ hash, isGone }: (typeof wanted)[number]): Retry => {
      const last = retries.get(hash);
      return last?.isGone === isGone ? last : untried;
    };
    const asked = wanted.filter((one) => lastOf(one).due <= now());
    for (let from = 0; from < asked.length; from += blobLimits.asked) {
      const some = asked.slice(from, from + blobLimits.asked);
      const hashes = some.map(({ hash }) => hash);
      await turn();
      const [ours, theirs] = [await blobs.held(hashes), await peer.held(hashes)];
      for (const one of some) {
        const { hash, isGone } = one;
        const remember = (outcome: Outcome) => retries.set(hash, { ...retryOf(outcome, lastOf(one)), isGone });
        try {
          remember(await settle(hash, ours.get(hash) ?? nothingHeld, theirs.get(hash), isGone));
        } catch (error) {
          const holdsUp = isUnsigned(error) && failures >= linkRests.failed.length;
          if (holdsUp || isOfOne(error)) remember('not yet'); // so that those behind it go on
          if (!isOfOne(error)) throw error;
        }
        if (isOld()) return now();
      }
    }
    return Math.min(dayEnds, ...wanted.map((one) => lastOf(one).due));
  }

  async function idle(until: number): Promise<void> {
    while (!isOver() && !isOld() && now() < until) await resting(until - now());
  }

  async function run(): Promise<void> {
    while (!isOver()) {
      try {
        await idle(await pass());
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
  if (fault === 'no-such-path') return blobRests.day;
  const most = linkRests.failed[Math.min(failures, linkRests.failed.length) - 1] ?? 0;
  return Math.round(most * (0.5 + random / 2));
}

/** A disk that fails here is like a line that is down: it is tried again. */
const isOfDisk = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

/** A fault of one blob, which an end cannot read, write or take, and not of the line. */
const isOfOne = (error: unknown): boolean =>
  isOfDisk(error) || (error instanceof LinkFault && (error.kind === 'failed' || error.kind === 'too-large'));

/** As a log-in page's answer, or that of a township which fails at this request: which of them, the next tries show. */
const isUnsigned = (error: unknown): boolean =>
  error instanceof LinkFault && ['unbelievable', 'troubled', 'intercepted'].includes(error.kind);
