import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { pinKeeper } from '../../server/kiosk/pin.ts';
import { afterWrongTry, lockedFor, type Moment, pinLock, type Tries } from '../../server/kiosk/pin-lock.ts';
import { resetPin } from '../../server/kiosk/pin-terminal.ts';
import { openStore } from '../../server/kiosk/store.ts';

const numRuns = Number(process.env.FC_RUNS ?? 1000);

describe('the lock after wrong tries', () => {
  test('comes with each fifth one, twice as long each time, up to an hour', () => {
    const locks: number[] = [];
    let tries: Tries | null = null;
    for (let nth = 1; nth <= 30; nth++) {
      tries = afterWrongTry(tries, { boot: 'a', mono: nth });
      if (tries.lock > 0) locks.push(nth, tries.lock / 60_000);
    }
    expect(locks).toEqual([5, 5, 10, 10, 15, 20, 20, 40, 25, 60, 30, 60]);
  });

  test('is never shortened by starting the box anew', () => {
    const spans = fc.array(fc.integer({ min: 0, max: pinLock.first }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), spans, (mono, boots) => {
        const tries: Tries = { wrong: 5, boot: 'first', mono, lock: pinLock.first };
        // The box is switched off and on; in each boot it runs for a while. All of that time has surely gone by.
        const surely = boots.reduce((sum, ran) => sum + ran, 0);
        const now: Moment = boots.length === 0 ? { boot: 'first', mono } : { boot: 'last', mono: boots.at(-1) ?? 0 };
        expect(lockedFor(tries, now)).toBeGreaterThanOrEqual(pinLock.first - surely);
      }),
      { numRuns },
    );
  });
});

describe('the PIN', () => {
  let data = '';
  let now: Moment = { boot: 'a', mono: 0 };
  const open = () => {
    const store = openStore(data);
    onTestFinished(() => void store.close());
    return pinKeeper(store, () => now);
  };

  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'kiosk-pin-'));
    now = { boot: 'a', mono: 1000 };
    return () => rmSync(data, { recursive: true });
  });

  test('opens, and nothing else does', async () => {
    const pins = open();
    expect(pins.isSet()).toBe(false);
    expect(await pins.check('000000')).toEqual({ ok: false, why: 'wrong-pin', left: 4 });
    await pins.set('135790');
    expect(await pins.check('135791')).toEqual({ ok: false, why: 'wrong-pin', left: 4 });
    expect(await pins.check('135790')).toEqual({ ok: true });
    expect(await pins.check('135791')).toEqual({ ok: false, why: 'wrong-pin', left: 4 });
  });

  test('is locked after five wrong tries at once, also for the right one, after a restart too, until the time is over', async () => {
    const pins = open();
    await pins.set('135790');
    const answers = await Promise.all(Array.from({ length: 8 }, () => pins.check('000000')));
    expect(answers.filter((answer) => !answer.ok && answer.why === 'wrong-pin')).toHaveLength(4);
    now = { boot: 'a', mono: 61_000 };
    expect(await open().check('135790')).toEqual({ ok: false, why: 'locked', seconds: 240 });
    now = { boot: 'b', mono: 10_000 };
    expect(await open().check('135790')).toEqual({ ok: false, why: 'locked', seconds: 290 });
    now = { boot: 'b', mono: 300_000 };
    expect(await open().check('135790')).toEqual({ ok: true });
  });

  test('is set anew at the box, which lifts the lock', async () => {
    const pins = open();
    await pins.set('135790');
    await Promise.all(Array.from({ length: 5 }, () => pins.check('000000')));
    const [input, output] = [new PassThrough(), new PassThrough()];
    input.end('246802\n');
    await resetPin(open(), { input, output });
    expect(String(output.read())).toContain('新 PIN 已生效');
    expect(await pins.check('246802')).toEqual({ ok: true });
  });

  test('a terminal is asked twice and shows nothing of it', async () => {
    const pins = open();
    const reset = (typed: string) => {
      const [input, output] = [new PassThrough(), new PassThrough()];
      input.end(typed);
      const done = resetPin(pins, { input: Object.assign(input, { isTTY: true }), output });
      return { done, shown: () => String(output.read()) };
    };
    await expect(reset('246802\n246803\n').done).rejects.toThrow(/两次输入不同/);
    await expect(reset('24680\n').done).rejects.toThrow(/6 位数字/);
    expect(pins.isSet()).toBe(false);
    const { done, shown } = reset('246802\n246802\n');
    await done;
    expect(shown()).not.toContain('246802');
    expect(await pins.check('246802')).toEqual({ ok: true });
  });
});
