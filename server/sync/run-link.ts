/** Does what `link.ts` says, one thing at a time, until it is closed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { LogFault } from '../log/replicate.ts';
import { LinkFault, type Peer } from './client.ts';
import type { SigningKey } from './keys.ts';
import { type Effect, type Input, type LinkState, startOfLink, step } from './link.ts';
import { batchAfter } from './outgoing.ts';
import { type KeysOf, receiveBatch } from './receive.ts';
import type { Replica } from './replica.ts';

export interface LinkOptions {
  readonly replica: Replica;
  readonly peer: Peer;
  /** Whose logs both ends follow. */
  readonly unit: string;
  /** Signs the heads of what was written here. */
  readonly key: SigningKey;
  readonly keysOf: KeysOf;
  /** 0…1 */
  readonly random: () => number;
  /** Rests for so many ms, or rejects when `signal` says so. */
  readonly rest?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Called before each thing that is done. */
  readonly onState: (state: LinkState) => void;
  /** Rows of this log were put in here. */
  readonly onReceived: () => void;
}

export interface Link {
  /** Something was written here. */
  news(): void;
  /** Waits for what is under way; rejects with the bug that ended it. */
  close(): Promise<void>;
}

const asleep = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal });

/** `onBug`: told what ended it before its time. */
export function runLink(options: LinkOptions, onBug: (error: unknown) => void): Link {
  const { replica, peer, unit, key, keysOf, rest = asleep } = options;
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

  const perform = async (effect: Effect): Promise<Input | undefined> => {
    switch (effect.do) {
      case 'look':
        return { kind: 'heads', ours: await replica.heads([unit]), theirs: null };
      case 'ask': {
        const theirs = await peer.heads();
        return { kind: 'heads', ours: await replica.heads([unit]), theirs };
      }
      case 'send': {
        const batch = await batchAfter(replica, effect.log, effect.after, key);
        if (batch === undefined) return { kind: 'receipt', receipt: { kind: 'nothing' } };
        return { kind: 'receipt', receipt: await peer.send({ ...batch, rows: batch.rows.slice(0, state.most) }) };
      }
      case 'fetch': {
        const batch = await peer.fetch(effect.log, effect.after);
        if (batch === undefined) return { kind: 'receipt', receipt: { kind: 'nothing' } };
        const receipt = await receiveBatch(replica, batch, keysOf);
        if (receipt.kind === 'taken') options.onReceived();
        return { kind: 'receipt', receipt };
      }
      case 'rest':
        await resting(effect.ms);
        return state.next === effect ? { kind: 'rested' } : undefined;
    }
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
      const input = await perform(state.next).catch(failure);
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
    },
  };
}
