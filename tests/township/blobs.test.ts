/** The township's blobs: in tables as PostgreSQL has them, in files beside the embedded database; and who sees a photo. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Event } from '../../server/domain/events.ts';
import { hashOf } from '../../server/sync/blob-files.ts';
import { type Blobs, readWhole } from '../../server/sync/blobs.ts';
import { photosPage, tidyBlobs } from '../../server/township/queries/photos.ts';
import { blobsInFiles, blobsInTables } from '../../server/township/store/blobs.ts';
import type { Engine } from '../../server/township/store/engine.ts';
import { openPostgres } from '../../server/township/store/postgres.ts';
import { rowsOf } from '../../server/township/store/projected.ts';
import type { Make } from '../../server/township/store/row-makers.ts';
import { openSqlite } from '../../server/township/store/sqlite.ts';
import { kept } from '../../server/township/store/tidy.ts';
import { branch } from '../domain/scene.ts';
import { type Postgres, startPostgres } from '../doubles/postgres.ts';
import { describeWith } from '../extras.ts';
import { folder } from '../log/drafts.ts';
import { soon } from '../soon.ts';
import { itKeepsBlobs, photo } from '../sync/blobs.contract.ts';
import { boxLog, draft } from './box-log.ts';
import { opened } from './opened.ts';
import { runTownship } from './service.ts';

const quota = { most: 1_000_000, free: 0 };
let units = 0;

function inTables(engine: Engine): Blobs {
  units += 1;
  return blobsInTables({ db: engine.db, org: 'township', now: Date.now }, engine, quota)(`unit-${units}`);
}

describe('blobs in tables of SQLite', () => {
  itKeepsBlobs(quota.most, async () => {
    const engine = openSqlite(folder(), Date.now());
    onTestFinished(() => engine.close());
    return inTables(engine);
  });
});

it('a blob in tables that is no longer what its name says is forgotten when it is read, and may come again', async () => {
  const engine = openSqlite(folder(), Date.now());
  onTestFinished(() => engine.close());
  const blobs = inTables(engine);
  const content = photo(1, 1000);
  const hash = hashOf(content);
  const bring = () => blobs.add(hash, { size: content.length, from: 0, bytes: content });
  await bring();
  await engine.db
    .updateTable('blob_piece')
    .set({ bytes: Buffer.from(content.with(7, 1)) })
    .execute();
  expect(await readWhole(blobs, hash)).toBe(undefined);
  expect(await blobs.held([hash])).toEqual(new Map());
  expect(await bring()).toMatchObject({ whole: true });
});

describeWith(['postgres'], 'blobs in tables of PostgreSQL', () => {
  let postgres: Postgres;
  let engine: Engine;
  beforeAll(async () => {
    postgres = await startPostgres();
    engine = await openPostgres(postgres.url);
  }, 60_000);
  afterAll(async () => {
    await engine.close();
    await postgres.stop();
  });
  itKeepsBlobs(quota.most, async () => inTables(engine));

  it('go after a month where no event names them, whole or not', () => forgets(postgres.url));

  it('forget one of which a piece comes in at the same time, wholly', async () => {
    const blobs = inTables(engine);
    const content = photo(1, 100_000);
    const hash = hashOf(content);
    const piece = (from: number) => ({ size: 100_000, from, bytes: content.subarray(from, from + 50_000) });
    await blobs.add(hash, piece(0));
    // Within a transaction it is always the same connections that are seen.
    const [holder, watcher] = [new pg.Client(postgres.url), new pg.Client(postgres.url)];
    for (const client of [holder, watcher]) await client.connect();
    const waiting = (count: number) =>
      vi.waitFor(async () => {
        const { rows } = await watcher.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
        expect(rows).toHaveLength(count);
      }, soon);
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM blob WHERE hash = $1 FOR UPDATE', [hash]);
    const adding = blobs.add(hash, piece(50_000));
    await waiting(1);
    const removing = blobs.remove([hash]);
    await waiting(2);
    for (const client of [holder, watcher]) await client.end();
    await Promise.all([adding, removing]);
    expect(await blobs.held([hash])).toEqual(new Map());
    await blobs.add(hash, piece(0));
    expect(await blobs.add(hash, piece(50_000))).toEqual({ kind: 'held', bytes: 100_000, whole: true });
  });
});

describe('blobs beside the embedded database', () => {
  it('are another unit’s where the unit is another, whatever it is called', async () => {
    const of = blobsInFiles(folder(), 'township', quota);
    const content = Buffer.from('of one unit');
    await of('../..').add(hashOf(content), { size: content.length, from: 0, bytes: content });
    expect((await of('../..').held([hashOf(content)])).size).toBe(1);
    expect((await of('x'.repeat(200)).held([hashOf(content)])).size).toBe(0);
  });
});

const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const page = Buffer.from('<script>');

/** A meeting with a photo, another that was taken back, and what says that it is one and is none. */
function withPhotos(): readonly Event[] {
  const scene = branch();
  scene.plan();
  scene.open();
  const add = (entry: string, content: Uint8Array) =>
    scene.do({
      type: 'ledger.write',
      data: {
        ...{ entry, on: '2026-11-15', text: '', evidence: [hashOf(content)], corrects: null },
        fact: { what: 'trace', of: 'm1', trace: 'pictures' },
      },
    });
  add('e1', picture);
  add('e2', page);
  add('e3', Buffer.from('gone'));
  scene.do({ type: 'ledger.strike', data: { ledger: 'file:m1', entry: 'e3', reason: '拍到了无关的人' } });
  return scene.events;
}

