/** What was kept of the fold gives the same state as the log itself, and where it might not, it does not count. */
import { randomBytes, randomUUID } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fold } from '../../server/domain/state.ts';
import type { Draft, Log } from '../../server/log/contract.ts';
import { beforeFirst, type Row, type Stored, seal } from '../../server/log/envelope.ts';
import { foldLog } from '../../server/log/fold-log.ts';
import { carryOn, eventsOf, foldAll } from '../../server/log/folded.ts';
import { decodeKept, encodeKept } from '../../server/log/kept.ts';
import { type LogOptions, openLog } from '../../server/log/log.ts';
import { witnessFile } from '../../server/log/witness.ts';
import { branch, type Scene } from '../domain/scene.ts';
import { draft, folder, stamp } from './drafts.ts';

const action = fc.oneof(
  fc.constantFrom('1', '2', '77').map((number) => (scene: Scene) => scene.card(number)),
  fc.constantFrom('oath', 'dues', 'summary').map((step) => (scene: Scene) => scene.step(step)),
  fc
    .constantFrom('lin', 'chen', 'zhang')
    .map((person) => (scene: Scene) => scene.do({ type: 'sign-in.by-hand', data: { meeting: 'm1', person } })),
  fc.constant((scene: Scene) =>
    scene.do({ type: 'sign-in.undo', data: { meeting: 'm1', person: 'chen', part: 'day', reason: '错' } }),
  ),
  fc.constant((scene: Scene) => scene.do({ type: 'meeting.close', data: { meeting: 'm1', reason: '散会' } })),
);

/** What one box recorded; of another box some is not understood here. */
function recorded(origin: string, actions: readonly ((scene: Scene) => unknown)[], odd: number): Stored[] {
  const scene = branch();
  scene.open();
  for (const act of actions) act(scene);
  return scene.events.map((event, place) => ({
    ...{ ...event, payloadHash: '', origin, id: `${origin}-${event.id}` },
    v: place === odd ? 99 : event.v,
  }));
}

interface Box {
  readonly events: readonly Stored[];
  /** By how much its ticks are behind those that stood here when its events came. */
  readonly lag: number;
}

/** As they came in here: each box's in its order, the boxes' mixed. */
function mixed(boxes: readonly Box[], turns: readonly number[]): Stored[] {
  const rest = boxes.map(({ events, lag }) => events.map((event) => ({ event, lag })));
  const inTurn = turns.flatMap((turn) => rest[turn % rest.length]?.splice(0, 1) ?? []);
  return [...inTurn, ...rest.flat()].map(({ event, lag }, place) => ({ ...event, tick: 100 + place - lag }));
}

describe('what was kept, and what came since', () => {
  it('is what the whole log folds to, wherever it is cut and whoever wrote it', () => {
    const box = fc.record({
      actions: fc.array(action, { maxLength: 15 }),
      odd: fc.nat({ max: 60 }),
      lag: fc.constantFrom(0, 0, 3, 30),
    });
    const carriedOn = { yes: 0, no: 0 };
    fc.assert(
      fc.property(
        fc.array(box, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat({ max: 2 }), { maxLength: 80 }),
        fc.nat({ max: 100 }),
        (boxes, turns, percent) => {
          const recordings = boxes.map(({ actions, odd, lag }, at) => ({
            events: recorded(`box-${at}`, actions, odd),
            lag,
          }));
          const all = mixed(recordings, turns);
          const cut = Math.floor((all.length * percent) / 100);
          const reading = (events: readonly Stored[]) => ({ origin: 'box-0', read: () => events });
          const kept = decodeKept(encodeKept({ origin: 'box-0', heads: [], ...foldAll(reading(all.slice(0, cut))) }));
          if (typeof kept === 'string') throw new Error(kept);

          const folded = carryOn(kept, reading(all.slice(cut)));
          carriedOn[folded ? 'yes' : 'no'] += 1;
          if (folded) expect(folded).toEqual(foldAll(reading(all)));
          else expect(boxes.some(({ lag }) => lag > 0)).toBe(true);
        },
      ),
      { numRuns: Math.min(Number(process.env.FC_RUNS ?? 100), 2000) },
    );
    expect(carriedOn.yes).toBeGreaterThan(carriedOn.no);
    expect(carriedOn.no).toBeGreaterThan(0);
  });
});

/** Person `id` is called so. */
const named = (id: string, name: string): Draft =>
  draft({ unit: 'b1', type: 'person.described', subject: `person:${id}`, data: { name } });

