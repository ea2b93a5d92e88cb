/** Few at a time, in order, and never so many in one turn of the event loop that others must wait. */
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createDoor } from '../../server/sync/door.ts';

it('lets in a few at a time, in the order in which they came, whatever becomes of them', async () => {
  const door = createDoor(2);
  const begun: number[] = [];
  const work = Array.from({ length: 5 }, () => Promise.withResolvers<string>());
  const answers = work.map(({ promise }, n) =>
    door(() => {
      begun.push(n);
      return promise;
    }),
  );
  await setImmediate();
  expect(begun).toEqual([0, 1]);
  work[1]?.reject(new Error('no'));
  await expect(answers[1]).rejects.toThrow('no');
  await setImmediate();
  expect(begun).toEqual([0, 1, 2]);
  for (const { resolve } of work) resolve('done');
  expect(await Promise.allSettled(answers)).toMatchObject([
    { value: 'done' },
    { reason: new Error('no') },
    ...Array.from({ length: 3 }, () => ({ value: 'done' })),
  ]);
  expect(await door(async () => 'free again')).toBe('free again');
});

it('lets others have their turn between two pieces of work that wait for nothing', async () => {
  const door = createDoor(1);
  let done = 0;
  const work = async () => {
    done += 1;
  };
  const oneByOne = async () => {
    for (let n = 0; n < 20; n += 1) await door(work);
  };
  const all = Promise.all([oneByOne(), ...Array.from({ length: 20 }, () => door(work))]);
  await setImmediate();
  expect(done).toBeLessThan(5);
  await all;
  expect(done).toBe(40);
});
