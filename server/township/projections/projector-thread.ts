/** The projector's thread: a store of its own, of which it makes the rows that are asked for, and the others ahead. */
import { parentPort, workerData } from 'node:worker_threads';
import { openTownship } from '../store/store.ts';
import { keepAhead } from './ahead.ts';
import type { FromThread, ThreadOptions, ToThread } from './projector.ts';

if (!parentPort) throw new Error('runs as a worker thread');
const port = parentPort;
const say = (message: FromThread): void => port.postMessage(message);
const options: ThreadOptions = workerData;
const onFault = (unit: string, error: unknown): void => say({ kind: 'fault', unit, error });
const store = await openTownship({ ...options, now: Date.now, onFault, fleeting: true });
const ahead = keepAhead(store, Date.now, (error) => say({ kind: 'fault', unit: '', error }));

async function make({ n, name, units, key }: Extract<ToThread, { kind: 'make' }>): Promise<void> {
  try {
    const made = await store.projected(name, units, key);
    say({ kind: 'made', n, failed: units.filter((unit) => !made.has(unit)) });
  } catch (error) {
    say({ kind: 'failed', n, error });
  }
}

port.on('message', async (message: ToThread) => {
  switch (message.kind) {
    case 'news':
      return ahead.wake();
    case 'make':
      return make(message);
    case 'close':
      await ahead.close();
      await store.close();
      return port.close();
  }
});
