/** Getting in, being kept out, and how it ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { lockedFor, lockOut } from '../../server/township/accounts/lock-out.ts';
import { codeAt, counterAt } from '../../server/township/accounts/one-time-code.ts';
import { isPassword, sealPassword } from '../../server/township/accounts/password.ts';
import { type Outcome, signIn } from '../../server/township/accounts/sign-in.ts';
import type { TownshipStore } from '../../server/township/store/contract.ts';
import type { Account } from '../../server/township/store/staff-contract.ts';
import { openTownship } from '../../server/township/store/store.ts';
import { Browser, password, runTownship, type Township } from './service.ts';

/** `12345678901234567890` in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a password', () => {
  it('is kept as an argon2id hash with its costs, and known again however it was typed', async () => {
    const hash = await sealPassword('密码 Amélie');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await isPassword('密码 Ame\u0301lie', hash)).toBe(true);
    expect(await isPassword('密码 Amelie', hash)).toBe(false);
    expect(await isPassword('', undefined)).toBe(false);
    await expect(isPassword('x', 'md5:1')).rejects.toThrow();
  });

  it('of the reference program is known', async () => {
    // echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 24 -e
    const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await isPassword('password', hash)).toBe(true);
  });
});

it('a lock grows with every five wrong tries, up to an hour, and no clock makes it longer', () => {
  const at = (count: number, since = 0) => lockedFor({ count, last: 1_000_000 }, 1_000_000 + since) / 1000;
  expect([0, 4, 5, 9, 10, 15, 500].map((count) => at(count))).toEqual([0, 0, 60, 60, 120, 240, 3600]);
  expect([at(5, 59_000), at(5, 60_000), at(5, -999_000)]).toEqual([1, 0, 60]);
});

describe('signing in', () => {
  let data: string;
  let store: TownshipStore;
  let now: number;
  const open = () => openTownship({ data, now: () => now });
  const account = async (fields: Partial<Account> = {}) => {
    const hash = await sealPassword(password);
    const made = {
      id: 'a',
      name: 'li',
      role: 'township',
      units: [],
      password: hash,
      secondFactor: '',
      disabled: false,
    };
    await store.accounts.add({ ...made, ...fields } as Account);
  };
  const tried = (given = password, code = '', name = 'li'): Promise<Outcome> =>
    signIn(store, { name, password: given, code }, now);
  const kinds = async (...tries: readonly (() => Promise<Outcome>)[]) => {
    const found: string[] = [];
    for (const one of tries) found.push((await one()).kind);
    return found;
  };

  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'township-'));
    now = Date.parse('2026-11-15T09:00:00+08:00');
    store = await open();
  });
  afterEach(async () => {
    await store.close();
    rmSync(data, { recursive: true });
  });

  it('five wrong tries lock the account, also for the right password, and no restart opens it', async () => {
    await account();
    const wrong = () => tried('wrong password');
    expect(await kinds(wrong, wrong, wrong, wrong, wrong, wrong, tried)).toEqual([
      ...['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'locked', 'locked'],
    ]);
    await store.close();
    store = await open();
    now += lockOut.first - 1;
    expect(await tried()).toEqual({ kind: 'locked', seconds: 1 });
    now += 1;
    expect(await kinds(wrong, tried)).toEqual(['wrong', 'locked']);
    now += lockOut.first;
    expect(await kinds(tried, wrong, tried)).toEqual(['in', 'wrong', 'in']);
  });

  it('many tries at once are no more than five', async () => {
    await account();
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => tried('wrong password')));
    expect(outcomes.filter(({ kind }) => kind === 'wrong').length).toBeLessThanOrEqual(5);
  });

  it('a name that nobody has answers as one that somebody has', async () => {
    const nobody = () => tried('wrong password', '', 'nobody');
    expect(await kinds(nobody, nobody, nobody, nobody, nobody, nobody)).toEqual([
      ...['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'locked'],
    ]);
  });

  it('a disabled account has no right password', async () => {
    await account({ disabled: true });
    expect(await tried()).toEqual({ kind: 'wrong' });
  });

  it('a second factor is asked for after the password, and each code works once', async () => {
    await account({ secondFactor: secret });
    const code = codeAt(Buffer.from('12345678901234567890'), counterAt(now));
    expect(
      await kinds(
        () => tried('wrong password', code),
        tried,
        () => tried(password, '000000'),
      ),
    ).toEqual([...['wrong', 'code-needed', 'wrong']]);
    expect(
      await kinds(
        () => tried(password, code),
        () => tried(password, code),
      ),
    ).toEqual(['in', 'wrong']);
  });
});

describe('the service', () => {
  const running = async (): Promise<Township> => {
    const township = await runTownship();
    onTestFinished(() => township.close());
    return township;
  };
  const first = { township: '赤溪镇', name: '王主任', password };

  it('makes the first account by its link, once', async () => {
    const { url, first: link } = await running();
    const browser = new Browser(url);
    const make = (token: string) => browser.ask('POST', '/api/first-account', { ...first, token });
    expect((await browser.ask('GET', '/api/session')).body).toEqual({
      township: '',
      account: null,
      towns: false,
      first: true,
    });
    expect(await make('guessed')).toMatchObject({ status: 409, body: { error: 'link-used' } });
    const { status, headers } = await make(link.token);
    expect(status).toBe(200);
    expect(headers.get('set-cookie')).toMatch(/^township-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await browser.ask('GET', '/api/session')).body).toMatchObject({
      ...{ township: '赤溪镇', account: { name: '王主任', role: 'township', secondFactor: false }, first: false },
    });
    expect(await make(link.token)).toMatchObject({ status: 409, body: { error: 'link-used' } });
  });

  it('ends a session by hand, by time, with a new password, and with the account', async () => {
    const township = await running();
    const signedIn = (units: string[]) => township.signedIn('township', units);
    const isIn = async (browser: Browser) => (await browser.ask('GET', '/api/wall')).status === 200;
    const [a, b, c, d] = [await signedIn(['a']), await signedIn(['b']), await signedIn(['b']), await signedIn(['d'])];
    expect([await isIn(a), await isIn(b), await isIn(c), await isIn(d)]).toEqual([true, true, true, true]);

    const cookie = a.cookie;
    await a.ask('DELETE', '/api/session');
    a.cookie = cookie;
    expect(await isIn(a)).toBe(false);

    const again = new Browser(township.url);
    again.cookie = d.cookie;
    await again.ask('POST', '/api/session', { name: 'township d', password });
    expect([await isIn(again), await isIn(d)]).toEqual([true, false]); // one browser, one session
    d.cookie = again.cookie;

    const change = (old: string) => b.ask('POST', '/api/account/password', { old, password: 'another horse' });
    expect(await change('wrong password')).toMatchObject({ status: 409, body: { error: 'wrong-password' } });
    expect(await change(password)).toMatchObject({ status: 200 });
    expect([await isIn(b), await isIn(c)]).toEqual([true, false]);

    const id = (name: string) => ({ id: `id township ${name}`, disabled: true });
    expect(await b.ask('POST', '/api/accounts/disabled', id('b'))).toMatchObject({ body: { error: 'own-account' } });
    expect(await b.ask('POST', '/api/accounts/disabled', id('d'))).toMatchObject({ status: 200 });
    expect(await isIn(d)).toBe(false);

    township.clock.now += 12 * 3_600_000;
    expect(await isIn(b)).toBe(false);
  });

  it('makes accounts, each name once, and takes a second factor when a code of it came back', async () => {
    const { clock, ...township } = await running();
    const staff = await township.signedIn('township');
    const post = { name: '李书记', password, role: 'branch', units: ['east'] };
    expect(await staff.ask('POST', '/api/accounts', post)).toMatchObject({ status: 200 });
    expect(await staff.ask('POST', '/api/accounts', post)).toMatchObject({
      status: 409,
      body: { error: 'name-taken' },
    });
    expect((await staff.ask('GET', '/api/accounts')).body.accounts).toContainEqual(
      expect.objectContaining({ name: '李书记', role: 'branch', units: ['east'], disabled: false }),
    );
    const browser = new Browser(township.url);
    const enter = (code?: string) =>
      browser.ask('POST', '/api/session', { name: '李书记', password, ...(code !== undefined && { code }) });
    await enter();
    const code = codeAt(Buffer.from('12345678901234567890'), counterAt(clock.now));
    const wrong = code === '000000' ? '111111' : '000000';
    const take = (given: object) =>
      browser.ask('PUT', '/api/account/second-factor', { secret, code, password, ...given });
    expect(await take({ password: 'a guess' })).toMatchObject({ body: { error: 'wrong-password' } });
    expect(await take({ code: wrong })).toMatchObject({ body: { error: 'wrong-code' } });
    expect(await take({})).toMatchObject({ status: 200 });
    expect((await enter()).body).toEqual({ kind: 'code-needed' });
    expect((await enter(code)).body).toMatchObject({ kind: 'in', account: { secondFactor: true } });

    clock.now += 60_000;
    const next = codeAt(Buffer.from('12345678901234567890'), counterAt(clock.now));
    for (const old of [{}, { old: wrong === next ? code : wrong }])
      expect(await take({ code: next, ...old })).toMatchObject({ body: { error: 'wrong-old-code' } });
    expect(await take({ code: next, old: next })).toMatchObject({ status: 200 });
    expect(await take({ code: next, old: next })).toMatchObject({ body: { error: 'wrong-old-code' } }); // used
    const { entries } = (await staff.ask('GET', '/api/audit')).body;
    expect(entries.filter(({ deed }: { deed: string }) => deed === 'second-factor')).toHaveLength(2);
  });
});
