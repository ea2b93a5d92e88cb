import { describe, expect, it } from 'vitest';
import { addDays } from '../../../server/domain/date.ts';
import type { NoticeKind } from '../../../server/domain/notices.ts';
import { cx6n } from '../../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../../server/domain/policy/gb-regular.ts';
import { plNineStep } from '../../../server/domain/policy/pl-nine-step.ts';
import { plStudent } from '../../../server/domain/policy/pl-student.ts';
import type { Policy } from '../../../server/domain/policy/schema.ts';
import { withAssessment } from '../../../server/domain/policy/with-assessment.ts';
import { xnPlus } from '../../../server/domain/policy/xn-plus.ts';
import { write } from '../book-keeping.ts';
import { allBut, BranchYear, first, ten } from '../branch-year.ts';
import { branch } from '../scene.ts';
import { answer, lines, look, under } from './looking.ts';

const twenty = Array.from({ length: 20 }, (_, index) => `p${index}`);

function year(came: readonly (readonly string[])[], policy: Policy = cx6n, people = ten): BranchYear {
  const scene = new BranchYear(policy, people);
  for (const [n, there] of came.entries()) scene.hold(`2026-${String(n + 1).padStart(2, '0')}-15`, { came: there });
  return scene;
}

describe('participation', () => {
  it('CX-07 the year’s average at the threshold is enough, below it is told; after the year somebody must answer', () => {
    const missed = (came: number, today = '2026-12-31') =>
      lines(year([twenty.slice(0, came)], cx6n, twenty), today, 'participation-year');
    expect(missed(17)).toEqual([]);
    expect(missed(16)).toEqual(['participation-year:2026 branch CX-07 fact open']);
    expect(missed(16, '2027-01-01')).toEqual(['participation-year:2026 branch CX-07 answer open']);
    expect(look(year([[]], cx6n), '2026-06-01', 'participation-meeting')).toEqual([]);
    expect(look(year([[]], gbRegular), '2026-06-01', 'participation-year')).toEqual([]);
  });

  it('PL-06 each meeting below 80 % of all members is told, with who was missing', () => {
    const missed = (came: number) => look(year([first(came)], plNineStep), '2026-06-01', 'participation-meeting');
    expect(missed(8)).toEqual([]);
    expect(missed(7)).toMatchObject([
      { clause: 'PL-06 b 三', closing: 'answer', facts: { rate: 0.7, persons: ['p7', 'p8', 'p9'] } },
    ]);
    expect(look(year([first(7)], plNineStep), '2026-06-01', 'participation-year')).toEqual([]);
  });
});

describe('absences', () => {
  it('CX-13 are to be read out, but not leave, until they were', () => {
    const scene = new BranchYear().hold('2026-03-15', { came: first(7), leave: ['p9'] });
    expect(look(scene, '2026-03-15', 'read-out')).toMatchObject([
      { id: 'read-out:2026-03-15', clause: 'CX-13 二.6', facts: { persons: ['p7', 'p8'] }, closing: 'fact' },
    ]);
    scene.do({ type: 'absences.read-out', data: { meeting: '2026-03-15', persons: ['p7'] } });
    expect(look(scene, '2026-03-15', 'read-out')[0]?.facts.persons).toEqual(['p8']);
    scene.do({ type: 'absences.read-out', data: { meeting: '2026-03-15', persons: ['p8'] } });
    expect(look(scene, '2026-03-15', 'read-out')).toEqual([]);
    expect(look(year([first(7)], xnPlus), '2026-03-15', 'read-out')).toEqual([]);
  });

  it('PL-03 each absentee is to be contacted and makes up for it', () => {
    const scene = year([allBut('p9')], plStudent);
    const owed = (kind: NoticeKind) => lines(scene, '2026-02-01', kind);
    expect(owed('absentees-uncontacted')).toEqual(['absentees-uncontacted:2026-01-15 branch PL-03 fact open']);
    expect(owed('make-up-owed')).toEqual(['make-up-owed:2026-01-15 branch PL-03 fact open']);
    scene.do({ type: 'absentee.contact', data: { meeting: '2026-01-15', person: 'p9', reason: '出差' } });
    expect(owed('absentees-uncontacted')).toEqual([]);
    scene.do({ type: 'make-up.record', data: { meeting: '2026-01-15', person: 'p9', form: 'make-up' } });
    expect(owed('make-up-owed')).toEqual([]);
  });

  it('PL-03 a make-up is due by the policy’s term, where it has one', () => {
    const makeUp = { ...plStudent.absence.makeUp, withinDays: 10 };
    const due = (policy: Policy) => look(year([first(9)], policy), '2026-02-01', 'make-up-owed')[0]?.due;
    expect(due({ ...plStudent, absence: { ...plStudent.absence, makeUp } })).toBe(addDays('2026-01-15', 10));
    expect(due(plStudent)).toBeUndefined();
  });

  it('CX-14 the third in a row goes to the community, which closes it with the talk', () => {
    const away = (times: number) => year(Array.from({ length: times }, () => allBut('p5')));
    expect(look(away(2), '2026-06-01', 'absence-run')).toEqual([]);
    const scene = away(3);
    expect(lines(scene, '2026-06-01', 'absence-run')).toEqual(['absence-run:p5:2026-03-15 community CX-14 fact open']);
    expect(answer(scene, 'absence-run:p5:2026-03-15')).toMatchObject({ kind: 'refused' });
    write(scene, '2026-04-01', { what: 'talk', person: 'p5', meeting: '2026-03-15', by: '社区党委' }, { entry: 't1' });
    expect(look(scene, '2026-06-01', 'absence-run')).toMatchObject([{ standing: 'closed', facts: { talk: 't1' } }]);
    expect(look(year([[], [], []], plStudent), '2026-06-01', 'absence-run')).toEqual([]);
  });

  it('CX-14 stays open for years', () => {
    const scene = year([allBut('p5'), allBut('p5'), allBut('p5')]);
    expect(lines(scene, '2031-06-01', 'absence-run')).toEqual(['absence-run:p5:2026-03-15 community CX-14 fact open']);
  });

  it('CX-15 six months go to the township once they are over, and it closes them', () => {
    const scene = year(Array.from({ length: 6 }, () => allBut('p5')));
    const idle = (today: string) => lines(scene, today, 'idle').filter((line) => line.includes('attending'));
    expect(idle('2026-06-30')).toEqual([]);
    expect(idle('2026-07-01')).toEqual(['idle:p5:attending:2026-06 township CX-15 fact open']);
    write(scene, '2026-07-05', { what: 'idle-handled', person: 'p5', ground: 'attending', until: '2026-06' });
    expect(idle('2026-07-05')).toEqual(['idle:p5:attending:2026-06 township CX-15 fact closed']);
  });
});