interface Kept {
  readonly log: Log;
  readonly file: string;
  readonly folder: string;
  readonly kept: string;
}

/** A log in which 陈建国 stands, kept so. */
async function keptLog(): Promise<Kept> {
  const at = folder();
  const log = await openAt(at);
  await log.append([named('chen', '陈建国')]);
  expect(await log.keep()).toBe(true);
  const file = join(at, 'log.db');
  return { log, file, folder: at, kept: `${file}-folded` };
}

async function openAt(at: string, options: Partial<LogOptions> = {}): Promise<Log> {
  const log = await openLog(join(at, 'log.db'), { stamp: () => stamp, ...options });
  onTestFinished(() => log.close());
  return log;
}

/** How the log folds when it is started again, and what it folds to: always what all its events do. */
async function foldedAgain(at: string, options: Partial<LogOptions> = {}) {
  const log = await openAt(at, options);
  const { state, how } = foldLog(log);
  expect(state).toEqual(fold(eventsOf(log)));
  await log.close();
  return { how, names: [...state.people.values()].map(({ name }) => name) };
}

const both = ['陈建国', '王桂兰'];

describe('a kept fold', () => {
  it('is taken at the next start, and what came since is folded upon it', async () => {
    const { log, folder: at, kept } = await keptLog();
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    await log.append([named('wang', '王桂兰')]);
    await log.close();
    expect(await foldedAgain(at)).toEqual({ how: 'kept', names: both });
    expect(await foldedAgain(at, { check: 'full' })).toEqual({ how: 'full check', names: both });
    rmSync(kept);
    expect(await foldedAgain(at)).toEqual({ how: 'none', names: both });
  });

  it('is taken when a log has come that was not there', async () => {
    const { log, folder: at } = await keptLog();
    await log.append([draft({ ...named('wang', '王桂兰'), unit: 'b2' })]);
    await log.close();
    expect(await foldedAgain(at)).toEqual({ how: 'kept', names: both });
  });

  it('does not count where it is torn or damaged', async () => {
    const { log, folder: at, kept } = await keptLog();
    await log.close();
    const whole = readFileSync(kept);
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(100) ^ 1, 100);
    for (const bytes of [
      Buffer.alloc(0),
      whole.subarray(0, 5),
      whole.subarray(0, 30),
      whole.subarray(0, -1),
      flipped,
    ]) {
      writeFileSync(kept, bytes);
      expect(await foldedAgain(at)).toEqual({ how: 'torn', names: ['陈建国'] });
    }
  });

  it('does not count for another program', async () => {
    const { log, folder: at, kept } = await keptLog();
    await log.close();
    const rest = readFileSync(kept).subarray(9);
    rest.write('0123456789abcdef', 'latin1');
    writeFileSync(kept, Buffer.concat([Buffer.from(`${crc32(rest).toString(16).padStart(8, '0')}\n`), rest]));
    expect(await foldedAgain(at)).toEqual({ how: 'other program', names: ['陈建国'] });
  });

  it('does not count beside an older log, which lacks its last event', async () => {
    const { log, file, folder: at, kept } = await keptLog();
    await log.close();
    const before = folder();
    cpSync(at, before, { recursive: true });
    const again = await openAt(at);
    await again.append([named('wang', '王桂兰')]);
    await again.keep();
    await again.close();
    copyFileSync(join(before, 'log.db'), file);
    copyFileSync(witnessFile(join(before, 'log.db')), witnessFile(file));
    expect(existsSync(kept)).toBe(true);
    expect(await foldedAgain(at)).toEqual({ how: 'other log', names: ['陈建国'] });
  });

  it('does not count beside a log that went on otherwise, or that another wrote', async () => {
    const { log, file, folder: at, kept } = await keptLog();
    await log.close();
    const clone = folder();
    cpSync(at, clone, { recursive: true });
    for (const [where, name] of [
      [at, '王桂兰'],
      [clone, '张德福'],
    ] as const) {
      const box = await openAt(where);
      await box.append([named('wang', name)]);
      await box.keep();
      await box.close();
    }
    copyFileSync(join(clone, 'log.db-folded'), kept);
    expect(await foldedAgain(at)).toEqual({ how: 'other log', names: both });

    copyFileSync(join(clone, 'log.db'), file);
    rmSync(witnessFile(file));
    const db = new Database(file);
    db.prepare("UPDATE facts SET value = ? WHERE name = 'origin'").run(randomUUID());
    db.close();
    expect(await foldedAgain(at)).toEqual({ how: 'other log', names: ['陈建国', '张德福'] });
  });

  it('does not count where something has come that belongs further back', async () => {
    const { log, folder: at } = await keptLog();
    await log.append([named('wang', '王桂兰'), named('wang', '王桂香')]);
    expect(await log.keep()).toBe(true);
    const other = { origin: randomUUID(), unit: 'b1' };
    const row = seal(named('chen', '陈建军'), other.origin, beforeFirst, 1, randomBytes(16));
    await log.receive(other, [row], headOf(row));
    await log.close();
    expect((await foldedAgain(at)).how).toBe('belongs further back');
  });
});

