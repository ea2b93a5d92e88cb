/** What stands here otherwise than elsewhere gives way, and nothing that it said is lost. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Book } from '../../server/log/book.ts';
import { open, type Row } from '../../server/log/envelope.ts';
import { openLog } from '../../server/log/log.ts';
import type { SignedHead } from '../../server/log/receive.ts';
import { signedHeadOf } from '../../server/log/receive.ts';
import { headsOf, type LogName, rowsAfter, rowsOf } from '../../server/log/rows.ts';
import { verifyRows } from '../../server/log/verify.ts';
import { witnessFile } from '../../server/log/witness.ts';
import { oddRow } from '../sync/chains.ts';
import { draft, folder, stamp } from './drafts.ts';

const unit = 'branch-1';

function openBook(file: string): Book {
  const book = new Book({ file, stamp, check: 'full' });
  onTestFinished(() => {
    if (book.db.open) book.abandon();
  });
  return book;
}

/** A box with `count` events, and its clone, which stands as the box stood then. */
function cloned(count: number): { box: Book; clone: Book; log: LogName; cloneFile: string } {
  const [at, other] = [folder(), folder()];
  const first = new Book({ file: join(at, 'log.db'), stamp, check: 'quick' });
  first.append(Array.from({ length: count }, () => draft({ unit })));
  first.append([draft({ unit: 'room' })]);
  first.close();
  cpSync(at, other, { recursive: true });
  const cloneFile = join(other, 'log.db');
  const box = openBook(join(at, 'log.db'));
  return { box, clone: openBook(cloneFile), log: { origin: box.origin, unit }, cloneFile };
}

const rows = ({ db }: Book, log: LogName, after = 0): Row[] => [...rowsOf(db, log, after)];
const texts = (of: readonly Row[]) => of.map(({ envelope, payload }) => ({ envelope, payload }));
const ids = (of: readonly Row[]) => of.map(({ id }) => id);
const all = ({ db }: Book): Row[] => [...rowsAfter(db, 0)];
const typeOf = (row: Row): string => open(row).type;

function headOf(of: readonly Row[]): SignedHead {
  const last = of.at(-1);
  const link = Buffer.from(last?.link ?? '').toString('hex');
  return { seq: last?.seq ?? 0, link, signature: Buffer.alloc(64, 1) };
}

function giveWay(book: Book, log: LogName, theirs: readonly Row[]) {
  return book.giveWay(log, theirs, headOf(theirs), stamp);
}

