import { expect, it } from 'vitest';
import { createLine, createTurns } from '../../server/sync/turns.ts';

it('each waits for those of its name before it, whatever becomes of them', async () => {
  const turns = createTurns();
  const done: string[] = [];
  const held = Promise.withResolvers<void>();
  const first = turns('a', async () => {
    await held.promise;
    done.push('a 1');
    throw new Error('the first failed');
  });
  const second = turns('a', async () => done.push('a 2'));
  await turns('b', async () => done.push('b 1'));
  expect(done, 'another name waits for nobody').toEqual(['b 1']);
  held.resolve();
  await expect(first).rejects.toThrow('the first failed');
  await second;
  expect(done).toEqual(['b 1', 'a 1', 'a 2']);
});

it('who leaves the line lets nobody pass those before him', async () => {
  const line = createLine();
  const [first, second, third] = [line('a'), line('a'), line('a')];
  second.over();
  let come = false;
  const waiting = third.come.then(() => {
    come = true;
  });
  await new Promise(setImmediate);
  expect(come).toBe(false);
  first.over();
  await waiting;
  expect(come).toBe(true);
});

it('nobody is waited for longer than the patience of the line', async () => {
  const line = createLine(20);
  line('a');
  const began = performance.now();
  await line('a').come;
  expect(performance.now() - began).toBeGreaterThan(15);
  const patient = createLine();
  patient('a').over();
  await patient('a').come;
});
