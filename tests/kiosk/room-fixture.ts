/** A room without service and devices: the loop on a real log, under a clock that the test turns on. */
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CardReading } from '../../device/contract.ts';
import type { PersonEntry } from '../../server/domain/commands/roster.ts';
import type { CommandData } from '../../server/domain/commands.ts';
import { instant } from '../../server/domain/date.ts';
import type { AnswerPush, ScreenSettings } from '../../server/kiosk/contract.ts';
import { createRoom } from '../../server/kiosk/create-room.ts';
import type { Room } from '../../server/kiosk/room.ts';
import type { ReadSun } from '../../server/kiosk/sun.ts';
import type { Log } from '../../server/log/contract.ts';
import { openLog } from '../../server/log/log.ts';
import { soon } from '../soon.ts';

/** The meeting's day, twenty minutes before it begins. */
const start = instant('2026-11-15', '08:40');

export interface Started {
  readonly room: Room;
  readonly log: Log;
  readonly answers: AnswerPush[];
  readonly folder: string;
  /** Moves the box's clock on by so many minutes. */
  later(minutes: number): void;
  stop(): Promise<void>;
}

export async function startRoom(
  folder = mkdtempSync(join(tmpdir(), 'room-')),
  sun: ReadSun | null = null,
  maskNames = false,
): Promise<Started> {
  const screen: ScreenSettings = { diagonal: null, largeText: false, voice: false, volume: 1, maskNames };
  let wall = start;
  const stamp = () => ({ wall, mono: wall - start + 60_000, boot: 'boot-1', quality: 'ntp' as const });
  const log = await openLog(join(folder, 'log.sqlite'), { stamp });
  const room = createRoom({
    log,
    stamp,
    hash: (kind, number) => createHmac('sha256', 'key').update(`${kind}:${number}`).digest('hex').slice(0, 32),
    sun,
    screen: () => screen,
    demo: false,
    ballotBox: join(folder, 'ballot.sqlite'),
    onBug(error) {
      throw error;
    },
  });
  const answers: AnswerPush[] = [];
  room.onAnswer((answer) => answers.push(answer));
  return {
    room,
    log,
    answers,
    folder,
    later: (minutes) => {
      wall += minutes * 60_000;
    },
    async stop() {
      await room.close();
      await log.close();
    },
  };
}

const member = (name: string): PersonEntry => ({ name, standing: 'member', category: 'ordinary', probationary: false });
const people = [
  { person: 'p1', ...member('林国栋') },
  { person: 'p2', ...member('欧阳振华') },
  { person: 'p3', ...member('陈建国'), category: 'frail' as const },
];

/** Three members and the plan of a meeting with an evening part. */
export async function prepare({ room }: Started): Promise<void> {
  const command = (data: CommandData) => room.command(randomUUID(), 'secretary', data);
  await command({
    type: 'branch.describe',
    data: { branch: 'b1', name: '流岐岙村党支部', township: '赤溪镇', kind: 'rural', room: '' },
  });
  await command({ type: 'roster.add', data: { people } });
  await command({ type: 'branch.name-secretary', data: { person: 'p1' } });
  await command({
    type: 'meeting.plan',
    data: {
      meeting: 'm1',
      date: '2026-11-15',
      theme: '学习贯彻全会精神',
      place: '村党员活动室',
      requirements: '',
      parts: [
        { id: 'day', start: '09:00' },
        { id: 'evening', start: '19:00' },
      ],
      agenda: [],
      pages: [],
    },
  });
}

export const card = (uid: string): CardReading => ({
  kind: 'card',
  device: 'reader-1',
  uid,
  randomUid: false,
  technology: 'type2',
});

export async function bindCard({ room, answers }: Started, person: string, uid: string): Promise<void> {
  room.arm(person);
  const before = answers.length;
  room.read(card(uid));
  await expect.poll(() => answers.length, soon).toBe(before + 1);
  room.arm(null);
}
