/** From the commit to the change on a connected page's socket, in another process. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { io } from 'socket.io-client';
import { clock, ms, percentile, report } from './figures.ts';

const child = fork(new URL('./live-room.ts', import.meta.url).pathname, { stdio: 'inherit' });
const [{ url, taps }] = (await once(child, 'message')) as [{ url: string; taps: number }];
const arrivals: number[] = [];
const socket = io(url, { transports: ['websocket'] });
await once(socket as unknown as NodeJS.EventEmitter, 'snapshot');
socket.on('changes', () => arrivals.push(clock()));
const commits: number[] = [];
for (let n = 0; n < taps; n += 1) {
  child.send(n);
  const [committed] = (await once(child, 'message')) as [number];
  commits.push(committed);
  while (arrivals.length <= n) await new Promise((turn) => setTimeout(turn, 1));
}
const delays = arrivals.map((arrival, n) => arrival - (commits[n] ?? arrival));
for (const p of [0.5, 0.95])
  report(`commit → change on the page's socket, p${p * 100}`, ms(percentile(delays, p)), '≤ 5 ms at p95');
socket.disconnect();
child.kill();
