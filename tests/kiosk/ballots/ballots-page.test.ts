/** The desk's page of ballots: what may be asked, what came of it, and what it means for the year. */
import { expect, test } from 'vitest';
import { plNineStep } from '../../../server/domain/policy/pl-nine-step.ts';
import { ballotsPage } from '../../../server/kiosk/ballots/ballots-page.ts';
import { branch, type Scene } from '../../domain/scene.ts';

const today = '2026-11-15';
const ask = (scene: Scene, ballot: string, about: 'evaluation' | 'appraisal') =>
  scene.do({ type: 'ballot.open', data: { ballot, meeting: 'm1', about } });
const close = (scene: Scene, ballot: string, cast: number, counts: number[][]) =>
  scene.do({ type: 'ballot.close', data: { ballot, cast, counts } }, 'kiosk');

test('WJ-04 the appraisal’s counts stand by each member’s name; too few votes are told to nobody', () => {
  const scene = branch();
  expect(ballotsPage(scene.state, '2026', today)).toEqual({ year: '2026', offered: [], held: [], rule: null });
  scene.open();
  expect(ballotsPage(scene.state, '2026', today).offered).toEqual(['appraisal']);
  const votes = [
    [5, 0, 0],
    [4, 1, 0],
    [3, 1, 1],
    [5, 0, 0],
    [2, 2, 1],
  ] as number[][];
  ask(scene, 'v1', 'appraisal');
  close(scene, 'v1', 4, votes);
  ask(scene, 'v2', 'appraisal');
  scene.do({ type: 'ballot.cancel', data: { ballot: 'v2', reason: '开错了' } });
  ask(scene, 'v3', 'appraisal');
  close(scene, 'v3', 5, votes);
  const { held, offered } = ballotsPage(scene.state, '2026', today);
  expect(offered).toEqual([]);
  expect(held.map(({ id, state, turnout }) => [id, state, turnout])).toEqual([
    ['v3', 'counted', 5],
    ['v2', 'cancelled', 0],
    ['v1', 'counted', 4],
  ]);
  expect(held[0]?.questions.slice(0, 2)).toEqual([
    { title: '林国栋', votes: [5, 0, 0] },
    { title: '陈建国', votes: [4, 1, 0] },
  ]);
  expect(held[2]?.questions.every(({ votes: told }) => told === null)).toBe(true);
  expect(ballotsPage(scene.state, '2025', today).held).toEqual([]);
});

test('PL-09 the year tells how many meetings fell short of the policy’s rate, and what follows', () => {
  const scene = branch().at('10:00', '2026-11-06');
  scene.do({ type: 'policy.adopt', data: { policy: plNineStep, from: '2026-01-01' } }, 'kiosk');
  scene.at('08:40').open();
  ask(scene, 'v1', 'evaluation');
  const answers = plNineStep.evaluation?.scale.map((_, index, { length }) => (index === length - 1 ? 5 : 0)) ?? [];
  close(scene, 'v1', 5, Array(4).fill(answers));
  const { rule, held, offered } = ballotsPage(scene.state, '2026', today);
  expect(rule).toEqual({
    below: plNineStep.evaluation?.below,
    times: plNineStep.evaluation?.times,
    short: 1,
    barred: false,
  });
  expect(held[0]).toMatchObject({ about: 'evaluation', theme: '学习', satisfaction: 0 });
  expect(offered).toEqual(['appraisal']);
});
