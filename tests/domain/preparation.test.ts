import { describe, expect, it } from 'vitest';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import { plStudent } from '../../server/domain/policy/pl-student.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { preparationOf, requirementsOf } from '../../server/domain/preparation.ts';
import { stepsOf } from '../../server/domain/steps.ts';
import { look } from './notices/looking.ts';
import { branch, type Scene } from './scene.ts';

function under(policy: Policy): Scene {
  const scene = branch();
  scene.do({ type: 'policy.adopt', data: { policy, from: '2026-11-01' } });
  return scene;
}
const record = (scene: Scene, step: string, on: string) =>
  scene.do({ type: 'preparation.record', data: { meeting: 'm1', step, on, by: '支委会', text: '议定主题' } });
const states = (scene: Scene, today: string) =>
  preparationOf(scene.state, scene.meeting(), today).map(({ kind, due, on, state }) => [kind, due, on, state]);

describe('before the day', () => {
  it('PL-07 has committee, approval and announcement before the day, and runs only the other six on it', () => {
    const scene = under(plNineStep);
    expect(stepsOf(plNineStep, []).map(({ kind }) => kind)).toEqual([
      'convening',
      'sign-in',
      'briefing',
      'activity',
      'evaluation',
      'summary',
    ]);
    expect(requirementsOf(plNineStep).map(({ step, kind }) => [step, kind])).toEqual([
      ['committee', 'committee'],
      ['approval', 'approval'],
      ['announcement', 'announcement'],
    ]);
    expect(states(scene, '2026-11-14')).toEqual([
      ['committee', '2026-11-14', null, 'missing'],
      ['approval', '2026-11-14', null, 'missing'],
      ['announcement', '2026-11-10', '2026-11-05', 'done'],
    ]);
    record(scene, 'committee', '2026-11-14');
    record(scene, 'approval', '2026-11-15');
    expect(states(scene, '2026-11-15').map(([, , , state]) => state)).toEqual(['done', 'done-late', 'done']);
    scene.open();
    expect(scene.meeting().runs.map(({ step }) => step)).toEqual(['convening']);
    expect(scene.step('committee')).toEqual({ kind: 'refused', why: 'no-such-step' });
  });

  it('PL-01 a student branch’s committee agrees the theme before the day; nobody need approve it', () => {
    const scene = under(plStudent);
    const late = () =>
      look(scene, '2026-11-15', 'preparation-late').map(({ facts, standing }) => [facts.step, standing]);
    expect(late()).toEqual([['committee', 'open']]);
    record(scene, 'committee', '2026-11-14');
    expect(late()).toEqual([]);
  });

  it('PL-07 takes back by id what was recorded by mistake, and then it is missing again', () => {
    const scene = under(plNineStep);
    expect(record(scene, 'approval', '2026-11-09')).toEqual({ kind: 'done' });
    expect(record(scene, 'approval', '2026-11-10')).toEqual({ kind: 'as-it-was' });
    const preparation = scene.meeting().proceedings.preparations[0]?.id ?? '';
    const undo = { type: 'preparation.undo', data: { meeting: 'm1', preparation, reason: '记错' } } as const;
    expect([scene.do(undo).kind, scene.do(undo).kind]).toEqual(['done', 'refused']);
    expect(states(scene, '2026-11-15')[1]).toEqual(['approval', '2026-11-14', null, 'overdue']);
  });

  it('CX-20 asks for the committee’s agreement and no approval, CX-03 for the announcement 5 days before', () => {
    const scene = branch();
    const plan = scene.meeting().plan;
    const late = { ...plan, meeting: 'm1', theme: '换了主题' };
    expect(requirementsOf(cx6n).map(({ kind }) => kind)).toEqual(['committee', 'announcement', 'members']);
    for (const [on, state] of [
      ['2026-11-10', 'done'],
      ['2026-11-11', 'done-late'],
    ] as const) {
      const { published: _, ...data } = { published: undefined, ...late, theme: on };
      scene.at('10:00', on).do({ type: 'meeting.plan', data: data as never });
      expect(states(scene, on)[1]).toEqual(['announcement', '2026-11-10', on, state]);
    }
  });

  it('XN-07 is announced 2 days before and asks neither committee nor approval of each plan', () => {
    const scene = under(xnPlus);
    expect(states(scene, '2026-11-15').map(([kind, due]) => [kind, due])).toEqual([
      ['announcement', '2026-11-13'],
      ['members', '2026-11-13'],
    ]);
    expect(requirementsOf({ ...xnPlus, meeting: { ...xnPlus.meeting, planTo: 'file' } })[0]?.kind).toBe('filing');
  });

  it.each([
    ['CX-03 二.2', cx6n, '2026-11-10', '2026-11-11'],
    ['XN-07 四1', xnPlus, '2026-11-13', '2026-11-14'],
  ])('%s each member is told in the same time, on record; late stays late', (clause, policy, last, late) => {
    const untold = (scene: Scene, today: string) =>
      look(scene, today, 'preparation-late').filter(({ facts }) => facts.step === 'members');
    const scene = under(policy);
    expect(untold(scene, last)).toEqual([]);
    expect(untold(scene, late)).toMatchObject([{ clause, due: last, standing: 'open', facts: { done: null } }]);
    scene.at('10:00', late);
    expect(record(scene, 'members', late)).toEqual({ kind: 'done' });
    expect(untold(scene, late)).toMatchObject([{ standing: 'closed' }]);
    const inTime = under(policy).at('10:00', last);
    record(inTime, 'members', last);
    expect(untold(inTime, late)).toEqual([]);
  });

  it('PL-05 GB-01 no delivery to each member is asked for where the document names none', () => {
    for (const policy of [plNineStep, gbRegular, plStudent])
      expect(requirementsOf(policy).map(({ kind }) => kind)).not.toContain('members');
  });
});
