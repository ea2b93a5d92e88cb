/** While the rows of a page are being caught up with what has arrived, its answer says so; a page never waits long for them. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { branch } from '../domain/scene.ts';
import { soon } from '../soon.ts';
import { type Browser, runTownship, type Township } from './service.ts';

let township: Township;
let staff: Browser;

beforeAll(async () => {
  township = await runTownship(['east'], { inThread: true });
  staff = await township.signedIn('township');
});
afterAll(() => township.close());

const arrive = () => township.arrive('east', branch().events);

it.each(['approvals', 'themes', 'notices', 'comparison'])(
  'given a database that is busy, when %s are read, then with word that more is to come',
  async (page) => {
    const behind = async () => {
      const { status, headers } = await staff.ask('GET', `/api/${page}`);
      return { status, behind: headers.get('behind') };
    };
    const whole = { status: 200, behind: null };
    await arrive();
    await vi.waitFor(async () => expect(await behind()).toEqual(whole), soon);
    await arrive();
    const other = new Database(join(township.data, 'township.db'));
    other.exec('BEGIN IMMEDIATE');
    expect(await behind()).toEqual({ status: 200, behind: '1' });
    other.exec('ROLLBACK');
    other.close();
    await vi.waitFor(async () => expect(await behind()).toEqual(whole), soon);
  },
);
