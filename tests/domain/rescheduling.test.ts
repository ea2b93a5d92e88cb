import { describe, expect, it } from 'vitest';
import { policyOf } from '../../server/domain/agenda.ts';
import { dayStanding } from '../../server/domain/day-standing.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import { plStudent } from '../../server/domain/policy/pl-student.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { preparationOf } from '../../server/domain/preparation.ts';
import { branchOf } from '../../server/domain/state.ts';
import { branch, type Scene } from './scene.ts';

const done = { kind: 'done' };
const refused = (why: string) => ({ kind: 'refused', why });

const draft = {
  theme: '学习',
  place: '',
  requirements: '',
  parts: [{ id: 'day', start: '09:00' }],
  agenda: [],
  pages: [],
};
const plan = (scene: Scene, meeting: string, date: string, reason?: string) =>
  scene.do({
    type: 'meeting.plan',
    data: {
      ...draft,
      parts: [{ id: 'day', start: '09:00' }],
      meeting,
      date,
      ...(reason === undefined ? {} : { reason }),
    },
  });
const move = (scene: Scene, to: string, reason = '迎检', meeting = 'm1') =>
  scene.do({ type: 'meeting.reschedule', data: { meeting, to, reason } });
const answer = (scene: Scene, approved: boolean, asked = scene.meeting().reschedulings.at(-1)?.id ?? '') =>
  scene.do({ type: 'rescheduling.answer', data: { meeting: 'm1', asked, approved, by: '机关工委' } });
const standing = (scene: Scene, meeting = 'm1') => dayStanding(scene.state, scene.meeting(meeting));

/** The rural branch with its meeting on 15 November, under CX or another policy with the 15th for its day. */
function under(policy?: Policy): Scene {
  const scene = branch().at('10:00', '2026-11-05');
  if (policy === undefined) return scene;
  scene.do({ type: 'policy.adopt', data: { policy, from: '2026-01-01' } });
  scene.do({ type: 'branch.choose-day', data: { day: 15 } });
  return scene;
}

describe('CX-01 附1 一: never without a special reason', () => {
  it('CX-01 a plan for another day than the 15th needs its reason, which goes on record', () => {
    const scene = under();
    expect(standing(scene)).toEqual({ kind: 'by-rule' });
    expect(plan(scene, 'm2', '2026-12-16')).toEqual(refused('reason-missing'));
    expect(plan(scene, 'm2', '2026-12-16', '台风')).toEqual(done);
    expect(standing(scene, 'm2')).toMatchObject({
      kind: 'moved',
      usual: '2026-12-15',
      by: { to: '2026-12-16', reason: '台风' },
    });
    expect(plan(scene, 'm3', '2027-01-15')).toEqual(done);
  });

  it('CX-01 a planned meeting moves with a reason, within its month, and back without one', () => {
    const scene = under();
    expect(move(scene, '2026-11-17', '')).toEqual(refused('reason-missing'));
    expect(move(scene, '2026-12-01')).toEqual(refused('not-same-month'));
    expect(move(scene, '2026-11-17', '防汛')).toEqual(done);
    expect(scene.meeting().plan?.date).toBe('2026-11-17');
    expect(standing(scene)).toMatchObject({ kind: 'moved', usual: '2026-11-15', by: { reason: '防汛', answer: null } });
    expect(move(scene, '2026-11-17', '防汛')).toEqual({ kind: 'as-it-was' });
    expect(move(scene, '2026-11-15', '')).toEqual(done);
    expect(standing(scene)).toEqual({ kind: 'by-rule' });
  });

  it('CX-01 does not leave its month for the day by rule of another, though one more meeting may', () => {
    const scene = under();
    expect(move(scene, '2026-12-15')).toEqual(refused('not-same-month'));
    move(scene, '2026-11-17');
    expect(move(scene, '2026-12-15')).toEqual(refused('not-same-month'));
    move(scene, '2026-11-15');
    plan(scene, 'm2', '2026-11-20');
    expect(move(scene, '2026-12-15', '', 'm2')).toEqual(done);
  });

  it('CX-01 the festival’s meeting, and one more beside that of the rule, need no reason', () => {
    const scene = under();
    expect(plan(scene, 'm2', '2027-07-01')).toEqual(done);
    expect(standing(scene, 'm2')).toEqual({ kind: 'festival', title: '“七一”集中主题党日' });
    expect(plan(scene, 'm3', '2026-11-20')).toEqual(done);
    expect(standing(scene, 'm3')).toEqual({ kind: 'additional' });
  });

  it('CX-01 a day that an older program planned without a reason is a notice', () => {
    const scene = under();
    scene.do({ type: 'branch.choose-day', data: { day: 15 } });
    plan(scene, 'm2', '2026-12-15');
    scene.do({ type: 'policy.adopt', data: { policy: { ...gbRegular }, from: '2026-12-01' } });
    expect(standing(scene, 'm2')).toEqual({ kind: 'unexplained', usual: '2026-12-05' });
  });

  it('does not move what is open, closed or withdrawn, nor onto a day that is taken', () => {
    const scene = under();
    plan(scene, 'm2', '2026-11-20');
    expect(move(scene, '2026-11-20')).toEqual(refused('day-taken'));
    expect(move(scene, '2026-11-21', '', 'nobody')).toEqual(refused('no-such-meeting'));
    scene.at('08:40').open();
    expect(move(scene, '2026-11-21')).toEqual(refused('already-open'));
  });

  it('needs neither reason nor month where a policy asks for none', () => {
    const rescheduling = { reason: false, sameMonth: false, askDaysBefore: null, superior: 'none' } as const;
    const scene = under({
      ...gbRegular,
      rescheduling,
      calendar: { ...gbRegular.calendar, rural: { kind: 'chosen-day' } },
    });
    expect(move(scene, '2026-12-02', '')).toEqual(done);
    expect(scene.meeting().plan?.date).toBe('2026-12-02');
  });
});

