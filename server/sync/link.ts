/**
 * The asking end of a link between two levels as a pure state machine: what is to be done next, in both directions. It
 * remembers what the other end has, so news go out at once. One thing is under way at a time (`sender.ts` goes
 * ahead of it by a batch), and nothing makes it give up.
 */
import type { Head, LogName } from '../log/replicate.ts';
import { batchLimits, largestBatch } from './batch.ts';
import type { LinkFaultKind } from './client.ts';
import type { Receipt } from './replica.ts';

/**
 * `look`: read our heads; `ask`: those of both ends. `mend`: a fork, at or below an event that both ends have. `rest`: for so
 * many ms, or until there is news here. `listen`: until there is at either end; for so many ms where the other cannot tell.
 */
export type Effect =
  | { readonly do: 'look' | 'ask' }
  | { readonly do: 'send' | 'fetch'; readonly log: LogName; readonly after: number }
  | { readonly do: 'mend'; readonly log: LogName; readonly below: number }
  | { readonly do: 'rest' | 'listen'; readonly ms: number };

/** What does not heal by going on: a fork waits to be mended, what was tampered with for a person. */
export interface Halt {
  readonly log: LogName;
  readonly why: Extract<Receipt, { kind: 'fork' | 'tampered' }>;
  /** Where both ends stood; once either has moved it is tried again. */
  readonly at: string;
}

/** How far an end has a log; `link` only as long as it is known. */
interface End extends LogName {
  readonly seq: number;
  readonly link?: string;
}
type Ends = ReadonlyMap<string, End>;

export interface LinkState {
  readonly next: Effect;
  readonly ours: Ends;
  /** Null: not known since the last failure. */
  readonly theirs: Ends | null;
  /** Theirs when last known. */
  readonly seen: Ends;
  readonly halts: ReadonlyMap<string, Halt>;
  /** The last try's. */
  readonly fault: LinkFaultKind | null;
  /** In a row. */
  readonly failures: number;
  /** Events in one sending at most. */
  readonly most: number;
  /** Something was written here since our heads were read. */
  readonly news: boolean;
}

/** `random`: 0…1. `receipt`: for what was sent, or for what was fetched and put in here; `nothing`: there was nothing to. */
export type Input =
  | { readonly kind: 'heads'; readonly ours: readonly Head[]; readonly theirs: readonly Head[] | null }
  | { readonly kind: 'receipt'; readonly receipt: Receipt | { readonly kind: 'nothing' } }
  | { readonly kind: 'failed'; readonly fault: LinkFaultKind; readonly random: number }
  | { readonly kind: 'news' | 'rested' };

/** ms. Of failures in a row the last one goes on; `idle`: between two askings for news of an end that cannot tell. */
export const rests = {
  failed: [1_000, 2_000, 5_000, 10_000, 20_000, 40_000],
  waiting: 5_000,
  revoked: 600_000,
  idle: 10_000,
  mended: 1_000,
} as const;

export const startOfLink: LinkState = {
  next: { do: 'ask' },
  ours: new Map(),
  theirs: null,
  seen: new Map(),
  halts: new Map(),
  fault: null,
  failures: 0,
  most: batchLimits.events,
  news: false,
};

const nameOf = ({ origin, unit }: LogName): string => JSON.stringify([origin, unit]);
const endsOf = (heads: readonly Head[]): Ends => new Map(heads.map((head) => [nameOf(head), head]));
const seqIn = (ends: Ends | null, log: LogName): number => ends?.get(nameOf(log))?.seq ?? 0;
const standing = (state: LinkState, log: LogName): string => `${seqIn(state.ours, log)} ${seqIn(state.theirs, log)}`;

/** Events that the other end is not known to have; while it is away, by what it last had. */
export const unsentOf = ({ ours, theirs, seen }: LinkState): number =>
  [...ours.values()].reduce((sum, log) => sum + Math.max(0, log.seq - seqIn(theirs ?? seen, log)), 0);

/** How much of what both ends are known to hold stands here, in events. */
export function progressOf({ ours, theirs, seen }: LinkState): { readonly have: number; readonly of: number } {
  const all = [...new Map([...(theirs ?? seen), ...ours]).values()];
  const have = all.reduce((sum, log) => sum + seqIn(ours, log), 0);
  return { have, of: all.reduce((sum, log) => sum + Math.max(seqIn(ours, log), seqIn(theirs ?? seen, log)), 0) };
}

export function step(state: LinkState, input: Input): LinkState {
  switch (input.kind) {
    case 'heads': {
      const ours = endsOf(input.ours);
      if (input.theirs === null) return onward({ ...state, ours });
      return onward({ ...state, ours, theirs: endsOf(input.theirs), fault: null, failures: 0 });
    }
    case 'receipt':
      return received(state, input.receipt);
    case 'failed':
      return failed(state, input.fault, input.random);
    case 'news':
      if (!('ms' in state.next)) return { ...state, news: true };
      return { ...state, next: { do: state.theirs === null ? 'ask' : 'look' }, news: false };
    case 'rested':
      return { ...state, next: { do: 'ask' }, news: false };
  }
}

