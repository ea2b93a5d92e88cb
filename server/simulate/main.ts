/** Writes a simulated branch into a new log, or into memory alone, and prints each year's ledger. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { presets } from '../domain/policy/presets.ts';
import { LogFault } from '../log/contract.ts';
import { openLog } from '../log/log.ts';
import { readArguments, usage } from './arguments.ts';
import { simulate } from './simulate.ts';
import { writeHistory } from './write.ts';
import { yearLedger } from './year-ledger.ts';

const args = readArguments(process.argv.slice(2));
if (args === null) fail(2, usage);
const { data, ...options } = args;
const { batches, state } = simulate({ ...options, policy: presets[options.policy] });
const count = data === null ? inMemory() : await onDisk(data);
for (let year = options.year; year < options.year + options.years; year += 1) {
  console.log(`${yearLedger(state(), String(year))}\n`);
}
console.log(`共 ${count} 条记录${data === null ? '' : `，写入 ${data}`}`);

function inMemory(): number {
  return batches.reduce((sum, events) => sum + events.length, 0);
}

async function onDisk(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = () => ({
    wall: Date.UTC(options.year - 1, 11, 5),
    mono: 0,
    boot: 'simulated',
    quality: 'none' as const,
  });
  try {
    const log = await openLog(join(folder, 'log.db'), { stamp });
    try {
      if (log.heads().length > 0)
        fail(2, `${folder} 里已有记录，请另选空目录。\nThere is a log in ${folder}: choose an empty folder.`);
      return await writeHistory(log, batches);
    } finally {
      await log.close();
    }
  } catch (error) {
    if (error instanceof LogFault) fail(1, `${error.message}. ${error.remedy}`);
    throw error;
  }
}

function fail(code: number, message: string): never {
  console.error(message);
  process.exit(code);
}
