/** What a revoked box hands over, as every store of the township keeps it. On whichever database. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { backUpBy } from '../../server/township/errands.ts';
import type { TownshipStore } from '../../server/township/store/contract.ts';
import { boxLog, draft } from './box-log.ts';
import { opened, type Where } from './opened.ts';

/** `where` makes room for one more test's database. */
export function describeHandedOver(where: () => Where): void {
  const now = Date.parse('2026-03-15T12:00:00Z');
  let store: TownshipStore;

  beforeEach(async () => {
    store = await opened({ ...where(), org: randomUUID(), now: () => now });
  });

  describe('what a revoked box hands over', () => {
    const box = () => boxLog({ origin: 'box-1', unit: 'unit-1' });
    const heads = async () => (await store.heads(['unit-1'])).map(({ seq }) => seq);

    test('stands apart from its log until it is let in, each event once', async () => {
      const { log, rows, write, signed } = box();
      write(5);
      await store.receive(log, rows.slice(0, 2), signed());
      const into = store.quarantine.from('box-1');
      expect(await into.receive(log, rows.slice(4), signed())).toEqual({ kind: 'gap', ack: 2 });
      expect(await into.receive(log, rows.slice(2, 4), signed())).toMatchObject({ kind: 'taken', ack: 4 });
      expect(await into.receive(log, rows.slice(3), signed())).toMatchObject({ kind: 'taken', ack: 5 });
      expect(await into.receive(log, rows, signed())).toMatchObject({ kind: 'taken', ack: 5 });
      expect([await heads(), await store.quarantine.counts()]).toEqual([[2], new Map([['box-1', 3]])]);
      expect(await store.quarantine.list('box-1')).toHaveLength(3);
      expect(await store.eventsOf('unit-1')).toHaveLength(2);

      expect(await store.quarantine.letIn('box-9')).toBe(false);
      expect(await store.quarantine.letIn('box-1')).toBe(true);
      expect([await heads(), await store.quarantine.counts()]).toEqual([[5], new Map()]);
      expect(await store.rows(log, 0, 10)).toEqual(rows);
      expect(await store.quarantine.letIn('box-1')).toBe(false);
    });

    test('tells of the photos that it names', async () => {
      const { log, rows, write, signed } = box();
      const hash = 'ab'.repeat(32);
      write(1);
      write([
        draft({ unit: 'unit-1', type: 'entry.written', subject: 'ledger:file:m1', data: { evidence: [hash, 7] } }),
      ]);
      write([draft({ unit: 'unit-1', type: 'entry.written', subject: 'ledger:file:m1', data: { evidence: [hash] } })]);
      await store.quarantine.from('box-1').receive(log, rows, signed());
      expect(await store.quarantine.named('box-1')).toEqual([hash]);
      expect(await store.quarantine.named('box-9')).toEqual([]);
    });

    test('is not taken where it is another log, or was changed', async () => {
      const { log, rows, write, signed, forkedAfter } = box();
      write(3);
      await store.receive(log, rows, signed());
      const into = store.quarantine.from('box-1');
      const other = forkedAfter(2);
      other.write(3);
      expect(await into.receive(log, other.rows.slice(2), other.signed())).toMatchObject({ kind: 'fork', seq: 3 });
      expect(await into.receive(log, other.rows.slice(3), other.signed())).toMatchObject({ kind: 'fork', seq: 3 });
      const more = write(1).map((row) => ({ ...row, payload: '{"of":"another"}' }));
      expect(await into.receive(log, more, signed())).toMatchObject({ kind: 'tampered', flaw: 'payload' });
      expect(await store.quarantine.counts()).toEqual(new Map());
    });

    test('is a fork also where it ends below what stands, in the log and behind it', async () => {
      const { log, rows, write, signed, forkedAfter } = box();
      write(6);
      const into = store.quarantine.from('box-1');
      const set = forkedAfter(2);
      set.write(2);
      await store.receive(log, rows.slice(0, 5), signed(rows[4]));
      expect(await into.receive(log, set.rows.slice(3), set.signed())).toMatchObject({ kind: 'fork', seq: 4 });
      expect(await into.receive(log, set.rows, set.signed())).toMatchObject({ kind: 'fork', seq: 3 });

      write(2);
      const clone = forkedAfter(5);
      clone.write(2);
      await into.receive(log, rows.slice(5), signed());
      expect(await into.receive(log, clone.rows.slice(6), clone.signed())).toMatchObject({ kind: 'fork', seq: 7 });
      expect(await into.receive(log, clone.rows.slice(3), clone.signed())).toMatchObject({ kind: 'fork', seq: 6 });
      expect(await into.receive(log, rows.slice(3), signed())).toMatchObject({ kind: 'taken', ack: 8 });
    });

    test('is safe once it, and what came before it, is in a second place', async () => {
      const { log, rows, write, signed } = box();
      write(3);
      await store.receive(log, rows.slice(0, 2), signed());
      const into = store.quarantine.from('box-1');
      expect(await into.receive(log, rows.slice(2), signed())).toEqual({ kind: 'taken', ack: 3, safe: 0 });
      const copies = mkdtempSync(join(tmpdir(), 'copies-'));
      onTestFinished(() => rmSync(copies, { recursive: true }));
      if (store.backUp) await store.backUp(copies, { at: now, keep: 1 });
      else await backUpBy(store, 'true', '');
      expect(await into.receive(log, rows.slice(2), signed())).toEqual({ kind: 'taken', ack: 3, safe: 3 });
      expect(await into.receive(log, write(1), signed())).toEqual({ kind: 'taken', ack: 4, safe: 2 });
    });
  });
}
