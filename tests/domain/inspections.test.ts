import { describe, expect, it } from 'vitest';
import { activityRecord } from '../../server/domain/activities.ts';
import { appraisalOf, warningsNeeded } from '../../server/domain/appraisals.ts';
import { lecturesByLeaders, unitGradeOf, visitsByLeader, visitsOf } from '../../server/domain/inspections.ts';
import { organisationLifeOf } from '../../server/domain/organisation-life.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { withAssessment } from '../../server/domain/policy/with-assessment.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { roomOf, tiesOf } from '../../server/domain/premises.ts';
import { themeMenu } from '../../server/domain/themes.ts';
import { activity, hold, joinedBy, oldBranch, write } from './book-keeping.ts';
import type { Scene } from './scene.ts';

function under(policy: Policy): Scene {
  const scene = oldBranch();
  scene.do({ type: 'policy.adopt', data: { policy, from: '2026-01-01' } });
  return scene;
}

describe('superiors and leaders', () => {
  it('CX-17 GB-05 PL-13 keeps each visit against the meeting, also two to one, with the leader whose duty it is', () => {
    const scene = oldBranch();
    scene.do({
      type: 'roster.add',
      data: {
        people: [{ person: 'mayor', name: '周明', standing: 'linked', category: 'ordinary', probationary: false }],
      },
    });
    hold(scene, 'm10', '2026-10-15');
    const visit = { level: 'township', led: 'mayor', meeting: 'm10' } as const;
    write(scene, '2026-10-15', activity('monthly-visit', visit), { entry: 'v1', text: '方案完整' });
    write(scene, '2026-10-16', activity('inspection', { level: 'township', meeting: 'm10', score: 92 }), {
      entry: 'v2',
    });
    write(scene, '2026-10-17', activity('inspection', { level: 'district', meeting: 'm10' }), { entry: 'v3' });
    write(scene, '2026-10-18', activity('lesson-pack', { level: 'township' }));
    expect(visitsOf(scene.state, '2026')).toMatchObject([
      { id: 'v1', meeting: 'm10', content: '方案完整', people: [] },
      { id: 'v2', on: '2026-10-16', score: 92 },
      { id: 'v3', level: 'district' },
    ]);
    expect(visitsByLeader(scene.state, '2026')).toEqual(new Map([['mayor', ['v1']]]));
  });

  it('CX-24 knows which leaders gave a lecture, in their own branch and in the linked one', () => {
    const scene = oldBranch();
    scene.do({
      type: 'roster.add',
      data: {
        people: [{ person: 'mayor', name: '周明', standing: 'linked', category: 'ordinary', probationary: false }],
      },
    });
    write(scene, '2026-03-01', activity('lecture-by-leader', { led: 'mayor' }), { entry: 'l1' });
    write(scene, '2026-06-01', activity('lecture-by-leader', { led: 'chen' }), { entry: 'l2' });
    expect(lecturesByLeaders(scene.state, '2026')).toEqual(
      new Map([
        ['mayor', { own: [], linked: ['l1'] }],
        ['chen', { own: ['l2'], linked: [] }],
      ]),
    );
  });

  it('XN-08 bars a unit graded 基本合格 or worse from awards; the grade given last counts', () => {
    const graded = (...grades: string[]) => {
      const scene = under(xnPlus);
      for (const [n, grade] of grades.entries())
        write(scene, `2026-12-0${n + 1}`, activity('site-check', { level: 'district', grade }));
      return unitGradeOf(scene.state, xnPlus, '2026');
    };
    expect(graded()).toBe(null);
    const open = ['优秀', '合格', '基本合格', '不合格'].map((grade) => graded(grade)?.awardsOpen);
    expect(open).toEqual([true, true, false, false]);
    expect(graded('优秀', '基本合格')).toMatchObject({ grade: '基本合格', on: '2026-12-02', awardsOpen: false });
    const unknown = write(under(xnPlus), '2026-12-01', activity('site-check', { level: 'district', grade: '一般' }));
    expect(unknown).toEqual({ kind: 'refused', why: 'not-in-policy' });
  });

  it('CX-16 has the activity record of the branch for the star rating', () => {
    const scene = oldBranch();
    hold(scene, 'm09', '2026-09-15', 'lecture');
    hold(scene, 'm10', '2026-10-15');
    write(scene, '2026-10-20', activity('service'), { entry: 's1' });
    expect(activityRecord(scene.state, '2026')).toEqual(
      new Map([
        ['theme-day', ['m09/theme-day', 'm10/theme-day']],
        ['evening-study', ['m09/evening-study', 'm10/evening-study']],
        ['lecture', ['m09/lecture']],
        ['service', ['s1']],
      ]),
    );
  });
});