describe('care', () => {
  it('CX-09 XN-06 who cannot come was not visited in the month before', () => {
    const scene = branch();
    expect(look(scene, '2026-12-31', 'care-overdue')).toEqual([]);
    expect(look(scene, '2027-01-01', 'care-overdue').map(({ id, clause }) => [id, clause])).toEqual([
      ['care-overdue:luo:floating-study', 'CX-09 二.5'],
      ['care-overdue:zhang:frail-contact', 'CX-09 二.5'],
    ]);
    scene.at('09:00', '2027-01-02');
    write(scene, '2027-01-02', { what: 'contact', person: 'zhang', measure: 'frail-contact', by: '林国栋' });
    expect(look(scene, '2027-01-02', 'care-overdue').map(({ facts }) => facts.person)).toEqual(['luo']);
    expect(look(under(xnPlus), '2027-01-01', 'care-overdue').map(({ clause }) => clause)).toEqual([
      'XN-06 三2',
      'XN-06 三2',
    ]);
  });
});

describe('dues', () => {
  it('WJ-03 who is behind is told from the first of the month after, until it is paid', () => {
    const scene = branch();
    scene.do({ type: 'dues-base.set', data: { person: 'wang', fen: 500, from: '2026-01' } });
    for (const person of ['lin', 'chen', 'zhang', 'luo'])
      scene.do({ type: 'dues.mark-paid', data: { month: '2026-11', person } });
    expect(look(scene, '2026-11-30', 'dues-behind')).toEqual([]);
    expect(look(scene, '2026-12-01', 'dues-behind')).toMatchObject([
      { id: 'dues-behind:wang', level: 'branch', since: '2026-12-01', facts: { months: ['2026-11'], fen: 500 } },
    ]);
    scene.do({ type: 'dues.mark-paid', data: { month: '2026-11', person: 'wang' } });
    expect(look(scene, '2026-12-01', 'dues-behind')).toEqual([]);
  });

  it('WJ-03 every base is reviewed once a year, where the policy asks for it', () => {
    const scene = under(withAssessment(cx6n));
    const [notice] = look(scene, '2026-12-31', 'bases-unreviewed');
    expect(notice).toMatchObject({ id: 'bases-unreviewed:2026', clause: 'WJ-03 二(二)3', due: '2026-12-31' });
    expect(notice?.facts.persons).toHaveLength(5);
    scene.do({ type: 'dues-base.review', data: { year: '2026', people: [...(notice?.facts.persons ?? [])] } });
    expect(look(scene, '2026-12-31', 'bases-unreviewed')).toEqual([]);
    expect(look(branch(), '2026-12-31', 'bases-unreviewed')).toEqual([]);
  });
});

describe('members', () => {
  it('WJ-02 lost and unattached ones are on the list until they are not', () => {
    const scene = branch();
    const mark = (on: boolean) => scene.do({ type: 'roster.mark', data: { person: 'luo', mark: 'lost-contact', on } });
    mark(true);
    expect(lines(scene, '2026-11-15', 'member-marked')).toEqual([
      'member-marked:luo:lost-contact branch WJ-02 fact open',
    ]);
    mark(false);
    expect(look(scene, '2026-11-15', 'member-marked')).toEqual([]);
  });

  it('CX-13 GB-02 a request waits for its answer', () => {
    const scene = under(gbRegular);
    scene.do({
      type: 'leave.ask',
      data: { meeting: 'm1', person: 'chen', reason: '住院', written: true },
    });
    scene.do({
      type: 'exemption.ask',
      data: { person: 'zhang', category: 'frail', from: '2026-12-01', reason: '卧床', written: true },
    });
    const asked = look(scene, '2026-11-15', 'request-waiting');
    expect(asked.map(({ facts }) => [facts.person, facts.meeting])).toEqual([
      ['chen', 'm1'],
      ['zhang', null],
    ]);
    expect(asked[1]?.clause).toBe('GB-02 四(五)2');
    scene.do({ type: 'leave.answer', data: { meeting: 'm1', person: 'chen', approved: true } });
    const request = asked[1]?.facts.request ?? '';
    scene.do({ type: 'exemption.answer', data: { approved: true, person: 'zhang', asked: request } });
    expect(look(scene, '2026-11-15', 'request-waiting')).toEqual([]);
  });
});
