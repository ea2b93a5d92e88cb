/** A room full of people on a real log, for benches: members with a card each and a meeting that takes their taps. */
import { randomUUID } from 'node:crypto';
import type { CardReading } from '../../device/contract.ts';
import type { CommandData } from '../../server/domain/commands.ts';
import { instant } from '../../server/domain/date.ts';
import type { AnswerPush, ScreenSettings } from '../../server/kiosk/contract.ts';
import { createRoom } from '../../server/kiosk/create-room.ts';
import type { Room } from '../../server/kiosk/room.ts';
import type { Log } from '../../server/log/contract.ts';

const began = instant('2026-11-15', '08:40');
const screen: ScreenSettings = { diagonal: null, largeText: false, voice: false, volume: 0, maskNames: false };

/** The box's clock, which runs on from the morning of the meeting. */
export const stamp = () => {
  const mono = performance.now();
  return { wall: began + mono, mono, boot: 'bench', quality: 'ntp' as const };
};

export const uid = (n: number): string => `04${String(n).padStart(12, '0')}`;

export const card = (n: number): CardReading => ({
  kind: 'card',
  device: 'bench',
  uid: uid(n),
  randomUid: false,
  technology: 'type2',
});

export interface Crowd {
  readonly room: Room;
  /** Holds cards to the reader at once and resolves when all are answered. */
  tap(cards: readonly number[]): Promise<AnswerPush[]>;
}

export function crowdRoom(log: Log): Crowd {
  const room = createRoom({
    log,
    stamp,
    hash: (kind, number) => `${kind}-${number}`,
    screen: () => screen,
    demo: false,
    onBug(error) {
      throw error;
    },
  });
  return {
    room,
    tap: (cards) =>
      new Promise((resolve) => {
        const answers: AnswerPush[] = [];
        const stop = room.onAnswer((answer) => {
          if (answers.push(answer) < cards.length) return;
          stop();
          resolve(answers);
        });
        for (const n of cards) room.read(card(n));
      }),
  };
}

/** Fills an empty log with a branch of `members`, each with a card, and plans a meeting for today. */
export async function fill({ room }: Crowd, members: number): Promise<void> {
  const run = async (command: CommandData): Promise<void> => {
    const answer = await room.command(randomUUID(), 'bench', command);
    if (answer.kind !== 'done') throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
  };
  const numbers = Array.from({ length: members }, (_, n) => n);
  await run({
    type: 'branch.describe',
    data: { branch: 'b1', name: '测试支部', township: '赤溪镇', kind: 'rural', room: '' },
  });
  const entry = { standing: 'member', category: 'ordinary', probationary: false } as const;
  await run({
    type: 'roster.add',
    data: { people: numbers.map((n) => ({ person: `p${n}`, name: `党员${n}号`, ...entry })) },
  });
  await Promise.all(
    numbers.map((n) =>
      run({ type: 'credential.bind', data: { key: `card-${uid(n)}`, kind: 'card', tail: '', person: `p${n}` } }),
    ),
  );
  const plan = { date: '2026-11-15', theme: '', place: '', requirements: '', agenda: [], pages: [] };
  await run({ type: 'meeting.plan', data: { meeting: 'm1', ...plan, parts: [{ id: 'day', start: '09:00' }] } });
}
