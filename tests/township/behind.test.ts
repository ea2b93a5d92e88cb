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
/** Nobody else writes until it is let go. */
function busy(): { letGo(): void } {
  const other = new Database(join(township.data, 'township.db'));
  other.exec('BEGIN IMMEDIATE');
  return {
    letGo() {
      other.exec('ROLLBACK');
      other.close();
    },
  };
}

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
    const database = busy();
    expect(await behind()).toEqual({ status: 200, behind: '1' });
    database.letGo();
    await vi.waitFor(async () => expect(await behind()).toEqual(whole), soon);
  },
);

const scene = branch();

async function renamed(name: string): Promise<void> {
  const before = scene.events.length;
  const data = { branch: 'b1', name, township: '赤溪镇', kind: 'rural', room: '' } as const;
  scene.do({ type: 'branch.describe', data });
  await township.arrive('east', scene.events.slice(before));
}

it.each(['attendance', 'dues'])(
  'given a database that is busy, when %s are taken as a file, then only with all that has arrived',
  async (what) => {
    const titled = async () => {
      const { headers } = await fetch(`${township.url}/api/branches/east/exports/${what}.csv`, {
        headers: { cookie: staff.cookie },
      });
      return decodeURIComponent(headers.get('content-disposition') ?? '');
    };
    await renamed('赤溪村党支部');
    await staff.ask('GET', '/api/notices');
    expect(await titled()).toContain('赤溪村党支部');
    await renamed('流岐岙村党支部');
    const database = busy();
    const taken = titled();
    // As long as this page waits for its rows and then gives up, a file that did not wait would be there.
    expect((await staff.ask('GET', '/api/notices')).headers.get('behind')).toBe('1');
    database.letGo();
    expect(await taken).toContain('流岐岙村党支部');
  },
);