const headOf = ({ seq, link }: Row) => ({
  seq,
  link: Buffer.from(link).toString('hex'),
  signature: randomBytes(64),
});

/** Every file in the folder. */
const saysAnywhere = (at: string, text: string): string[] =>
  readdirSync(at).filter((name) => readFileSync(join(at, name)).includes(text));

describe('what is kept goes', () => {
  it('before a payload is erased, also while it is being made', async () => {
    const { log, folder: at, kept } = await keptLog();
    const [event] = await log.append([named('zhang', 'ZHANG-XIAO-MING')]);
    await log.keep();
    expect(saysAnywhere(at, 'ZHANG-XIAO-MING')).toContain('log.db-folded');
    const keeping = log.keep();
    expect(await log.erasePayload(event?.id ?? '')).toBe(true);
    expect(existsSync(kept)).toBe(false);
    expect(typeof (await keeping)).toBe('boolean');
    expect(saysAnywhere(at, 'ZHANG-XIAO-MING')).toEqual([]);
    expect(await log.keep()).toBe(true);
    await log.close();
    expect(await foldedAgain(at)).toEqual({ how: 'kept', names: ['陈建国'] });
  });

  it('before rows give way', async () => {
    const { log, folder: at, kept } = await keptLog();
    await log.close();
    const clone = folder();
    cpSync(at, clone, { recursive: true });
    const theirs = await openAt(clone);
    await theirs.append([named('wang', '王桂兰')]);
    const box = await openAt(at);
    await box.append([named('zhang', '张德福')]);
    await box.keep();
    const name = { origin: box.origin, unit: 'b1' };
    const [row] = theirs.rows(name, 1, 1);
    if (row === undefined) throw new Error('no row');
    expect(await box.giveWay(name, [row], headOf(row))).toMatchObject({ kind: 'taken' });
    expect(existsSync(kept)).toBe(false);
    await box.close();
    expect(await foldedAgain(at)).toEqual({ how: 'none', names: [...both, '张德福'] });
  });

  it('before a copy that was put in place is used', async () => {
    const { log, file, folder: at, kept } = await keptLog();
    const outcome = await log.backup(at, { at: stamp.wall, keep: 1 });
    await log.close();
    copyFileSync(outcome.ok ? outcome.file : '', file);
    expect(existsSync(kept)).toBe(true);
    expect(await foldedAgain(at)).toEqual({ how: 'none', names: ['陈建国'] });
  });

  it('when the log turns out damaged among old events, so that the next start reads it all', async () => {
    const { log, file, folder: at, kept } = await keptLog();
    await log.append(Array.from({ length: 300 }, () => draft({ unit: 'b1' })));
    await log.keep();
    await log.close();
    const db = new Database(file);
    db.exec("DROP TRIGGER events_stand; UPDATE events SET payload = '{' WHERE place = 1");
    db.close();
    const again = await openAt(at);
    await expect(again.keep()).rejects.toMatchObject({ kind: 'damaged' });
    expect(existsSync(kept)).toBe(false);
    expect(() => foldLog(again)).toThrow(expect.objectContaining({ kind: 'damaged' }));
    await again.close();
    const repaired = await openAt(at, { check: 'full' });
    expect(repaired.opening).toMatchObject({ found: 'damaged', kept: 301 });
  });
});

it('the log closes at once while it is being kept', async () => {
  const { log, folder: at } = await keptLog();
  await log.append([named('wang', '王桂兰')]);
  const keeping = log.keep();
  await log.close();
  expect(typeof (await keeping)).toBe('boolean');
  expect(await log.keep()).toBe(false);
  expect(readdirSync(at).filter((name) => name.endsWith('-wal'))).toEqual([]);
  expect(await foldedAgain(at)).toEqual({ how: 'kept', names: both });
});
