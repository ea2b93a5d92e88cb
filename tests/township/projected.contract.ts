/** The rows that pages over many branches read, on whichever database: never behind at asking, whoever makes them. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { dateOf, instant } from '../../server/domain/date.ts';
import { fold } from '../../server/domain/state.ts';
import { rebuild } from '../../server/township/errands.ts';
import { program } from '../../server/township/projections/program.ts';
import { roomProjection } from '../../server/township/projections/room.ts';
import type { TownshipOptions, TownshipStore } from '../../server/township/store/contract.ts';
import { branch, type Scene } from '../domain/scene.ts';
import { soon } from '../soon.ts';
import { type BoxLog, boxLog, described, draft } from './box-log.ts';
import { opened, type Where } from './opened.ts';

export function describeProjected(where: () => Where): void {
  let at: TownshipOptions;
  let clock: number;
  let faults: string[];
  let store: TownshipStore;

  beforeEach(async () => {
    clock = instant('2026-11-15', '09:00');
    faults = [];
    at = { ...where(), org: randomUUID(), now: () => clock, onFault: (unit) => faults.push(unit) };
    store = await opened(at);
  });

  const send = (box: BoxLog, to = store) => to.receive(box.log, box.rows, box.signed());
  const names = async (of: TownshipStore, ...units: string[]) =>
    [...(await of.projected('room', units)).values()].map((told) => told.branch);

  function boxOf(scene: Scene): BoxLog {
    const box = boxLog();
    box.write(scene.events.map((event) => draft({ ...event, unit: box.log.unit })));
    return box;
  }

  describe('a projection', () => {
    test('is caught up with what has arrived, at whichever process it is asked for', async () => {
      const [box, other] = [boxLog(), await opened(at)];
      expect(await names(store, box.log.unit)).toEqual(['']);
      box.write([described(box.log.unit, '赤溪村党支部')]);
      await send(box, other);
      expect(await names(store, box.log.unit)).toEqual(['赤溪村党支部']);
      box.write([described(box.log.unit, '流岐岙村党支部')]);
      await send(box);
      expect(await names(other, box.log.unit, 'nobody')).toEqual(['流岐岙村党支部', '']);
      expect(await store.projected('room', [])).toEqual(new Map());
    });

    test('is made for the day', async () => {
      const box = boxOf(branch());
      await send(box);
      const { unit } = box.log;
      const standing = async () => (await store.projected('notices', [unit])).get(unit)?.notices.length ?? 0;
      const before = await standing();
      clock = instant('2027-06-15', '09:00');
      expect(await standing()).toBeGreaterThan(before);
    });

    test('is caught up in the end, however many processes take and make at once', async () => {
      const processes = await Promise.all([at, at, at].map((one) => opened(one)));
      const box = boxLog();
      await Promise.all(
        Array.from({ length: 12 }, async (_, turn) => {
          const one = processes[turn % 3] ?? store;
          await one.projected('room', [box.log.unit]);
          box.write([described(box.log.unit, `村 ${box.rows.length + 1}`)]);
          await send(box, one);
          await one.projected('room', [box.log.unit]);
        }),
      );
      for (const one of processes) expect(await names(one, box.log.unit)).toEqual(['村 12']);
    });

    test('is made in a thread before anybody asks, and by it for who does', async () => {
      const { onFault, ...rest } = at;
      const thread = await opened({ ...rest, inThread: true, now: Date.now });
      const box = boxLog();
      box.write([described(box.log.unit, '赤溪村党支部')]);
      await send(box, thread);
      expect(await names(thread, box.log.unit)).toEqual(['赤溪村党支部']);
      box.write([described(box.log.unit, '流岐岙村党支部')]);
      await send(box, store);
      await vi.waitFor(async () => expect(await names(thread, box.log.unit)).toEqual(['流岐岙村党支部']), soon);
    });

    test('of what somebody has just done is waited for, whatever a thread is about', async () => {
      const { onFault, ...rest } = at;
      const thread = await opened({ ...rest, inThread: true, now: Date.now });
      const box = boxLog();
      const { unit } = box.log;
      for (const name of ['赤溪村党支部', '流岐岙村党支部', '半领村党支部']) {
        box.write([described(unit, name)]);
        await send(box, store);
        expect((await thread.projected('sheet', [unit], '2026')).get(unit)).toMatchObject({ branch: name });
      }
    });
  });

  test('what the wall asks of the present is what it would ask of all years', async () => {
    const scene = branch();
    const box = boxLog();
    const check = async () => {
      box.write(scene.events.slice(box.rows.length).map((event) => draft({ ...event, unit: box.log.unit })));
      await send(box);
      const { unit } = box.log;
      const whole = roomProjection.of(await store.stateOf(unit), dateOf(clock), '');
      expect((await store.projected('room', [unit])).get(unit)).toEqual(whole);
    };
    await check();
    scene.open();
    scene.card('1');
    await check();
    scene.plan('m2', '2026-12-15');
    clock = instant('2026-12-15', '09:05');
    scene.at('09:00', '2026-12-15').open('m2', '2026-12-15'); // m1 was forgotten, and closes by itself
    await check();
    scene.card('1');
    await check();
    scene.do({ type: 'meeting.close', data: { meeting: 'm2', reason: '散会' } });
    clock = instant('2027-01-20', '09:00');
    await check();
    expect(faults).toEqual([]);
  });

  test('a state that begins from a snapshot is that of all events, late ones among them', async () => {
    const [box, late] = [boxOf(branch()), boxLog({ origin: 'late', unit: '' })];
    const { unit } = box.log;
    box.write(600);
    await send(box);
    await (await opened({ ...at, fleeting: true })).stateOf(unit);
    const check = async () => expect(await (await opened(at)).stateOf(unit)).toEqual(fold(await store.eventsOf(unit)));
    await check();
    box.write([described(unit, '赤溪村党支部')]);
    await send(box);
    await check();
    const other = boxLog({ ...late.log, unit });
    other.write([draft({ unit, type: 'person.left', subject: 'person:m1', data: {} })], 1);
    await send(other);
    await check();
  });

  test('is made anew by one command', async () => {
    const box = boxOf(branch());
    await send(box);
    expect(await rebuild(store, clock)).toBe(1);
    expect(await names(store, box.log.unit)).toEqual(['流岐岙村党支部']);
    expect(faults).toEqual([]);
  });

  test('bears the mark of the program that made it', () => expect(program).toMatch(/^[0-9a-f]{16}$/));
}
