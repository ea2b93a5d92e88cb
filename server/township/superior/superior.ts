/**
 * The township as a box of the level above it. What it is enrolled as stands in the database: every process can enrol it and tell how
 * it stands, and one of them at a time speaks to the superior.
 */
import { randomUUID } from 'node:crypto';
import { boxMark } from '../../service/contract/box.ts';
import { carryTo } from '../../sync/carry.ts';
import { enrolAt, LinkFault } from '../../sync/client.ts';
import type { EnrolAnswer } from '../../sync/devices.ts';
import { asleep } from '../../sync/run-link.ts';
import type { SuperiorAnswer, SuperiorPage } from '../contract/superior.ts';
import type { Superior as Enrolled } from '../store/superior.ts';
import { linkToSuperior, type SuperiorLink, type SuperiorLinkOptions } from './link.ts';
import { reporterOf } from './report.ts';

export interface Superior {
  page(): Promise<SuperiorPage>;
  /** With a one-time code that was made there for a level below. */
  enrol(code: string): Promise<SuperiorAnswer>;
  close(): Promise<void>;
}

export const noSuperior: Superior = {
  page: async () => ({
    ...{ standing: 'none', name: '', url: '', mark: '', heard: null },
    ...{ up: false, lockedOut: null, needsCode: false, halted: false },
  }),
  enrol: async () => ({ ok: false, why: 'unreachable' }),
  close: async () => undefined,
};

/** ms between two looks at how it stands, and at what there is to tell. */
const every = { look: 2_000, report: 15_000 } as const;
/** ms for which a process is the one that speaks, from each look on; and within which the superior has answered one that is up. */
const lease = 30_000;
const upFor = 90_000;

export function startSuperior(options: SuperiorLinkOptions): Superior {
  const { url, store, now, logger, onBug, rest = asleep } = options;
  const me = randomUUID();
  const closing = new AbortController();
  let link: SuperiorLink | null = null;
  let report = async (): Promise<boolean> => false;
  let reportedAt = 0;

  async function stop(): Promise<void> {
    await link?.close();
    link = null;
  }

  /** The link that there should be, where this process is the one that speaks. */
  async function linked(known: Enrolled | null): Promise<SuperiorLink | null> {
    const speaks = known?.standing === 'waiting' || known?.standing === 'accepted';
    if (!speaks || known.publicKey === null || !(await store.superior.claim(me, lease))) {
      await stop();
      return null;
    }
    if (link?.origin === known.origin && link.unit === known.unit) return link;
    await stop();
    report = reporterOf(store, known.unit, now);
    link = linkToSuperior({ ...known, standing: known.standing, publicKey: known.publicKey }, options);
    return link;
  }

  async function look(): Promise<void> {
    const known = await store.superior.get();
    const speaking = await linked(known);
    if (speaking === null || known === null) return;
    const said = speaking.says();
    if (said.standing !== known.standing) logger.info({ standing: said.standing }, 'superior');
    if (said.standing !== known.standing || said.fault !== known.fault || said.heard > known.heard + every.look)
      await store.superior.learn(known.origin, said);
    if (said.standing !== 'accepted' || !speaking.isCaughtUp() || now() - reportedAt < every.report) return;
    reportedAt = now();
    if (await report()) speaking.news();
  }

  /** One after the other, and none after the end. */
  let working: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    working = working.then(async () => {
      const failed = (error: unknown) => logger.warn({ err: error }, 'the superior could not be looked after');
      if (!closing.signal.aborted) await work().catch(failed);
    });
    return working;
  };
  const keepLooking = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await inTurn(look);
      await rest(every.look, closing.signal).catch((error: unknown) => {
        if (!closing.signal.aborted) throw error;
      });
    }
  };
  const looking = keepLooking().catch(onBug);

  async function asked(code: string, { origin, unit, key }: Enrolled): Promise<EnrolAnswer> {
    const branch = await store.name();
    const ask = (as: string | null) => {
      const post = { code, origin, unit: as, room: '', branch, publicKey: key.publicKey, level: 'township' as const };
      return enrolAt(carryTo(url, closing.signal), post, key);
    };
    const answer = await ask(unit);
    // The code is for whoever takes the place of another server: whose, the superior says.
    return answer.kind === 'other-branch' ? ask(null) : answer;
  }

  return {
    async page() {
      const known = await store.superior.get();
      const { standing = 'not-enrolled', name = '', heard = 0, fault = '' } = known ?? {};
      const lockedOut = lockOutOf(fault);
      return {
        ...{ url, name, lockedOut, heard: heard === 0 ? null : heard },
        mark: known === null ? '' : boxMark(known.origin),
        standing: standing === 'asking' ? 'not-enrolled' : standing,
        up: now() - heard < upFor && (fault === '' || fault === 'waiting'),
        needsCode: lockedOut === 'unknown' || (standing !== 'accepted' && standing !== 'waiting'),
        halted: fault === 'halted',
      };
    },

    async enrol(code) {
      try {
        const known = await store.superior.begin();
        const answer = await asked(code, known);
        if (!('publicKey' in answer)) return { ok: false, why: answer.kind };
        const { kind: standing, township: name, publicKey, unit } = answer;
        await store.superior.learn(known.origin, { standing, name, publicKey, unit, heard: now(), fault: '' });
        // It begins anew with what was learned.
        void inTurn(stop);
        void inTurn(look);
        return { ok: true };
      } catch (error) {
        if (!(error instanceof LinkFault)) throw error;
        logger.info({ fault: error.kind }, 'enrolment at the superior failed');
        return { ok: false, why: 'unreachable' };
      }
    },

    async close() {
      closing.abort();
      await looking;
      await working;
      await stop();
      await store.superior.release(me);
    },
  };
}

function lockOutOf(fault: string): SuperiorPage['lockedOut'] {
  if (fault === 'superseded') return fault;
  return fault === 'forged' || fault === 'unknown' ? 'unknown' : null;
}