/** Files are as old as the machine says, so the township's clock begins there. */
async function forgets(database?: string): Promise<void> {
  const township = await runTownship(['east'], database === undefined ? {} : { database });
  onTestFinished(() => township.close());
  const { store, clock } = township;
  clock.now = Date.now();
  await township.arrive('east', withPhotos());
  const blobs = store.blobs('east');
  const takenBack = Buffer.from('gone');
  const [unnamed, half, named] = [photo(1, 1000), photo(2, 1000), picture];
  const all = [unnamed, half, takenBack, named].map(hashOf);
  const begin = async (content: Uint8Array, length = content.length) =>
    blobs.add(hashOf(content), { size: content.length, from: 0, bytes: content.subarray(0, length) });
  for (const content of [unnamed, takenBack, named]) await begin(content);
  await begin(half, 500);
  const left = async (asked: Parameters<typeof tidyBlobs>[0] = store) => {
    await tidyBlobs(asked, clock.now - kept.blob);
    return new Set((await blobs.held(all)).keys());
  };
  expect(await left(), 'something came since').toEqual(new Set(all));
  clock.now += kept.blob + 60_000;
  const untold = { ...store, makeRows: async () => new Set(['east']) };
  expect(await left(untold), 'what is named cannot be told').toEqual(new Set(all));
  const undecided = { ...store, quarantine: { counts: async () => new Map([['box-east', 1]]) } };
  expect(await left(undecided), 'what was handed over may name them').toEqual(new Set(all));
  expect(await left()).toEqual(new Set([hashOf(named)]));
  expect(Buffer.from((await readWhole(blobs, hashOf(named))) ?? [])).toEqual(named);
}

describe('a photo at the township', () => {
  it('that was taken back is shown no more, however busy the thread is that makes the rows', async () => {
    const data = folder();
    const store = await opened({ data, now: Date.now });
    const engine = openSqlite(data, Date.now());
    onTestFinished(() => engine.close());
    const desk = { db: engine.db, org: 'township', now: Date.now };
    const busy: Make = async (asked, news) => (news === undefined ? store.makeRows(asked) : new Set());
    const shown = async () => (await photosPage({ ...store, ...rowsOf(desk, busy) }, unit, 'm1')).photos.length;
    const box = boxLog();
    const { unit } = box.log;
    const events = withPhotos();
    const send = async (some: readonly Event[]) => {
      box.write(some.map((event) => draft({ ...event, unit })));
      await store.receive(box.log, box.rows, box.signed());
    };
    await send(events.slice(0, -1));
    expect(await shown()).toBe(3);
    await send(events.slice(-1));
    expect(await shown()).toBe(2);
  });

  it('is shown to those who see the branch, once it is there, and each look is on record; nobody else has it', async () => {
    const township = await runTownship(['east', 'west']);
    onTestFinished(() => township.close());
    await township.arrive('east', withPhotos());
    const blobs = township.store.blobs('east');
    for (const content of [picture, page, Buffer.from('gone')])
      await blobs.add(hashOf(content), { size: content.length, from: 0, bytes: content });
    const staff = await township.signedIn('township');
    const address = '/api/branches/east/meetings/m1/photos';
    expect((await staff.ask('GET', address)).body).toEqual({
      photos: [
        { hash: hashOf(picture), here: true },
        { hash: hashOf(page), here: true },
      ],
    });
    const get = (of: string, cookie = staff.cookie) => fetch(`${township.url}${of}`, { headers: { cookie } });
    const shown = await get(`${address}/${hashOf(picture)}`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(picture);
    const { entries } = (await staff.ask('GET', '/api/audit?unit=east')).body;
    expect(entries).toMatchObject([{ subject: 'photos:m1', deed: 'looked' }]);
    for (const none of [
      `${address}/${hashOf(page)}`, // a page that calls itself a photo
      `${address}/${hashOf(Buffer.from('gone'))}`,
      `/api/branches/east/meetings/m2/photos/${hashOf(picture)}`,
      `/api/branches/west/meetings/m1/photos/${hashOf(picture)}`,
    ])
      expect((await get(none)).status, none).toBe(404);
    expect((await get(`${address}/${hashOf(picture)}`, '')).status).toBe(401);
    const neighbour = await township.signedIn('branch', ['west']);
    expect((await get(`${address}/${hashOf(picture)}`, neighbour.cookie)).status).toBe(403);
  });

  it('that no event names goes after a month, whole or not; one that is named or of which something came since stays', () =>
    forgets());

  it('is in the nightly copy', async () => {
    const township = await runTownship(['east']);
    onTestFinished(() => township.close());
    await township.store.blobs('east').add(hashOf(picture), { size: picture.length, from: 0, bytes: picture });
    const copies = join(folder(), 'copies');
    mkdirSync(copies);
    expect(await township.store.backUp?.(copies, { at: Date.now(), keep: 2 })).toMatchObject({ ok: true });
    const copied = blobsInFiles(copies, 'township', quota)('east');
    expect(await copied.held([hashOf(picture)])).toEqual(new Map([[hashOf(picture), { bytes: 7, whole: true }]]));
  });
});
