import { describe, expect, it } from 'vitest';
import { activitiesOf } from '../../server/domain/activities.ts';
import type { CommandDataOf } from '../../server/domain/commands.ts';
import { itemsOf, monthlyProblems, serviceYear } from '../../server/domain/items.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { oldBranch } from './book-keeping.ts';
import type { Scene } from './scene.ts';

const picture = 'a'.repeat(64);

function under(policy: Policy): Scene {
  const scene = oldBranch();
  scene.do({ type: 'policy.adopt', data: { policy, from: '2026-01-01' } });
  return scene;
}

function raise(scene: Scene, item: string, more: Partial<CommandDataOf<'item.raise'>> = {}) {
  const data: CommandDataOf<'item.raise'> = {
    item,
    kind: 'rectification',
    on: '2026-03-01',
    from: 'branch',
    to: 'branch',
    look: null,
    meeting: null,
    parent: null,
    person: 'chen',
    due: '2026-03-31',
    text: '学习不经常',
    measures: '每周自学一次',
    ...more,
  };
  return scene.do({ type: 'item.raise', data });
}

const progress = (
  scene: Scene,
  item: string,
  entry: string,
  on: string,
  stage: 'plan' | 'round' | 'result' = 'round',
) => scene.do({ type: 'item.progress', data: { item, entry, on, stage, text: '做了', evidence: [] } });
const review = (scene: Scene, item: string, entry: string, passed: boolean) =>
  scene.do({ type: 'item.review', data: { item, entry, on: '2026-03-30', passed, text: '' } });
const close = (scene: Scene, item: string, on = '2026-03-31') => scene.do({ type: 'item.close', data: { item, on } });
const standings = (scene: Scene, today: string) =>
  itemsOf(scene.state, 'rectification', today).map(({ standing }) => standing);

describe('problems and their rectification', () => {
  it('GB-06 is closed only on a review that passed, and what is done after it must be looked at again', () => {
    const scene = under(gbRegular);
    raise(scene, 'i1', { look: 'conviction' });
    expect(close(scene, 'i1')).toEqual({ kind: 'refused', why: 'not-reviewed' });
    progress(scene, 'i1', 'p1', '2026-03-20');
    review(scene, 'i1', 'r1', false);
    expect(close(scene, 'i1')).toEqual({ kind: 'refused', why: 'not-reviewed' });
    review(scene, 'i1', 'r2', true);
    progress(scene, 'i1', 'p2', '2026-03-30');
    expect(close(scene, 'i1')).toEqual({ kind: 'refused', why: 'not-reviewed' });
    review(scene, 'i1', 'r3', true);
    expect(close(scene, 'i1')).toEqual({ kind: 'done' });
    expect(close(scene, 'i1')).toEqual({ kind: 'as-it-was' });
  });

  it('GB-06 asks for no review where the document does not', () => {
    const scene = under(cx6n);
    raise(scene, 'i1');
    expect(close(scene, 'i1')).toEqual({ kind: 'done' });
  });

  it('GB-06 knows the five looks of the document', () => {
    const scene = under(gbRegular);
    const looks = ['conviction', 'discipline', 'style', 'organisation', 'responsibility'];
    expect(looks.map((look) => raise(scene, look, { look }).kind)).toEqual(looks.map(() => 'done'));
    expect(raise(scene, 'i9', { look: 'weather' })).toEqual({ kind: 'refused', why: 'not-in-policy' });
    expect(gbRegular.rectification.looks.map(({ title }) => title)).toEqual([
      '看理想信念',
      '看纪律规矩',
      '看工作作风',
      '看组织观念',
      '看责任担当',
    ]);
  });

  it('GB-06 is in time on the deadline, late the day after, and stays known as done late', () => {
    const scene = under(cx6n);
    raise(scene, 'i1');
    expect(standings(scene, '2026-03-31')).toEqual(['open']);
    expect(standings(scene, '2026-04-01')).toEqual(['late']);
    close(scene, 'i1', '2026-03-31');
    expect(standings(scene, '2026-05-01')).toEqual(['done']);
    scene.do({ type: 'item.reopen', data: { item: 'i1', reason: '反弹' } });
    close(scene, 'i1', '2026-04-01');
    expect(standings(scene, '2026-05-01')).toEqual(['done-late']);
  });

  it('GB-06 KX-08 keeps each deadline and says what a problem lacks', () => {
    const scene = under(gbRegular);
    raise(scene, 'i1', { person: null, due: null, measures: '' });
    expect(itemsOf(scene.state, 'rectification', '2026-03-02')[0]?.lacking).toEqual(['measures', 'person', 'due']);
    const assign = { item: 'i1', person: 'wang', due: '2026-04-30', reason: '换人' };
    scene.do({ type: 'item.assign', data: assign });
    scene.do({ type: 'item.reword', data: { item: 'i1', text: '学习不经常', measures: '每周自学' } });
    expect(itemsOf(scene.state, 'rectification', '2026-03-02')[0]).toMatchObject({
      lacking: [],
      person: 'wang',
      due: '2026-04-30',
      item: { assigned: [{ due: null }, { due: '2026-04-30', reason: '换人' }] },
    });
    expect(scene.do({ type: 'item.assign', data: assign })).toEqual({ kind: 'as-it-was' });
    scene.do({ type: 'item.withdraw', data: { item: 'i1', reason: '误记' } });
    expect(standings(scene, '2026-12-31')).toEqual(['withdrawn']);
  });

  it('CX-23 asks for one problem with measures in each month, by the month’s last day', () => {
    const scene = under(cx6n);
    scene.open();
    const name = (measures: string) =>
      scene.do({ type: 'problem.name', data: { meeting: 'm1', text: '学习不经常', measures } });
    const november = (today: string) => monthlyProblems(scene.state, cx6n, '2026', today)[10];
    expect(november('2026-10-31')?.standing).toBe('not-yet');
    expect(november('2026-11-30')?.standing).toBe('due');
    expect(november('2026-12-01')?.standing).toBe('missed');
    name('每周自学一次');
    expect(november('2026-12-01')).toMatchObject({ standing: 'done', meetings: ['m1'], halves: [] });
    expect(monthlyProblems(scene.state, cx6n, '2026', '2026-12-01')).toHaveLength(12);
    expect(monthlyProblems(scene.state, gbRegular, '2026', '2026-12-01')).toEqual([]);
  });
});