describe('GB-01 四(五)2', () => {
  it('GB-01 may be earlier or later for a special reason, never out of the month', () => {
    const scene = branch().at('10:00', '2026-11-01');
    scene.do({ type: 'policy.adopt', data: { policy: gbRegular, from: '2026-01-01' } });
    expect(plan(scene, 'm2', '2026-12-05')).toEqual(done);
    expect(move(scene, '2026-12-08', '', 'm2')).toEqual(refused('reason-missing'));
    expect(move(scene, '2027-01-04', '台风', 'm2')).toEqual(refused('not-same-month'));
    expect(move(scene, '2026-12-31', '台风', 'm2')).toEqual(done);
  });

  it('GB-01 in a statutory holiday any day of the month is by rule', () => {
    const scene = branch().at('10:00', '2026-04-01');
    scene.do({ type: 'policy.adopt', data: { policy: gbRegular, from: '2026-01-01' } });
    expect(plan(scene, 'm2', '2026-04-28')).toEqual(done);
    expect(standing(scene, 'm2')).toEqual({ kind: 'by-rule' });
    expect(plan(scene, 'm3', '2026-06-28')).toEqual(refused('reason-missing'));
  });
});

describe('PL-05 b 二', () => {
  it('PL-05 a move is reported with its reason and stays in its month', () => {
    const scene = under(plNineStep);
    expect(move(scene, '2026-11-30', '')).toEqual(refused('reason-missing'));
    expect(move(scene, '2026-12-01')).toEqual(refused('not-same-month'));
    expect(move(scene, '2026-12-15')).toEqual(refused('not-same-month'));
    expect(move(scene.at('10:00', '2026-11-14'), '2026-11-30')).toEqual(done);
    expect(standing(scene)).toMatchObject({ kind: 'moved', by: { reason: '迎检', answer: null } });
    expect(policyOf(scene.state, scene.meeting()).rescheduling.superior).toBe('report');
  });

  it.each([
    ['2026-12-10', 'done'],
    ['2026-12-11', 'done-late'],
  ])('PL-05 announced on %s for the 15th, five days before: %s', (on, state) => {
    const scene = under(plNineStep).at('23:59', on);
    expect(plan(scene, 'm2', '2026-12-15')).toEqual(done);
    const announced = preparationOf(scene.state, scene.meeting('m2'), on).find(({ kind }) => kind === 'announcement');
    expect(announced).toMatchObject({ state, due: '2026-12-10' });
  });

  it('PL-05 what the superior did not agree to is no longer explained', () => {
    const scene = under(plNineStep);
    move(scene, '2026-11-30');
    expect(answer(scene, false)).toEqual(done);
    expect(standing(scene)).toEqual({ kind: 'unexplained', usual: '2026-11-15' });
  });

  it('PL-01 a student branch stays in its month, too', () => {
    const scene = under(plStudent);
    expect(plan(scene, 'm2', '2026-12-10')).toEqual(done);
    expect(move(scene, '2027-01-11', '考试', 'm2')).toEqual(refused('not-same-month'));
    expect(move(scene, '2026-12-11', '考试', 'm2')).toEqual(done);
  });
});

