import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a condition; rejects when it has not come true after `ms`. */
export async function until(holds: () => boolean, what: string, ms = 10_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`waited ${ms} ms in vain until ${what}`);
    await sleep(10);
  }
}
