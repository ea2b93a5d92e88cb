import { beforeEach, describe, expect, it } from 'vitest';
import { type GroupSync, groupSync } from '../../server/township/store/group-sync.ts';

describe('a file that is synced in groups', () => {
  let syncs: PromiseWithResolvers<void>[];
  let lost: unknown[];
  let group: GroupSync;
  /** In the order in which they were told. */
  let done: string[];

  beforeEach(() => {
    [syncs, lost, done] = [[], [], []];
    const sync = () => {
      const one = Promise.withResolvers<void>();
      syncs.push(one);
      return one.promise;
    };
    group = groupSync(sync, (error) => lost.push(error));
  });

  const turn = () => new Promise((go) => setImmediate(go));
  /** Writes, and waits for it. */
  const write = (name: string) => {
    group.written();
    group.durable().then(
      () => done.push(name),
      () => done.push(`not ${name}`),
    );
  };

  it('given nothing was written, when asked, then at once and without the disk', async () => {
    await group.durable();
    expect(syncs).toEqual([]);
  });

  it('given a sync is under way, when others write, then one more is for all of them', async () => {
    write('a');
    for (const name of ['b', 'c', 'd']) write(name);
    expect(syncs.length).toBe(1);
    syncs[0]?.resolve();
    await turn();
    expect([done, syncs.length]).toEqual([['a'], 2]);
    write('e'); // comes too late for the second
    syncs[1]?.resolve();
    await turn();
    expect([done, syncs.length]).toEqual([['a', 'b', 'c', 'd'], 3]);
    syncs[2]?.resolve();
    await turn();
    expect(done).toEqual(['a', 'b', 'c', 'd', 'e']);
    await group.durable();
    expect(syncs.length).toBe(3);
  });

  it('given writes are on their way to the disk, when somebody reads, then he waits for all of them', async () => {
    write('a');
    write('b');
    void group.durable().then(() => done.push('read'));
    syncs[0]?.resolve();
    await turn();
    expect(done).toEqual(['a']);
    syncs[1]?.resolve();
    await turn();
    expect(done).toEqual(['a', 'b', 'read']);
  });

  it('given the disk refuses, then nobody is told that his is durable, now or later', async () => {
    write('a');
    write('b');
    syncs[0]?.reject(new Error('EIO'));
    await turn();
    write('c');
    await turn();
    expect(done.toSorted()).toEqual(['not a', 'not b', 'not c']);
    expect([lost, syncs.length]).toEqual([[new Error('EIO')], 1]);
  });
});
