/** A township whose database was put back to an earlier state behind its back: by an image of its disk, or a dump of PostgreSQL. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { eventIdOf } from '../../server/domain/events.ts';
import { fleetPage } from '../../server/township/queries/fleet.ts';
import type { TownshipStore } from '../../server/township/store/contract.ts';
import { openTownship } from '../../server/township/store/store.ts';
import { type Postgres, startPostgres } from '../doubles/postgres.ts';
import { describeWith, postgresPrograms } from '../extras.ts';
import { draft } from './box-log.ts';
import { enrolment } from './devices.contract.ts';
import type { Where } from './opened.ts';

const now = () => Date.parse('2026-03-16T02:00:00+08:00');

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'township-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A place for a database, and how what stands there is taken and put into another place. */
interface Place {
  readonly where: Where;
  dump(): () => Where;
}

const embedded = (): Place => {
  const data = folder();
  return {
    where: { data },
    dump() {
      const [image, other] = [folder(), folder()];
      cpSync(data, image, { recursive: true });
      return () => {
        cpSync(image, other, { recursive: true });
        return { data: other };
      };
    },
  };
};

function keepsItsNumbers(place: () => Place): void {
  const open = async (where: Where): Promise<TownshipStore> => {
    const store = await openTownship({ ...where, now });
    onTestFinished(() => store.close());
    return store;
  };
  const ids = async (store: TownshipStore, unit: string) =>
    (await store.eventsOf(unit)).flatMap(({ id, type }) => (type === 'log.succeeded' ? [] : [id])).sort();

  /** Two branches, of which the boxes of `a` have more than the dump. */
  async function setBack() {
    const { where, dump } = place();
    const store = await openTownship({ ...where, now });
    await store.devices.offerCode({ code: 'code-1', branch: '', expires: now() + 1000, account: '' });
    await store.devices.enrol(enrolment({ unit: 'a' }));
    await store.append([draft({ unit: 'a', id: 'before' })]);
    await store.append([draft({ unit: 'b', id: 'other' })]);
    await store.close();
    const restore = dump();
    const later = await openTownship({ ...where, now });
    await later.append([draft({ unit: 'a', id: eventIdOf('given', 0), command: 'given' })]);
    const log = { origin: later.origin, unit: 'a' };
    const [rows, signed] = [await later.rows(log, 0, 9), await later.signedHead(log)];
    await later.close();
    if (signed === undefined) throw new Error('it is not signed');
    const put = restore();
    return { log, rows, signed, restored: await open(put), beside: await open(put) };
  }

  test('takes its own events back from a box, and from then on no number is given twice, in whatever process', async () => {
    const { log, rows, signed, restored, beside } = await setBack();
    expect([restored.origin, (await fleetPage(restored)).setBack]).toEqual([log.origin, null]);
    const given = draft({ unit: 'a', id: eventIdOf('given', 0), command: 'given' });
    expect(await restored.receive(log, rows, signed)).toMatchObject({ kind: 'taken', ack: 2 });
    expect(await restored.holds('a', 'given'), 'whatever it was called then').toBe(true);
    expect(await restored.append([given]), 'a command that comes again').toMatchObject([
      { origin: log.origin, seq: 2 },
    ]);
    expect(restored.origin).not.toBe(log.origin);
    expect(restored.key.publicKey).toEqual(beside.key.publicKey);
    await beside.news(new Map());
    expect(beside.origin, 'which has written nothing yet').toBe(restored.origin);
    expect((await fleetPage(beside)).setBack).toBe(now());
    await beside.append([draft({ unit: 'b', id: 'anew' })]);
    expect(beside.origin).toBe(restored.origin);
    expect(await beside.rows({ origin: log.origin, unit: 'b' }, 0, 9)).toHaveLength(1);
    expect([await ids(restored, 'a'), await ids(restored, 'b')]).toEqual([
      ['before', 'given.0'],
      ['anew', 'other'],
    ]);
    const named = { origin: restored.origin, former: log.origin, why: 'restored' };
    expect(await restored.mishaps(['a', 'b'])).toMatchObject([named, named]);
    const { origin } = restored;
    expect(await beside.receive(log, rows, signed), 'it comes again').toMatchObject({ kind: 'taken', ack: 2 });
    expect(beside.origin).toBe(origin);
    expect((await fleetPage(restored)).setBack).toBe(now());
  });

  test('that has written already before a box came does it once only', async () => {
    const { log, rows, signed, restored } = await setBack();
    await restored.append([draft({ unit: 'a', id: 'anew' })]);
    expect(await restored.receive(log, rows, signed)).toMatchObject({ kind: 'fork', seq: 2 });
    expect(restored.origin).not.toBe(log.origin);
    await restored.append([draft({ unit: 'b', id: 'more' })]);
    expect(await restored.rows({ origin: log.origin, unit: 'b' }, 0, 9)).toHaveLength(1);
    expect(await restored.receive(log, rows, signed)).toMatchObject({ kind: 'fork', seq: 2 });
    expect(await restored.mishaps(['a'])).toHaveLength(1);
  });

  test('does not believe rows that do not lead to what it has signed', async () => {
    const { log, rows, signed, restored } = await setBack();
    const madeUp = rows.slice(0, 1).map((row) => ({ ...row, link: Buffer.alloc(32, 7) }));
    expect(await restored.receive(log, madeUp, signed)).toMatchObject({ kind: 'fork' });
    expect(restored.origin).toBe(log.origin);
  });
}

describe('a township set back to an image of its disk', () => keepsItsNumbers(embedded));

describeWith(['postgres'], 'on PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  const run = (program: string, ...args: string[]) => execFileSync(join(postgresPrograms, program), args);
  const database = (): string => {
    const url = postgres.url.replace(/postgres$/, `d${randomUUID().replaceAll('-', '')}`);
    run('psql', '-q', '-c', `CREATE DATABASE ${url.split('/').at(-1)}`, postgres.url);
    return url;
  };

  const dumped = (): Place => {
    const [data, url] = [folder(), database()];
    return {
      where: { data, database: url },
      dump() {
        const file = join(folder(), 'dump');
        run('pg_dump', '--format=custom', `--file=${file}`, url);
        return () => {
          const other = database();
          run('pg_restore', `--dbname=${other}`, file);
          return { data, database: other };
        };
      },
    };
  };

  describe('a township restored from a dump', () => keepsItsNumbers(dumped));
});
