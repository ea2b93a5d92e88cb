/** Makes one copy and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { makeBackup } from './backup.ts';

parentPort?.postMessage(await makeBackup(workerData));
