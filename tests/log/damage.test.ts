import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Book } from '../../server/log/book.ts';
import { signedHeadOf } from '../../server/log/receive.ts';
import { signIns } from '../sync/chains.ts';
import { change, copyOf, eachDamage, flip, openDamaged, original } from './damage.ts';
import { draft, folder, stamp } from './drafts.ts';

/** A page and a share of it, so that every kind of page and region comes up. */
const places = fc.record({
  page: fc.nat(),
  share: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  bit: fc.nat(7),
});
const runs = 12;

describe('a damaged log', () => {
  test('cut off anywhere', { timeout: 60_000 }, () => {
    const path = folder();
    const was = original(path, 'clean');
    const opened = eachDamage(was, path);
    const size = statSync(join(was.folder, 'log.db')).size;
    for (const left of [0, 1, 99, 100, 2048, 4096, 4097, 3 * 4096, size / 2, size - 4096, size - 1]) {
      const opening = opened((file) => change(file, (bytes) => bytes.subarray(0, left)));
      expect(opening, `${left} of ${size} bytes`).toMatchObject({ found: 'damaged' });
    }
  });

  test('with any one bit flipped, after a clean end', { timeout: 120_000 }, () => {
    const path = folder();
    const opened = eachDamage(original(path, 'clean'), path);
    const property = fc.property(places, (place) => void opened((file) => flip(file, place), 'full'));
    fc.assert(property, { numRuns: runs });
  });

  test('with any one bit flipped, after a kill, in the file or in the -wal', { timeout: 120_000 }, () => {
    const path = folder();
    const opened = eachDamage(original(path, 'killed'), path);
    const property = fc.property(places, fc.boolean(), (place, wal) => {
      opened((file) => flip(wal ? `${file}-wal` : file, place), 'full');
    });
    fc.assert(property, { numRuns: runs });
  });

  test('is set aside as it is, byte for byte', () => {
    const path = folder();
    const was = original(path, 'killed');
    for (const damaged of [
      Buffer.from('not a database, '.repeat(600)),
      readFileSync(join(was.folder, 'log.db')).fill(0, 4096),
    ]) {
      const file = copyOf(was, join(path, `case-${damaged.length}`));
      const wal = readFileSync(`${file}-wal`);
      writeFileSync(file, damaged);
      const opening = openDamaged(file, was, 'quick');
      const aside = opening.found === 'damaged' ? (opening.setAside ?? '') : '';
      expect(aside).toMatch(/log\.db-damaged-20260306T010000Z$/);
      expect(readFileSync(aside).equals(damaged)).toBe(true);
      expect(readFileSync(`${aside}-wal`).equals(wal)).toBe(true);
    }
  });

  test('whose -wal is gone, cut or empty is not taken for a shorter one', { timeout: 60_000 }, () => {
    const path = folder();
    const was = original(path, 'killed');
    const opened = eachDamage(was, path);
    const missing = {
      found: 'damaged',
      what: expect.stringMatching(/acknowledged event .* is missing/),
      mayMiss: true,
    };
    expect(opened((file) => rmSync(`${file}-wal`))).toMatchObject(missing);
    expect(opened((file) => writeFileSync(`${file}-wal`, ''))).toMatchObject(missing);
    const half = (file: string) => change(`${file}-wal`, (bytes) => bytes.subarray(0, bytes.length / 2));
    expect(opened(half)).toMatchObject(missing);
    const gone = opened((file) => rmSync(file));
    expect(gone).toMatchObject({ found: 'damaged', what: 'the file is gone', kept: 0, mayMiss: true });
  });

  test('is not seen where only the note is damaged', () => {
    const path = folder();
    const opened = eachDamage(original(path, 'killed'), path);
    expect(opened((file) => rmSync(`${file}-head`))).toEqual({ found: 'unclean' });
    expect(opened((file) => writeFileSync(`${file}-head`, 'nonsense'))).toEqual({ found: 'unclean' });
  });

  test('whose indexes alone are damaged keeps its origin', { timeout: 60_000 }, () => {
    const path = folder();
    const was = original(path, 'clean');
    const opened = eachDamage(was, path);
    const pages = statSync(join(was.folder, 'log.db')).size / 4096;
    const openings = Array.from({ length: pages - 1 }, (_, index) =>
      opened((file) => change(file, (bytes) => bytes.fill(0xff, (index + 1) * 4096, (index + 1) * 4096 + 8)), 'full'),
    );
    const whole = openings.filter((opening) => opening.found === 'damaged' && !opening.mayMiss);
    expect(whole.length).toBeGreaterThan(0);
    for (const opening of whole) expect(opening).toMatchObject({ kept: was.rows.length, lostPayloads: [] });
  });

  test('keeps what others have signed', () => {
    const file = join(folder(), 'log.db');
    const name = { origin: randomUUID(), unit: 'branch-1' };
    const rows = signIns(40, name);
    const signed = { seq: 40, link: Buffer.from(rows[39]?.link ?? '').toString('hex'), signature: Buffer.alloc(64, 7) };
    const book = new Book({ file, stamp, check: 'quick' });
    expect(book.receive(name, rows, signed)).toMatchObject({ kind: 'taken' });
    for (let index = 0; index < 20; index += 1) book.append([draft()]);
    book.close();
    change(file, misspellIndex);
    const again = new Book({ file, stamp, check: 'full' });
    expect(again.opening).toMatchObject({ found: 'damaged', kept: 60 });
    expect(signedHeadOf(again.db, name)).toEqual(signed);
    again.close();
  });

  test('whose index names another command than the event is found by a full check, and keeps its origin', () => {
    const path = folder();
    const was = original(path, 'clean');
    const opened = eachDamage(was, path);
    const opening = opened((file) => change(file, misspellIndex), 'full');
    expect(opening).toMatchObject({ found: 'damaged', mayMiss: false, kept: was.rows.length, lostPayloads: [] });
  });
});

/** Changes one letter of a command in the index of commands, where nothing but a comparison with the events shows it. */
function misspellIndex(bytes: Buffer): Buffer {
  const indexLeaf = 10; // SQLite file format, b-tree page header
  for (let page = 4096; page < bytes.length; page += 4096) {
    const at = bytes.subarray(page, page + 4096).lastIndexOf('command-');
    if (bytes[page] !== indexLeaf || at < 0) continue;
    bytes[page + at] = 'C'.charCodeAt(0);
    return bytes;
  }
  throw new Error('there is no such index');
}
