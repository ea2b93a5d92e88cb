import { describe, expect, it } from 'vitest';
import { publishingOf, recordsDue, tracesIn, tracesOf } from '../../server/domain/filing.ts';
import { paperOf, papersDue } from '../../server/domain/papers.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import { plStudent } from '../../server/domain/policy/pl-student.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { hold, joinedBy, oldBranch, write } from './book-keeping.ts';
import type { Scene } from './scene.ts';

function under(policy: Policy): Scene {
  const scene = oldBranch();
  scene.do({ type: 'policy.adopt', data: { policy, from: '2025-01-01' } });
  return scene;
}

/** Writes rows 1…`rows` of a paper. */
function writeRows(
  scene: Scene,
  paper: string,
  period: string,
  on: string,
  rows: number,
  person: string | null = null,
) {
  for (let row = 1; row <= rows; row += 1) writeRow(scene, paper, period, on, row, person);
}

function writeRow(scene: Scene, paper: string, period: string, on: string, row: number, person: string | null = null) {
  const fact = {
    what: 'row',
    paper,
    period,
    person,
    row,
    when: `${row}月`,
    way: '专题学习',
    content: '两会精神',
  } as const;
  return write(scene, on, fact, { entry: `${paper}-${period}-${row}-${person}` });
}

const standing = (scene: Scene, policy: Policy, paper: string, today: string, year = '2026', period = year) =>
  papersDue(scene.state, policy, year, today).find((one) => one.paper.id === paper && one.period === period)?.standing;

/** Which papers there are and when each is due, as a person reads the document. */
const table = (policy: Policy) =>
  papersDue(oldBranch().state, policy, '2026', '2026-01-01').map(
    ({ paper, period, due }) => `${paper.id} ${period} ${due}`,
  );