describe('a log that is forked', () => {
  it('takes the other’s tail, and what it had written goes on under a new origin that names the old heads', () => {
    const { box, clone, log } = cloned(3);
    box.append([draft({ unit }), draft({ unit })]);
    clone.append([draft({ unit }), draft({ unit, data: { 姓名: '张小明' } }), draft({ unit })]);
    const divergent = rows(clone, log, 3);
    clone.erasePayload(divergent[0]?.id ?? '');
    const tail = rows(box, log, 3);
    expect(giveWay(clone, log, tail)).toEqual({ kind: 'taken', ack: 5, safe: 0 });

    expect(clone.origin).not.toBe(log.origin);
    expect(texts(rows(clone, log))).toEqual(texts(rows(box, log)));
    expect(signedHeadOf(clone.db, log)).toEqual(headOf(tail));
    const [first, ...carried] = rows(clone, { origin: clone.origin, unit });
    expect(first && open(first)).toMatchObject({
      ...{ type: 'log.succeeded', seq: 1, subject: 'logs' },
      data: { origin: log.origin, seq: 5, link: headOf(tail).link, why: 'forked' },
    });
    expect(rows(clone, { origin: clone.origin, unit: 'room' }).map(typeOf)).toEqual(['log.succeeded']);
    expect(ids(carried)).toEqual(ids(divergent));
    const said = ({ origin: _, seq: __, tick: ___, ...rest }: ReturnType<typeof open>) => rest;
    expect(carried.slice(1).map((row) => said(open(row)))).toEqual(divergent.slice(1).map((row) => said(open(row))));
    expect(carried[0]?.payload).toBeNull();
    expect(verifyRows(all(clone))).toMatchObject({ ok: true });

    const written = clone.append([draft({ unit })]).map((text) => open(text));
    expect(written).toMatchObject([{ origin: clone.origin, seq: 5 }]);
    const ticks = all(clone).map((row) => open(row).tick);
    expect(written[0]?.tick).toBe(Math.max(...ticks));
    const known = divergent.slice(2).map((row) => draft({ unit, command: open(row).command }));
    expect(clone.append(known), 'a command that had come before').toHaveLength(1);
    expect(rows(clone, { origin: clone.origin, unit })).toHaveLength(5);
    expect(() => clone.db.exec('DELETE FROM events')).toThrow(/append-only/);
  });

  it('loses nothing and is not taken for damaged, wherever the power fails', () => {
    const { box, clone, log, cloneFile } = cloned(2);
    box.append([draft({ unit })]);
    clone.append([draft({ unit })]);
    const before = ids(all(clone));
    const crashed = (name: string): string => {
      const to = join(folder(), 'log.db');
      for (const end of ['', '-wal']) copyFileSync(cloneFile + end, to + end);
      if (name === 'noted') copyFileSync(witnessFile(cloneFile), witnessFile(to));
      else writeFileSync(witnessFile(to), ' '.repeat(1024));
      return to;
    };
    const cut = openBook(crashed('before the commit'));
    expect([cut.opening, cut.origin, ids(all(cut))]).toEqual([{ found: 'unclean' }, log.origin, before]);
    expect(giveWay(cut, log, rows(box, log, 2))).toMatchObject({ kind: 'taken' });
    giveWay(clone, log, rows(box, log, 2));
    for (const name of ['after the commit', 'noted']) {
      const again = openBook(crashed(name));
      expect([again.opening, again.origin]).toEqual([{ found: 'unclean' }, clone.origin]);
      expect(texts(all(again))).toEqual(texts(all(clone)));
    }
  });

  it('of somebody else says again what only it had, in its own log', () => {
    const hub = openBook(join(folder(), 'log.db'));
    const box = openBook(join(folder(), 'log.db'));
    const log = { origin: hub.origin, unit };
    hub.append([draft({ unit }), draft({ unit, id: 'decided' }), draft({ unit })]);
    const lost = rows(hub, log);
    box.receive(log, lost, headOf(lost));
    const raw = oddRow(log, lost[2] ?? { seq: 0, link: Buffer.alloc(32) }, 'no JSON', 'neither');
    box.receive(log, [raw], headOf([raw]));
    const other = oddRow(log, lost[0] ?? { seq: 0, link: Buffer.alloc(32) }, 'it went on otherwise', null);
    const [own] = box.append([draft({ unit })]);
    const { origin } = box;
    expect(giveWay(box, log, [other])).toMatchObject({ kind: 'taken', ack: 2 });
    expect(box.origin).toBe(origin);
    expect(texts(rows(box, log))).toEqual(texts([...lost.slice(0, 1), other]));
    expect(signedHeadOf(box.db, log)).toEqual(headOf([other]));
    const mine = rows(box, { origin, unit });
    expect(mine.map(({ id, envelope }) => id || envelope)).toEqual([
      ...[own && open(own).id, mine[1]?.id, 'decided', lost[2]?.id, 'no JSON'],
    ]);
    expect(open(mine[1] ?? other)).toMatchObject({ type: 'log.parted', data: { origin: hub.origin, seq: 1 } });
    expect(verifyRows(all(box))).toMatchObject({ ok: true });
  });

  it('carries nothing over that stands elsewhere, where it then counts', () => {
    const { box, clone, log } = cloned(1);
    const both = draft({ unit, id: 'both' });
    const carried = openBook(join(folder(), 'log.db'));
    carried.append([draft({ unit }), draft({ unit, id: 'carried' })]);
    const theirs = rows(carried, { origin: carried.origin, unit });
    box.append([both]);
    clone.append([both, draft({ unit, id: 'carried' })]);
    const elsewhere = { origin: carried.origin, unit };
    clone.receive(elsewhere, theirs, headOf(theirs));
    expect(ids(rows(clone, elsewhere))).toEqual([theirs[0]?.id, '']);
    giveWay(clone, log, rows(box, log, 1));
    expect(ids(rows(clone, elsewhere))).toEqual([theirs[0]?.id, 'carried']);
    expect(ids(rows(clone, log))).toContain('both');
    expect(rows(clone, { origin: clone.origin, unit }).map(typeOf)).toEqual(['log.succeeded']);
  });

  it('stays as it is where what came does not follow upon it', () => {
    const { box, clone, log } = cloned(2);
    box.append([draft({ unit }), draft({ unit })]);
    clone.append([draft({ unit })]);
    const before = texts(all(clone));
    const tail = rows(box, log, 2);
    expect(giveWay(clone, log, tail.slice(1))).toMatchObject({ kind: 'tampered', flaw: 'link' });
    expect(
      giveWay(
        clone,
        log,
        tail.map((row) => ({ ...row, seq: row.seq + 9 })),
      ),
    ).toMatchObject({ kind: 'gap' });
    expect([texts(all(clone)), clone.origin]).toEqual([before, log.origin]);
  });
});

