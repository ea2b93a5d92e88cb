/** A card that lies on the reader all day, and a flood of strangers: the log stays small and the room quick. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnswerPush } from '../../server/kiosk/contract.ts';
import { bindCard, card, prepare, type Started, startRoom } from './room-fixture.ts';

/** Far above what an answer takes, far below what a person notices. */
const quick = 50;
const uid = '04A1B2C3D4E5F6';

let started: Started;

beforeEach(async () => {
  started = await startRoom();
  await prepare(started);
  await bindCard(started, 'p2', uid);
  started.answers.splice(0);
});
afterEach(async () => {
  await started.stop();
  rmSync(started.folder, { recursive: true, force: true });
});

interface Storm {
  /** How often each kind of answer came. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly codes: readonly string[];
  /** ms within which nine of ten answers came; a busy machine holds up some, whoever asks. */
  readonly most: number;
  /** Events that the storm added. */
  readonly grown: number;
}

/** Presents `count` cards, one after the other's answer, so many simulated minutes apart. */
async function storm(count: number, apart: number, uidOf: (n: number) => string): Promise<Storm> {
  const { room, later } = started;
  const before = room.log().seq;
  const kinds: Record<string, number> = {};
  const codes: string[] = [];
  const times: number[] = [];
  let heard: (push: AnswerPush) => void = () => undefined;
  const stop = room.onAnswer((push) => heard(push));
  for (let n = 0; n < count; n += 1) {
    const from = performance.now();
    const answered = new Promise<AnswerPush>((resolve) => {
      heard = resolve;
    });
    room.read(card(uidOf(n)));
    const { answer } = await answered;
    times.push(performance.now() - from);
    kinds[answer.kind] = (kinds[answer.kind] ?? 0) + 1;
    if ('code' in answer) codes.push(answer.code);
    later(apart);
  }
  stop();
  const most = times.sort((a, b) => a - b)[Math.floor(count * 0.9)] ?? 0;
  return { kinds, codes, most, grown: room.log().seq - before };
}

const open = () =>
  started.room.command(randomUUID(), 'secretary', {
    type: 'meeting.open',
    data: { meeting: 'm1', date: '2026-11-15', dateConfirmed: false },
  });

it('KX-12 a card that chatters on the reader every second of a day signs in once for each part', {
  timeout: 60_000,
}, async () => {
  await open();
  const { kinds, most, grown } = await storm(86_400, 1 / 60, () => uid);
  expect(kinds['signed-in']).toBe(2);
  expect(kinds['already-signed-in']).toBeGreaterThan(80_000);
  expect(grown).toBeLessThan(10);
  expect(JSON.stringify(started.room.view()).length).toBeLessThan(10_000);
  expect(most).toBeLessThan(quick);
});

it('KX-07 ten thousand unknown cards within an hour: as many kept as the policy allows, each under its own code', {
  timeout: 60_000,
}, async () => {
  await open();
  const { kinds, codes, most, grown } = await storm(
    10_000,
    60 / 10_000,
    (n) => `04${n.toString(16).padStart(12, '0')}`,
  );
  const kept = 200;
  expect(kinds).toEqual({ unknown: kept, 'unknown-not-kept': 10_000 - kept });
  expect(new Set(codes).size).toBe(kept);
  expect(grown).toBe(kept);
  expect(JSON.stringify(started.room.view()).length).toBeLessThan(10_000);
  expect(started.room.view().meeting?.parked).toBe(kept);
  expect(most).toBeLessThan(quick);

  // Whoever belongs here is still answered, and the flood goes on record as one figure.
  expect((await storm(1, 0, () => uid)).kinds).toEqual({ 'signed-in': 1 });
  const close = { type: 'meeting.close' as const, data: { meeting: 'm1', reason: '时间不够' } };
  await started.room.command(randomUUID(), 'secretary', close);
  const counted = [...started.log.read()].filter(({ type }) => type === 'refusals.counted');
  expect(counted.map(({ data }) => data)).toEqual([{ counts: { 'unknown-not-kept': 10_000 - kept } }]);
});