describe('XN-07 四1', () => {
  it('XN-07 a move waits for the superior’s approval', () => {
    const scene = under(xnPlus);
    expect(move(scene, '2026-11-20', '')).toEqual(refused('reason-missing'));
    expect(move(scene, '2026-11-20')).toEqual(done);
    expect(scene.meeting().plan?.date).toBe('2026-11-15');
    expect(move(scene, '2026-11-20')).toEqual({ kind: 'as-it-was' });
    expect(answer(scene, true, 'nothing')).toEqual(refused('no-such-entry'));
    expect(answer(scene, true)).toEqual(done);
    expect(scene.meeting().plan?.date).toBe('2026-11-20');
    expect(standing(scene)).toMatchObject({ kind: 'moved', by: { answer: { approved: true, by: '机关工委' } } });
    expect(answer(scene, true)).toEqual({ kind: 'as-it-was' });
    expect(answer(scene, false)).toEqual(refused('already-answered'));
  });

  it('XN-07 refused, the day stays', () => {
    const scene = under(xnPlus);
    move(scene, '2026-11-20');
    expect(answer(scene, false)).toEqual(done);
    expect(scene.meeting().plan?.date).toBe('2026-11-15');
    expect(standing(scene)).toEqual({ kind: 'by-rule' });
  });

  it.each([
    ['2026-11-12', '2026-11-20', done],
    ['2026-11-13', '2026-11-20', refused('asked-too-late')],
    ['2026-11-07', '2026-11-10', done], // the new day is the first of the two
    ['2026-11-08', '2026-11-10', refused('asked-too-late')],
  ])('XN-07 asked on %s for %s, three days before the earlier of both', (today, to, expected) => {
    expect(move(under(xnPlus).at('23:59', today), to)).toEqual(expected);
  });

  it('XN-07 may be moved into another month, of which the document says nothing', () => {
    expect(move(under(xnPlus), '2026-12-02')).toEqual(done);
  });

  it('XN-07 waits for the approval also where the other month’s day is by rule', () => {
    const scene = under(xnPlus);
    expect(move(scene, '2026-12-15', '')).toEqual(refused('reason-missing'));
    expect(move(scene, '2026-12-15')).toEqual(done);
    expect(scene.meeting().plan?.date).toBe('2026-11-15');
    expect(move(scene.at('10:00', '2026-11-13'), '2026-12-16')).toEqual(refused('asked-too-late'));
  });

  it('XN-07 an approval for a day that was taken meanwhile is on record, and holds once the day is free', () => {
    const scene = under(xnPlus);
    move(scene, '2026-11-20');
    expect(plan(scene, 'm2', '2026-11-20')).toEqual(done);
    expect(answer(scene, true)).toEqual(done);
    expect(scene.meeting().reschedulings[0]?.answer).toMatchObject({ approved: true, by: '机关工委' });
    expect(scene.meeting().plan?.date).toBe('2026-11-15');
    expect(move(scene, '2026-11-20')).toEqual(refused('day-taken'));
    scene.do({ type: 'meeting.withdraw', data: { meeting: 'm2', reason: '重排' } });
    expect(move(scene, '2026-11-20')).toEqual(done);
    expect(scene.meeting().plan?.date).toBe('2026-11-20');
  });

  it('XN-07 is planned on the day by rule first', () => {
    const scene = under(xnPlus);
    expect(plan(scene, 'm2', '2026-12-16', '迎检')).toEqual(refused('needs-approval'));
    expect(plan(scene, 'm2', '2026-12-15')).toEqual(done);
  });

  it('XN-07 a doubtful clock cannot say whether it was asked in time', () => {
    const scene = under(xnPlus);
    scene.quality = 'saved';
    expect(move(scene, '2026-11-20')).toEqual(refused('date-doubtful'));
  });
});

describe('XN-11 the day that the branch chooses', () => {
  it('XN-11 until it is chosen any day will do, and from its month on it is kept', () => {
    const scene = branch().at('10:00', '2026-11-20');
    scene.do({ type: 'policy.adopt', data: { policy: xnPlus, from: '2026-01-01' } });
    expect(plan(scene, 'm2', '2026-12-16')).toEqual(done);
    expect(standing(scene, 'm2')).toEqual({ kind: 'unknown', known: false, why: 'not-chosen' });
    expect(scene.do({ type: 'branch.choose-day', data: { day: 8 } })).toEqual(done);
    expect(scene.do({ type: 'branch.choose-day', data: { day: 8 } })).toEqual({ kind: 'as-it-was' });
    expect(branchOf(scene.state)?.chosenDays).toEqual([{ day: 8, from: '2026-11-20' }]);
    expect(standing(scene, 'm2')).toEqual({ kind: 'unexplained', usual: '2026-12-08' });
  });
});

describe('holidays that the config knows', () => {
  it('CX-01 go on record, so that every fold counts with the same days', () => {
    const scene = branch();
    const years = { 2027: { off: [['2027-01-01', '2027-01-03'] as [string, string]], work: [] } };
    expect(scene.do({ type: 'holidays.learn', data: { years } }, 'kiosk')).toEqual(done);
    expect(branchOf(scene.state)?.holidays).toMatchObject({ ...years, 2026: { work: expect.anything() } });
  });
});
