/** Does what `link.ts` says, one thing at a time, until it is closed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { LogFault } from '../log/replicate.ts';
import { LinkFault, type Peer } from './client.ts';
import type { SigningKey } from './keys.ts';
import { type Effect, type Input, type LinkState, startOfLink, step } from './link.ts';
import { mend } from './mend.ts';
import { type KeysOf, receiveBatch } from './receive.ts';
import type { AskingReplica, Receipt } from './replica.ts';
import { createSender, type Sender } from './sender.ts';

/** Both ends, and what is replicated between them. */
export interface Ends {
  readonly replica: AskingReplica;
  readonly peer: Pick<Peer, 'heads' | 'ready' | 'takes' | 'fetch'>;
  /** Whose logs both ends follow. */
  readonly unit: string;
  /** Signs the heads of what was written here. */
  readonly key: SigningKey;
  readonly keysOf: KeysOf;
  /** Rows of this log were put in here. */
  readonly onReceived: () => void;
}

/** Rests for so many ms, or rejects when `signal` says so. */
export type Rest = (ms: number, signal: AbortSignal) => Promise<void>;

export interface LinkOptions extends Ends {
  readonly peer: Ends['peer'] & Pick<Peer, 'news'>;
  /** 0…1 */
  readonly random: () => number;
  /** Default: as long as it is told. */
  readonly rest?: Rest;
  /** ms for which the line is left alone where nothing is to be done here; 0, as without it: news of the other end is waited for. */
  readonly pause?: () => number;
  /** ms, of a clock that never goes back. */
  readonly now?: () => number;
  /** Called before each thing that is done. */
  readonly onState: (state: LinkState) => void;
}

export interface Link {
  /** Something was written here. */
  news(): void;
  /** Waits for what is under way; rejects with the bug that ended it. */
  close(): Promise<void>;
}

export const asleep: Rest = (ms, signal) => sleep(ms, undefined, { signal });

/** `most`: events in one sending. Rejects with a LinkFault or a LogFault. */
export async function perform(
  ends: Ends,
  sender: Sender,
  effect: Exclude<Effect, { do: 'rest' | 'listen' }>,
  most: number,
): Promise<Input> {
  const { replica, peer, unit, keysOf } = ends;
  const ours = () => replica.heads([unit]);
  if (effect.do !== 'send') sender.forget();
  switch (effect.do) {
    case 'look':
      return { kind: 'heads', ours: await ours(), theirs: null };
    case 'ask': {
      const theirs = await peer.heads();
      return { kind: 'heads', ours: await ours(), theirs };
    }
    case 'send':
      return { kind: 'receipt', receipt: await sender.send(effect.log, effect.after, most) };
    case 'fetch': {
      const batch = await peer.fetch(effect.log, effect.after);
      if (batch === undefined) return { kind: 'receipt', receipt: { kind: 'nothing' } };
      return putIn(ends, await receiveBatch(replica, batch, keysOf));
    }
    case 'mend':
      return putIn(ends, await mend(ends, effect.log, effect.below));
  }
}

function putIn({ onReceived }: Ends, receipt: Receipt): Input {
  if (receipt.kind === 'taken') onReceived();
  return { kind: 'receipt', receipt };
}

/** `onBug`: told what ended it before its time. */
export function runLink(options: LinkOptions, onBug: (error: unknown) => void): Link {
  const { peer, rest = asleep, now = () => performance.now() } = options;
  const sender = createSender(options.replica, peer, options.key);
  const closing = new AbortController();
  let state = startOfLink;
  let waking = new AbortController();

  /** Resolves all the same when it is woken. */
  const resting = async (ms: number): Promise<void> => {
    waking = new AbortController();
    const signal = AbortSignal.any([waking.signal, closing.signal]);
    await rest(ms, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  };

  /** The question for news that stands, and since when. */
  let asked: { readonly answer: Promise<boolean>; readonly since: number } | null = null;

  const ask = () => {
    const answer = peer
      .news([...(state.theirs?.values() ?? [])])
      .catch((error: unknown) => {
        if (!(error instanceof LinkFault)) throw error;
        return false;
      })
      .finally(() => {
        asked = null;
      });
    return { answer, since: now() };
  };

  /**
   * Until the other end says that it has news; one that cannot wait, as of an older program, is left alone for `ms`. Who is woken
   * by news of this end lets the question stand: its answer is no more than that there may be some.
   */
  const listening = async (ms: number): Promise<void> => {
    const pause = options.pause?.() ?? 0;
    if (pause > 0) return resting(pause);
    asked ??= ask();
    const { answer, since } = asked;
    waking = new AbortController();
    const signal = AbortSignal.any([waking.signal, closing.signal]);
    const woken = Promise.withResolvers<boolean>();
    const wake = (): void => woken.resolve(true);
    signal.addEventListener('abort', wake);
    const told = await Promise.race([answer, woken.promise]);
    // As long as it listens it is kept, whoever has forgotten it.
    signal.removeEventListener('abort', wake);
    if (!told) await resting(Math.max(0, ms - (now() - since)));
  };

  const performed = async (effect: Effect): Promise<Input | undefined> => {
    if (!('ms' in effect)) return perform(options, sender, effect, state.most);
    await (effect.do === 'rest' ? resting(effect.ms) : listening(effect.ms));
    return state.next === effect ? { kind: 'rested' } : undefined;
  };

  /** A disk that fails here is like a line that is down: it is tried again. */
  const failure = (error: unknown): Input => {
    if (!(error instanceof LinkFault || error instanceof LogFault)) throw error;
    return { kind: 'failed', fault: error instanceof LinkFault ? error.kind : 'failed', random: options.random() };
  };

  const take = (input: Input): void => {
    state = step(state, input);
  };

  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      options.onState(state);
      const input = await performed(state.next).catch(failure);
      if (input !== undefined) take(input);
    }
  };
  const running = run().catch(onBug);

  return {
    news() {
      take({ kind: 'news' });
      waking.abort();
    },
    async close() {
      closing.abort();
      await running;
      await sender.settled();
    },
  };
}
