/** Many power cuts of one and the same run of a township's store. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeFirst, flawAmong } from '../../server/log/replicate.ts';
import { openTownship } from '../../server/township/store/store.ts';
import { Disk, randomFrom } from '../doubles/powercut.ts';
import { type Operation, traced } from '../doubles/powercut-trace.ts';

const program = fileURLToPath(new URL('./promiser.ts', import.meta.url));

/** The run of `promiser.ts` on a folder of its own below `path`. */
export function runOf(path: string, how: 'store' | 'fleeting', rounds = 2): Operation[] {
  const folder = join(path, 'living');
  mkdirSync(folder);
  return traced([process.execPath, program, folder, how, String(rounds)], folder, join(path, 'trace'));
}

/** The most of each thing that was promised. */
function promisedIn(operations: readonly Operation[]): ReadonlyMap<string, number> {
  const lines = operations.flatMap((operation) => (operation.kind === 'say' ? operation.text.trim().split('\n') : []));
  return new Map(lines.map((line) => line.split(' ')).map(([what = '', count]) => [what, Number(count)]));
}

/** Cuts the power at a random place of the run, starts again, and says what had been promised and is not there any more. */
export async function cutOnce(run: readonly Operation[], path: string, seed: number): Promise<readonly string[]> {
  const random = randomFrom(seed);
  const length = Math.floor(random() * (run.length + 1));
  const disk = new Disk();
  for (const operation of run.slice(0, length)) disk.perform(operation);
  const data = join(path, 'cut');
  disk.cut(data, random);
  const store = await openTownship({ data, now: Date.now });
  try {
    const there = new Map([['name', Number(await store.name())]]);
    for (const head of await store.heads()) {
      const rows = await store.rows(head, 0, 10_000);
      if (flawAmong(head, rows, beforeFirst, false) !== undefined)
        throw new Error(`${head.unit} does not hang together`);
      there.set(head.unit, rows.length);
    }
    const promises = [...promisedIn(run.slice(0, length))];
    return promises
      .filter(([what, count]) => (there.get(what) ?? 0) < count)
      .map(([what, count]) => `${what} ${count}`);
  } finally {
    await store.close();
  }
}
