import { describe, expect, it } from 'vitest';
import { charter, charterProgress } from '../../server/domain/charter.ts';
import { flagsOf, minutesHeld } from '../../server/domain/flags.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import { plStudent } from '../../server/domain/policy/pl-student.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { sceneFaults, sceneOf } from '../../server/domain/scene.ts';
import { stepsOf } from '../../server/domain/steps.ts';
import { branch, type Scene } from './scene.ts';

const on = { meeting: 'm1' };

function under(policy: Policy, reading: readonly number[] = []): Scene {
  const scene = branch();
  scene.at('08:00', '2026-11-06').do({ type: 'policy.adopt', data: { policy, from: '2026-11-01' } });
  const { published: _, ...plan } = { published: undefined, ...scene.meeting().plan };
  const parts = [{ id: 'day' as const, start: '09:00' }];
  const data = { ...on, ...plan, parts, reading: reading.map((chapter) => ({ chapter })) };
  scene.do({ type: 'meeting.plan', data: data as never });
  scene.at('08:40').open();
  return scene;
}
const runAll = (scene: Scene, policy: Policy) =>
  stepsOf(policy, [])
    .slice(1)
    .map(({ id }) => scene.step(id).kind);

describe('the steps of every ritual', () => {
  it.each([
    ['CX-05', cx6n, 'sign-in oath dues study discussion summary'],
    ['GB-06', gbRegular, 'sign-in study activity discussion summary'],
    ['PL-07', plNineStep, 'convening sign-in briefing activity evaluation summary'],
    ['PL-02', plStudent, 'sign-in oath dues reading study discussion summary'],
    ['XN-01', xnPlus, 'sign-in reading dues study organisation-life deliberation publicity'],
  ])('%s runs each on its screen and in its order to the end, and closes without a reason', (_, policy, screens) => {
    const scene = under(policy);
    expect(new Set(runAll(scene, policy))).toEqual(new Set(['done']));
    expect(scene.do({ type: 'meeting.close', data: on })).toEqual({ kind: 'done' });
    const kinds = new Map(stepsOf(policy, []).map(({ id, kind }) => [id, kind]));
    expect(scene.meeting().runs.map(({ step }) => kinds.get(step))).toEqual(screens.split(' '));
  });

  it.each([
    ['CX-05', cx6n],
    ['PL-02', plStudent],
    ['XN-02', xnPlus],
  ])('%s a later tap pays the dues in the step for them, and in no other', (_, policy) => {
    const scene = under(policy);
    scene.card('1');
    const paying = stepsOf(policy, []).filter(({ id }) => {
      scene.at('09:00').step(id);
      return scene.card('1').kind === 'dues-marked';
    });
    expect(paying.map(({ id }) => id)).toEqual(['dues']);
  });

  it('CX-05 passes over a fixed step only in its turn and with a reason that stays on record', () => {
    const scene = under(cx6n);
    const pass = (step: string) => scene.do({ type: 'step.pass-over', data: { ...on, step, reason: '没有党旗' } });
    expect(pass('dues')).toEqual({ kind: 'refused', why: 'step-order' });
    expect(pass('sign-in')).toEqual({ kind: 'refused', why: 'step-already-run' });
    expect(pass('singing')).toEqual({ kind: 'refused', why: 'no-such-step' });
    expect([pass('oath').kind, pass('oath').kind]).toEqual(['done', 'as-it-was']);
    expect(scene.step('study')).toEqual({ kind: 'refused', why: 'step-order' });
    expect(scene.step('dues')).toEqual({ kind: 'done' });
    expect(scene.meeting().proceedings.passedOver).toMatchObject([{ step: 'oath', reason: '没有党旗' }]);
    expect(scene.do({ type: 'step.revert', data: { ...on, step: 'oath' } })).toEqual({
      kind: 'refused',
      why: 'nothing-to-revert',
    });
    for (const step of ['study', 'discussion', 'summary']) scene.step(step);
    expect(scene.do({ type: 'meeting.close', data: on })).toEqual({ kind: 'done' });
  });

  it('takes a pass-over back, by a touch or by holding the step after all; closing with steps left needs a reason', () => {
    const scene = under(cx6n);
    const pass = () => scene.do({ type: 'step.pass-over', data: { ...on, step: 'oath', reason: '没有党旗' } });
    pass();
    expect(scene.do({ type: 'step.revert', data: { ...on, step: 'oath' } })).toEqual({ kind: 'done' });
    expect(scene.step('dues')).toEqual({ kind: 'refused', why: 'step-order' });
    pass();
    expect(scene.step('oath')).toEqual({ kind: 'done' });
    expect(scene.do({ type: 'meeting.close', data: on })).toEqual({ kind: 'refused', why: 'steps-left' });
  });
});

