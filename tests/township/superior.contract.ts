/** What every store of the township keeps of the level above: as what it is enrolled there, and which process speaks. On whichever database. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { TownshipOptions, TownshipStore } from '../../server/township/store/contract.ts';
import { opened, type Where } from './opened.ts';

/** `where` makes room for one more test's database. */
export function describeSuperior(where: () => Where): void {
  let clock: number;
  let at: TownshipOptions;
  let store: TownshipStore;
  let other: TownshipStore;

  beforeEach(async () => {
    clock = Date.parse('2026-03-15T12:00:00Z');
    at = { ...where(), org: randomUUID(), now: () => clock };
    store = await opened(at);
    other = await opened(at);
  });

  describe('the level above', () => {
    test('knows the township as one and the same, whichever process asked first, until it was revoked', async () => {
      expect(await store.superior.get()).toBeNull();
      const [one, two] = await Promise.all([store.superior.begin(), other.superior.begin()]);
      expect({ ...two, key: two.key.publicKey }).toEqual({ ...one, key: one.key.publicKey });
      expect(one).toMatchObject({ standing: 'asking', name: '', publicKey: null, nextKey: null, heard: 0, fault: '' });
      const publicKey = Buffer.alloc(32, 7);
      await store.superior.learn(one.origin, { standing: 'accepted', name: '清溪县', publicKey, heard: clock });
      await other.superior.learn('nobody', { standing: 'revoked' });
      expect(await other.superior.begin()).toMatchObject({ standing: 'accepted', name: '清溪县', publicKey });
      await store.superior.learn(one.origin, { standing: 'revoked' });
      const next = await other.superior.begin();
      expect(next).toMatchObject({ standing: 'asking', publicKey: null });
      expect(next.origin).not.toBe(one.origin);
      expect(next.unit).not.toBe(one.unit);
    });

    test('is spoken to by one process at a time, and by the next once that is silent or done', async () => {
      expect(await store.superior.claim('one', 1000)).toBe(false);
      await store.superior.begin();
      const claims = () =>
        Promise.all([store.superior.claim('one', 1000), other.superior.claim('two', 1000)]).then((all) => all.join());
      const first = await claims();
      expect(['true,false', 'false,true']).toContain(first);
      clock += 999;
      expect(await claims()).toBe(first);
      const [speaker, silent] = first === 'true,false' ? ['one', 'two'] : ['two', 'one'];
      clock += 1000;
      expect(await store.superior.claim(silent, 1000)).toBe(true);
      await store.superior.release(speaker);
      expect(await store.superior.claim(speaker, 1000)).toBe(false);
      await store.superior.release(silent);
      expect(await store.superior.claim(speaker, 1000)).toBe(true);
    });

    test('is told one new key, however often it was begun', async () => {
      const { origin, key } = await store.superior.begin();
      const [next, again] = [await store.superior.beginKey(origin), await other.superior.beginKey(origin)];
      expect(again.publicKey).toEqual(next.publicKey);
      expect(next.publicKey).not.toEqual(key.publicKey);
      for (const process of [store, other]) await process.superior.turnKey(origin);
      const turned = await store.superior.get();
      expect(turned?.key.publicKey).toEqual(next.publicKey);
      expect(turned?.nextKey).toBeNull();
    });
  });
}
