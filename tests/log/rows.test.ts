import { join } from 'node:path';
import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { seal } from '../../server/log/envelope.ts';
import { openLog } from '../../server/log/log.ts';
import { headsOf, insertRow } from '../../server/log/rows.ts';
import { connectWriter } from '../../server/log/schema.ts';
import { Tips } from '../../server/log/verify.ts';
import { change } from './damage.ts';
import { draft, folder, stamp } from './drafts.ts';

function newFile(): Database.Database {
  const db = connectWriter(join(folder(), 'log.db'));
  onTestFinished(() => void db.close());
  return db;
}

/** A closed log of so many events. */
async function logOf(events: number): Promise<string> {
  const file = join(folder(), 'log.db');
  const log = await openLog(file, { stamp: () => stamp });
  await log.append(Array.from({ length: events }, (_, n) => draft({ data: { n } })));
  await log.close();
  return file;
}

async function reopened(file: string) {
  const log = await openLog(file, { stamp: () => stamp });
  onTestFinished(() => log.close());
  return log;
}

describe('heads', () => {
  const logs = fc.array(
    fc.record({ origin: fc.constantFrom('a', 'b', 'c'), unit: fc.constantFrom('', 'x', 'y', 'z') }),
    {
      maxLength: 20,
    },
  );

  test('are the last events of all logs, however those lie among each other', () => {
    const db = newFile();
    const insert = insertRow(db);
    const property = fc.property(logs, (order) => {
      db.exec('BEGIN');
      const tips = new Tips();
      const rows = order.map(({ origin, unit }, n) => {
        const row = seal(draft({ unit }), origin, tips.of({ origin, unit }), n + 1, new Uint8Array(16));
        insert(row);
        tips.set(row, row);
        return { origin, unit, seq: row.seq, tick: n + 1, link: Buffer.from(row.link).toString('hex') };
      });
      const found = headsOf(db);
      db.exec('ROLLBACK');
      const last = new Map(rows.map((row) => [`${row.origin} ${row.unit}`, row]));
      expect(found).toEqual([...last.keys()].sort().map((name) => last.get(name)));
    });
    fc.assert(property, { numRuns: 200 });
  });
});

describe('a log that is read in slices', () => {
  test('gives every event once, in order', async () => {
    for (const events of [256, 600]) {
      const log = await reopened(await logOf(events));
      expect([...log.read()].map(({ data }) => data)).toEqual(Array.from({ length: events }, (_, n) => ({ n })));
    }
  });

  test('gives what arrives while it is read', async () => {
    const log = await reopened(await logOf(300));
    const seen: number[] = [];
    for (const { seq } of log.read()) {
      seen.push(seq);
      if (seq === 1) await log.append([draft()]);
    }
    expect(seen).toEqual(Array.from({ length: 301 }, (_, n) => n + 1));
  });

  test('names the event that does not read', async () => {
    const file = await logOf(600);
    change(file, (bytes) => bytes.fill(0, bytes.indexOf('"seq":300'), bytes.indexOf('"seq":300') + 5));
    const log = await reopened(file);
    expect(() => [...log.read()]).toThrow(
      expect.objectContaining({ kind: 'damaged', message: expect.stringMatching(/^an event does not read: .*:300,/) }),
    );
  });

  test('ends where its places go back, instead of going round', async () => {
    const file = await logOf(600);
    change(file, (bytes) => {
      // The 256th row begins with its place (256 as a varint), the length of its header, the type of a rowid and of an origin.
      const row = Buffer.from([0x82, 0x00, 11, 0, 85]);
      const at = bytes.indexOf(row);
      expect(bytes.indexOf(row, at + 1)).toBe(-1);
      bytes[at] = 0x81;
      return bytes;
    });
    const log = await reopened(file);
    expect(() => [...log.read()]).toThrow(expect.objectContaining({ kind: 'damaged' }));
  });
});
