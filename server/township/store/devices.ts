/** The boxes and the codes that they enrol with. Each step is one statement or transaction; one that was cut off can be done again. */
import { type Device, type EnrolAnswer, type EnrolRequest, keysOf, type Standing } from '../../sync/devices.ts';
import { townshipUnit } from '../guidance/given.ts';
import { choose, endOf, isSame, keysIn } from './choose.ts';
import type { DeviceStore, FleetDevice } from './contract.ts';
import { changed, type Desk, raiseNews, secretHash } from './desk.ts';
import { ask, type Conversation, type Engine } from './engine.ts';
import type { Tables } from './schema.ts';

/** A box that knocks does so again and again (ms). */
const knockedEvery = 10_000;
/** A key is for a year (ms). */
const keyAge = 365 * 24 * 3_600_000;
/** How long the key in force must have been silent before a former one may take its place (ms). */
const silence = 10 * 60_000;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
/** For whom a code was made. */
type Offered = Pick<Tables['enrolment_code'], 'branch' | 'unit' | 'replaces' | 'reason' | 'level'>;

/** In one order, so that no two processes wait for each other. */
function* putDown(org: string, at: number, contacts: ReadonlyMap<string, string | null>): Conversation<void> {
  for (const [origin, report] of [...contacts].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (report === null) yield* ask('UPDATE device SET heard = ? WHERE org = ? AND origin = ?', at, org, origin);
    else
      yield* ask('UPDATE device SET heard = ?, report = ? WHERE org = ? AND origin = ?', ...[at, report, org, origin]);
}

/** `township`: by what name and key a box will know it. */
export function devicesOf(
  desk: Desk,
  { transact }: Pick<Engine, 'transact'>,
  township: () => Promise<{ readonly township: string; readonly publicKey: Uint8Array }>,
): DeviceStore {
  const { db, org, now } = desk;

  const find = (origin: string) =>
    db.selectFrom('device').selectAll().where('org', '=', org).where('origin', '=', origin).executeTakeFirst();

  const update = (origin: string) => db.updateTable('device').where('org', '=', org).where('origin', '=', origin);

  const deviceOf = ({ origin, unit, standing, ...row }: Tables['device']): Device => ({
    ...{ origin, unit, standing },
    publicKey: row.public_key,
    formerKeys: keysIn(row.former_keys),
    rolling: row.rolling === 1,
    keyDue: row.key_due === 1 || row.key_since + keyAge <= now(),
  });

  const byOrigin = async (origin: string): Promise<Device | undefined> => {
    const device = await find(origin);
    return device && deviceOf(device);
  };

  const codeOf = (code: string) =>
    db
      .selectFrom('enrolment_code')
      .selectAll()
      .where('org', '=', org)
      .where('hash', '=', secretHash(code))
      .executeTakeFirst();

  /** The unit has a box, or what one sent, and this key is of none that it has: who knows no more than its name gets nothing. */
  async function isOthers(unit: string, publicKey: Uint8Array): Promise<boolean> {
    const standing = await db
      .selectFrom('device')
      .selectAll()
      .where('org', '=', org)
      .where('unit', '=', unit)
      .where('standing', 'in', ['waiting', 'accepted'])
      .execute();
    if (standing.length > 0)
      return !standing.some((row) => keysOf(deviceOf(row)).some((key) => isSame(key, publicKey)));
    const sent = await db
      .selectFrom('log_head')
      .select('seq')
      .where('org', '=', org)
      .where('unit', '=', unit)
      .where('origin', 'not in', db.selectFrom('township').select('origin').where('org', '=', org))
      .executeTakeFirst();
    return sent !== undefined;
  }

  async function refusalOf(offered: Offered, { unit, publicKey }: EnrolRequest): Promise<EnrolAnswer | undefined> {
    if (unit === null) return offered.unit === '' ? { kind: 'no-branch' } : undefined;
    if (unit === offered.unit) return undefined;
    const isNew = offered.unit === '' && unit !== townshipUnit && !(await isOthers(unit, publicKey));
    return isNew ? undefined : { kind: 'other-branch' };
  }

  /** Makes the code this box's, whose it may be already where an answer was lost; tells for whom it was offered. */
  async function spend(request: EnrolRequest, again: boolean): Promise<Offered | EnrolAnswer> {
    const { code, origin, level = 'room' } = request;
    const offered = await codeOf(code);
    if (offered?.level !== level) return { kind: 'unknown-code' };
    const isMine = !again && offered.used_by === origin;
    if (offered.used_by !== null && !isMine) return { kind: 'unknown-code' };
    if (offered.expires <= now()) return { kind: 'expired' };
    const refusal = await refusalOf(offered, request);
    // A unit that got its box with this very code, a moment ago, is no other branch: the code has been used.
    if (refusal !== undefined)
      return (await codeOf(code))?.used_by === offered.used_by ? refusal : { kind: 'unknown-code' };
    if (isMine) return offered;
    const { numUpdatedRows } = await db
      .updateTable('enrolment_code')
      .set({ used_by: origin })
      .where('org', '=', org)
      .where('hash', '=', secretHash(code))
      .where('used_by', 'is', null)
      .executeTakeFirst();
    return changed(numUpdatedRows) ? offered : { kind: 'unknown-code' };
  }

  /** The next box of a branch goes by the names of the one whose place it takes. */
  async function add({ origin, publicKey, ...asked }: EnrolRequest, offered: Offered): Promise<void> {
    const at = now();
    const { replaces, reason, level } = offered;
    const unit = asked.unit ?? offered.unit;
    const old = asked.unit === null ? await find(replaces) : undefined;
    const { room, branch } = old ?? asked;
    const values = {
      ...{ unit, room, branch, offered_to: offered.branch, public_key: publicKey, replaces, reason, level },
      ...{ standing: 'waiting' as const, account: '', enrolled: at, heard: at, report: '' },
      ...{ former_keys: '[]', rolling: 0, key_since: at, key_due: 0 },
      ...{ knocking_key: null, knocked: 0 },
    };
    await db
      .insertInto('device')
      .values({ org, origin, ...values })
      .onConflict((conflict) =>
        conflict.columns(['org', 'origin']).doUpdateSet(values).where('device.standing', '=', 'refused'),
      )
      .execute();
    await raiseNews(desk, unit);
  }

  /** A box of an image that is older than its last change of keys. That key had been given up, so it shall make itself another. */
  async function putBack(
    device: Device,
    publicKey: Uint8Array,
    as: { readonly standing: 'waiting' | 'accepted'; readonly account: string },
  ): Promise<boolean> {
    const former = keysOf(device).filter((key) => !isSame(key, publicKey));
    const { numUpdatedRows } = await update(device.origin)
      .set({ public_key: Buffer.from(publicKey), former_keys: JSON.stringify(former.map(base64url)), rolling: 0 })
      .set({ key_since: now(), key_due: 1, knocking_key: null, knocked: 0, ...as })
      .where('public_key', '=', Buffer.from(device.publicKey))
      .where('standing', '=', device.standing)
      .executeTakeFirst();
    await raiseNews(desk, device.unit);
    return changed(numUpdatedRows);
  }

  /** Where the key in force is in use again, the former one is of no interest. */
  function formerKeyOf({ knocked, heard }: Tables['device']): FleetDevice['formerKey'] {
    return knocked === 0 || knocked + silence <= heard ? null : { at: knocked, inUse: knocked - heard < silence };
  }

  return {
    byOrigin,

    async enrol(request) {
      const known = await byOrigin(request.origin);
      if (known === undefined || known.standing === 'refused') {
        const offered = await spend(request, known !== undefined);
        if ('kind' in offered) return offered;
        await add(request, offered);
      } else if (known.standing !== 'revoked' && known.formerKeys.some((key) => isSame(key, request.publicKey))) {
        const offered = await spend({ ...request, unit: known.unit }, true);
        if ('kind' in offered) return offered;
        await putBack(known, request.publicKey, { standing: 'waiting', account: '' });
      }
      const device = await find(request.origin);
      // Only the box itself changes its key: one under its name that it never had is somebody else's.
      if (!device || !isSame(device.public_key, request.publicKey)) return { kind: 'unknown-code' };
      const { standing, unit } = device;
      if (standing !== 'waiting' && standing !== 'accepted') return { kind: 'revoked' };
      return { ...(await township()), kind: standing, unit };
    },

    async changeKey({ origin, publicKey, formerKeys, rolling }, next) {
      const former = rolling ? formerKeys : [publicKey, ...formerKeys];
      await update(origin)
        .set({ public_key: next, former_keys: JSON.stringify(former.map(base64url)), rolling: 1 })
        .set({ key_since: now(), key_due: 0 })
        .where('public_key', '=', Buffer.from(publicKey))
        .execute();
    },

    async settleKey({ origin, publicKey }) {
      await update(origin).set({ rolling: 0 }).where('public_key', '=', Buffer.from(publicKey)).execute();
    },

    async knocked({ origin }, key) {
      const at = now();
      await update(origin)
        .set({ knocking_key: Buffer.from(key), knocked: at })
        .where('knocked', '<=', at - knockedEvery)
        .execute();
    },

    async putBack(origin, account) {
      const row = await find(origin);
      const asked = row && formerKeyOf(row);
      if (!asked || asked.inUse || row.knocking_key === null || row.standing !== 'accepted') return false;
      return putBack(deviceOf(row), row.knocking_key, { standing: 'accepted', account });
    },

    async askForKey(origin) {
      const { numUpdatedRows } = await update(origin).set({ key_due: 1 }).executeTakeFirst();
      return changed(numUpdatedRows);
    },

    async cardKey(unit, told) {
      if (told !== null)
        await db
          .insertInto('card_key')
          .values({ org, unit, key: told })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      const known = await db
        .selectFrom('card_key')
        .select('key')
        .where('org', '=', org)
        .where('unit', '=', unit)
        .executeTakeFirst();
      return known?.key ?? null;
    },

    async list() {
      const rows = await db.selectFrom('device').selectAll().where('org', '=', org).execute();
      return rows.map((row) => {
        const { room, branch, offered_to, enrolled, heard, account, report, replaces, reason, level } = row;
        return {
          formerKey: formerKeyOf(row),
          ...deviceOf(row),
          ...{ room, branch, offeredTo: offered_to, enrolled, heard, account, report, replaces, reason, level },
        };
      });
    },

    async offerCode({ code, branch, replaces, expires, account, level = 'room' }) {
      const { origin = '', unit = '', reason = '' } = replaces ?? {};
      await db
        .insertInto('enrolment_code')
        .values({
          org,
          hash: secretHash(code),
          branch,
          account,
          expires,
          used_by: null,
          unit,
          replaces: origin,
          reason,
          level,
        })
        .execute();
    },

    async choose(origin, account, noteOf) {
      const unit = (await find(origin))?.unit;
      if (unit === undefined || !(await transact(() => choose(desk, { origin, unit }, account, noteOf)))) return false;
      await raiseNews(desk, unit);
      return true;
    },

    async setStanding(origin, standing, account) {
      const move = (from: Standing, to: Standing) =>
        update(origin).set({ account, standing: to }).where('standing', '=', from).returning('unit').executeTakeFirst();
      const end = endOf((await find(origin))?.former_keys ?? '[]');
      const moved =
        (await move('waiting', standing === 'revoked' ? end : standing)) ?? (await move('accepted', standing));
      if (moved) await raiseNews(desk, moved.unit);
      return moved !== undefined;
    },

    heard: (contacts) => transact(() => putDown(org, now(), contacts)),
  };
}