function failed(state: LinkState, fault: LinkFaultKind, random: number): LinkState {
  const { theirs, seen, failures: before, next, most } = state;
  const failures = before + 1;
  return {
    ...{ ...state, theirs: null, seen: theirs ?? seen, fault, failures },
    // Over a slow line half of it may be through in time.
    most: next.do === 'send' ? Math.max(1, Math.floor(most / 2)) : most,
    // A refusal for the time tells the time.
    next: { do: 'rest', ms: fault === 'expired' && state.fault !== fault ? 0 : restAfter(fault, failures, random) },
  };
}

/** Of many boxes that lost the same line each comes back at its own moment. */
function restAfter(fault: LinkFaultKind, failures: number, random: number): number {
  if (fault === 'waiting') return rests.waiting;
  if (fault === 'revoked' || fault === 'refused') return rests.revoked;
  const most = rests.failed[Math.min(failures, rests.failed.length) - 1] ?? 0;
  return Math.round(most * (0.5 + random / 2));
}

function received(state: LinkState, receipt: Extract<Input, { kind: 'receipt' }>['receipt']): LinkState {
  const { next } = state;
  if (next.do === 'mend') return mended(state, next.log, receipt);
  if (next.do !== 'send' && next.do !== 'fetch') return state;
  const { log, after } = next;
  switch (receipt.kind) {
    case 'taken':
    case 'gap': {
      // Forward by what was taken, back where something lacks: whatever else it says, going on could turn in a circle.
      if (receipt.kind === 'taken' ? receipt.ack <= after : receipt.ack >= after) return failed(state, 'failed', 1);
      const side = next.do === 'send' ? 'theirs' : 'ours';
      const ends = new Map(state[side] ?? []).set(nameOf(log), { ...log, seq: receipt.ack });
      const most = next.do === 'send' ? Math.min(largestBatch.events, state.most * 2) : state.most;
      return onward({ ...state, [side]: ends, most });
    }
    case 'fork':
    case 'tampered':
      return onward({ ...state, halts: halted(state, log, receipt) });
    case 'nothing':
      return failed(state, 'failed', 1);
  }
}

/** Both ends have moved. A fork that is found again at once is no haste: the other end contradicts itself. */
function mended(state: LinkState, log: LogName, receipt: Extract<Input, { kind: 'receipt' }>['receipt']): LinkState {
  switch (receipt.kind) {
    case 'taken':
      return { ...state, halts: without(state, log), next: { do: 'rest', ms: rests.mended } };
    case 'tampered':
      return onward({ ...state, halts: halted(state, log, receipt) });
    case 'gap':
    case 'fork':
    case 'nothing':
      return failed(state, 'failed', 1);
  }
}

const without = ({ halts }: LinkState, log: LogName): LinkState['halts'] =>
  new Map([...halts].filter(([name]) => name !== nameOf(log)));

const halted = (state: LinkState, log: LogName, why: Halt['why']): LinkState['halts'] =>
  new Map(state.halts).set(nameOf(log), { log, why, at: standing(state, log) });

/**
 * The next thing to do, with what both ends are known to have. What we lack comes later: attendance waits for nothing. A fork is
 * mended when all else has come, among which may be what would otherwise be carried over a second time.
 */
function onward(state: LinkState): LinkState {
  if (state.theirs === null) return { ...state, next: { do: 'ask' }, news: false };
  const logs = [...new Map([...state.theirs, ...state.ours]).values()];
  const { halts } = logs.reduce(sought, state);
  const open = logs.filter((log) => halts.get(nameOf(log))?.at !== standing(state, log));
  const more = (one: Ends, than: Ends | null) => open.find((log) => seqIn(one, log) > seqIn(than, log));
  const upward = more(state.ours, state.theirs);
  const downward = more(state.theirs, state.ours);
  const going = { ...state, halts };
  if (upward) return { ...going, next: { do: 'send', log: onlyName(upward), after: seqIn(state.theirs, upward) } };
  if (downward) return { ...going, next: { do: 'fetch', log: onlyName(downward), after: seqIn(state.ours, downward) } };
  const forked = [...halts.values()].find(({ why, log, at }) => why.kind === 'fork' && at === standing(state, log));
  if (forked) return { ...going, next: { do: 'mend', log: forked.log, below: commonTo(state, forked.log) } };
  if (state.news) return { ...going, next: { do: 'look' }, news: false };
  return { ...going, next: { do: 'listen', ms: rests.idle } };
}

const commonTo = (state: LinkState, log: LogName): number => Math.min(seqIn(state.ours, log), seqIn(state.theirs, log));

const onlyName = ({ origin, unit }: LogName): LogName => ({ origin, unit });

/** Halts where both ends have as many events with another last one; what has moved on since is halted no more. */
function sought(state: LinkState, log: LogName): LinkState {
  const name = nameOf(log);
  const [here, there, halt] = [state.ours.get(name), state.theirs?.get(name), state.halts.get(name)];
  if (halt?.at === standing(state, log)) return state;
  const differ =
    here?.seq === there?.seq && here?.link !== undefined && there?.link !== undefined && here.link !== there.link;
  if (differ)
    return { ...state, halts: halted(state, onlyName(log), { kind: 'fork', seq: there.seq, link: there.link }) };
  return halt === undefined ? state : { ...state, halts: without(state, log) };
}
