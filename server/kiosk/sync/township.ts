/** The box's side of the township: its enrolment, and the link over which the logs go both ways. */
import { join } from 'node:path';
import type { Stamp } from '../../domain/stamp.ts';
import type { Log } from '../../log/contract.ts';
import { boxMark } from '../../service/contract/box.ts';
import type { Logger } from '../../service/logger.ts';
import { released } from '../../service/release.ts';
import { carryTo } from '../../sync/carry.ts';
import { createPeer, enrolAt, LinkFault } from '../../sync/client.ts';
import type { EnrolRequest } from '../../sync/devices.ts';
import { handOver } from '../../sync/hand-over.ts';
import { handOverBlobs } from '../../sync/hand-over-blobs.ts';
import { openKeyRing } from '../../sync/key-ring.ts';
import { type LinkState, progressOf, startOfLink, unsentOf } from '../../sync/link.ts';
import { runBlobs } from '../../sync/run-blobs.ts';
import { type Link, type Rest, runLink } from '../../sync/run-link.ts';
import { createTurns } from '../../sync/turns.ts';
import type { TownshipAnswer, TownshipPage } from '../contract/township.ts';
import type { HeldStage } from '../contract.ts';
import { cardKey } from '../keys.ts';
import type { Photos } from '../photos/photos.ts';
import type { Room } from '../room.ts';
import type { Store } from '../store.ts';
import { createByHand } from './by-hand.ts';
import { codeHash, type Enrolment, enrolmentStore } from './enrolment.ts';
import { hubClock } from './hub-clock.ts';
import { graceIn, leave } from './leaving.ts';
import { healthOf, lockOutOf, standingIn, troubleOf } from './link-says.ts';
import { replicaOf } from './log-replica.ts';
import type { Township } from './no-township.ts';
import { meteredPace, seldom } from './pace.ts';
import { reportOf } from './report.ts';
import { stickAt } from './stick.ts';
import { type Keys, withKeys } from './with-keys.ts';

export interface TownshipOptions {
  /** Of its server. */
  readonly url: string;
  /** Where a USB stick is mounted; null: wherever the system mounts them. */
  readonly stick: string | null;
  /** The line costs by what goes over it. */
  readonly metered?: boolean;
  /** The data folder, where the box's key is. */
  readonly data: string;
  readonly log: Log;
  readonly store: Store;
  readonly room: Pick<Room, 'view' | 'linkStatus' | 'hold' | 'learnTime' | 'received' | 'strange' | 'onRecorded'>;
  readonly photos: Pick<Photos, 'blobs' | 'evidence' | 'nowhere'>;
  readonly stamp: () => Stamp;
  /** Of the link; default: as long as it is told. */
  readonly rest?: Rest;
  readonly logger: Logger;
  /** It was revoked, and all that it recorded is safe there: nothing of it need stay here. */
  readonly onRetired: (township: string) => void;
  readonly onBug: (error: unknown) => void;
}

type Names = Pick<EnrolRequest, 'unit' | 'room' | 'branch'>;