describe('organisation life and appraisal', () => {
  it('WJ-06 wants the committee first, every member speaking, and the minutes with the superior', () => {
    const policy = {
      ...cx6n,
      organisationLife: { committeeFirst: true, everyoneSpeaks: true, minutesToSuperior: true },
    };
    const scene = under(policy);
    const life = { people: ['lin', 'chen'], spoke: ['lin'] };
    write(scene, '2026-06-20', activity('organisation-life', life), { entry: 'o1' });
    write(scene, '2026-12-19', activity('committee-life'), { entry: 'c2' });
    write(scene, '2026-12-20', activity('organisation-life', { ...life, spoke: ['lin', 'chen'] }), { entry: 'o2' });
    write(scene, '2026-12-25', { what: 'filed', of: 'o2', to: 'township' });
    expect(organisationLifeOf(scene.state, policy, '2026')).toMatchObject([
      { committee: null, silent: ['chen'], minutesOn: null, lacking: ['committee', 'speakers', 'minutes'] },
      { committee: 'c2', silent: [], minutesOn: '2026-12-25', lacking: [] },
    ]);
    expect(organisationLifeOf(scene.state, cx6n, '2026').flatMap(({ lacking }) => lacking)).toEqual([]);
    write(scene, '2026-06-20', activity('committee-life'), { entry: 'c1' });
    expect(organisationLifeOf(scene.state, policy, '2026')[0]?.committee).toBe('c1');
  });

  it('GB-04 has five steps in order, a grade for each member, and marks nobody by itself', () => {
    const scene = under(gbRegular);
    const step = (step: string, on: string) => write(scene, on, { what: 'appraisal-step', year: '2026', step });
    expect(['集中动员', '个人自评'].map((name, n) => step(name, `2026-07-0${n + 1}`).kind)).toEqual(['done', 'done']);
    step('组织评定', '2026-07-05');
    step('党员互评', '2026-07-06');
    expect(step('抽签', '2026-07-05')).toEqual({ kind: 'refused', why: 'not-in-policy' });
    write(scene, '2026-07-06', { what: 'grade', year: '2026', person: 'chen', grade: '优秀' });
    const appraisal = appraisalOf(scene.state, gbRegular, '2026');
    expect(appraisal.ungraded).toEqual(['lin', 'wang', 'zhang', 'luo']);
    joinedBy(scene, '2027-01-01');
    expect(appraisalOf(scene.state, gbRegular, '2026').ungraded).toEqual(appraisal.ungraded);
    expect(appraisal.steps.map(({ step, on, outOfOrder }) => [step, on, outOfOrder])).toEqual([
      ['集中动员', '2026-07-01', false],
      ['个人自评', '2026-07-02', false],
      ['党员互评', '2026-07-06', false],
      ['组织评定', '2026-07-05', true],
      ['亮分公示', null, false],
    ]);
    expect(appraisal).toMatchObject({ ungraded: ['lin', 'wang', 'zhang', 'luo'], warnings: [] });
    write(scene, '2026-07-08', { what: 'warning', year: '2026', person: 'wang', helpBranch: '教育帮扶支部' });
    expect(appraisalOf(scene.state, gbRegular, '2026').warnings).toMatchObject([{ fact: { person: 'wang' } }]);
  });

  it('WJ-04 has four steps, a secret ballot of three answers, and one of four grades for each member', () => {
    const policy = withAssessment(cx6n);
    const scene = under(policy);
    const steps = ['个人自评', '党员互评', '民主测评', '综合分析'];
    const held = [...steps, '抽签'].map(
      (step, n) => write(scene, `2026-11-0${n + 1}`, { what: 'appraisal-step', year: '2026', step }).kind,
    );
    expect(held).toEqual(['done', 'done', 'done', 'done', 'refused']);
    expect(appraisalOf(scene.state, policy, '2026').steps).toEqual(
      steps.map((step, n) => ({ step, on: `2026-11-0${n + 1}`, outOfOrder: false })),
    );
    const graded = ['优秀', '合格', '基本合格', '不合格', '中等'].map(
      (grade) => write(scene, '2026-11-06', { what: 'grade', year: '2026', person: 'chen', grade }).kind,
    );
    expect(graded).toEqual(['done', 'done', 'done', 'done', 'refused']);
    scene.at('08:40', '2026-11-15').open();
    scene.do({ type: 'ballot.open', data: { ballot: 'v1', meeting: 'm1', about: 'appraisal' } });
    expect(scene.state.ballots.get('v1')?.opened?.answers).toEqual(['好', '一般', '差']);
  });

  it('GB-04 asks for at least 5 ‰ over the township', () => {
    const needed = [0, 1, 200, 201, 600, 1000, 1001].map((members) => warningsNeeded(members, gbRegular.appraisal));
    expect(needed).toEqual([0, 1, 1, 2, 3, 5, 6]);
    expect(warningsNeeded(1000, cx6n.appraisal)).toBe(0);
  });
});

