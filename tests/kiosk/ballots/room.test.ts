/** Secret ballots in the running room: cards admit, the screen votes, the log gets the counts alone. */
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { BallotView, CommandData } from '../../../server/kiosk/contract.ts';
import { soon } from '../../soon.ts';
import { bindCard, card, prepare, type Started, startRoom } from '../room-fixture.ts';

let started: Started;
afterEach(() => started.stop());

const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
const uid = (person: string) => `04A2${person.slice(1).padStart(4, '0')}`;

const command = (data: CommandData) => started.room.command(randomUUID(), 'secretary', data);
const box = () => existsSync(join(started.folder, 'ballot.sqlite'));

async function hold(person: string): Promise<string> {
  const before = started.answers.length;
  started.room.read(card(uid(person)));
  await expect.poll(() => started.answers.length, soon).toBe(before + 1);
  return started.answers.at(-1)?.answer.kind ?? '';
}

function voting(): Extract<BallotView, { phase: 'voting' }> {
  const { ballot } = started.room.view();
  if (ballot?.phase !== 'voting') throw new Error('no ballot is on');
  return ballot;
}

const turn = () => voting().voter?.turn ?? '';

/** Six members with cards are here, and the ballot on them is open. */
async function openAppraisal(): Promise<void> {
  started = await startRoom();
  await prepare(started);
  const member = { standing: 'member', category: 'ordinary', probationary: false } as const;
  const more = ['p4', 'p5', 'p6'].map((person) => ({ person, name: `党员${person}`, ...member }));
  await command({ type: 'roster.add', data: { people: more } });
  for (const person of people) await bindCard(started, person, uid(person));
  await command({ type: 'meeting.open', data: { meeting: 'm1', date: '2026-11-15', dateConfirmed: false } });
  for (const person of people) expect(await hold(person)).toBe('signed-in');
  expect(await command({ type: 'ballot.open', data: { meeting: 'm1', ballot: 'v1', about: 'appraisal' } })).toEqual({
    kind: 'done',
  });
}

async function vote(person: string, choices: (number | null)[]): Promise<void> {
  expect(await hold(person)).toBe('ballot');
  expect(started.room.ballots.cast(turn(), choices)).toBe(true);
}

const good = [0, 0, 0, 0, 0, 0];

describe('WJ-04 a secret ballot', () => {
  test('WJ-04 is cast once by each card, and leaves the counts and nothing else', async () => {
    await openAppraisal();
    expect(voting()).toMatchObject({ about: 'appraisal', answers: ['好', '一般', '差'], turnout: 0, voters: 6 });
    expect(voting().questions[0]).toEqual({ id: 'p1', title: '林国栋' });
    for (const person of people.slice(0, 4)) await vote(person, good);
    expect(await hold('p1')).toBe('ballot-cast');
    await vote('p5', [2, 0, 0, 0, null, 1]);
    expect(voting().turnout).toBe(5);

    expect(await started.room.ballots.count('v1')).toEqual({ kind: 'done' });
    const counts = [
      [4, 0, 1],
      [5, 0, 0],
      [5, 0, 0],
      [5, 0, 0],
      [4, 0, 0],
      [4, 1, 0],
    ];
    expect(started.room.view().ballot).toMatchObject({ phase: 'counted', turnout: 5, counts: null, withheld: 'desk' });
    const events = [...started.log.read()].filter((event) => event.subject === 'ballot:v1');
    expect(events.map((event) => event.type)).toEqual(['ballot.opened', 'ballot.closed']);
    expect(events[1]?.data).toEqual({ cast: 5, counts });
    await expect.poll(box, soon).toBe(false);
    expect(await hold('p6')).toBe('already-signed-in');
  });

  test('WJ-04 tells no counts where fewer than five have voted', async () => {
    await openAppraisal();
    for (const person of people.slice(0, 4)) await vote(person, good);
    await started.room.ballots.count('v1');
    expect(started.room.view().ballot).toMatchObject({
      phase: 'counted',
      turnout: 4,
      counts: null,
      withheld: 'few',
      votersAtLeast: 5,
    });
  });

  test('WJ-04 is one person’s at a time; a turn that is over or given up counts nothing', async () => {
    await openAppraisal();
    expect(await hold('p1')).toBe('ballot');
    const first = turn();
    expect(await hold('p2')).toBe('ballot-busy');
    started.room.ballots.leave(first);
    expect(await hold('p2')).toBe('ballot');
    expect(started.room.ballots.cast(first, good)).toBe(false);
    expect(started.room.ballots.cast(turn(), [0, 0, 0, 0, 0, 7])).toBe(false);
    expect(started.room.ballots.cast(turn(), [0])).toBe(false);
    started.later(10);
    expect(started.room.ballots.cast(turn(), good)).toBe(false);
    expect(voting().turnout).toBe(0);
    await vote('p1', good);
  });

  test('KX-02 goes on after a restart, and no card votes a second time', async () => {
    await openAppraisal();
    await vote('p1', good);
    await started.stop();
    started = await startRoom(started.folder);
    expect(voting()).toMatchObject({ turnout: 1, voter: null });
    expect(await hold('p1')).toBe('ballot-cast');
    await vote('p2', good);
    expect(voting().turnout).toBe(2);
  });

  test('KX-02 whose box is gone is void, says so, and can be held again', async () => {
    await openAppraisal();
    await vote('p1', good);
    await started.stop();
    rmSync(join(started.folder, 'ballot.sqlite'));
    started = await startRoom(started.folder);
    await expect.poll(() => started.room.view().ballot, soon).toBeNull();
    const last = [...started.log.read()].findLast((event) => event.type === 'ballot.cancelled');
    expect(last?.data).toEqual({ reason: '票箱损坏，本次投票作废，请重新投票。' });
    await command({ type: 'ballot.open', data: { meeting: 'm1', ballot: 'v2', about: 'appraisal' } });
    await vote('p1', good);
  });

  test('WJ-04 is counted by itself when its meeting closes', async () => {
    await openAppraisal();
    for (const person of people) await vote(person, good);
    await command({ type: 'meeting.close', data: { meeting: 'm1', reason: '时间不够' } });
    await expect.poll(() => started.room.view().ballot, soon).toMatchObject({ phase: 'counted', turnout: 6 });
    await expect.poll(box, soon).toBe(false);
  });

  test('WJ-04 is refused where another is on, and PL-09 where the policy has no evaluation', async () => {
    await openAppraisal();
    const open = (ballot: string, about: 'appraisal' | 'evaluation') =>
      command({ type: 'ballot.open', data: { meeting: 'm1', ballot, about } });
    expect(await open('v2', 'appraisal')).toEqual({ kind: 'refused', why: 'ballot-open' });
    await command({ type: 'ballot.cancel', data: { ballot: 'v1', reason: '开错了' } });
    expect(await open('v3', 'evaluation')).toEqual({ kind: 'refused', why: 'no-ballot-here' });
    await expect.poll(box, soon).toBe(false);
  });
});
