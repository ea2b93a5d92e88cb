/** What the program does once, beside the running servers, and ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dateOf } from '../domain/date.ts';
import { rowOfRoom, rowsAhead } from './projections/ahead.ts';
import type { TownshipStore } from './store/contract.ts';

/** Makes every row anew that pages read; resolves with how many branches there are. */
export async function rebuild(
  store: Pick<TownshipStore, 'forgetProjected' | 'news' | 'makeRows'>,
  now: number,
): Promise<number> {
  await store.forgetProjected();
  const units = [...(await store.news(new Map())).keys()];
  const rows = [rowOfRoom, ...rowsAhead(dateOf(now))];
  for (const unit of units) await store.makeRows({ units: [unit], rows });
  return units.length;
}

/**
 * Has the database backed up by the operator's own command, for a shell, which finds the address in `DATABASE`. What stood when
 * it began is `safe` once it ends well: that the backup is in a second place then is the operator's word. Resolves with its
 * exit code.
 */
export async function backUpBy(
  store: Pick<TownshipStore, 'heads' | 'secure' | 'quarantine'>,
  command: string,
  database: string,
): Promise<number | null> {
  const [heads, handedOver] = [await store.heads(), await store.quarantine.unsafe()];
  const child = spawn('sh', ['-c', command], { stdio: 'inherit', env: { ...process.env, DATABASE: database } });
  const [code] = await once(child, 'exit');
  if (code === 0) {
    await store.secure(heads);
    await store.quarantine.secure(handedOver);
  }
  return code;
}
