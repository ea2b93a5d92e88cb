/** When the desk closes by itself. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Idle } from '../../ui/secretary/idle.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function watched() {
  const events = { seen: vi.fn(), warn: vi.fn(), gone: vi.fn() };
  const idle = new Idle(events);
  idle.start();
  return { events, idle };
}

it('ends after a warning where nobody touches anything', () => {
  const { events } = watched();
  vi.advanceTimersByTime(44_000);
  expect(events.warn).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(events.warn).toHaveBeenLastCalledWith(20);
  vi.advanceTimersByTime(20_000);
  expect(events.gone).toHaveBeenCalledOnce();
});

it.each(['done', 'failed'] as const)('waits for what is under way, and from then on for a touch: %s', async (how) => {
  const { events, idle } = watched();
  const work = Promise.withResolvers<void>();
  const under = idle.whileDoing(work.promise).catch(() => undefined);
  vi.advanceTimersByTime(600_000);
  expect(events.warn).not.toHaveBeenCalled();
  expect(events.seen).toHaveBeenCalledTimes(40); // so that the service keeps the session, too
  if (how === 'done') work.resolve();
  else work.reject(new Error('pulled out'));
  await under;
  vi.advanceTimersByTime(44_000);
  expect(events.warn).not.toHaveBeenCalled();
  vi.advanceTimersByTime(22_000);
  expect(events.gone).toHaveBeenCalledOnce();
});
