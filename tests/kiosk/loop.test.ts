/** The loop on a real log whose disk fails when told to: what is injected is the fault, not the log. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command, CommandData } from '../../server/domain/commands.ts';
import { instant } from '../../server/domain/date.ts';
import type { State } from '../../server/domain/state.ts';
import { createLoop, type Job, type Loop } from '../../server/kiosk/loop.ts';
import { type Draft, type Log, LogFault, type LogStatus } from '../../server/log/contract.ts';
import { beforeFirst, seal } from '../../server/log/envelope.ts';
import { openLog } from '../../server/log/log.ts';
import { draft } from '../log/drafts.ts';

const now = instant('2026-11-15', '08:40');
const stamp = { wall: now, mono: 1000, boot: 'boot-1', quality: 'ntp' as const };

let folder: string;
let log: Log;
/** What the next appends do instead of what they should. */
let faults: ('before' | 'after')[];
let status: LogStatus;
let appends: number;
let isReadable: boolean;

/** `before`: nothing reaches the disk. `after`: all of it does, and nobody hears of it. */
const failing = (): Log =>
  new Proxy(log, {
    get(target, name) {
      if (name === 'status') return status;
      if (name === 'read' && !isReadable) throw new LogFault('io', 'no', 'injected');
      if (name === 'append') {
        return async (...batch: Parameters<Log['append']>) => {
          appends += 1;
          const fault = faults.shift();
          if (fault !== 'before') {
            const stored = await target.append(...batch);
            if (fault === undefined) return stored;
          }
          throw new LogFault('io', fault === 'before' ? 'no' : 'unknown', 'injected');
        };
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

const job = (id: string, what: CommandData): Job => ({
  id,
  stamp,
  unit: () => 'b1',
  command: () => ({ id, actor: 'test', random: 0.5, now, stamp, ...what }) as Command,
});

const person = (name: string) =>
  ({ person: name, name, standing: 'member', category: 'ordinary', probationary: false }) as const;
const add = (id: string, name: string) => job(id, { type: 'roster.add', data: { people: [person(name)] } });
const names = (state: State) => [...state.people.keys()];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loop-'));
  log = await openLog(join(folder, 'log.db'), { stamp: () => stamp });
  faults = [];
  status = { recording: true };
  appends = 0;
  isReadable = true;
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (patience = 60_000): Loop & { readonly states: State[] } => {
  const states: State[] = [];
  const onBug = (error: unknown) => {
    throw error;
  };
  const loop = createLoop({ log: failing(), patience, onState: (state) => states.push(state), onBug });
  return { ...loop, states };
};

describe('the loop', () => {
  it('commits what queued up during one commit together in the next', async () => {
    const loop = start();
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => loop.submit(add(`c-${name}`, name))));
    expect(names(loop.state())).toEqual(['a', 'b', 'c', 'd']);
    expect(appends).toBeLessThanOrEqual(2);
  });

  it('KX-03 takes a command whose id is under way for that command', async () => {
    const loop = start();
    const [first, second] = await Promise.all([loop.submit(add('c-1', 'a')), loop.submit(add('c-1', 'a'))]);
    expect(second).toEqual(first);
    expect(names(loop.state())).toEqual(['a']);
    expect((await log.verify()).ok).toBe(true);
  });

  it('KX-02 shows nothing of a commit that failed, runs it again, and answers then', async () => {
    const loop = start();
    faults = ['before'];
    expect(await loop.submit(add('c-1', 'a'))).toEqual({ recorded: true, answer: { kind: 'done' }, added: true });
    expect(loop.states.map(names)).toEqual([[], ['a']]);
  });

  it('KX-03 finds on the disk what had reached it, and does not write it twice', async () => {
    const loop = start();
    faults = ['after'];
    expect(await loop.submit(add('c-1', 'a'))).toMatchObject({ recorded: true, answer: { kind: 'done' } });
    expect([...log.read()]).toHaveLength(2);
    expect(names(loop.state())).toEqual(['a']);
  });

  it('tells who has waited too long, while the others go on', async () => {
    const loop = start(300);
    const never = job('c-never', { type: 'roster.add', data: { people: [person('never')] } });
    faults = Array.from({ length: 1000 }, () => 'before' as const);
    const lost = await loop.submit(never);
    expect(lost).toEqual({ recorded: false });
    faults = [];
    expect(await loop.submit(add('c-2', 'b'))).toMatchObject({ recorded: true });
    expect(names(loop.state())).toEqual(['b']);
  });

  it('tells at once while the log has long been out, and takes commands again when it is back', async () => {
    const loop = start(200);
    faults = ['before'];
    status = { recording: false, why: 'disk-full', message: 'injected' };
    expect(await loop.submit(add('c-1', 'a'))).toEqual({ recorded: false });
    expect(await loop.submit(add('c-2', 'b'))).toEqual({ recorded: false });
    status = { recording: true };
    await loop.idle();
    expect(await loop.submit(add('c-3', 'c'))).toMatchObject({ recorded: true });
    expect(names(loop.state())).toEqual(['c']);
  });

  it('folds anew when the log has come back while nothing was under way', async () => {
    const loop = start();
    await loop.submit(add('c-1', 'a'));
    const [event] = log.readSubject('b1', 'person:a');
    if (event === undefined) throw new Error('no event');
    await log.erasePayload(event.id);
    void loop.refold();
    await loop.idle();
    expect(loop.state().people.get('a')?.name).toBe('');
  });

  it('lets others work between two tries to fold a log that records, and cannot be read', async () => {
    const loop = start();
    isReadable = false;
    void loop.refold();
    setImmediate(() => {
      isReadable = true;
    });
    await loop.idle();
    expect(loop.states).toHaveLength(1);
  });

  it('ends with a log that started on what was kept of it and turns out damaged: the next start repairs it', async () => {
    await log.append(Array.from({ length: 300 }, () => draft({ unit: 'b1' })));
    await log.keep();
    await log.close();
    const db = new Database(join(folder, 'log.db'));
    db.exec("DROP TRIGGER events_stand; UPDATE events SET payload = '{' WHERE place = 1");
    db.close();
    log = await openLog(join(folder, 'log.db'), { stamp: () => stamp });
    const onBug = vi.fn();
    const loop = createLoop({ log, patience: 60_000, onState: () => undefined, onBug });
    await expect(log.keep()).rejects.toMatchObject({ kind: 'damaged' });
    void loop.refold();
    await loop.idle();
    expect(onBug).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: 'damaged' }));
  });

  it('folds of what others wrote what has the right shape, and passes over the rest', async () => {
    const name = { origin: randomUUID(), unit: 'b1' };
    const described = (id: string, data: unknown): Draft => ({
      ...{ ...stamp, unit: name.unit, id, type: 'person.described', v: 1, subject: `person:${id}`, command: id },
      ...{ actor: 'test', data },
    });
    const good = seal(described('good', { name: '陈建国' }), name.origin, beforeFirst, 1, randomBytes(16));
    const bad = seal(described('bad', null), name.origin, good, 2, randomBytes(16));
    const head = { seq: 2, link: Buffer.from(bad.link).toString('hex'), signature: new Uint8Array(64) };
    const loop = start();
    expect(await log.receive(name, [good, bad], head)).toMatchObject({ kind: 'taken', ack: 2 });
    void loop.refold();
    await loop.idle();
    expect([names(loop.state()), loop.strange()]).toEqual([['good'], 1]);
    expect(names(start().state()), 'at the next start').toEqual(['good']);
  });
});
