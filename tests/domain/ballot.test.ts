/** What comes of ballots: satisfaction, and what it means for the year (PL-09). */
import { describe, expect, it } from 'vitest';
import { evaluationYear, satisfactionOf } from '../../server/domain/ballot.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { branch, ordinary, type Scene } from './scene.ts';

/** A month's meeting whose evaluation came to `counts`, in votes by answer, on each of the four points. */
function evaluated(scene: Scene, month: number, counts: number[]): void {
  const date = `2026-${String(month).padStart(2, '0')}-20`;
  const [meeting, ballot] = [`m-${month}`, `v-${month}`];
  scene.at('08:00', date).plan(meeting, date, [{ id: 'day', start: '09:00' }]);
  scene.at('09:00', date).open(meeting, date);
  scene.do({ type: 'ballot.open', data: { ballot, meeting, about: 'evaluation' } });
  const cast = counts.reduce((sum, votes) => sum + votes, 0);
  scene.do({ type: 'ballot.close', data: { ballot, cast, counts: Array(4).fill(counts) } }, 'kiosk');
  scene.do({ type: 'meeting.close', data: { meeting, reason: '只作测评' } });
}

function room(policy: Policy = plNineStep): Scene {
  const scene = branch().at('10:00', '2026-01-02');
  scene.do({ type: 'meeting.withdraw', data: { meeting: 'm1', reason: '改期' } });
  scene.do({ type: 'policy.adopt', data: { policy, from: '2026-01-01' } }, 'kiosk');
  return scene;
}

const scale = plNineStep.evaluation?.scale ?? [];
const satisfied = plNineStep.evaluation?.satisfied ?? 0;
/** So many of 1000 satisfied, the rest with the first answer that no longer counts. */
const votes = (good: number) => scale.map((_, index) => (index === 0 ? good : index === satisfied ? 1000 - good : 0));

describe('PL-09 the evaluation after each meeting', () => {
  it('PL-09 asks the four points of the document, and counts short below 60 %, not at it', () => {
    const scene = room();
    evaluated(scene, 2, votes(600));
    expect(evaluationYear(scene.state, '2026').short).toEqual([]);
    evaluated(scene, 3, votes(599));
    expect(evaluationYear(scene.state, '2026')).toEqual({
      short: [{ meeting: 'm-3', satisfaction: 0.599 }],
      barred: false,
    });
    const asked = scene.events.find(({ type }) => type === 'ballot.opened')?.data;
    expect(asked).toMatchObject({
      questions: ['主题特色鲜明', '内容充实健康', '方式灵活生动', '效果突出显著'].map((title) => ({ title })),
    });
  });

  it('PL-09 a count stands: the same meeting is not evaluated again, unless too few had voted to tell', () => {
    const scene = room();
    evaluated(scene, 2, votes(100));
    const again = (ballot: string) =>
      scene.do({ type: 'ballot.open', data: { ballot, meeting: 'm-3', about: 'evaluation' } });
    scene.at('08:00', '2026-03-20').plan('m-3', '2026-03-20', [{ id: 'day', start: '09:00' }]);
    scene.at('09:00', '2026-03-20').open('m-3', '2026-03-20');
    expect(again('v-a')).toEqual({ kind: 'done' });
    scene.do({ type: 'ballot.close', data: { ballot: 'v-a', cast: 4, counts: [[4], [4], [4], [4]] } }, 'kiosk');
    expect(again('v-b')).toEqual({ kind: 'done' });
    scene.do({ type: 'ballot.close', data: { ballot: 'v-b', cast: 5, counts: Array(4).fill(votes(0)) } }, 'kiosk');
    expect(again('v-c')).toEqual({ kind: 'refused', why: 'ballot-counted' });
    expect(evaluationYear(scene.state, '2026').short).toHaveLength(2);
  });

  it('PL-09 bars branch and committee with the third of a year, not in a row', () => {
    const scene = room();
    for (const [month, good] of [
      [2, 500],
      [3, 900],
      [4, 300],
      [5, 900],
    ] as const)
      evaluated(scene, month, votes(good));
    expect(evaluationYear(scene.state, '2026').barred).toBe(false);
    evaluated(scene, 6, votes(599));
    expect(evaluationYear(scene.state, '2026')).toMatchObject({ barred: true, short: { length: 3 } });
    expect(evaluationYear(scene.state, '2027')).toEqual({ short: [], barred: false });
  });

  it('reading 8 what counts as satisfied is a value, and so is the scale', () => {
    const evaluation = plNineStep.evaluation;
    if (evaluation === null) throw new Error('no evaluation');
    const scene = room();
    evaluated(scene, 2, [500, 200, ...scale.slice(2).map(() => 100)]);
    const ballot = scene.state.ballots.get('v-2');
    if (ballot === undefined) throw new Error('no ballot');
    const given = 700 + (scale.length - 2) * 100;
    expect(satisfactionOf(ballot, { ...evaluation, satisfied: 1 })).toBe(500 / given);
    expect(satisfactionOf(ballot, { ...evaluation, satisfied: 2 })).toBe(700 / given);
  });

  it('PL-09 says nothing of a meeting of which too few voted', () => {
    const scene = room();
    evaluated(scene, 2, [0, 0, 4, ...scale.slice(3).map(() => 0)].slice(0, scale.length));
    expect(evaluationYear(scene.state, '2026')).toEqual({ short: [], barred: false });
  });
});

it('PL-09 a guest who came votes on the theme day, but on no member', () => {
  for (const [about, kind] of [
    ['evaluation', 'ballot'],
    ['appraisal', 'already-signed-in'],
  ] as const) {
    const scene = room();
    const guest = { person: 'guest', name: '服务对象', ...ordinary, standing: 'invitee' as const };
    scene.do({ type: 'roster.add', data: { people: [guest] } });
    scene.bind('guest', '8');
    scene.at('08:50', '2026-03-20').plan('m-3', '2026-03-20', [{ id: 'day', start: '09:00' }]);
    scene.at('09:00', '2026-03-20').open('m-3', '2026-03-20');
    scene.card('8');
    scene.do({ type: 'ballot.open', data: { ballot: 'v', meeting: 'm-3', about } });
    expect(scene.at('09:30', '2026-03-20').card('8').kind).toBe(kind);
  }
});

it('WJ-04 a card held to vote leaves nothing on record, not even that it has proven itself', () => {
  const scene = branch();
  scene.open();
  const tap = (counter: number) =>
    scene.do({ type: 'credential.present', data: { kind: 'card', key: 'card-1', tail: '1', counter } }, 'reader:1');
  expect(tap(5).kind).toBe('signed-in');
  scene.do({ type: 'ballot.open', data: { ballot: 'v1', meeting: 'm1', about: 'appraisal' } });
  const before = scene.events.length;
  expect(tap(6)).toEqual({ kind: 'ballot', person: 'chen' });
  expect(scene.events).toHaveLength(before);
  expect(tap(5).kind).toBe('replayed');
});
