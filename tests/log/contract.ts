/** What every store must do. Each store's test calls this with its own way of opening. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store, Stored } from '../../server/log/contract.ts';
import { draft } from './drafts.ts';

export interface StoreUnderTest {
  /** An empty store that is closed when the test ends. */
  open(): Promise<Store>;
  /** Closes it and opens what it left. */
  reopen(store: Store): Promise<Store>;
}

async function listed(events: ReturnType<Store['read']>): Promise<Stored[]> {
  const list: Stored[] = [];
  for await (const event of events) list.push(event);
  return list;
}

const all = (store: Store): Promise<Stored[]> => listed(store.read());

export function describeStore(name: string, { open, reopen }: StoreUnderTest): void {
  describe(`the log on ${name}`, () => {
    test('gives back what was written, and after reopening the very same', async () => {
      const store = await open();
      const data = { 姓名: '张小明', list: [1, null, 'a'], nested: { deep: 0.1 } };
      const [written] = await store.append([draft({ data, subject: 'member-1' })]);
      expect(written).toMatchObject({
        data,
        origin: store.origin,
        seq: 1,
        tick: 1,
        subject: 'member-1',
        quality: 'ntp',
      });
      expect(await all(store)).toEqual([written]);
      const again = await reopen(store);
      expect(await all(again)).toEqual([written]);
      expect(again.origin).toBe(store.origin);
      expect(await again.append([draft()])).toMatchObject([{ seq: 2, tick: 2 }]);
    });

    test('numbers each unit gapless from 1, ticks rising over all, whatever the batches', async () => {
      const store = await open();
      const batches = fc.array(fc.array(fc.constantFrom('branch-1', 'branch-2', 'room'), { maxLength: 5 }), {
        maxLength: 6,
      });
      await fc.assert(
        fc.asyncProperty(batches, async (units) => {
          const answers = await Promise.all(units.map((batch) => store.append(batch.map((unit) => draft({ unit })))));
          expect(answers.map((answer) => answer.map(({ unit }) => unit))).toEqual(units);
        }),
        { numRuns: 20 },
      );
      const events = await all(store);
      expect(events.map(({ tick }) => tick)).toEqual(events.map((_, index) => index + 1));
      for (const log of Map.groupBy(events, ({ unit }) => unit).values()) {
        expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
      }
      expect(await store.verify()).toEqual({ ok: true, events: events.length });
    });

    test('a command that came before is found, and not written twice', async () => {
      const store = await open();
      const first = await store.append([draft({ command: 'tap-1' }), draft({ command: 'tap-1' })]);
      const second = await store.append([draft({ command: 'tap-1' }), draft({ command: 'tap-2' })]);
      expect(second.slice(0, 2)).toEqual(first);
      expect(second.map(({ seq }) => seq)).toEqual([1, 2, 3]);
      expect(await store.findCommand('tap-1')).toEqual(first);
      expect(await store.findCommand('tap-3')).toEqual([]);
    });

    test('a batch is written whole or not at all', async () => {
      const store = await open();
      const [event] = await store.append([draft()]);
      await expect(store.append([draft(), draft({ id: event?.id ?? '' })])).rejects.toThrow();
      await expect(store.append([draft(), draft({ data: undefined })])).rejects.toThrow(/no payload/);
      expect(await all(store)).toHaveLength(1);
      expect(await store.append([draft()])).toMatchObject([{ seq: 2, tick: 2 }]);
      expect(await store.verify()).toEqual({ ok: true, events: 2 });
      expect(await store.append([])).toEqual([]);
    });

    test('reads one subject, and one log from a place on', async () => {
      const store = await open();
      const { origin } = store;
      await store.append([draft({ subject: 'a' }), draft({ subject: 'b' }), draft({ subject: 'a', unit: 'room' })]);
      await store.append([draft({ subject: 'a' })]);
      expect((await store.readSubject('branch-1', 'a')).map(({ seq }) => seq)).toEqual([1, 3]);
      const tail = await listed(store.read({ origin, unit: 'branch-1', after: 1 }));
      expect(tail.map(({ seq }) => seq)).toEqual([2, 3]);
      const link = expect.stringMatching(/^[0-9a-f]{64}$/);
      expect(await store.heads()).toEqual([
        { origin, unit: 'branch-1', seq: 3, tick: 4, link },
        { origin, unit: 'room', seq: 1, tick: 3, link },
      ]);
    });

    test('an erased payload is gone and the chain still holds', async () => {
      const store = await open();
      const [event] = await store.append([draft({ data: { name: '李四' } }), draft()]);
      expect(await store.erasePayload(event?.id ?? '')).toBe(true);
      expect(await store.erasePayload('nobody')).toBe(false);
      const [read] = await all(store);
      expect(read).toEqual({ ...event, data: undefined });
      expect(await store.verify()).toEqual({ ok: true, events: 2 });
    });
  });
}