describe('an open log that is forked', () => {
  it('goes on writing, as the new origin', async () => {
    const { box, log, cloneFile, clone } = cloned(2);
    clone.abandon();
    const left = await openLog(cloneFile, { stamp: () => stamp });
    onTestFinished(() => left.close());
    box.append([draft({ unit })]);
    const writing = [left.append([draft({ unit })]), left.append([draft({ unit })])];
    const tail = rows(box, log, 2);
    const mending = left.giveWay(log, tail, headOf(tail));
    const later = left.append([draft({ unit })]);
    const [first] = await Promise.all(writing);
    expect(first).toMatchObject([{ origin: log.origin, seq: 3 }]);
    expect(await mending).toMatchObject({ kind: 'taken', ack: 3 });
    expect(await later).toMatchObject([{ origin: left.origin, seq: 4 }]);
    expect(left.origin).not.toBe(log.origin);
    expect(await left.verify()).toMatchObject({ ok: true });
  });
});

it('a file of the version before is brought up to date with all that it holds', () => {
  const file = join(folder(), 'log.db');
  const book = openBook(file);
  book.append(Array.from({ length: 5 }, () => draft({ unit, id: randomUUID() })));
  const [before, heads] = [texts(all(book)), headsOf(book.db)];
  book.close();
  const db = new Database(file);
  db.exec(`CREATE TABLE old (place INTEGER PRIMARY KEY, origin TEXT NOT NULL, unit TEXT NOT NULL, seq INTEGER NOT NULL,
      id TEXT NOT NULL UNIQUE, envelope TEXT NOT NULL, payload TEXT, salt BLOB, link BLOB NOT NULL,
      subject TEXT NOT NULL GENERATED ALWAYS AS (envelope ->> '$.subject') VIRTUAL,
      command TEXT NOT NULL GENERATED ALWAYS AS (envelope ->> '$.command') VIRTUAL, UNIQUE (origin, unit, seq)) STRICT;
    INSERT INTO old (place, origin, unit, seq, id, envelope, payload, salt, link)
      SELECT place, origin, unit, seq, id, envelope, payload, salt, link FROM events;
    DROP TABLE events;
    ALTER TABLE old RENAME TO events;
    PRAGMA user_version = 2`);
  db.close();
  const later = openBook(file);
  expect([later.opening, texts(all(later)), headsOf(later.db)]).toEqual([{ found: 'clean' }, before, heads]);
});
