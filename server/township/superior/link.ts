/** The link of a township's server to the level above: that of a box at its township, over what stands in the database. */
import type { Logger } from '../../service/logger.ts';
import { version } from '../../service/release.ts';
import { carryTo } from '../../sync/carry.ts';
import { createPeer, LinkFault, type Peer, type PeerClock } from '../../sync/client.ts';
import type { Standing } from '../../sync/devices.ts';
import type { SigningKey } from '../../sync/keys.ts';
import { type LinkState, startOfLink } from '../../sync/link.ts';
import type { AskingReplica } from '../../sync/replica.ts';
import { type Rest, runLink } from '../../sync/run-link.ts';
import { isHeadSignedBy } from '../../sync/signed-head.ts';
import type { TownshipStore } from '../store/contract.ts';
import type { Superior } from '../store/superior.ts';

export interface SuperiorLinkOptions {
  /** Of the superior's server. */
  readonly url: string;
  readonly store: TownshipStore;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly logger: Logger;
  readonly onBug: (error: unknown) => void;
  /** Between two looks, and of the link. Default: as long as it is told. */
  readonly rest?: Rest;
}

export interface SuperiorLink {
  /** As what it goes there. */
  readonly origin: string;
  readonly unit: string;
  /** What the superior has said last. */
  says(): { readonly standing: Standing; readonly heard: number; readonly fault: string };
  /** Both ends hold the same. Before that nothing may be written: a database that was put back gets its own tail first. */
  isCaughtUp(): boolean;
  /** Something was written. */
  news(): void;
  close(): Promise<void>;
}

/** `known`: it has a key of the superior, and was neither refused nor revoked. */
export function linkToSuperior(
  known: Superior & { readonly publicKey: Uint8Array; readonly standing: Standing },
  { url, store, now, logger, onBug, rest }: SuperiorLinkOptions,
): SuperiorLink {
  const { origin, unit, publicKey } = known;
  const closing = new AbortController();
  let said = { standing: known.standing, heard: known.heard, fault: known.fault };
  let state: LinkState = startOfLink;
  let key: SigningKey = known.key;
  let isKeyDue = known.nextKey !== null;
  let events = 0;
  const signing: SigningKey = {
    get publicKey() {
      return key.publicKey;
    },
    sign: (text) => key.sign(text),
  };
  const peer = createPeer({
    ...{ carry: carryTo(url, closing.signal), origin, key: signing, publicKey, clock: clockOf(now) },
    report: () => ({ events, readers: [], clock: 'ntp', version, recording: true }),
    onKeyDue: () => {
      isKeyDue = true;
    },
  });

  const show = (next: LinkState): void => {
    if (next.fault !== state.fault) logger.info({ fault: next.fault }, 'link to the superior');
    for (const { log, why } of next.halts === state.halts ? [] : next.halts.values())
      logger.error({ ...log, ...why }, 'log halted');
    state = next;
    const fault = next.fault ?? (next.halts.size > 0 ? 'halted' : '');
    const standing = next.theirs !== null ? 'accepted' : standingIn(next.fault);
    const isAnswered = next.theirs !== null || standing !== undefined;
    said = { fault, standing: standing ?? said.standing, heard: isAnswered ? now() : said.heard };
  };

  const heads: Peer['heads'] = async () => {
    if (isKeyDue) {
      const next = await store.superior.beginKey(origin);
      await peer.changeKey(next);
      await store.superior.turnKey(origin);
      [key, isKeyDue] = [next, false];
    }
    return (await peer.heads()).filter((head) => head.unit === unit);
  };

  const replica = ofOneUnit(store, unit);
  const running = runLink(
    {
      replica: {
        ...replica,
        async heads(units) {
          const ours = await replica.heads(units);
          events = ours.reduce((sum, { seq }) => sum + seq, 0);
          return ours;
        },
      },
      peer: { ...peer, heads },
      ...{ unit, key: signing, random: Math.random, onState: show, onReceived: () => undefined },
      ...(rest && { rest }),
      // What it wrote itself the superior answers for with its signature.
      keysOf: async () => undefined,
    },
    onBug,
  );

  return {
    ...{ origin, unit },
    says: () => said,
    isCaughtUp: () => state.theirs !== null && state.next.do === 'listen',
    news: running.news,
    async close() {
      closing.abort(); // a request that hangs is not waited for
      await running.close();
    },
  };
}

function standingIn(fault: LinkState['fault']): Standing | undefined {
  return fault === 'waiting' || fault === 'revoked' || fault === 'refused' ? fault : undefined;
}

/** Also the superior has no say in any other log. Heads that this township signed for its boxes are signed anew, with the key known there. */
function ofOneUnit({ heads, rows, signedHead, receive, key }: TownshipStore, unit: string): AskingReplica {
  const receiveOwn: AskingReplica['receive'] = async (log, ...what) => {
    if (log.unit !== unit) throw new LinkFault('unbelievable');
    return receive(log, ...what);
  };
  return {
    ...{ heads, rows, receive: receiveOwn },
    async signedHead(log) {
      const head = await signedHead(log);
      return head !== undefined && isHeadSignedBy(key.publicKey, log, head) ? undefined : head;
    },
    // This end alone writes the log, and nothing before it has its tail: there is no fork that would heal by giving way.
    giveWay: receiveOwn,
  };
}

/** A server's clock is kept by others. What it is wrong by is only made up for in requests, so that these are not refused. */
function clockOf(now: () => number): PeerClock {
  let ahead = 0;
  return {
    now: () => now() + ahead,
    told(time, within) {
      ahead = Math.round(time + within / 2 - now());
    },
  };
}
