/** What every store of the township keeps of its staff: accounts, sessions, and what they did. On whichever database. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { TownshipOptions, TownshipStore } from '../../server/township/store/contract.ts';
import type { Account, AuditKey } from '../../server/township/store/staff-contract.ts';
import { kept } from '../../server/township/store/tidy.ts';
import { enrolment } from './devices.contract.ts';
import { opened, type Where } from './opened.ts';

const minute = 60_000;

const account = (fields: Partial<Account> = {}): Account => ({
  ...{ id: randomUUID(), name: 'li', role: 'township', units: [], password: 'hash', secondFactor: '', disabled: false },
  ...fields,
});

/** `where` makes room for one more test's database. */
export function describeStaff(where: () => Where): void {
  let at: TownshipOptions;
  let clock: number;
  let store: TownshipStore;

  beforeEach(async () => {
    clock = Date.parse('2026-03-15T12:00:00Z');
    at = { ...where(), org: randomUUID(), now: () => clock };
    store = await another();
  });

  const another = () => opened(at);

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

    test('leave nothing behind that has had its day', async () => {
      const [li, look] = [account(), { account: 'li', unit: 'a', subject: '', deed: 'looked', reason: '' }];
      await store.accounts.add(li);
      await store.sessions.start('token', li.id, clock + minute);
      await store.attempts.raise('li');
      await store.audit.note(look);
      await store.devices.offerCode({ code: 'code-1', branch: '赤溪村', expires: clock, account: 'li' });
      await store.tidy();
      expect(await store.attempts.of('li')).toMatchObject({ count: 1 });
      expect(await store.devices.enrol(enrolment())).toEqual({ kind: 'expired' });
      expect(await store.sessions.of('token')).toEqual(li);
      clock += kept.code;
      await store.tidy();
      expect(await store.attempts.of('li')).toMatchObject({ count: 0 });
      expect(await store.devices.enrol(enrolment())).toEqual({ kind: 'unknown-code' });
      expect(await store.audit.list({ limit: 9 })).toHaveLength(1);
      clock += kept.audit;
      await store.tidy();
      expect(await store.audit.list({ limit: 9 })).toEqual([]);
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
