/** A person at the console, in a thread: asks for one thing after the other until told to stop, and tells how long each took. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { url, cookie }: { url: string; cookie: string } = workerData;
const pages = ['/api/wall', '/api/session', '/api/fleet'];
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
parentPort?.postMessage(taken);