describe('papers of the year', () => {
  it('PL-01 is a table of twelve rows, there with the twelfth', () => {
    const scene = under(plStudent);
    writeRows(scene, 'year-plan', '2026', '2026-01-31', 11);
    expect(standing(scene, plStudent, 'year-plan', '2026-01-31')).toBe('due');
    expect(standing(scene, plStudent, 'year-plan', '2026-02-01')).toBe('late');
    writeRow(scene, 'year-plan', '2026', '2026-01-31', 12);
    expect(standing(scene, plStudent, 'year-plan', '2026-02-01')).toBe('done');
  });

  it('PL-01 KX-08 keeps what a month said before it was adjusted, and is not late by the change', () => {
    const scene = under(plStudent);
    writeRows(scene, 'year-plan', '2026', '2026-01-20', 12);
    const fact = {
      what: 'row',
      paper: 'year-plan',
      period: '2026',
      person: null,
      row: 5,
      when: '5月',
      way: '志愿',
      content: '',
    } as const;
    const corrects = { entry: 'year-plan-2026-5-null', reason: '党的重大会议' };
    write(scene, '2026-04-20', fact, { entry: 'change', corrects });
    const [paper] = plStudent.papers;
    const { rows } = paperOf(scene.state, paper ?? expect.fail(), '2026', null);
    expect(rows).toHaveLength(12);
    expect(rows[4]).toMatchObject({
      row: 5,
      now: { fact: { way: '志愿' }, corrects },
      before: [{ fact: { way: '专题学习' } }],
    });
    expect(standing(scene, plStudent, 'year-plan', '2026-05-01')).toBe('done');
    scene.do({ type: 'ledger.strike', data: { ledger: 'paper:2026:year-plan', entry: 'change', reason: '错' } });
    expect(standing(scene, plStudent, 'year-plan', '2026-05-01')).toBe('late');
  });

  it('XN-07 is formed by the end of December of the year before, and approved', () => {
    const scene = under(xnPlus);
    expect(table(xnPlus)).toEqual(['year-plan 2026 2025-12-31']);
    expect(standing(scene, xnPlus, 'year-plan', '2025-12-31')).toBe('due');
    expect(standing(scene, xnPlus, 'year-plan', '2026-01-01')).toBe('late');
    writeRows(scene, 'year-plan', '2026', '2025-12-31', 1);
    const plan2026 = (today: string) => {
      const [due] = papersDue(scene.state, xnPlus, '2026', today);
      return [due?.standing, due?.unapproved];
    };
    expect(plan2026('2026-01-01')).toEqual(['done', true]);
    const plan = { paper: 'year-plan', period: '2026', person: null };
    write(scene, '2026-01-05', { what: 'approval', ...plan, granted: false });
    expect(plan2026('2026-01-05')).toEqual(['done', true]);
    write(scene, '2026-01-08', { what: 'approval', ...plan, granted: true });
    expect(plan2026('2026-01-08')).toEqual(['done', false]);
    writeRows(scene, 'year-plan', '2027', '2027-01-01', 1);
    expect(papersDue(scene.state, xnPlus, '2027', '2027-01-08')).toMatchObject([
      { standing: 'done-late', unapproved: true },
    ]);
  });

  it('GB-07 plans the study by year, quarter and month', () => {
    const due = table(gbRegular);
    expect(due).toHaveLength(1 + 4 + 12);
    expect(due.slice(0, 6)).toEqual([
      'study-plan 2026 2026-01-31',
      'study-arrangement 2026-Q1 2026-01-15',
      'study-arrangement 2026-Q2 2026-04-15',
      'study-arrangement 2026-Q3 2026-07-15',
      'study-arrangement 2026-Q4 2026-10-15',
      'study-tasks 2026-01 2026-01-05',
    ]);
    const scene = under(gbRegular);
    writeRows(scene, 'study-arrangement', '2026-Q2', '2026-04-15', 1);
    expect(standing(scene, gbRegular, 'study-arrangement', '2026-05-01', '2026', '2026-Q2')).toBe('done');
    expect(standing(scene, gbRegular, 'study-arrangement', '2026-04-16', '2026', '2026-Q1')).toBe('late');
    writeRows(scene, 'study-tasks', '2026-03', '2026-03-05', 1);
    expect(standing(scene, gbRegular, 'study-tasks', '2026-03-06', '2026', '2026-03')).toBe('done');
    writeRows(scene, 'study-plan', '2026', '2026-01-31', 1);
    expect(standing(scene, gbRegular, 'study-plan', '2026-02-01')).toBe('done');
  });

  it('CX-10 PL-05 has one plan a year, a table of twelve months, without approval', () => {
    for (const [policy, paper] of [
      [cx6n, 'year-list'],
      [plNineStep, 'year-plan'],
    ] as const) {
      expect(table(policy)).toEqual([`${paper} 2026 2026-01-31`]);
      const scene = under(policy);
      writeRows(scene, paper, '2026', '2026-01-31', 11);
      expect(standing(scene, policy, paper, '2026-02-01')).toBe('late');
      writeRow(scene, paper, '2026', '2026-01-31', 12);
      expect(standing(scene, policy, paper, '2026-02-01')).toBe('done');
    }
  });

  it.each([
    ['CX-10', cx6n],
    ['GB-07', gbRegular],
    ['PL-01', plStudent],
    ['PL-05', plNineStep],
  ])('%s waits for nobody’s approval', (_, policy) => {
    const scene = under(policy);
    const papers = papersDue(scene.state, policy, '2026', '2026-12-31');
    for (const { paper, period } of papers) writeRows(scene, paper.id, period, '2026-01-04', 12);
    const due = papersDue(scene.state, policy, '2026', '2026-12-31');
    expect(due.map(({ unapproved }) => unapproved)).toEqual(papers.map(() => false));
  });

  it('WJ-13 has a plan of each member, and names those whose is missing', () => {
    const [plan] = cx6n.papers;
    const due = { yearBefore: false, month: 1, day: 31 };
    const own = { ...(plan ?? expect.fail()), id: 'own-plan', table: false, eachMember: true, due };
    const policy = { ...cx6n, papers: [own] };
    const scene = under(policy);
    for (const person of ['lin', 'chen', 'wang', 'zhang'])
      writeRows(scene, 'own-plan', '2026', '2026-01-10', 1, person);
    expect(papersDue(scene.state, policy, '2026', '2026-02-01')).toMatchObject([
      { standing: 'late', missing: ['luo'] },
    ]);
    writeRows(scene, 'own-plan', '2026', '2026-01-10', 1, 'luo');
    expect(papersDue(scene.state, policy, '2026', '2026-02-01')).toMatchObject([{ standing: 'done', missing: [] }]);
    joinedBy(scene, '2026-02-01');
    expect(papersDue(scene.state, policy, '2026', '2026-02-01')).toMatchObject([{ standing: 'done', missing: [] }]);
    joinedBy(scene, '2026-01-31');
    expect(papersDue(scene.state, policy, '2026', '2026-02-01')).toMatchObject([{ standing: 'late', missing: ['he'] }]);
  });
});

