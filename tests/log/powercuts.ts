/** Many power cuts of one and the same run. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { Book } from '../../server/log/book.ts';
import { rowsAfter } from '../../server/log/rows.ts';
import { verifyRows } from '../../server/log/verify.ts';
import { Disk, randomFrom } from '../doubles/powercut.ts';
import { type Operation, traced } from '../doubles/powercut-trace.ts';
import { stamp } from './drafts.ts';

const program = fileURLToPath(new URL('./promiser.ts', import.meta.url));

/** The run of `promiser.ts` on the file `log.db` in a folder of its own below `path`. */
export function runOf(path: string, how: 'log' | 'FULL' | 'NORMAL', rounds: number): Operation[] {
  const folder = join(path, 'living');
  mkdirSync(folder);
  return traced([process.execPath, program, join(folder, 'log.db'), how, String(rounds)], folder, join(path, 'trace'));
}

export interface Cut {
  /** Promised commands that were not there any more. */
  readonly lost: readonly string[];
  readonly found: string;
}

/** Cuts the power at a random place of the run, starts again, and looks for what had been promised. */
export function cutOnce(run: readonly Operation[], path: string, seed: number): Cut {
  const random = randomFrom(seed);
  const disk = new Disk();
  const promised: string[] = [];
  for (const operation of run.slice(0, Math.floor(random() * (run.length + 1)))) {
    disk.perform(operation);
    if (operation.kind === 'say') promised.push(...operation.text.trim().split('\n'));
  }
  const folder = join(path, 'cut');
  disk.cut(folder, random);
  const book = new Book({ file: join(folder, 'log.db'), stamp: { ...stamp, boot: 'after' }, check: 'quick' });
  const rows = [...rowsAfter(book.db, 0)];
  book.close();
  expect(verifyRows(rows)).toMatchObject({ ok: true });
  const there = new Set(rows.map(({ envelope }) => JSON.parse(envelope).command));
  return { lost: promised.filter((command) => !there.has(command)), found: book.opening.found };
}
