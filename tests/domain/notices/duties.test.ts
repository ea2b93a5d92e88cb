import { describe, expect, it } from 'vitest';
import { type NoticeKind, warningsShort } from '../../../server/domain/notices.ts';
import { cx6n } from '../../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../../server/domain/policy/gb-regular.ts';
import { withAssessment } from '../../../server/domain/policy/with-assessment.ts';
import { xnPlus } from '../../../server/domain/policy/xn-plus.ts';
import { activity, oldBranch, write } from '../book-keeping.ts';
import { branch, type Scene } from '../scene.ts';
import { answer, close, look, under } from './looking.ts';

const ids = (scene: Scene, today: string, kind: NoticeKind) => look(scene, today, kind).map(({ id }) => id);

describe('duties', () => {
  it('CX-21 GB-03 XN-03 WJ-05 are missed from the day after; the level that owes them looks', () => {
    const missed = (today: string, scene = branch()) => look(scene, today, 'duty-missed');
    expect(missed('2026-11-30')).toEqual([]);
    expect(missed('2026-12-01').map(({ id, level, clause }) => [id, level, clause])).toEqual([
      ['duty-missed:2026-11:evening-study', 'branch', 'CX-21 附1 五'],
      ['duty-missed:2026-11:monthly-visit', 'township', 'CX-17 四'],
    ]);
    const gb = missed('2026-12-01', under(gbRegular)).map(({ clause }) => clause.split(' ')[0]);
    expect(gb).toEqual(['GB-03', 'GB-03', 'GB-03']);
    const wj = missed('2026-12-01', under(withAssessment(xnPlus))).map(({ clause }) => clause.split(' ')[0]);
    expect(new Set(wj)).toEqual(new Set(['XN-02', 'XN-03', 'XN-08', 'WJ-05', 'WJ-07']));
  });

  it('XN-03 GB-04 are not missed when they were held in another month: the notice names what was held, and is closed', () => {
    const scene = under(xnPlus);
    write(scene, '2026-11-20', activity('appraisal'), { entry: 'early' });
    const missed = look(scene, '2027-01-01', 'duty-missed').filter(({ facts }) => facts.obligation === 'appraisal');
    expect(missed).toMatchObject([{ standing: 'closed', facts: { period: '2026', held: ['early'] } }]);
  });

  it('CX-21 is closed by the answer of the person, or gone once what was held is entered', () => {
    const scene = branch().at('09:00', '2026-12-02');
    const november = () => look(scene, '2026-12-02', 'duty-missed').map(({ id, standing }) => `${id} ${standing}`);
    answer(scene, 'duty-missed:2026-11:evening-study', '防汛');
    write(scene, '2026-11-20', activity('monthly-visit', { level: 'township' }));
    expect(november()).toEqual(['duty-missed:2026-11:evening-study closed']);
  });

  it('XN-03 XN-07 GB-07 papers are late from the day after, and late for good when they come', () => {
    const scene = under(gbRegular);
    // November's was due on the very day on which the log began.
    const november = 'paper-late:2026-11:study-tasks';
    expect(ids(scene, '2026-11-05', 'paper-late')).toEqual([]);
    expect(ids(scene, '2026-12-05', 'paper-late')).toEqual([november]);
    expect(ids(scene, '2026-12-06', 'paper-late')).toEqual([november, 'paper-late:2026-12:study-tasks']);
    const row = { what: 'row', paper: 'study-tasks', period: '2026-12', person: null, row: 1 } as const;
    write(scene, '2026-12-07', { ...row, when: '', way: '', content: '学党章' });
    expect(look(scene, '2026-12-08', 'paper-late').at(-1)).toMatchObject({ standing: 'closed', due: '2026-12-05' });
  });

  it('XN-07 the plan of the next year is due in December, and waits for the township’s approval', () => {
    const scene = under(xnPlus);
    expect(ids(scene, '2026-12-31', 'paper-late')).toEqual([]);
    expect(ids(scene, '2027-01-01', 'paper-late')).toEqual(['paper-late:2027:year-plan']);
    const paper = { paper: 'year-plan', period: '2027', person: null } as const;
    write(scene, '2026-12-20', { what: 'row', ...paper, row: 1, when: '', way: '', content: '全年安排' });
    expect(look(scene, '2027-01-01', 'paper-unapproved')).toMatchObject([
      { id: 'paper-unapproved:2027:year-plan', level: 'township', clause: 'XN-07 四1' },
    ]);
    write(scene, '2026-12-25', { what: 'approval', ...paper, granted: true });
    expect(ids(scene, '2027-01-01', 'paper-unapproved')).toEqual([]);
    const late = under(xnPlus);
    write(late, '2027-01-02', { what: 'row', ...paper, row: 1, when: '', way: '', content: '全年安排' });
    expect(look(late, '2027-01-02', 'paper-late')).toMatchObject([{ standing: 'closed' }]);
    expect(look(late, '2027-01-02', 'paper-unapproved')).toMatchObject([{ standing: 'open' }]);
  });

  it('CX-11 CX-21 CX-23 XN-02 XN-07 WJ-10 KX-08 a period is judged by the policy of the day on which it was due', () => {
    const scene = oldBranch().at('10:00', '2026-10-01');
    scene.do({ type: 'policy.adopt', data: { policy: withAssessment(xnPlus), from: '2026-10-01' } });
    const missed = look(scene, '2026-11-01', 'duty-missed').filter(({ facts }) => facts.period.startsWith('2026'));
    const byPolicy = (cited: RegExp) => missed.filter(({ clause }) => cited.test(clause)).map(({ due }) => due);
    expect(new Set(byPolicy(/^(XN|WJ)/))).toEqual(new Set(['2026-10-31']));
    expect(byPolicy(/^CX/).toSorted().at(-1)).toBe('2026-09-30');
    expect(ids(scene, '2026-11-01', 'problem-missing').at(-1)).toBe('problem-missing:2026-09');
    const papers = look(scene, '2026-11-01', 'paper-late').map(({ clause, due }) => `${clause.split(' ')[0]} ${due}`);
    expect(papers).toEqual(['CX-10 2025-01-31', 'CX-10 2026-01-31']);
    const publications = look(scene, '2027-01-01', 'publication-missed').map(({ due }) => due);
    expect(new Set(publications)).toEqual(new Set(['2026-12-31']));
  });

  it('CX-23 a month without a common problem and its measures', () => {
    const scene = branch();
    scene.open();
    expect(ids(scene, '2026-11-30', 'problem-missing')).toEqual([]);
    expect(ids(scene, '2026-12-01', 'problem-missing')).toEqual(['problem-missing:2026-11']);
    scene.do({ type: 'problem.name', data: { meeting: 'm1', text: '学习不深', measures: '' } });
    expect(look(scene, '2026-12-01', 'problem-missing')[0]?.facts.halves).toEqual(['m1']);
    scene.do({ type: 'problem.name', data: { meeting: 'm1', text: '学习不深', measures: '结对' } });
    expect(ids(scene, '2026-12-01', 'problem-missing')).toEqual([]);
    expect(ids(under(xnPlus), '2026-12-01', 'problem-missing')).toEqual([]);
  });

  it('CX-11 WJ-10 WJ-11 what is to be published after a meeting or in a period', () => {
    const scene = branch();
    scene.open();
    close(scene);
    expect(ids(scene, '2026-11-15', 'publication-missed')).toEqual(['publication-missed:m1:pictures']);
    write(scene, '2026-11-16', { what: 'published', of: 'm1', publication: 'pictures' });
    expect(ids(scene, '2026-11-16', 'publication-missed')).toEqual([]);
    const wj = under(withAssessment(xnPlus));
    expect(ids(wj, '2026-12-31', 'publication-missed')).toEqual([]);
    const missed = look(wj, '2027-01-01', 'publication-missed');
    expect(new Set(missed.map(({ clause }) => clause.split(' ')[0]))).toEqual(new Set(['WJ-10', 'WJ-11']));
  });

  it('WJ-06 an organisation life that was not whole', () => {
    const scene = under(withAssessment(cx6n)).at('12:00', '2026-11-20');
    const life = activity('organisation-life', { people: ['lin', 'chen'], spoke: ['lin'] });
    write(scene, '2026-11-20', life, { entry: 'life' });
    expect(look(scene, '2026-11-20', 'organisation-life-lacking')).toMatchObject([
      { clause: 'WJ-06 二(三)2', facts: { lacking: ['committee', 'speakers', 'minutes'], silent: ['chen'] } },
    ]);
    write(scene, '2026-11-20', { what: 'filed', of: 'life', to: 'township' });
    expect(look(scene, '2026-11-20', 'organisation-life-lacking')[0]?.facts.lacking).not.toContain('minutes');
  });

  it('XN-08 a grade that bars the unit from awards', () => {
    const graded = (grade: string) => {
      const scene = under(xnPlus);
      write(scene, '2026-12-10', activity('site-check', { level: 'district', grade }));
      return look(scene, '2026-12-10', 'unit-grade').map(({ clause, facts }) => `${clause} ${facts.grade}`);
    };
    expect(graded('合格')).toEqual([]);
    expect(graded('基本合格')).toEqual(['XN-08 四3 基本合格']);
  });

  it('GB-04 too few marked 警示 over the township, once the last day of the appraisal is over; nobody is named', () => {
    const short = (members: number, marked: number, today = '2027-03-01') =>
      warningsShort(gbRegular, '2026', { members, marked }, today);
    expect(short(400, 2)).toBeNull();
    expect(short(400, 1, '2027-02-28')).toBeNull();
    expect(short(400, 1)).toMatchObject({ level: 'township', clause: 'GB-04 四(五)3', due: '2027-02-28' });
    expect(short(401, 2)?.facts).toEqual({ year: '2026', members: 401, marked: 2 });
    expect(warningsShort(cx6n, '2026', { members: 400, marked: 0 }, '2027-03-01')).toBeNull();
  });
});
