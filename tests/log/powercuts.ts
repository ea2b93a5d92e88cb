/** Many power cuts of one and the same run. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { Book } from '../../server/log/book.ts';
import type { Check } from '../../server/log/inspect.ts';
import { rowsAfter } from '../../server/log/rows.ts';
import { verifyRows } from '../../server/log/verify.ts';
import { Disk, randomFrom } from '../doubles/powercut.ts';
import { type Operation, traced } from '../doubles/powercut-trace.ts';
import { stamp } from './drafts.ts';

const program = fileURLToPath(new URL('./promiser.ts', import.meta.url));

/** The run of `promiser.ts` on the file `log.db` in a folder of its own below `path`. */
export function runOf(path: string, how: 'log' | 'FULL' | 'NORMAL' | 'recover', rounds = 1): Operation[] {
  const folder = join(path, 'living');
  mkdirSync(folder);
  return traced([process.execPath, program, join(folder, 'log.db'), how, String(rounds)], folder, join(path, 'trace'));
}

const linesOf = (operations: readonly Operation[]): string[] =>
  operations.flatMap((operation) => (operation.kind === 'say' ? operation.text.trim().split('\n') : []));

/** Cuts the power after the first `length` operations of the run and starts again. */
function startAfter(run: readonly Operation[], length: number, path: string, random: () => number, check: Check) {
  const disk = new Disk();
  for (const operation of run.slice(0, length)) disk.perform(operation);
  const folder = join(path, 'cut');
  disk.cut(folder, random);
  const book = new Book({ file: join(folder, 'log.db'), stamp: { ...stamp, boot: 'after' }, check });
  const rows = [...rowsAfter(book.db, 0)];
  book.close();
  expect(verifyRows(rows)).toMatchObject({ ok: true });
  return { rows, found: book.opening.found };
}

export interface Cut {
  /** What was promised and was not there any more. */
  readonly lost: readonly string[];
  readonly found: string;
}

/** Cuts the power at a random place of the run and looks for the commands that had been promised. */
export function cutOnce(run: readonly Operation[], path: string, seed: number): Cut {
  const random = randomFrom(seed);
  const length = Math.floor(random() * (run.length + 1));
  const { rows, found } = startAfter(run, length, path, random, 'quick');
  const there = new Set(rows.map(({ envelope }) => JSON.parse(envelope).command));
  return { lost: linesOf(run.slice(0, length)).filter((command) => !there.has(command)), found };
}

/** Cuts the power at a random place while a damaged log is being recovered, and looks for the events that can be kept. */
export function cutRecovery(run: readonly Operation[], path: string, seed: number): Cut {
  const random = randomFrom(seed);
  const begun = run.findIndex((operation) => operation.kind === 'say') + 1;
  const length = begun + Math.floor(random() * (run.length - begun + 1));
  const { rows, found } = startAfter(run, length, path, random, 'full');
  // Unless the old -wal, whose removal nobody had synced, came back and healed the file.
  const aside = readdirSync(join(path, 'cut')).some((name) => /^log\.db-damaged-\w+(-\d)?$/.test(name));
  expect(aside || found === 'unclean').toBe(true);
  const there = new Set(rows.map(({ id }) => id));
  const [, ...kept] = linesOf(run);
  // The new origin's own first events are made anew by each recovery.
  const made = new Set(kept.slice(-2));
  return { lost: kept.filter((id) => !there.has(id) && !made.has(id)), found };
}
