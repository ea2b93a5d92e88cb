/** The box's side of the township: its enrolment, and the link over which the logs go both ways. */
import { join } from 'node:path';
import type { Stamp } from '../../domain/stamp.ts';
import type { Log } from '../../log/contract.ts';
import type { BoxReport } from '../../service/contract/box.ts';
import type { Logger } from '../../service/logger.ts';
import { released } from '../../service/release.ts';
import { carryTo } from '../../sync/carry.ts';
import { createPeer, enrolAt, LinkFault } from '../../sync/client.ts';
import { openKey } from '../../sync/keys.ts';
import { type LinkState, unsentOf } from '../../sync/link.ts';
import { type Link, runLink } from '../../sync/run-link.ts';
import type { TownshipAnswer, TownshipPage } from '../contract/township.ts';
import type { HealthView } from '../contract.ts';
import type { Room } from '../room.ts';
import type { Store } from '../store.ts';
import { type Enrolment, enrolmentStore } from './enrolment.ts';
import { hubClock } from './hub-clock.ts';
import { replicaOf } from './log-replica.ts';
import type { Township } from './no-township.ts';

export interface TownshipOptions {
  /** Of its server. */
  readonly url: string;
  /** The data folder, where the box's key is. */
  readonly data: string;
  readonly log: Log;
  readonly store: Store;
  readonly room: Pick<Room, 'view' | 'linkStatus' | 'learnTime' | 'received' | 'onRecorded'>;
  readonly stamp: () => Stamp;
  readonly logger: Logger;
  readonly onBug: (error: unknown) => void;
}

export function createTownship({ url, data, log, store, room, logger, ...options }: TownshipOptions): Township {
  const key = openKey(join(data, 'device.key'));
  const enrolments = enrolmentStore(store);
  const closing = new AbortController();
  const clock = hubClock(options.stamp, released, room.learnTime);
  let enrolment = enrolments.get();
  let link: Link | null = null;
  let enrolling: Promise<unknown> = Promise.resolve();
  let state: LinkState | null = null;

  const page = (): TownshipPage => ({
    standing: enrolment?.standing ?? 'not-enrolled',
    township: enrolment?.township ?? '',
    up: state !== null && state.theirs !== null,
    unsent: state === null ? 0 : unsentOf(state),
    halted: state?.halts.size ?? 0,
  });

  const remember = (next: Enrolment): void => {
    if (next.standing !== enrolment?.standing) logger.info({ standing: next.standing }, 'township');
    enrolment = next;
    enrolments.set(next);
  };

  const show = (next: LinkState): void => {
    if (next.fault !== state?.fault) logger.info({ fault: next.fault }, 'township link');
    if (next.halts !== state?.halts)
      for (const { log, why } of next.halts.values()) logger.warn({ ...log, ...why }, 'log halted');
    state = next;
    if (enrolment !== null) {
      const standing = next.theirs !== null ? 'accepted' : standingIn(next);
      if (standing !== undefined && standing !== enrolment.standing) remember({ ...enrolment, standing });
    }
    room.linkStatus(healthOf(page()));
  };

  const reportOn = (unit: string): BoxReport => {
    const { readers, clock } = room.view().health;
    const ours = log.heads().filter((head) => head.unit === unit);
    return { events: ours.reduce((sum, { seq }) => sum + seq, 0), readers, clock: clock.quality };
  };

  /** A box that was revoked, or never enrolled, has nobody to talk to. */
  const begin = (): void => {
    const unit = room.view().branch?.id;
    if (enrolment === null || enrolment.standing === 'revoked' || unit === undefined) return;
    const { origin, publicKey } = enrolment;
    const ending = new AbortController();
    const carry = carryTo(url, ending.signal);
    const peer = createPeer({ carry, origin, key, publicKey, clock, report: () => reportOn(unit) });
    const running = runLink(
      {
        ...{ replica: replicaOf(log), peer, unit, key },
        // What others wrote has been checked by the township, which answers for it with its signature.
        keysOf: async () => undefined,
        random: Math.random,
        onState: show,
        onReceived: room.received,
      },
      options.onBug,
    );
    link = {
      news: running.news,
      async close() {
        ending.abort(); // a request that hangs is not waited for
        await running.close();
      },
    };
  };

  const enrol = async (code: string): Promise<TownshipAnswer> => {
    const branch = room.view().branch;
    if (branch === null || closing.signal.aborted) return { ok: false, why: 'unreachable' };
    const asked = { code, origin: log.origin, unit: branch.id, room: branch.room, branch: branch.name };
    try {
      const answer = await enrolAt(carryTo(url, closing.signal), { ...asked, publicKey: key.publicKey }, key);
      if (!('publicKey' in answer)) return { ok: false, why: answer.kind };
      await link?.close();
      const { kind: standing, township, publicKey } = answer;
      remember({ origin: asked.origin, township, publicKey, standing });
      begin();
      return { ok: true, page: page() };
    } catch (error) {
      if (!(error instanceof LinkFault)) throw error;
      logger.info({ fault: error.kind }, 'enrolment failed');
      return { ok: false, why: 'unreachable' };
    }
  };

  begin();
  room.linkStatus(healthOf(page()));
  const stop = room.onRecorded(() => link?.news());

  return {
    page,
    /** One after the other: each puts its link in the place of the one before. */
    enrol(code) {
      const answer = enrolling.then(() => enrol(code));
      enrolling = answer.catch(() => undefined); // whoever asked is told
      return answer;
    },
    async close() {
      stop();
      closing.abort();
      await enrolling;
      await link?.close();
    },
  };
}

function standingIn({ fault }: LinkState): Enrolment['standing'] | undefined {
  return fault === 'waiting' || fault === 'revoked' ? fault : undefined;
}

/** A room that was never accepted works by itself. */
const healthOf = ({ standing, up }: TownshipPage): HealthView['link'] =>
  standing !== 'accepted' ? 'never' : up ? 'up' : 'down';
