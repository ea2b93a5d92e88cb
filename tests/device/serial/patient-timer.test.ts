import { setTimeout as delay } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { patientTimer } from '../../../device/serial/patient-timer.ts';
import { soon } from './serial-room.ts';

function standStill(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test('silence is silence, and is told once', async () => {
  const elapsed = vi.fn();
  patientTimer(elapsed).set(10);
  await soon(() => elapsed.mock.calls.length).toBe(1);
  await delay(50);
  expect(elapsed).toHaveBeenCalledOnce();
});

test('after our own standstill it waits for what came in meanwhile', async () => {
  const elapsed = vi.fn();
  const timer = patientTimer(elapsed);
  timer.set(10);
  standStill(100);
  // A plain timer that is overdue fires before this one.
  await delay(1);
  expect(elapsed).not.toHaveBeenCalled();
  await soon(() => elapsed.mock.calls.length).toBe(1);
});

test('bytes read after a standstill start the silence anew, and clearing ends it', async () => {
  const elapsed = vi.fn();
  const timer = patientTimer(elapsed);
  timer.set(10);
  standStill(100);
  await delay(1);
  timer.set(10);
  timer.clear();
  await delay(80);
  expect(elapsed).not.toHaveBeenCalled();
});
