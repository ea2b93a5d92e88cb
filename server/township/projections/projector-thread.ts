/** The projector's thread: a store of its own, of which it makes the rows that are asked for, and the others ahead. */
import { readlinkSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { inSlices } from '../store/in-slices.ts';
import { openTownship } from '../store/store.ts';
import { keepAhead, unitsAtOnce } from './ahead.ts';
import type { FromThread, ThreadOptions, ToThread } from './projector.ts';

if (!parentPort) throw new Error('runs as a worker thread');
const port = parentPort;
const say = (message: FromThread): void => port.postMessage(message);
const options: ThreadOptions = workerData;
const onFault = (unit: string, error: unknown): void => say({ kind: 'fault', unit, error });
await giveWay();
const store = await openTownship({ ...options, now: Date.now, onFault, fleeting: true });
const ahead = keepAhead(store, Date.now, {
  onRows: (units) => say({ kind: 'rows', units }),
  onFailure: (error) => onFault('', error),
});

/**
 * Where there is one core, whoever is being answered has most of it. Linux has a priority for each thread; elsewhere all are
 * equal. The question is asked by Node's pool, whose threads are born with the priority of whoever is first to use it.
 */
async function giveWay(): Promise<void> {
  const self = '/proc/thread-self';
  const isLinux = await access(self).then(
    () => true,
    () => false,
  );
  if (isLinux) setPriority(Number(readlinkSync(self).split('/').at(-1)), 10);
}

async function make({ n, units, rows }: Extract<ToThread, { kind: 'make' }>): Promise<void> {
  try {
    const failed: string[] = [];
    for (const some of inSlices(units, unitsAtOnce)) {
      failed.push(...(await store.makeRows({ units: some, rows })));
      await setImmediate(); // for who else asks
    }
    say({ kind: 'made', n, failed });
  } catch (error) {
    say({ kind: 'failed', n, error });
  }
}

port.on('message', async (message: ToThread) => {
  switch (message.kind) {
    case 'news':
      return ahead.wake(message.units);
    case 'make':
      return make(message);
    case 'close':
      await ahead.close();
      await store.close();
      return port.close();
  }
});