export function createTownship(options: TownshipOptions): Township {
  const { url, data, log, store, room, photos, logger } = options;
  const key = openKeyRing(join(data, 'device.key'));
  const cards = cardKey(store);
  const enrolments = enrolmentStore(store);
  const closing = new AbortController();
  const clock = hubClock(options.stamp, released, room.learnTime);
  const replica = replicaOf(log);
  const pace = options.metered ? meteredPace() : null;
  let enrolment = enrolments.get();
  let link: Link | null = null;
  let queue: Link | null = null;
  let enrolling: Promise<unknown> = Promise.resolve();
  let state: LinkState = startOfLink;
  /** While it hands over, there is no link whose state would say so. */
  let answered = false;

  const isUp = (): boolean => answered || state.theirs !== null;

  const page = (): TownshipPage => ({
    standing: enrolment?.standing ?? 'not-enrolled',
    township: enrolment?.township ?? '',
    mark: enrolment === null ? '' : boxMark(enrolment.origin),
    up: isUp(),
    lockedOut: lockOutOf(state),
    trouble: troubleOf(state),
    unsent: unsentOf(state),
    halted: [...state.halts.values()].filter(({ why }) => why.kind === 'tampered').length,
    strange: room.strange(),
  });

  const stage = (): HeldStage | null => {
    if (enrolment === null) return null;
    const { standing, township, joining, lost } = enrolment;
    if (standing === 'revoked') return { kind: 'leaving', township, up: isUp() };
    if (joining === null && (!lost || standing === 'refused')) return null;
    const { have, of } = progressOf(state);
    const complete = joining !== null && (state.theirs ?? state.seen).size > 0 && have === of;
    return { kind: 'joining', standing, township, up: isUp(), have, of, complete, lost: joining === null };
  };

  const remember = (next: Enrolment): void => {
    if (next.standing !== enrolment?.standing) logger.info({ standing: next.standing }, 'township');
    enrolment = next;
    enrolments.set(next);
  };

  const tell = async (): Promise<void> => {
    room.linkStatus(healthOf(page()));
    await room.hold(stage());
    queue?.news();
  };

  const show = (next: LinkState): void => {
    if (next.fault !== state.fault) logger.info({ fault: next.fault }, 'township link');
    if (next.halts !== state.halts)
      for (const { log, why } of next.halts.values()) logger.warn({ ...log, ...why }, 'log halted');
    state = next;
    const { have, of } = progressOf(state);
    if (enrolment?.lost && state.theirs !== null && have === of) remember({ ...enrolment, lost: false });
    const standing = next.theirs !== null ? 'accepted' : standingIn(next);
    if (enrolment !== null && standing !== undefined && standing !== enrolment.standing) {
      remember({ ...enrolment, standing });
      if (standing === 'revoked' || standing === 'refused') {
        enrolling = enrolling.then(restart);
        enrolling.catch(options.onBug);
      }
    }
    void tell().catch(options.onBug);
  };

  /** A box that was refused, or never enrolled, has nobody to talk to; one that was revoked hands over. */
  const begin = (): void => {
    const unit = enrolment?.unit || room.view().branch?.id;
    if (enrolment === null || enrolment.standing === 'refused' || unit === undefined || closing.signal.aborted) return;
    const { origin, publicKey, standing, township } = enrolment;
    const ending = new AbortController();
    let keyDue = false;
    const peer = createPeer({
      ...{
        carry: carryTo(url, ending.signal),
        origin,
        key,
        publicKey,
        clock,
        report: () =>
          reportOf({ log, room, data, halts: state.halts, pause: pace === null ? undefined : seldom }, unit),
      },
      onKeyDue: () => {
        keyDue = true;
      },
    });
    const keys: Keys = {
      ...{ cards, key },
      isAtWork: () => enrolment?.joining === null,
      isKeyDue: () => keyDue || key.next !== undefined,
    };
    const running =
      standing === 'revoked'
        ? leave(
            {
              handOver: () => handOver(replica, peer, unit, key),
              handOverPhotos: () => handOverBlobs(photos.blobs, peer.blobs, photos.evidence().named),
              grace: graceIn(join(data, 'leaving.json'), clock.now),
              onTry(up) {
                answered = up;
                void tell().catch(options.onBug);
              },
              onSafe: () => options.onRetired(township),
            },
            options.onBug,
          )
        : runLink(
            {
              ...{ replica, peer: withKeys(peer, keys), unit, key },
              // What others wrote has been checked by the township, which answers for it with its signature.
              keysOf: async () => undefined,
              random: Math.random,
              onState: show,
              onReceived: room.received,
              ...(options.rest && { rest: options.rest }),
              ...(pace && { pause: pace.pause }),
            },
            options.onBug,
          );
    const second =
      standing === 'revoked'
        ? null
        : runBlobs(
            {
              ...{ blobs: photos.blobs, peer: peer.blobs, evidence: photos.evidence, random: Math.random },
              onNowhere: photos.nowhere,
              isQuiet: () => state.theirs !== null && 'ms' in state.next,
            },
            options.onBug,
          );
    queue = second;
    link = {
      news: running.news,
      async close() {
        ending.abort(); // a request that hangs is not waited for
        await Promise.all([running.close(), second?.close()]);
      },
    };
  };

  const restart = async (): Promise<void> => {
    await link?.close();
    link = null;
    begin();
  };

  const enrolAs = async (code: string, names: Names): Promise<TownshipAnswer> => {
    if (closing.signal.aborted) return { ok: false, why: 'unreachable' };
    const { origin } = log;
    try {
      const asked = { code, origin, ...names, publicKey: key.publicKey };
      const answer = await enrolAt(carryTo(url, closing.signal), asked, key);
      if (!('publicKey' in answer)) return { ok: false, why: answer.kind };
      const { kind: standing, township, publicKey, unit } = answer;
      const joining = names.unit === null ? codeHash(code) : null;
      remember({ origin, unit, township, publicKey, standing, joining, lost: enrolment?.lost ?? false });
      await restart();
      await tell();
      return { ok: true, page: page() };
    } catch (error) {
      if (!(error instanceof LinkFault)) throw error;
      logger.info({ fault: error.kind }, 'enrolment failed');
      return { ok: false, why: 'unreachable' };
    }
  };

  const byHand = createByHand({
    ...{ data, replica, photos, key, now: clock.now },
    enrolment: () => enrolment,
    branch: () => room.view().branch,
    known: () => state.theirs && [...state.theirs.values()],
    onReceived: room.received,
  });

  /** One after the other: each writes beside, and over, what the one before wrote. */
  const carrying = createTurns();

  /** One after the other: each puts its link in the place of the one before. */
  const inTurn = (enrol: () => Promise<TownshipAnswer>): Promise<TownshipAnswer> => {
    const answer = enrolling.then(enrol);
    enrolling = answer.catch(() => undefined); // whoever asked is told
    return answer;
  };

  // Until all that the township has is here nobody may set it up as another branch, nor does it work on a part: a member
  // would sign in twice, and what was decided of the roster would be decided anew.
  if (enrolment?.joining === null && room.view().branch === null) remember({ ...enrolment, lost: true });
  begin();
  void tell().catch(options.onBug);
  const stop = room.onRecorded(() => {
    pace?.happened();
    link?.news();
  });

  return {
    page,
    enrol: (code) =>
      inTurn(async () => {
        const { branch } = room.view();
        if (branch === null) return { ok: false, why: 'unreachable' };
        return enrolAs(code, { unit: branch.id, room: branch.room, branch: branch.name });
      }),
    join: (code) => inTurn(() => enrolAs(code, { unit: null, room: '', branch: '' })),
    mayFinish(code) {
      const stands = stage();
      return stands?.kind === 'joining' && stands.complete && enrolment?.joining?.equals(codeHash(code)) === true;
    },
    async finish() {
      if (enrolment !== null) remember({ ...enrolment, joining: null });
      await tell();
    },
    carry: (what) =>
      carrying('stick', () =>
        what === 'export' ? stickAt(options.stick).give(byHand, clock.now()) : stickAt(options.stick).take(byHand),
      ),
    async close() {
      stop();
      closing.abort();
      await enrolling;
      await link?.close();
    },
  };
}
