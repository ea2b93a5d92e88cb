/** The boxes and the codes that they enrol with. Each step is one statement, and a step that was cut off can be done again. */
import type { EnrolAnswer, EnrolRequest } from '../../sync/devices.ts';
import type { DeviceStore } from './contract.ts';
import { type Desk, raiseNews, secretHash } from './desk.ts';
import type { Tables } from './schema.ts';

/** A box is in touch far more often than anybody looks (ms). */
const heardEvery = 10_000;

const deviceOf = ({ origin, unit, public_key, standing }: Tables['device']) => ({
  ...{ origin, unit, standing },
  publicKey: public_key,
});

/** `township`: by what name and key a box will know it. */
export function devicesOf(
  desk: Desk,
  township: () => Promise<Extract<EnrolAnswer, { kind: 'waiting' | 'accepted' }>>,
): DeviceStore {
  const { db, org, now } = desk;

  const find = (origin: string) =>
    db.selectFrom('device').selectAll().where('org', '=', org).where('origin', '=', origin).executeTakeFirst();

  /** Makes the code this box's, whose it may be already where an answer was lost; tells for whom it was offered. */
  async function spend({ code, origin }: EnrolRequest): Promise<string | EnrolAnswer> {
    const ofCode = secretHash(code);
    const mine = await db
      .updateTable('enrolment_code')
      .set({ used_by: origin })
      .where('org', '=', org)
      .where('hash', '=', ofCode)
      .where('expires', '>', now())
      .where((eb) => eb.or([eb('used_by', 'is', null), eb('used_by', '=', origin)]))
      .returning('branch')
      .executeTakeFirst();
    if (mine) return mine.branch;
    const known = await db
      .selectFrom('enrolment_code')
      .select('used_by')
      .where('org', '=', org)
      .where('hash', '=', ofCode)
      .executeTakeFirst();
    return { kind: known?.used_by === null ? 'expired' : 'unknown-code' };
  }

  async function add({ origin, unit, room, branch, publicKey }: EnrolRequest, offeredTo: string): Promise<void> {
    const at = now();
    await db
      .insertInto('device')
      .values({
        ...{ org, origin, unit, room, branch, offered_to: offeredTo, public_key: publicKey },
        ...{ standing: 'waiting', account: '', enrolled: at, heard: at, report: '' },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await raiseNews(desk, unit);
  }

  return {
    async byOrigin(origin) {
      const device = await find(origin);
      return device && deviceOf(device);
    },

    async enrol(request) {
      if (!(await find(request.origin))) {
        const spent = await spend(request);
        if (typeof spent !== 'string') return spent;
        await add(request, spent);
      }
      const device = await find(request.origin);
      // A box has one key for life: another one under its name is somebody else's.
      if (!device || !Buffer.from(device.public_key).equals(request.publicKey)) return { kind: 'unknown-code' };
      return device.standing === 'revoked' ? { kind: 'revoked' } : { ...(await township()), kind: device.standing };
    },

    async list() {
      const rows = await db.selectFrom('device').selectAll().where('org', '=', org).execute();
      return rows.map((row) => {
        const { room, branch, offered_to, enrolled, heard, account, report } = row;
        return { ...deviceOf(row), room, branch, offeredTo: offered_to, enrolled, heard, account, report };
      });
    },

    async offerCode({ code, branch, expires, account }) {
      await db
        .insertInto('enrolment_code')
        .values({ org, hash: secretHash(code), branch, account, expires, used_by: null })
        .execute();
    },

    async setStanding(origin, standing, account) {
      const moved = await db
        .updateTable('device')
        .set({ standing, account })
        .where('org', '=', org)
        .where('origin', '=', origin)
        .where('standing', '!=', 'revoked')
        .returning('unit')
        .executeTakeFirst();
      if (moved) await raiseNews(desk, moved.unit);
      return moved !== undefined;
    },

    async heard(origin, report) {
      const at = now();
      await db
        .updateTable('device')
        .set({ heard: at, ...(report !== null && { report }) })
        .where('org', '=', org)
        .where('origin', '=', origin)
        .where((eb) =>
          eb.or([eb('heard', '<=', at - heardEvery), ...(report === null ? [] : [eb('report', '!=', report)])]),
        )
        .execute();
    },
  };
}
