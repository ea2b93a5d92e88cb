/**
 * A person at the console, in a thread: has the live wall open, asks for one page after the other until told to stop, and
 * tells how many ms each took.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { io } from 'socket.io-client';

const { url, cookie }: { url: string; cookie: string } = workerData;
const pages = ['/api/wall', '/api/session', '/api/fleet'];
const wall = io(url, { transports: ['websocket'], extraHeaders: { cookie } });
const taken: number[] = [];
let stopped = false;
parentPort?.once('message', () => {
  stopped = true;
});
for (let n = 0; !stopped; n += 1) {
  const began = performance.now();
  const answer = await fetch(`${url}${pages[n % pages.length]}`, { headers: { cookie } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${pages[n % pages.length]}: ${answer.status}`);
  taken.push(performance.now() - began);
  await sleep(50);
}
wall.disconnect();
parentPort?.postMessage(taken);