describe('the cabinet', () => {
  const ins = (scene: Scene) =>
    tracesOf(scene.state, scene.meeting())
      .filter((have) => have.in)
      .map(({ trace }) => trace.id);

  it('CX-10 shows which of the six haves are in: what the log proves, and what was filed', () => {
    const scene = under(cx6n);
    expect(ins(scene)).toEqual(['month-plan']);
    scene.open();
    scene.card('1');
    expect(ins(scene)).toEqual(['month-plan', 'sign-in-sheet']);
    scene.do({ type: 'summary.write', data: { meeting: 'm1', text: '认真学习' } });
    expect(ins(scene)).toEqual(['month-plan', 'sign-in-sheet']);
    scene.do({ type: 'meeting.close', data: { meeting: 'm1', reason: '散会' } });
    expect(ins(scene)).toEqual(['month-plan', 'record', 'sign-in-sheet']);
    write(scene, '2026-11-16', { what: 'trace', of: 'm1', trace: 'pictures' }, { evidence: ['a'.repeat(64)] });
    write(scene, '2026-11-16', { what: 'trace', of: 'm1', trace: 'material' });
    writeRows(scene, 'year-list', '2026', '2026-01-10', 12);
    expect(ins(scene)).toHaveLength(6);
    expect(tracesIn(scene.state, '2026')).toMatchObject([{ meeting: 'm1', on: '2026-11-15' }]);
    const unknown = write(scene, '2026-11-16', { what: 'trace', of: 'm1', trace: 'cake' });
    expect(unknown).toEqual({ kind: 'refused', why: 'not-in-policy' });
  });

  it('CX-10 PL-03 PL-08 XN-02 asks for the traces that each document names', () => {
    const titles = (policy: Policy) => policy.traces.map(({ title, per, proof }) => `${title} ${per} ${proof}`);
    expect(titles(cx6n)).toEqual([
      '年度活动清单 year paper',
      '每月活动方案 meeting plan',
      '学习资料 meeting material',
      '活动记录 meeting record',
      '影像图片资料 meeting null',
      '党员签到表 meeting sign-ins',
    ]);
    expect(titles(plNineStep)).toEqual([
      '党员参加活动签到册 meeting sign-ins',
      '活动图片 meeting null',
      '活动纪实表 meeting record',
    ]);
    expect(titles(plStudent)).toEqual([
      '党员参加活动签到表 meeting sign-ins',
      '活动图片 meeting null',
      '会议记录 meeting record',
    ]);
    expect(titles(xnPlus)).toEqual(['党费收缴登记表 meeting null']);
  });

  it('PL-08 reading 6: within 2 days is the end of the second day', () => {
    const scene = under(plNineStep);
    hold(scene, 'm10', '2026-10-14', undefined, [{ id: 'day', start: '09:00' }]);
    const standing = (today: string) => recordsDue(scene.state, '2026', today)[0]?.standing;
    expect([standing('2026-10-16'), standing('2026-10-17')]).toEqual(['due', 'late']);
    write(scene, '2026-10-17', { what: 'filed', of: 'm10', to: 'township' }, { entry: 'f1' });
    expect(standing('2026-10-20')).toBe('done-late');
    write(
      scene,
      '2026-10-16',
      { what: 'filed', of: 'm10', to: 'township' },
      { corrects: { entry: 'f1', reason: '日期写错' } },
    );
    expect(standing('2026-10-20')).toBe('done');
    expect(recordsDue(under(cx6n).state, '2026', '2026-12-31')).toEqual([]);
  });

  it('CX-11 asks rural branches for the pictures of each meeting on 党员E家', () => {
    const scene = under(cx6n);
    hold(scene, 'm10', '2026-10-15');
    const of = (kind: 'rural' | 'organ') => publishingOf(scene.state, cx6n, kind, '2026', '2026-10-20');
    expect(of('rural')).toMatchObject([{ about: 'm10', standing: 'due', publication: { where: '党员E家' } }]);
    expect(of('organ')).toEqual([]);
    write(scene, '2026-10-16', { what: 'published', of: 'm10', publication: 'pictures' });
    expect(of('rural')).toMatchObject([{ standing: 'done' }]);
  });

  it('WJ-10 asks for an upload in each period, missed when it is over', () => {
    const platform = {
      id: 'committee',
      title: '支部班子设置',
      where: '武进党建网',
      per: 'quarter',
      kinds: null,
    } as const;
    const policy = { ...cx6n, publications: [platform] };
    const scene = under(policy);
    write(scene, '2026-06-30', { what: 'published', of: '2026', publication: 'committee' });
    const quarters = publishingOf(scene.state, policy, 'organ', '2026', '2026-09-30').map((one) => one.standing);
    expect(quarters).toEqual(['missed', 'done', 'due', 'not-yet']);
  });
});