describe('room, ties, themes', () => {
  it('WJ-08 shows what is in order, what is missing and what is only encouraged', () => {
    const policy = {
      ...cx6n,
      room: [
        { id: 'flag', title: '悬挂党旗', must: true },
        { id: 'oath', title: '张贴入党誓词', must: true },
        { id: 'remote', title: '远程电教设备', must: false },
      ],
    };
    const scene = under(policy);
    const check = (item: string, ok: boolean, on: string) => write(scene, on, { what: 'checked', item, ok });
    const standing = (today: string) => roomOf(scene.state, policy, today).map((one) => one.standing);
    expect(standing('2026-03-01')).toEqual(['unchecked', 'unchecked', 'unchecked']);
    check('flag', true, '2026-03-01');
    check('oath', false, '2026-03-01');
    check('remote', false, '2026-03-01');
    check('oath', true, '2026-03-05');
    expect(standing('2026-03-04')).toEqual(['in-order', 'missing', 'wanted']);
    expect(standing('2026-03-05')).toEqual(['in-order', 'in-order', 'wanted']);
    expect(check('sofa', true, '2026-03-05')).toEqual({ kind: 'refused', why: 'not-in-policy' });
  });

  it('XN-10 names a leader, an office and an officer, and links a village, a community and an enterprise', () => {
    const scene = under(xnPlus);
    expect(tiesOf(scene.state, xnPlus).map(({ tie, sort }) => `${sort} ${tie.title}`)).toEqual([
      'responsible 分管领导',
      'responsible 责任科室',
      'responsible 党务干部',
      'linked 联系村',
      'linked 联系社区',
      'linked 联系企业',
    ]);
    write(scene, '2026-01-05', { what: 'tie', tie: 'village' }, { text: '官埠桥镇张公庙村' });
    const unnamed = tiesOf(scene.state, xnPlus).filter(({ named }) => named === null);
    expect(unnamed.map(({ tie }) => tie.id)).toEqual(['leader', 'office', 'officer', 'community', 'enterprise']);
    expect(tiesOf(scene.state, xnPlus)[3]?.named?.text).toBe('官埠桥镇张公庙村');
    const unknown = write(scene, '2026-01-05', { what: 'tie', tie: 'school' });
    expect(unknown).toEqual({ kind: 'refused', why: 'not-in-policy' });
  });

  it('PL-12 has a menu of obligatory and own themes, and shows which obligatory one nobody has taken', () => {
    const scene = oldBranch();
    const offer = (entry: string, must: boolean) =>
      write(scene, '2026-01-05', { what: 'theme', year: '2026', title: entry, must }, { entry });
    offer('党代会精神', true);
    offer('服务企业', false);
    offer('不忘初心', true);
    write(scene, '2026-11-15', { what: 'taken', year: '2026', theme: '党代会精神', meeting: 'm1' });
    expect(themeMenu(scene.state, '2026').filter(({ must, meetings }) => must && meetings.length === 0)).toMatchObject([
      { entry: '不忘初心' },
    ]);
    const unknown = write(scene, '2026-11-15', { what: 'taken', year: '2026', theme: '服务企业', meeting: 'm9' });
    expect(unknown).toEqual({ kind: 'refused', why: 'no-such-meeting' });
  });
});
