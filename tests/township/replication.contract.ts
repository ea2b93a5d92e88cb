/** What every store of the township does with the logs of boxes and with its own, on whichever database. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { eventIdOf } from '../../server/domain/events.ts';
import { branchOf } from '../../server/domain/state.ts';
import { verifyRows } from '../../server/log/verify.ts';
import { backUpBy } from '../../server/township/errands.ts';
import type { TownshipOptions, TownshipStore } from '../../server/township/store/contract.ts';
import { type BoxLog, boxLog, described, draft } from './box-log.ts';
import { opened, type Where } from './opened.ts';

const receiver = new URL('./receiving.ts', import.meta.url).pathname;

/** `where` makes room for one more test's database. */
export function describeReplication(where: () => Where): void {
  let at: TownshipOptions;
  let store: TownshipStore;

  beforeEach(async () => {
    at = { ...where(), org: randomUUID(), now: () => Date.parse('2026-03-15T12:00:00Z') };
    store = await another();
  });

  const another = () => opened(at);
  const send = (box: BoxLog, rows = box.rows, to = store) => to.receive(box.log, rows, box.signed());
  const held = (box: BoxLog, of = store) => of.rows(box.log, 0, 10_000);

  describe('receiving', () => {
    test('keeps every byte of a log, and its signed head', async () => {
      const box = boxLog();
      box.write(5);
      expect(await send(box)).toEqual({ kind: 'taken', ack: 5, safe: 0 });
      expect(await held(box)).toEqual(box.rows);
      expect(await store.signedHead(box.log)).toEqual(box.signed());
      const { seq, link } = box.signed();
      expect(await store.heads([box.log.unit])).toEqual([{ ...box.log, seq, link, tick: 5 }]);
      expect(await store.heads(['another'])).toEqual([]);
      expect(await store.heads([])).toEqual([]);
      expect(await store.signedHead({ ...box.log, origin: 'another' })).toBeUndefined();
    });

    test('passes over what stands, in whatever cuts it comes', async () => {
      const box = boxLog();
      box.write(9);
      await send(box, box.rows.slice(0, 4));
      expect(await send(box, box.rows.slice(2, 7))).toMatchObject({ kind: 'taken', ack: 7 });
      expect(await send(box, box.rows.slice(0, 3))).toMatchObject({ kind: 'taken', ack: 7 });
      expect(await send(box)).toMatchObject({ kind: 'taken', ack: 9 });
      expect(await held(box)).toEqual(box.rows);
    });

    test('takes the same batch once, from whatever number of processes at once', async () => {
      const box = boxLog();
      box.write(20);
      const stores = [store, await another(), await another()];
      const receipts = await Promise.all([...stores, ...stores].map((one) => send(box, box.rows, one)));
      expect(receipts).toEqual(receipts.map(() => ({ kind: 'taken', ack: 20, safe: 0 })));
      expect(await held(box)).toEqual(box.rows);
      expect(await store.news(new Map())).toEqual(new Map([[box.log.unit, 1]]));
    });

    test('asks for what is missing before a gap', async () => {
      const box = boxLog();
      box.write(6);
      expect(await send(box, box.rows.slice(1))).toEqual({ kind: 'gap', ack: 0 });
      await send(box, box.rows.slice(0, 2));
      expect(await send(box, box.rows.slice(3))).toEqual({ kind: 'gap', ack: 2 });
      expect(await held(box)).toEqual(box.rows.slice(0, 2));
    });

    test('names the place of a fork, within what stands and behind it', async () => {
      const box = boxLog();
      box.write(4);
      const other = box.forkedAfter(2);
      other.write(4);
      await send(box);
      expect(await send(other)).toEqual({ kind: 'fork', seq: 3, link: box.signed(box.rows[2]).link });
      expect(await send(other, other.rows.slice(4))).toEqual({ kind: 'fork', seq: 4, link: box.signed().link });
      expect(await held(box)).toEqual(box.rows);
    });

    test.each([
      ['payload', { payload: '{}' }],
      ['link', { envelope: '{}' }],
      ['payload', { salt: null }],
    ] as const)('takes nothing of a batch with another %s in it', async (flaw, change) => {
      const box = boxLog();
      box.write(3);
      const rows = box.rows.map((row) => (row.seq === 2 ? { ...row, ...change } : row));
      expect(await send(box, rows)).toEqual({ kind: 'tampered', seq: 2, flaw });
      expect(await held(box)).toEqual([]);
      expect(await store.heads()).toEqual([]);
    });

    test('takes no rows of another log, nor such as their origin signed otherwise', async () => {
      const box = boxLog();
      box.write(2);
      const stranger = boxLog();
      expect(await store.receive(stranger.log, box.rows, box.signed())).toMatchObject({ flaw: 'envelope', seq: 1 });
      const signed = { ...box.signed(), link: '0'.repeat(64) };
      expect(await store.receive(box.log, box.rows, signed)).toEqual({ kind: 'tampered', seq: 2, flaw: 'head' });
      expect(await store.heads()).toEqual([]);
    });

    test('files an event once, whatever process and log it comes by first, and keeps what comes second raw', async () => {
      const { unit } = boxLog().log;
      const one = draft({ unit, subject: 'person:1' });
      const boxes = Array.from({ length: 3 }, () => boxLog({ origin: randomUUID(), unit }));
      for (const box of boxes) box.write([one, draft({ unit }), one]);
      const stores = [store, await another(), await another()];
      const receipts = await Promise.all(boxes.map((box, index) => send(box, box.rows, stores[index])));
      expect(receipts).toEqual(receipts.map(() => ({ kind: 'taken', ack: 3, safe: 0 })));
      expect(await store.subjectEvents(unit, 'person:1')).toHaveLength(1);
      expect(await store.eventsOf(unit)).toHaveLength(4);
      expect(await store.quarantined()).toHaveLength(5);
      for (const box of boxes) expect(verifyRows(await held(box))).toEqual({ ok: true, events: 3 });
      expect(await opened(at).then((later) => later.eventsOf(unit)), 'for good').toHaveLength(4);
    });

    test.each([
      ['a space in its id', { id: 'a b' }, {}],
      ['a NUL in its id', { id: 'a\0b' }, {}],
      ['half a pair in its id', { id: 'a\ud800' }, {}],
      ['an id of 201', { id: 'a'.repeat(201) }, {}],
      ['a tick that leaves no room', {}, { tick: 2 ** 52 + 1 }],
    ])('keeps raw an event with %s', async (_, fields, { tick = 1 }: { tick?: number }) => {
      const box = boxLog();
      box.write([draft({ unit: box.log.unit, ...fields })], tick);
      expect(await send(box)).toMatchObject({ kind: 'taken', ack: 1 });
      expect(await held(box)).toEqual(box.rows.map((row) => ({ ...row, id: '' })));
      expect(await store.quarantined()).toMatchObject([{ id: '', type: 'fact.worded' }]);
      expect(await store.eventsOf(box.log.unit)).toEqual([]);
    });

    test('keeps raw what is no JSON, or says that it stands elsewhere, and refuses only what no database keeps', async () => {
      const box = boxLog();
      const stranger = boxLog().write(1)[0];
      box.writeRaw('neither JSON', 'nor this');
      box.writeRaw('5', null);
      box.writeRaw(stranger?.envelope ?? '', null);
      box.write([draft({ unit: box.log.unit })]);
      expect(await send(box)).toMatchObject({ kind: 'taken', ack: 4 });
      expect(await held(box)).toEqual(box.rows);
      expect(verifyRows(await held(box))).toEqual({ ok: true, events: 4 });
      expect(await store.quarantinedCounts()).toEqual(new Map([[box.log.origin, 3]]));
      expect(await store.eventsOf(box.log.unit)).toHaveLength(1);
      box.writeRaw('a\0b', null);
      expect(await send(box)).toEqual({ kind: 'tampered', seq: 5, flaw: 'envelope' });
    });

    test('takes the highest tick that leaves room', async () => {
      const box = boxLog();
      box.write(1, 2 ** 52);
      expect(await send(box)).toMatchObject({ kind: 'taken' });
    });

    test('keeps raw what it does not understand, acknowledges it and shows it', async () => {
      const box = boxLog();
      const { unit } = box.log;
      const strange = [
        draft({ unit, id: 'type', type: 'moon.landed' }),
        draft({ unit, id: 'version', v: 2 }),
        draft({ unit, id: 'shape', data: { of: 7 } }),
        draft({ unit, id: 'wall', wall: 9e15 }),
        draft({ unit, id: 'mono', mono: -9e15 }),
        draft({ unit, id: 'clock', type: 'clock.set', data: { offset: 9e15, quality: 'hub' } }),
        draft({ unit, id: 'text', subject: 'a\0b', data: 'a\0b' }),
        described(unit, '赤溪村党支部'),
      ];
      box.write(strange);
      expect(await send(box)).toMatchObject({ kind: 'taken', ack: 8 });
      expect(await held(box)).toEqual(box.rows);
      const shown = await store.quarantined();
      expect(shown.map(({ seq, id }) => [seq, id])).toEqual(
        strange.slice(0, -1).map(({ id }, index) => [index + 1, id]),
      );
      expect(await store.quarantinedCounts()).toEqual(new Map([[box.log.origin, 7]]));
      expect(shown[0]).toMatchObject({ ...box.log, seq: 1, id: 'type', type: 'moon.landed' });
      expect(await store.eventsOf(unit)).toMatchObject([{ type: 'branch.described' }]);
      expect(branchOf(await store.stateOf(unit))?.name).toBe('赤溪村党支部');
    });

    test('knows what befell a log by what its successor says', async () => {
      const box = boxLog();
      const { origin, unit } = box.log;
      const data = { origin: 'former', seq: 7, link: 'f'.repeat(64) };
      const about = { unit, subject: 'logs' };
      box.write([
        draft({ ...about, type: 'log.succeeded', data: { ...data, why: 'forked' } }),
        draft({ ...about, type: 'log.parted', data }),
        draft({ ...about, type: 'log.parted', data: 'of another shape' }),
      ]);
      await send(box);
      const told = { origin, unit, former: 'former', seq: 7, wall: draft({ unit }).wall };
      expect(await store.mishaps([unit, 'another'])).toEqual([
        { ...told, why: 'forked' },
        { ...told, why: 'parted' },
      ]);
      expect(await store.mishaps([])).toEqual([]);
    });

    test('takes events whose payload was erased or withheld', async () => {
      const box = boxLog();
      box.write(2);
      const rows = box.rows.map((row) => ({ ...row, payload: null, salt: null }));
      expect(await send(box, rows)).toMatchObject({ kind: 'taken', ack: 2 });
      expect(await store.quarantined()).toEqual([]);
      expect(await store.eventsOf(box.log.unit)).toMatchObject([{ data: undefined }, { data: undefined }]);
    });

    test('loses nothing acknowledged when it is killed', async () => {
      const unit = randomUUID();
      const child = spawn(process.execPath, [receiver, at.data, unit, at.org ?? '', at.database ?? '']);
      onTestFinished(() => void child.kill('SIGKILL'));
      let acked = 0;
      for await (const line of createInterface(child.stdout)) {
        acked = Number(line);
        if (acked === 70) child.kill('SIGKILL');
      }
      expect(acked).toBeGreaterThanOrEqual(70);
      const log = { origin: 'box', unit };
      const rows = await store.rows(log, 0, 10_000);
      expect(rows.length).toBeGreaterThanOrEqual(acked);
      expect(verifyRows(rows)).toEqual({ ok: true, events: rows.length });
      expect(await store.heads([unit])).toMatchObject([{ seq: rows.length }]);
      const signed = await store.signedHead(log);
      const again = signed && (await store.receive(log, rows, signed));
      expect(again, 'it holds up nobody').toEqual({ kind: 'taken', ack: rows.length, safe: 0 });
    });
  });

  describe('news', () => {
    test('of one process reach another, and only what is new', async () => {
      const other = await another();
      const box = boxLog();
      box.write(2);
      expect(await other.news(new Map())).toEqual(new Map());
      await send(box, box.rows.slice(0, 1));
      const first = await other.news(new Map());
      expect(first).toEqual(new Map([[box.log.unit, 1]]));
      expect(await other.news(first)).toEqual(new Map());
      await send(box);
      expect(await other.news(first)).toEqual(new Map([[box.log.unit, 2]]));
    });
  });

  describe("the township's own log", () => {
    test('is one for each unit, chained and signed, written by every process under the same name', async () => {
      const other = await another();
      expect(other.origin).toBe(store.origin);
      expect(other.key.publicKey).toEqual(store.key.publicKey);
      await Promise.all([store, other, store].map((one) => one.append([draft({ unit: 'a' }), draft({ unit: 'b' })])));
      for (const unit of ['a', 'b']) {
        const log = { origin: store.origin, unit };
        const rows = await store.rows(log, 0, 10);
        expect(verifyRows(rows)).toEqual({ ok: true, events: 3 });
        expect(await other.signedHead(log)).toMatchObject({ seq: 3 });
      }
    });

    test('holds a command once', async () => {
      const drafts = [draft({ unit: 'a', command: 'c' }), draft({ unit: 'a', command: 'c' })];
      const written = await store.append(drafts);
      expect(await (await another()).append(drafts)).toEqual(written);
      expect(await store.eventsOf('a')).toEqual(written);
    });

    test('takes what was decided on all that is there, and nothing that was not', async () => {
      const other = await another();
      const decided = [draft({ unit: 'a', command: 'c', id: eventIdOf('c', 0) })];
      const none = await store.heads(['a']);
      expect(await store.appendUpon(none, [draft({ unit: 'a' })])).toBe(true);
      expect(await other.appendUpon(none, decided)).toBe(false);
      expect(await other.holds('a', 'c')).toBe(false);
      const heads = await other.heads(['a']);
      const both = [store, other].map((one) => one.appendUpon(heads, decided));
      expect(await Promise.all(both), 'a command of two processes stands once').toEqual([true, true]);
      expect(await store.holds('a', 'c')).toBe(true);
      expect(await store.eventsOf('a')).toHaveLength(2);
    });

    test('stands after all that the unit had', async () => {
      const box = boxLog();
      box.write(1, 41);
      await send(box);
      expect(await store.append([draft({ unit: box.log.unit })])).toMatchObject([{ tick: 42, seq: 1 }]);
      expect((await store.eventsOf(box.log.unit)).map(({ tick }) => tick)).toEqual([41, 42]);
    });
  });

  describe('the state of a unit', () => {
    const nameOf = async (unit: string) => branchOf(await store.stateOf(unit))?.name;

    test('grows with what arrives, from whatever process, and is the same object until then', async () => {
      const box = boxLog();
      const { unit } = box.log;
      box.write([described(unit, '一')]);
      await send(box);
      expect(await nameOf(unit)).toBe('一');
      const before = await store.stateOf(unit);
      expect(await store.stateOf(unit)).toBe(before);
      box.write([described(unit, '二')]);
      await send(box, box.rows, await another());
      expect(await nameOf(unit)).toBe('二');
      expect(branchOf(before)?.name).toBe('一');
    });

    test('is the fold in one order, however late an event comes', async () => {
      const unit = randomUUID();
      const [box, old] = [boxLog({ origin: 'b', unit }), boxLog({ origin: 'a', unit })];
      box.write([described(unit, '新')], 9);
      old.write([described(unit, '旧')], 3);
      await send(box);
      expect(await nameOf(unit)).toBe('新');
      await send(old);
      expect(await nameOf(unit)).toBe('新');
      expect(await store.stateOf(unit)).toEqual(await (await another()).stateOf(unit));
    });

    test('knows the events of one subject', async () => {
      await store.append([
        draft({ unit: 'a', id: '1', subject: 'person:1' }),
        draft({ unit: 'a', subject: 'person:2' }),
      ]);
      expect(await store.subjectEvents('a', 'person:1')).toMatchObject([{ id: '1' }]);
      expect(await store.subjectEvents('b', 'person:1')).toEqual([]);
    });
  });

  test('what a command of the operator’s has backed up is safe, and what failed to be is not', async () => {
    const box = boxLog();
    box.write(3);
    await send(box);
    expect(await backUpBy(store, 'exit 3', '')).toBe(3);
    expect(await send(box)).toMatchObject({ ack: 3, safe: 0 });
    expect(await backUpBy(store, 'test "$DATABASE" = here', 'here')).toBe(0);
    box.write(2);
    expect(await send(box)).toMatchObject({ ack: 5, safe: 3 });
  });

  test('another township on the same database is another', async () => {
    const box = boxLog();
    box.write(1);
    await send(box);
    const other = await opened({ ...at, org: randomUUID() });
    expect(other.origin).not.toBe(store.origin);
    expect(await other.heads()).toEqual([]);
    expect(await other.eventsOf(box.log.unit)).toEqual([]);
  });
}