describe('service, what is passed up, reminders', () => {
  it('WJ-07 has plan, rounds and result, with pictures, and shows the months without a round', () => {
    const scene = under(cx6n);
    raise(scene, 's1', { kind: 'service', person: null, due: null });
    progress(scene, 's1', 'p1', '2026-01-10', 'plan');
    progress(scene, 's1', 'p2', '2026-01-20');
    progress(scene, 's1', 'p3', '2026-03-20');
    progress(scene, 's1', 'p4', '2026-12-20', 'result');
    expect(serviceYear(scene.state, '2026', '2026-04-30')).toEqual({
      planned: ['s1'],
      rounds: new Map([
        ['2026-01', ['s1']],
        ['2026-03', ['s1']],
      ]),
      results: [],
      withoutPictures: ['s1'],
      monthsWithout: ['2026-02', '2026-04'],
    });
    const shown = { item: 's1', entry: 'p5', on: '2026-12-21', stage: 'result' as const, text: '' };
    scene.do({ type: 'item.progress', data: { ...shown, evidence: [picture] } });
    const held = activitiesOf(scene.state, '2026').map(({ id, kind, on }) => `${id} ${kind} ${on}`);
    expect(held).toEqual(['p2 service 2026-01-20', 'p3 service 2026-03-20']);
    expect(serviceYear(scene.state, '2026', '2026-12-31')).toMatchObject({ results: ['s1'], withoutPictures: [] });
  });

  it('WJ-17 CX-17 is passed up to a level and followed; a reminder comes from the community', () => {
    const scene = under(cx6n);
    raise(scene, 'i1');
    raise(scene, 'i2', { kind: 'passed-up', parent: 'i1', to: 'township', due: '2026-06-30' });
    raise(scene, 'i3', { kind: 'reminder', from: 'community' });
    expect(raise(scene, 'i4', { kind: 'passed-up', parent: 'i9' })).toEqual({ kind: 'refused', why: 'no-such-entry' });
    expect(itemsOf(scene.state, 'passed-up', '2026-07-01')).toMatchObject([
      { item: { id: 'i2', parent: 'i1', to: 'township' }, standing: 'late' },
    ]);
    expect(itemsOf(scene.state, 'reminder', '2026-03-31')).toMatchObject([
      { item: { id: 'i3', from: 'community' }, standing: 'open' },
    ]);
  });
});
