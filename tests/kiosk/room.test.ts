import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CommandData } from '../../server/domain/commands.ts';
import type { AnswerPush } from '../../server/kiosk/contract.ts';
import { beforeFirst, seal } from '../../server/log/envelope.ts';
import { masked } from '../../server/service/views/names.ts';
import { whichScreen } from '../../ui/kiosk/which-screen.ts';
import { soon } from '../soon.ts';
import { bindCard, card, prepare, type Started, startRoom as startRoomIn } from './room-fixture.ts';

const folders: string[] = [];

async function startRoom(folder?: string, maskNames = false): Promise<Started> {
  const started = await startRoomIn(folder, null, maskNames);
  folders.push(started.folder);
  return started;
}

async function tap(started: Started, uid: string): Promise<AnswerPush> {
  const before = started.answers.length;
  started.room.read(card(uid));
  await expect.poll(() => started.answers.length, soon).toBe(before + 1);
  const answer = started.answers[before];
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

const commandOf = (started: Started) => (data: CommandData) => started.room.command(randomUUID(), 'secretary', data);

async function opened(started: Started): Promise<void> {
  const data = { meeting: 'm1', date: '2026-11-15', dateConfirmed: false };
  expect(await commandOf(started)({ type: 'meeting.open', data })).toEqual({ kind: 'done' });
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the room', () => {
  it('KX-09 masks names where the config says so, on the server', () => {
    expect(['张丽丰', '李明', '欧阳振华', '丁'].map(masked)).toEqual(['张*丰', '李*', '欧**华', '丁']);
  });

  it('KX-09 CX-05 masks chair, recorder and hosts on the room’s screen; the desk has them whole', async () => {
    const started = await startRoom(undefined, true);
    await prepare(started);
    await opened(started);
    const command = commandOf(started);
    const own = { id: 'o1', after: 'sign-in', title: '微党课', host: '欧阳振华', minutes: 20 };
    await command({ type: 'own-step.place', data: { meeting: 'm1', step: own } });
    const guests = { ...own, id: 'o2', after: 'o1', host: '镇农技站' };
    await command({ type: 'own-step.place', data: { meeting: 'm1', step: guests } });
    await command({ type: 'recorder.name', data: { meeting: 'm1', person: 'p3' } });
    const { meeting, board, branch } = started.room.view();
    expect([branch?.secretary, board.today?.chair, meeting?.chair, meeting?.recorder]).toEqual([
      '林*栋',
      '林*栋',
      '林*栋',
      '陈*国',
    ]);
    expect(meeting?.steps.slice(0, 3).map(({ host }) => host)).toEqual(['林*栋', '欧**华', '镇农技站']);
    expect(started.room.desk().roles).toEqual({
      secretary: '林国栋',
      chair: '林国栋',
      recorder: '陈建国',
      hosts: { o1: '欧阳振华', o2: '镇农技站' },
    });
    expect(JSON.stringify(started.room.view())).not.toMatch(/林国栋|欧阳振华|陈建国/);
    await started.stop();
  });

  it('KX-12 CX-06 turns a bound card into a green name on the wall before the sign-in is opened', async () => {
    const started = await startRoom();
    await prepare(started);
    await bindCard(started, 'p2', '04A1B2C3D4E5F6');
    const answer = await tap(started, '04A1B2C3D4E5F6');
    expect(answer).toMatchObject({
      name: '欧阳振华',
      signal: 'success',
      answer: { kind: 'signed-in', at: '08:40', nth: 1 },
    });
    const { meeting } = started.room.view();
    expect(meeting?.title).toBe('赤溪镇流岐岙村党支部主题党日');
    expect(meeting?.phase).toBe('gathering');
    expect(meeting?.wall.p2?.at).toBe('08:40');
    expect(meeting?.figures).toMatchObject({ expected: 2, present: 1, outside: 1, rate: 0.5 });
    started.later(18);
    expect(await tap(started, '04A1B2C3D4E5F6')).toMatchObject({
      signal: 'notice',
      answer: { kind: 'already-signed-in', at: '08:40' },
    });
    await started.stop();
  });

  it('names taps in the order in which they come: the indexes of the log grow at their end', async () => {
    const started = await startRoom();
    await prepare(started);
    const ids: string[] = [];
    for (const uid of ['04A1', '04B2', '04C3', '04D4', '04E5']) ids.push((await tap(started, uid.padEnd(14, '0'))).id);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    await started.stop();
  });

  it('CX-01 shows the wall once the evening is opened, though a step of the day still runs, until the evening’s first step', async () => {
    const started = await startRoom();
    await prepare(started);
    await opened(started);
    const command = commandOf(started);
    await command({ type: 'step.enter', data: { meeting: 'm1', step: 'oath' } });
    expect(whichScreen(started.room.view().meeting)).toBe('oath');
    started.later(9 * 60);
    await command({ type: 'part.open', data: { meeting: 'm1', part: 'evening' } });
    expect(whichScreen(started.room.view().meeting)).toBe('wall');
    started.later(30);
    await command({ type: 'step.enter', data: { meeting: 'm1', step: 'dues' } });
    expect(whichScreen(started.room.view().meeting)).toBe('dues');
    await started.stop();
  });

  it('KX-02 stands at the very step after a restart, with everyone who saw green', async () => {
    const first = await startRoom();
    await prepare(first);
    await bindCard(first, 'p2', '04A1B2C3D4E5F6');
    await tap(first, '04A1B2C3D4E5F6');
    await opened(first);
    const command = commandOf(first);
    expect(await command({ type: 'step.enter', data: { meeting: 'm1', step: 'oath' } })).toEqual({ kind: 'done' });
    const before = first.room.view();
    const [folder] = folders;
    await first.stop();
    const second = await startRoom(folder);
    expect(second.room.view()).toEqual(before);
    expect(second.room.view().meeting?.current).toBe('oath');
    await second.stop();
  });

  it('KX-07 parks an unknown card under a code and counts it from the moment of the tap once the secretary says whose it is', async () => {
    const started = await startRoom();
    await prepare(started);
    const answer = await tap(started, '0411223344');
    expect(answer).toMatchObject({ name: null, signal: 'failure', answer: { kind: 'unknown' } });
    expect(await tap(started, '0411223344')).toMatchObject({ answer: answer.answer });
    const [parked] = started.room.desk().parked;
    expect(parked).toMatchObject({ at: '08:40', tail: '3344', why: 'unknown' });
    started.later(30);
    const assign = { type: 'parked-tap.assign' as const, data: { meeting: 'm1', tap: parked?.id ?? '', person: 'p1' } };
    expect(await started.room.command('c-assign', 'secretary', assign)).toEqual({ kind: 'done' });
    expect(started.room.view().meeting?.wall.p1?.at).toBe('08:40');
    expect(await started.room.command('c-assign', 'secretary', assign)).toEqual({ kind: 'as-it-was' });
    await started.stop();
  });

  it('folds what came in many batches once, and soon', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const started = await startRoom();
    const { log, room } = started;
    await prepare(started);
    const name = { origin: randomUUID(), unit: 'b1' };
    let tip = beforeFirst;
    let folds = 0;
    room.onRecorded(() => {
      folds += 1;
    });
    for (const id of ['t1', 't2', 't3']) {
      const data = { name: id };
      const about = { unit: name.unit, id, type: 'person.described', v: 1, subject: `person:${id}`, command: id };
      const stamp = { wall: 0, mono: 0, boot: 'town', quality: 'none' as const };
      const row = seal({ ...about, ...stamp, actor: 'town', data }, name.origin, tip, 100 + tip.seq, randomBytes(16));
      const head = { seq: row.seq, link: Buffer.from(row.link).toString('hex'), signature: randomBytes(64) };
      expect(await log.receive(name, [row], head)).toMatchObject({ kind: 'taken' });
      room.received();
      tip = row;
    }
    const named = () => room.ask((state) => [...state.people.keys()].filter((id) => id.startsWith('t')));
    expect([folds, named()]).toEqual([0, []]);
    vi.advanceTimersByTime(100);
    vi.useRealTimers();
    await expect.poll(named, soon).toEqual(['t1', 't2', 't3']);
    expect(folds).toBe(1);
    await started.stop();
  });
});
