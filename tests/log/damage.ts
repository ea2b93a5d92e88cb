/** A log to be damaged, and what must hold of whatever is opened afterwards. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Book } from '../../server/log/book.ts';
import type { Opening } from '../../server/log/contract.ts';
import { type PlacedRow, rowsAfter } from '../../server/log/rows.ts';
import { verifyRows } from '../../server/log/verify.ts';
import { draft, stamp } from './drafts.ts';

export interface Original {
  readonly folder: string;
  readonly origin: string;
  readonly rows: readonly PlacedRow[];
}

/** The log's files as they lie there after a clean end, or as a kill leaves them: half moved over, half in the `-wal`. */
export function original(folder: string, end: 'clean' | 'killed'): Original {
  const living = join(folder, 'living');
  const left = join(folder, end);
  mkdirSync(living);
  mkdirSync(left);
  const book = new Book({ file: join(living, 'log.db'), stamp, check: 'quick' });
  for (let index = 0; index < 60; index += 1) {
    const unit = index % 3 === 0 ? 'room' : 'branch-1';
    book.append([
      draft({ unit, data: { index, name: `member ${index}`, filler: 'x'.repeat(index * 2) } }),
      draft({ unit }),
    ]);
    if (index === 30) book.checkpoint('PASSIVE');
  }
  const rows = [...rowsAfter(book.db, 0)];
  if (end === 'clean') book.close();
  for (const name of readdirSync(living))
    if (!name.endsWith('-shm')) copyFileSync(join(living, name), join(left, name));
  if (end === 'killed') book.abandon();
  return { folder: left, origin: book.origin, rows };
}

/** A fresh copy of the original in `to`; gives the path of its log. */
export function copyOf(from: Original, to: string): string {
  mkdirSync(to);
  for (const name of readdirSync(from.folder)) copyFileSync(join(from.folder, name), join(to, name));
  return join(to, 'log.db');
}

export function change(file: string, edit: (bytes: Buffer) => Buffer): void {
  writeFileSync(file, edit(readFileSync(file)));
}

/**
 * Opens what the damage left. Whatever it was: what is opened verifies; each old log is a beginning of what it was (payloads
 * that were damaged left out, and named); if something is missing, that is said, another origin writes now, and the old
 * file lies beside it. And after that it opens cleanly.
 */
export function openDamaged(file: string, was: Original, check: 'quick' | 'full'): Opening {
  const book = new Book({ file, stamp, check });
  const { opening, origin } = book;
  const rows = [...rowsAfter(book.db, 0)];
  book.append([draft()]);
  book.close();

  expect(verifyRows(rows)).toMatchObject({ ok: true });
  const kept = rows.filter((row) => row.origin === was.origin);
  const lost = opening.found === 'damaged' ? opening.lostPayloads : [];
  for (const [unit, log] of Map.groupBy(kept, (row) => row.unit)) {
    const before = was.rows.filter((row) => row.unit === unit).slice(0, log.length);
    expect(log.map(({ envelope }) => envelope)).toEqual(before.map(({ envelope }) => envelope));
    const payloads = before.map(({ id, payload }) => (lost.includes(id) ? null : payload));
    expect(log.map(({ payload }) => payload)).toEqual(payloads);
  }
  if (kept.length < was.rows.length) {
    expect(opening).toMatchObject({ found: 'damaged', mayMiss: true });
    expect(origin).not.toBe(was.origin);
  }
  if (origin === was.origin) expect(rows.length).toBe(was.rows.length);
  else {
    expect(kept.length).toBeLessThan(rows.length); // the new origin has named the old heads
    for (const row of rows.slice(kept.length)) expect(JSON.parse(row.envelope).type).toBe('log.succeeded');
  }
  if (opening.found === 'damaged' && opening.setAside !== undefined) {
    const { setAside } = opening;
    expect(['', '-wal'].some((end) => existsSync(setAside + end))).toBe(true);
  }
  const again = new Book({ file, stamp, check: 'full' });
  expect(again.opening).toEqual({ found: 'clean' });
  expect(again.origin).toBe(origin);
  again.close();
  return opening;
}

/** Flips one bit of a file of pages: on which page, at what share of it [0, 1). */
export function flip(file: string, { page, share, bit }: { page: number; share: number; bit: number }): void {
  change(file, (bytes) => {
    const pages = Math.ceil(bytes.length / 4096);
    const at = Math.min((page % pages) * 4096 + Math.floor(share * 4096), bytes.length - 1);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    return bytes;
  });
}

/** For many damages to the same log, each to a fresh copy below `path`. */
export function eachDamage(was: Original, path: string) {
  let n = 0;
  return (damage: (file: string) => void, check: 'quick' | 'full' = 'quick'): Opening => {
    n += 1;
    const to = join(path, `case-${n}`);
    const file = copyOf(was, to);
    damage(file);
    const opening = openDamaged(file, was, check);
    rmSync(to, { recursive: true });
    return opening;
  };
}
