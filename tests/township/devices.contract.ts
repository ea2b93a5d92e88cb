/** What every store of the township keeps of its boxes: codes, keys, standing. On whichever database. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Device, EnrolRequest } from '../../server/sync/devices.ts';
import { accept } from '../../server/township/commands/accept.ts';
import { townshipUnit } from '../../server/township/guidance/given.ts';
import type { TownshipOptions, TownshipStore } from '../../server/township/store/contract.ts';
import { boxLog } from './box-log.ts';
import { opened, type Where } from './opened.ts';

const minute = 60_000;

export const enrolment = (fields: Partial<EnrolRequest> = {}): EnrolRequest => ({
  ...{ code: 'code-1', origin: 'box-1', unit: 'unit-1', room: '党员活动室', branch: '赤溪村党支部' },
  publicKey: generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
  ...fields,
});

/** `where` makes room for one more test's database. */
export function describeDevices(where: () => Where): void {
  let at: TownshipOptions;
  let clock: number;
  let store: TownshipStore;

  beforeEach(async () => {
    clock = Date.parse('2026-03-15T12:00:00Z');
    at = { ...where(), org: randomUUID(), now: () => clock };
    store = await another();
  });

  const another = () => opened(at);

  describe('enrolment', () => {
    const offer = { code: 'code-1', branch: '赤溪村', expires: Date.parse('2026-03-15T12:30:00Z'), account: 'li' };

    const byOrigin = async (origin: string): Promise<Device> => {
      const device = await store.devices.byOrigin(origin);
      if (device === undefined) throw new Error(`there is no ${origin}`);
      return device;
    };

    const accepted = async (origin: string): Promise<void> => {
      await store.devices.offerCode(offer);
      await store.devices.enrol(enrolment({ origin }));
      await store.devices.setStanding(origin, 'accepted', 'li');
    };

    test('takes one box with a code, which waits until it is accepted', async () => {
      await store.rename('赤溪镇');
      await store.devices.offerCode(offer);
      const box = enrolment();
      const { publicKey } = store.key;
      expect(await store.devices.enrol(box)).toEqual({
        kind: 'waiting',
        township: '赤溪镇',
        publicKey,
        unit: 'unit-1',
      });
      expect(await store.devices.byOrigin('box-1')).toMatchObject({ unit: 'unit-1', standing: 'waiting' });
      expect(await store.devices.enrol(enrolment({ origin: 'box-2' }))).toEqual({ kind: 'unknown-code' });
      expect(await store.devices.setStanding('box-1', 'accepted', 'li')).toBe(true);
      expect(await store.devices.enrol(box)).toMatchObject({ kind: 'accepted' });
      expect(await store.devices.list()).toEqual([
        {
          ...{ origin: 'box-1', unit: 'unit-1', standing: 'accepted', publicKey: Buffer.from(box.publicKey) },
          ...{ formerKeys: [], rolling: false, keyDue: false, formerKey: null, replaces: '', reason: '' },
          ...{
            room: box.room,
            branch: box.branch,
            offeredTo: '赤溪村',
            level: 'room',
            account: 'li',
            enrolled: clock,
            heard: clock,
            report: '',
          },
        },
      ]);
      expect(await store.news(new Map())).toEqual(new Map([['unit-1', 2]]));
    });

    test('gives a code that two boxes bring at once to one of them', async () => {
      await store.devices.offerCode(offer);
      const other = await another();
      const answers = await Promise.all([
        store.devices.enrol(enrolment()),
        other.devices.enrol(enrolment({ origin: 'box-2' })),
      ]);
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['unknown-code', 'waiting']);
      expect(await store.devices.list()).toHaveLength(1);
    });

    test('refuses unknown and expired codes', async () => {
      await store.devices.offerCode(offer);
      expect(await store.devices.enrol(enrolment({ code: 'guessed' }))).toEqual({ kind: 'unknown-code' });
      clock += 30 * minute;
      expect(await store.devices.enrol(enrolment())).toEqual({ kind: 'expired' });
      expect(await store.devices.list()).toEqual([]);
    });

    test('of a unit that two boxes claim lets one in, whichever two processes accept at once', async () => {
      const other = await another();
      const by = { account: 'li', now: clock, logger: pino({ level: 'silent' }) };
      const named = async (origin: string) => (await store.devices.list()).filter((one) => one.origin === origin);
      for (let round = 0; round < 20; round += 1) {
        const unit = `unit-${round}`;
        const rivals = [`a-${round}`, `b-${round}`];
        for (const origin of rivals) {
          await store.devices.offerCode({ ...offer, code: origin, replaces: { origin: '', unit, reason: '' } });
          await store.devices.enrol(enrolment({ code: origin, origin, unit }));
        }
        const asked = (await Promise.all(rivals.map(named))).flat();
        const answers = await Promise.all(
          [store, other].map((process, place) => {
            const device = asked[(place + round) % 2];
            return device && accept(process, device, by);
          }),
        );
        expect(answers.toSorted(), unit).toEqual([false, true]);
        const standings = (await Promise.all(rivals.map(named))).flat().map(({ standing }) => standing);
        expect(standings.toSorted(), unit).toEqual(['accepted', 'refused']);
        const deeds = (await store.audit.list({ unit, limit: 10 })).map(({ deed }) => deed);
        expect(deeds.toSorted(), unit).toEqual(['accepted', 'rival-refused']);
      }
    });

    test('of a unit that has got another box since lets in none that was to take the former one’s place', async () => {
      await accepted('box-1');
      const replaces = { origin: 'box-1', unit: 'unit-1', reason: '屏幕坏了' };
      const by = { account: 'li', now: clock, logger: pino({ level: 'silent' }) };
      const enters = async (origin: string) => {
        await store.devices.offerCode({ ...offer, code: origin, replaces });
        await store.devices.enrol(enrolment({ code: origin, origin }));
        const device = (await store.devices.list()).find((one) => one.origin === origin);
        return device && accept(store, device, by);
      };
      expect([await enters('box-2'), await enters('box-3')]).toEqual([true, false]);
      expect((await store.devices.list()).map(({ origin, standing }) => [origin, standing]).toSorted()).toEqual([
        ...[
          ['box-1', 'revoked'],
          ['box-2', 'accepted'],
          ['box-3', 'waiting'],
        ],
      ]);
    });

    test('does not let another key take a box’s name', async () => {
      await store.devices.offerCode(offer);
      await store.devices.offerCode({ ...offer, code: 'code-2' });
      const box = enrolment();
      await store.devices.enrol(box);
      expect(await store.devices.enrol(enrolment({ code: 'code-2' }))).toEqual({ kind: 'unknown-code' });
      expect(await store.devices.byOrigin('box-1')).toMatchObject({ publicKey: Buffer.from(box.publicKey) });
    });

    test('revokes for good', async () => {
      await accepted('box-1');
      expect(await store.devices.setStanding('box-1', 'revoked', 'li')).toBe(true);
      expect(await store.devices.setStanding('box-1', 'accepted', 'li')).toBe(false);
      expect(await store.devices.setStanding('box-9', 'accepted', 'li')).toBe(false);
      expect(await store.devices.byOrigin('box-1')).toMatchObject({ standing: 'revoked' });
      await store.devices.offerCode({ ...offer, code: 'code-2' });
      const again = enrolment({ code: 'code-2', publicKey: (await byOrigin('box-1')).publicKey });
      expect(await store.devices.enrol(again)).toEqual({ kind: 'revoked' });
    });

    test('of a box that was refused takes another code, not the same', async () => {
      await store.devices.offerCode(offer);
      const box = enrolment();
      await store.devices.enrol(box);
      expect(await store.devices.setStanding('box-1', 'revoked', 'li')).toBe(true);
      expect(await store.devices.byOrigin('box-1')).toMatchObject({ standing: 'refused' });
      expect(await store.devices.enrol(box)).toEqual({ kind: 'unknown-code' });
      await store.devices.offerCode({ ...offer, code: 'code-2', branch: '官岙村' });
      expect(await store.devices.enrol({ ...box, code: 'code-2', unit: 'unit-2' })).toMatchObject({ kind: 'waiting' });
      expect(await store.devices.list()).toMatchObject([{ unit: 'unit-2', standing: 'waiting', offeredTo: '官岙村' }]);
    });

    test('of the next box of a branch is for that branch only, and goes by its names', async () => {
      await accepted('box-1');
      const replaces = { origin: 'box-1', unit: 'unit-1', reason: '屏幕坏了' };
      await store.devices.offerCode({ ...offer, code: 'next', replaces });
      await store.devices.offerCode({ ...offer, code: 'new' });
      const empty = enrolment({ origin: 'box-2', unit: null, room: '', branch: '' });
      expect(await store.devices.enrol({ ...empty, code: 'new' })).toEqual({ kind: 'no-branch' });
      const stranger = enrolment({ code: 'next', origin: 'box-3', unit: 'unit-3' });
      expect(await store.devices.enrol(stranger)).toEqual({ kind: 'other-branch' });
      expect(await store.devices.enrol({ ...empty, code: 'next' })).toMatchObject({ kind: 'waiting', unit: 'unit-1' });
      expect((await store.devices.list()).find(({ origin }) => origin === 'box-2')).toMatchObject({
        ...{ unit: 'unit-1', branch: '赤溪村党支部', room: '党员活动室', replaces: 'box-1', reason: '屏幕坏了' },
      });
    });

    test('takes no box for the township’s own unit', async () => {
      await store.devices.offerCode(offer);
      expect(await store.devices.enrol(enrolment({ unit: townshipUnit }))).toEqual({ kind: 'other-branch' });
      expect(await store.devices.list()).toEqual([]);
    });

    test('of a branch that has a box takes a code made for it, or a key of that box’s', async () => {
      await accepted('box-1');
      await store.devices.offerCode({ ...offer, code: 'new' });
      const stranger = enrolment({ code: 'new', origin: 'box-2' });
      expect(await store.devices.enrol(stranger)).toEqual({ kind: 'other-branch' });
      const { publicKey } = await byOrigin('box-1');
      await store.devices.changeKey(await byOrigin('box-1'), enrolment().publicKey);
      expect(await store.devices.enrol({ ...stranger, publicKey })).toMatchObject({ kind: 'waiting', unit: 'unit-1' });
    });

    test('of a branch whose box has sent something takes a code made for it, also once that is revoked', async () => {
      await accepted('box-1');
      await store.devices.setStanding('box-1', 'revoked', 'li');
      const next = enrolment({ origin: 'box-2', code: 'new' });
      const { log, rows, write, signed } = boxLog({ origin: 'box-1', unit: 'unit-1' });
      write(1);
      await store.receive(log, rows, signed());
      await store.devices.offerCode({ ...offer, code: 'new' });
      const again = { ...next, publicKey: (await byOrigin('box-1')).publicKey };
      for (const box of [next, again]) expect(await store.devices.enrol(box)).toEqual({ kind: 'other-branch' });
      const replaces = { origin: 'box-1', unit: 'unit-1', reason: '设备丢失' };
      await store.devices.offerCode({ ...offer, code: 'next', replaces });
      expect(await store.devices.enrol({ ...next, code: 'next' })).toMatchObject({ kind: 'waiting' });
    });

    test('of a branch whose revoked box never sent anything takes a code for a new one', async () => {
      await accepted('box-1');
      await store.devices.setStanding('box-1', 'revoked', 'li');
      await store.devices.offerCode({ ...offer, code: 'new' });
      expect(await store.devices.enrol(enrolment({ origin: 'box-2', code: 'new' }))).toMatchObject({ kind: 'waiting' });
    });

    test('of a box changes its key, and keeps what it had', async () => {
      await accepted('box-1');
      const [first, second, third] = [
        (await byOrigin('box-1')).publicKey,
        enrolment().publicKey,
        enrolment().publicKey,
      ];
      await store.devices.changeKey(await byOrigin('box-1'), second);
      expect(await byOrigin('box-1')).toMatchObject({ publicKey: second, formerKeys: [first], rolling: true });
      await store.devices.changeKey(await byOrigin('box-1'), third);
      expect(await byOrigin('box-1')).toMatchObject({ publicKey: third, formerKeys: [first], rolling: true });
      await store.devices.settleKey(await byOrigin('box-1'));
      await store.devices.changeKey(await byOrigin('box-1'), second);
      expect(await byOrigin('box-1')).toMatchObject({ publicKey: second, formerKeys: [third, first] });
    });

    test('of a box that is back at an old key takes another code, waits, and wants a new key', async () => {
      await accepted('box-1');
      const [first, second] = [(await byOrigin('box-1')).publicKey, enrolment().publicKey];
      await store.devices.changeKey(await byOrigin('box-1'), second);
      await store.devices.settleKey(await byOrigin('box-1'));
      const back = enrolment({ publicKey: first });
      expect(await store.devices.enrol(back)).toEqual({ kind: 'unknown-code' });
      const replaces = { origin: 'box-9', unit: 'unit-9', reason: '' };
      await store.devices.offerCode({ ...offer, code: 'of-unit-9', replaces });
      const elsewhere = { ...back, code: 'of-unit-9', unit: 'unit-9' };
      expect(await store.devices.enrol(elsewhere)).toEqual({ kind: 'other-branch' });
      expect(await byOrigin('box-1')).toMatchObject({ publicKey: second, standing: 'accepted' });
      await store.devices.offerCode({ ...offer, code: 'code-2' });
      for (const _ of ['once', 'again, as the answer was lost'])
        expect(await store.devices.enrol({ ...back, code: 'code-2' })).toMatchObject({
          kind: 'waiting',
          unit: 'unit-1',
        });
      expect(await byOrigin('box-1')).toMatchObject({
        ...{ publicKey: first, formerKeys: [second], rolling: false, keyDue: true, standing: 'waiting' },
      });
    });

    test('of a box that is back at an old key and is not accepted again revokes it: what it sent is here', async () => {
      await accepted('box-1');
      const back = enrolment({ code: 'code-2', publicKey: (await byOrigin('box-1')).publicKey });
      await store.devices.changeKey(await byOrigin('box-1'), enrolment().publicKey);
      await store.devices.offerCode({ ...offer, code: 'code-2' });
      await store.devices.enrol(back);
      expect(await store.devices.setStanding('box-1', 'revoked', 'li')).toBe(true);
      expect(await store.devices.enrol(back)).toEqual({ kind: 'revoked' });
    });

    test('of a box that asks with a former key tells when, and puts it back once the key in force is silent', async () => {
      await accepted('box-1');
      const [first, second] = [(await byOrigin('box-1')).publicKey, enrolment().publicKey];
      const asks = async () => {
        await store.devices.knocked(await byOrigin('box-1'), first);
        return (await store.devices.list()).map(({ formerKey }) => formerKey);
      };
      expect(await store.devices.list()).toMatchObject([{ formerKey: null }]);
      expect(await store.devices.putBack('box-1', 'li'), 'it has not asked').toBe(false);
      await store.devices.changeKey(await byOrigin('box-1'), second);
      await store.devices.settleKey(await byOrigin('box-1'));
      clock += minute;
      await store.devices.heard(new Map([['box-1', null]]));
      clock += 9 * minute;
      expect(await asks(), 'a second card is in use').toEqual([{ at: clock, inUse: true }]);
      expect(await store.devices.putBack('box-1', 'li')).toBe(false);
      clock += minute;
      expect(await asks()).toEqual([{ at: clock, inUse: false }]);
      const processes = [store, await another()];
      const answers = await Promise.all(processes.map(({ devices }) => devices.putBack('box-1', 'li')));
      expect(answers.toSorted()).toEqual([false, true]);
      expect(await byOrigin('box-1')).toMatchObject({
        ...{ publicKey: first, formerKeys: [second], rolling: false, keyDue: true, standing: 'accepted' },
      });
      expect(await store.devices.list()).toMatchObject([{ formerKey: null, account: 'li' }]);
      expect(await store.devices.putBack('box-1', 'li')).toBe(false);
    });

    test('of a box whose newer card is in its place again tells nothing of the former key any more', async () => {
      await accepted('box-1');
      clock += 11 * minute;
      await store.devices.knocked(await byOrigin('box-1'), enrolment().publicKey);
      clock += 11 * minute;
      await store.devices.heard(new Map([['box-1', null]]));
      expect(await store.devices.list()).toMatchObject([{ formerKey: null }]);
    });

    test('of a box wants a new key each year, and when somebody asks for one', async () => {
      await accepted('box-1');
      expect(await byOrigin('box-1')).toMatchObject({ keyDue: false });
      clock += 366 * 24 * 60 * minute;
      expect(await byOrigin('box-1')).toMatchObject({ keyDue: true });
      await store.devices.changeKey(await byOrigin('box-1'), enrolment().publicKey);
      expect(await byOrigin('box-1')).toMatchObject({ keyDue: false });
      expect(await store.devices.askForKey('box-1')).toBe(true);
      expect(await byOrigin('box-1')).toMatchObject({ keyDue: true });
      expect(await store.devices.askForKey('box-9')).toBe(false);
    });

    test('keeps the first key under which a unit’s cards are hashed', async () => {
      const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
      expect(await store.devices.cardKey('unit-1', null)).toBeNull();
      expect(await store.devices.cardKey('unit-1', first)).toEqual(first);
      expect(await store.devices.cardKey('unit-1', second)).toEqual(first);
      expect(await store.devices.cardKey('unit-1', null)).toEqual(first);
      expect(await store.devices.cardKey('unit-2', second)).toEqual(second);
    });

    test('notes which boxes were in touch, and what they said', async () => {
      await store.devices.offerCode(offer);
      await store.devices.enrol(enrolment());
      clock += minute;
      await store.devices.heard(new Map([['box-1', null]]));
      expect(await store.devices.list()).toMatchObject([{ heard: clock, report: '' }]);
      await store.devices.heard(new Map([['box-1', '{"events":5}']]));
      await store.devices.heard(new Map([['box-1', null]]));
      expect(await store.devices.list()).toMatchObject([{ heard: clock, report: '{"events":5}' }]);
    });
  });
}
