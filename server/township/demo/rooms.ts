/**
 * The simulated rooms of the demo, in a process of their own beside the township's, on its database. At the first start it
 * writes their year; from then on today's theme days go on in them, minute by minute. It ends with the process that started it.
 */
import { setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { dateOf } from '../../domain/date.ts';
import { serviceLog } from '../../service/logger.ts';
import { openTownship } from '../store/store.ts';
import { demoBranches } from './branches.ts';
import { demoActor } from './demo.ts';
import { attend } from './office.ts';
import { type DemoRoom, isOnline, settle, type Township, touch } from './settle.ts';
import { due, todayOf } from './today.ts';

/** ms */
const roundEvery = 2000;
const touchEvery = 30_000;

process.once('disconnect', () => process.exit());
// The demo room and the wall come first.
setPriority(10);

const [data = ''] = process.argv.slice(2);
let moment: number | null = null;
const store = await openTownship({ data, now: () => moment ?? Date.now() });
const township: Township = {
  store,
  data,
  async as(at, work) {
    moment = at;
    try {
      return await work();
    } finally {
      moment = null;
    }
  },
};

const rooms: DemoRoom[] = [];
const actor = await demoActor(store);
const { logger } = serviceLog(data, 'rooms', 'error');
for (const [index, branch] of demoBranches.entries()) {
  const room = await settle(township, branch, index + 1, { actor, now: Date.now(), logger });
  await attend(township, room, actor, Date.now());
  rooms.push(room);
}

let today = await todayOf(township, rooms, Date.now());
for (let touched = 0; ; await sleep(roundEvery)) {
  const now = Date.now();
  if (today.date !== dateOf(now)) today = await todayOf(township, rooms, now);
  for (const room of rooms) await room.box.write(due(today, room, now));
  if (now - touched < touchEvery) continue;
  touched = now;
  for (const room of rooms.filter(isOnline)) await touch(store, room);
}