describe('what a theme day brings forth', () => {
  it('PL-02 reads what is planned in the step for it, and nothing in the dues before', () => {
    const scene = under(plStudent, [0, 1]);
    const read = [];
    for (const { id } of stepsOf(plStudent, []).slice(1)) {
      scene.step(id);
      read.push([id, scene.meeting().proceedings.read?.chapters ?? null]);
    }
    expect(read.slice(0, 4)).toEqual([
      ['oath', null],
      ['dues', null],
      ['reading', null],
      ['study', [0, 1]],
    ]);
  });

  it('PL-02 XN-01 counts the planned chapters as read when the reading ends; what was really read corrects it', () => {
    const scene = under(xnPlus, [0, 1]);
    expect(charter).toHaveLength(12);
    scene.step('reading');
    expect(scene.meeting().proceedings.read).toBeNull();
    scene.step('dues');
    expect(scene.meeting().proceedings.read?.chapters).toEqual([0, 1]);
    scene.do({ type: 'chapters.record', data: { ...on, chapters: [2, 0, 2] } });
    const read = (year: string) =>
      charterProgress(scene.state, year).flatMap(({ chapter, meetings }) => (meetings.length > 0 ? [chapter] : []));
    expect([read('2026'), read('2025')]).toEqual([[0, 2], []]);
    expect(charterProgress(scene.state, '2026')[2]).toEqual({ chapter: 2, meetings: ['m1'] });
    expect(scene.events.at(-1)?.data).toMatchObject({ corrects: expect.stringMatching(/./) });
    expect(scene.do({ type: 'chapters.record', data: { ...on, chapters: [0, 2] } })).toEqual({ kind: 'as-it-was' });
  });

  it('XN-05 puts on record as published what was shown, when the step ends', () => {
    const scene = under(xnPlus);
    const items = [{ class: 'finance' as const, text: '党费收支' }];
    scene.do({ type: 'publicity.list', data: { ...on, items } });
    runAll(scene, xnPlus);
    expect(scene.meeting().proceedings.published).toBeNull();
    scene.do({ type: 'step.end', data: { ...on, step: 'publicity' } });
    expect(scene.meeting().proceedings.published).toMatchObject({ items, decisions: [] });
  });

  it('CX-06 PL-11 XN-09 checks the scene by each document’s list, with what it demands and what it encourages', () => {
    for (const [policy, demanded] of [
      [cx6n, ['badge', 'booklet']],
      [plNineStep, ['flag', 'badge']],
      [plStudent, []],
      [xnPlus, ['flag', 'oath', 'badge', 'charter']],
    ] as const) {
      const bare = under(policy);
      for (const { id: item } of policy.scene) bare.do({ type: 'scene.check', data: { ...on, item, ok: false } });
      expect(sceneOf(bare.meeting(), policy).map(({ ok }) => ok)).toEqual(policy.scene.map(() => false));
      expect(sceneFaults(bare.meeting(), policy).map(({ id }) => id)).toEqual(demanded);
    }
    const scene = under(plNineStep);
    const check = (item: string, ok: boolean) => scene.do({ type: 'scene.check', data: { ...on, item, ok } }).kind;
    expect([check('flag', false), check('flag', false), check('badge', true), check('piano', true)]).toEqual([
      'done',
      'as-it-was',
      'done',
      'refused',
    ]);
    expect(sceneFaults(scene.meeting(), plNineStep).map(({ id }) => id)).toEqual(['flag']);
    check('flag', true);
    expect(sceneFaults(scene.meeting(), plNineStep)).toEqual([]);
  });

  it('CX-23 names one common problem with its measures', () => {
    const scene = under(cx6n);
    const problem = { text: '学习不深入', measures: '每周自学一小时' };
    const name = () => scene.do({ type: 'problem.name', data: { ...on, ...problem } }).kind;
    expect([name(), name()]).toEqual(['done', 'as-it-was']);
    expect(scene.meeting().proceedings.problem).toEqual(problem);
  });

  it('PL-14 PL-05 flags half a day that was shortened, by the minute, without its pauses and what came before it', () => {
    for (const [closes, minutes, flags] of [
      ['13:19', 239, [{ why: 'shortened', minutes: 239, atLeast: 240 }]],
      ['13:20', 240, []],
    ] as const) {
      const scene = under(plNineStep);
      scene.at('10:00').do({ type: 'meeting.pause', data: on });
      scene.at('10:20').do({ type: 'meeting.resume', data: on });
      expect(minutesHeld(scene.state, scene.meeting())).toBeNull();
      scene.at(closes).do({ type: 'meeting.close', data: { ...on, reason: '散会' } });
      expect(minutesHeld(scene.state, scene.meeting())).toBe(minutes);
      expect(flagsOf(scene.state, scene.meeting())).toEqual(flags);
    }
    const free = under(cx6n);
    free.at('09:10').do({ type: 'meeting.close', data: { ...on, reason: '散会' } });
    expect(flagsOf(free.state, free.meeting())).toEqual([]);
  });

  it('PL-14 flags an ordinary work meeting, until that is taken back', () => {
    const scene = under(cx6n);
    const flag = () => scene.do({ type: 'meeting.flag', data: { ...on, why: 'work-meeting', text: '讨论招商' } }).kind;
    expect([flag(), flag()]).toEqual(['done', 'as-it-was']);
    const [found] = flagsOf(scene.state, scene.meeting());
    expect(found).toMatchObject({ why: 'work-meeting', text: '讨论招商' });
    const id = found?.why === 'work-meeting' ? found.id : '';
    scene.do({ type: 'flag.withdraw', data: { ...on, flag: id, reason: '记错' } });
    expect(flagsOf(scene.state, scene.meeting())).toEqual([]);
  });
});
