/** What every store of the township keeps for its desk: codes and boxes, accounts and what they did. On whichever database. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { EnrolRequest } from '../../server/sync/devices.ts';
import type { Account, AuditKey, TownshipOptions, TownshipStore } from '../../server/township/store/contract.ts';
import { opened, type Where } from './opened.ts';

const minute = 60_000;

const enrolment = (fields: Partial<EnrolRequest> = {}): EnrolRequest => ({
  ...{ code: 'code-1', origin: 'box-1', unit: 'unit-1', room: '党员活动室', branch: '赤溪村党支部' },
  publicKey: generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
  ...fields,
});

const account = (fields: Partial<Account> = {}): Account => ({
  ...{ id: randomUUID(), name: 'li', role: 'township', units: [], password: 'hash', secondFactor: '', disabled: false },
  ...fields,
});

/** `where` makes room for one more test's database. */
export function describeDesk(where: () => Where): void {
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

    test('takes one box with a code, which waits until it is accepted', async () => {
      await store.rename('赤溪镇');
      await store.devices.offerCode(offer);
      const box = enrolment();
      const { publicKey } = store.key;
      expect(await store.devices.enrol(box)).toEqual({ kind: 'waiting', township: '赤溪镇', publicKey });
      expect(await store.devices.byOrigin('box-1')).toMatchObject({ unit: 'unit-1', standing: 'waiting' });
      expect(await store.devices.enrol(enrolment({ origin: 'box-2' }))).toEqual({ kind: 'unknown-code' });
      expect(await store.devices.setStanding('box-1', 'accepted', 'li')).toBe(true);
      expect(await store.devices.enrol(box)).toMatchObject({ kind: 'accepted' });
      expect(await store.devices.list()).toEqual([
        {
          ...{ origin: 'box-1', unit: 'unit-1', standing: 'accepted', publicKey: Buffer.from(box.publicKey) },
          ...{
            room: box.room,
            branch: box.branch,
            offeredTo: '赤溪村',
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

    test('does not let another key take a box’s name', async () => {
      await store.devices.offerCode(offer);
      await store.devices.offerCode({ ...offer, code: 'code-2' });
      const box = enrolment();
      await store.devices.enrol(box);
      expect(await store.devices.enrol(enrolment({ code: 'code-2' }))).toEqual({ kind: 'unknown-code' });
      expect(await store.devices.byOrigin('box-1')).toMatchObject({ publicKey: Buffer.from(box.publicKey) });
    });

    test('revokes for good', async () => {
      await store.devices.offerCode(offer);
      const box = enrolment();
      await store.devices.enrol(box);
      expect(await store.devices.setStanding('box-1', 'revoked', 'li')).toBe(true);
      expect(await store.devices.setStanding('box-1', 'accepted', 'li')).toBe(false);
      expect(await store.devices.setStanding('box-9', 'accepted', 'li')).toBe(false);
      expect(await store.devices.enrol(box)).toEqual({ kind: 'revoked' });
    });

    test('notes now and then that a box was in touch', async () => {
      await store.devices.offerCode(offer);
      await store.devices.enrol(enrolment());
      clock += minute;
      await store.devices.heard('box-1', null);
      expect(await store.devices.list()).toMatchObject([{ heard: clock, report: '' }]);
      await store.devices.heard('box-1', '{"events":5}');
      await store.devices.heard('box-1', null);
      expect(await store.devices.list()).toMatchObject([{ heard: clock, report: '{"events":5}' }]);
    });
  });

  describe('the staff', () => {
    test('begin with one account, whoever is quicker', async () => {
      const other = await another();
      const firsts = [store, other].map((one, index) => one.accounts.addFirst(account({ name: `li-${index}` })));
      expect((await Promise.all(firsts)).sort()).toEqual([false, true]);
      expect(await store.accounts.list()).toHaveLength(1);
    });

    test('have names of their own', async () => {
      const [li, wang] = [account(), account({ name: 'wang', role: 'community', units: ['a', 'b'] })];
      expect(await store.accounts.add(li)).toBe(true);
      expect(await store.accounts.add(account())).toBe(false);
      expect(await store.accounts.add(wang)).toBe(true);
      expect(await store.accounts.byName('wang')).toEqual(wang);
      expect(await store.accounts.byName('nobody')).toBeUndefined();
      expect(await store.accounts.list()).toEqual([li, wang]);
    });

    test('have new secrets only where they stand as they were seen', async () => {
      const li = account();
      await store.accounts.add(li);
      const { secure, setDisabled, list } = store.accounts;
      expect(await secure(li, { password: 'new' })).toBe(true);
      expect(await secure(li, { password: 'stale' })).toBe(false);
      const renewed = { ...li, password: 'new' };
      expect(await secure(renewed, { secondFactor: 'secret' })).toBe(true);
      expect(await secure(renewed, { secondFactor: '' })).toBe(false);
      const secured = { ...renewed, secondFactor: 'secret' };
      expect(await setDisabled(li.id, true)).toBe(true);
      expect(await secure(secured, { password: 'late' })).toBe(false);
      expect(await list()).toEqual([{ ...secured, disabled: true }]);
      expect(await setDisabled('nobody', true)).toBe(false);
    });

    test('are known by their session until it ends, expires, or the account is disabled', async () => {
      const [li, wang] = [account(), account({ name: 'wang' })];
      for (const one of [li, wang]) {
        await store.accounts.add(one);
        for (const n of [1, 2]) await store.sessions.start(`${one.name}-${n}`, one.id, clock + n * minute);
      }
      expect(await store.sessions.of('li-1')).toEqual(li);
      expect(await store.sessions.of('guessed')).toBeUndefined();
      await store.sessions.end('li-1');
      expect(await store.sessions.of('li-1')).toBeUndefined();
      clock += minute;
      expect(await store.sessions.of('wang-1')).toBeUndefined();
      expect(await store.sessions.of('wang-2')).toEqual(wang);
      await store.accounts.setDisabled(wang.id, true);
      await store.sessions.start('wang-late', wang.id, clock + minute);
      await store.accounts.setDisabled(wang.id, false);
      expect(await store.sessions.of('wang-late')).toBeUndefined();
      expect(await store.sessions.of('wang-2')).toBeUndefined();
      expect(await store.sessions.of('li-2')).toEqual(li);
      await store.sessions.endAll(li.id);
      expect(await store.sessions.of('li-2')).toBeUndefined();
    });

    test('are counted when they fail, however many try at once', async () => {
      const other = await another();
      const counts = await Promise.all([store, other, store, other].map((one) => one.attempts.raise('li')));
      expect(counts.sort()).toEqual([1, 2, 3, 4]);
      expect(await store.attempts.of('li')).toEqual({ count: 4, last: clock });
      await store.attempts.clear('li');
      expect(await other.attempts.of('li')).toEqual({ count: 0, last: 0 });
    });

    test('leave a trace of each look', async () => {
      const look = { account: 'li', unit: 'a', subject: 'person:1', deed: 'looked', reason: '' };
      await store.audit.note(look);
      clock += minute;
      await store.audit.note({ ...look, unit: 'b' });
      const told = await store.audit.list({ limit: 9 });
      expect(told).toMatchObject([
        { ...look, unit: 'b', at: clock },
        { ...look, at: clock - minute },
      ]);
      const [late, early] = told;
      expect(await store.audit.list({ unit: 'a', limit: 9 })).toEqual([early]);
      expect(await store.audit.list({ account: 'wang', limit: 9 })).toEqual([]);
      expect(await store.audit.list({ account: 'li', from: clock, limit: 9 })).toEqual([late]);
      expect(await store.audit.list({ until: clock, limit: 9 })).toEqual([early]);
    });

    test('leave traces that are read page by page, those of one moment too', async () => {
      const look = { account: 'li', unit: 'a', subject: 'notices', deed: 'looked', reason: '' };
      for (let n = 0; n < 5; n += 1) await store.audit.note(look);
      const pages = [];
      for (let before: AuditKey | undefined; ; ) {
        const page = await store.audit.list({ limit: 2, before });
        if (page.length === 0) break;
        pages.push(page.map(({ id }) => id));
        before = page.at(-1);
      }
      expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
      expect(new Set(pages.flat()).size).toBe(5);
    });
  });
}
