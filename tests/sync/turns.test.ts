import { expect, it } from 'vitest';
import { createTurns } from '../../server/sync/turns.ts';

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
