import { describe, expect, it } from 'vitest';
import { cx6n } from '../../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../../server/domain/policy/gb-regular.ts';
import { plNineStep } from '../../../server/domain/policy/pl-nine-step.ts';
import { plStudent } from '../../../server/domain/policy/pl-student.ts';
import { xnPlus } from '../../../server/domain/policy/xn-plus.ts';
import { branch, type Scene } from '../scene.ts';
import { answer, lines, look, under } from './looking.ts';

const done = { kind: 'done' };
const refused = (why: string) => ({ kind: 'refused', why });

describe('a month without its meeting', () => {
  const december = (today: string, scene = branch()) =>
    lines(scene, today, 'meeting-missing').filter((line) => line.includes('2026-12'));

  it('CX-01 CX-03 is said from the day on which its announcement is late, until a plan is there', () => {
    expect(december('2026-12-10')).toEqual([]);
    expect(december('2026-12-11')).toEqual(['meeting-missing:2026-12 branch CX-01 fact open']);
    expect(december('2026-12-31')).toHaveLength(1);
    expect(look(branch(), '2026-12-11', 'meeting-missing').at(-1)).toMatchObject({
      since: '2026-12-11',
      due: '2026-12-15',
      facts: { month: '2026-12', held: [], needed: 1 },
    });
    expect(december('2026-12-11', planned('2026-12-15'))).toEqual([]);
  });

  it('CX-01 stays with the community once the month is over, until somebody answers', () => {
    const scene = planned('2026-12-15');
    expect(december('2026-12-15', scene)).toEqual([]);
    expect(december('2026-12-16', scene)).toEqual(['meeting-missing:2026-12 branch CX-01 fact open']);
    expect(december('2027-01-01', scene)).toEqual(['meeting-missing:2026-12 community CX-01 answer open']);
    scene.at('09:00', '2026-12-20');
    expect(answer(scene, 'meeting-missing:2026-12')).toEqual(refused('needs-the-fact'));
    scene.at('09:00', '2027-01-01');
    expect(answer(scene, 'meeting-missing:2026-12')).toEqual(done);
    expect(december('2027-01-01', scene)).toEqual(['meeting-missing:2026-12 community CX-01 answer closed']);
  });

  it('CX-01 GB-01 XN-01 PL-05 PL-01 one meeting a month is enough', () => {
    for (const policy of [cx6n, gbRegular, xnPlus, plNineStep, plStudent]) {
      const scene = under(policy).at('08:40', '2026-11-15');
      scene.open();
      expect(look(scene, '2026-11-30', 'meeting-missing').filter(({ facts }) => facts.month === '2026-11')).toEqual([]);
    }
  });

  it('CX-01 the festival’s meeting is added to the month’s own, unless it is on the very day', () => {
    const july = (scene: Scene) =>
      look(scene, '2027-08-01', 'meeting-missing').some(({ facts }) => facts.month === '2027-07');
    const held = (date: string, scene: Scene) => {
      scene.at('08:40', date).plan('m7', date);
      scene.open('m7', date);
      return scene;
    };
    expect(july(held('2027-07-01', branch()))).toBe(true);
    expect(july(held('2027-07-15', branch()))).toBe(false);
    const onTheFirst = { ...cx6n, calendar: { ...cx6n.calendar, rural: { kind: 'free' as const } } };
    expect(july(held('2027-07-01', under(onTheFirst)))).toBe(false);
  });

  it('CX-01 GB-01 XN-07 PL-05 is none once it was held; what was before the log is on paper', () => {
    const scene = branch();
    scene.open();
    expect(look(scene, '2027-01-02', 'meeting-missing').map(({ facts }) => facts.month)).toEqual(['2026-12']);
    // Announced five days, two days, or the day itself before the last day that the rule allows.
    const first = (policy: typeof gbRegular) =>
      ['2026-12-05', '2026-12-06', '2026-12-10', '2026-12-11', '2026-12-13', '2026-12-14'].find(
        (day) => december(day, under(policy)).length > 0,
      );
    expect(first(gbRegular)).toBe('2026-12-06');
    expect(first(plNineStep)).toBe('2026-12-11');
    expect(first(xnPlus)).toBe('2026-12-14');
  });
});

function planned(date: string): Scene {
  const scene = branch().at('10:00', '2026-11-20');
  scene.plan('m2', date);
  return scene;
}

describe('late publication', () => {
  const late = (on: string, scene: Scene) => {
    scene.at('23:59', on).plan('m2', '2026-12-15');
    return look(scene, '2026-12-15', 'late-publication').filter(({ facts }) => facts.meeting === 'm2');
  };

  it('CX-03 PL-05 XN-07 the last day in time is in time, the day after is late', () => {
    expect(late('2026-12-10', branch())).toEqual([]);
    expect(late('2026-12-11', branch())).toMatchObject([
      { level: 'branch', clause: 'CX-03 二.2', due: '2026-12-10', since: '2026-12-11', closing: 'answer' },
    ]);
    expect(late('2026-12-10', under(plNineStep))).toEqual([]);
    expect(late('2026-12-11', under(plNineStep))).toMatchObject([{ clause: 'PL-05 b 二' }]);
    expect(late('2026-12-13', under(xnPlus))).toEqual([]);
    expect(late('2026-12-14', under(xnPlus))).toMatchObject([{ clause: 'XN-07 四1', due: '2026-12-13' }]);
    expect(late('2026-12-15', under(gbRegular))).toEqual([]);
  });

  it('CX-03 a day that is moved forward must be announced anew, one that is put off stands announced', () => {
    const move = (scene: Scene, to: string) =>
      scene.do({ type: 'meeting.reschedule', data: { meeting: 'm2', to, reason: '台风' } });
    const scene = branch();
    expect(late('2026-12-01', scene)).toEqual([]);
    move(scene.at('10:00', '2026-12-14'), '2026-12-18');
    expect(look(scene, '2026-12-18', 'late-publication')).toEqual([]);
    move(scene, '2026-12-15');
    expect(look(scene, '2026-12-15', 'late-publication')).toMatchObject([{ facts: { published: '2026-12-14' } }]);
  });

  it('KX-08 is closed by a word of the person, which can be taken back; nothing else follows from it', () => {
    const scene = branch();
    late('2026-12-11', scene);
    const before = scene.state.meetings;
    const id = 'late-publication:m2';
    expect(answer(scene, id)).toEqual(done);
    expect(answer(scene, id)).toEqual({ kind: 'as-it-was' });
    expect(answer(scene, id, '再说明', 'a2')).toEqual(refused('already-answered'));
    expect(look(scene, '2026-12-31', 'late-publication')).toMatchObject([{ id, standing: 'closed', answer: 'a1' }]);
    expect(scene.state.notices.get(id)?.answers).toMatchObject([{ by: 'lin', what: '已说明', takenBack: null }]);
    const reopen = { type: 'notice.reopen', data: { notice: id, answer: 'a1', reason: '理由不实' } } as const;
    expect(scene.do(reopen)).toEqual(done);
    expect(scene.do(reopen)).toEqual({ kind: 'as-it-was' });
    expect(lines(scene, '2026-12-31', 'late-publication')).toEqual([`${id} branch CX-03 answer open`]);
    expect(scene.state.notices.get(id)?.answers).toMatchObject([{ what: '已说明', takenBack: '理由不实' }]);
    expect(scene.state.meetings).toBe(before);
    expect(answer(scene, 'late-publication:m9')).toEqual(refused('no-such-notice'));
    expect(scene.do({ type: 'notice.answer', data: { notice: id, answer: 'a3', what: '好', by: 'nobody' } })).toEqual(
      refused('no-such-person'),
    );
    expect(scene.do({ type: 'notice.reopen', data: { notice: id, answer: 'a9', reason: '错' } })).toEqual(
      refused('no-such-notice'),
    );
  });

  it('KX-09 an answer stands also where its words were erased', () => {
    const scene = branch();
    late('2026-12-11', scene);
    answer(scene, 'late-publication:m2');
    expect(scene.events.at(-1)).toMatchObject({ type: 'notice.worded' });
  });
});

describe('the day of the meeting', () => {
  it('CX-01 is off the rule without a reason on record: to be explained', () => {
    const scene = branch().at('08:40', '2026-11-16');
    expect(look(scene, '2026-11-16', 'day-unexplained')).toEqual([]);
    scene.open('m1', '2026-11-16', true);
    expect(lines(scene, '2026-11-16', 'day-unexplained')).toEqual(['day-unexplained:m1 branch CX-01 answer open']);
    expect(look(scene, '2026-11-16', 'day-unexplained')[0]?.facts).toEqual({
      meeting: 'm1',
      date: '2026-11-16',
      usual: '2026-11-15',
    });
    answer(scene, 'day-unexplained:m1', '台风');
    expect(lines(scene, '2026-11-16', 'day-unexplained')).toEqual(['day-unexplained:m1 branch CX-01 answer closed']);
  });

  it('XN-07 a new day waits for the township’s approval, since the day on which it was asked', () => {
    const scene = under(xnPlus).at('10:00', '2026-11-10');
    scene.do({ type: 'meeting.reschedule', data: { meeting: 'm1', to: '2026-11-18', reason: '迎检' } });
    const [notice] = look(scene, '2026-11-10', 'rescheduling-waiting');
    expect(notice).toMatchObject({ level: 'township', clause: 'XN-07 四1', since: '2026-11-10', closing: 'fact' });
    expect(notice?.facts).toMatchObject({ meeting: 'm1', to: '2026-11-18' });
    const asked = notice?.facts.asked ?? '';
    scene.do({ type: 'rescheduling.answer', data: { meeting: 'm1', asked, approved: true, by: '工委' } });
    expect(look(scene, '2026-11-10', 'rescheduling-waiting')).toEqual([]);
    const free = branch();
    free.do({ type: 'meeting.reschedule', data: { meeting: 'm1', to: '2026-11-18', reason: '迎检' } });
    expect(look(free, '2026-11-10', 'rescheduling-waiting')).toEqual([]);
  });

  it('XN-11 cannot be said before the branch has chosen one, nor in a year whose holidays are not known', () => {
    const scene = branch().at('10:00', '2026-11-06');
    scene.do({ type: 'policy.adopt', data: { policy: xnPlus, from: '2026-11-01' } });
    expect(lines(scene, '2026-11-06', 'day-unknown')).toEqual(['day-unknown:not-chosen branch XN-11 fact open']);
    scene.do({ type: 'branch.choose-day', data: { day: 15 } });
    expect(look(scene, '2026-11-06', 'day-unknown')).toEqual([]);
    const organ = branch();
    organ.do({
      type: 'branch.describe',
      data: { branch: 'b1', name: '机关支部', township: '赤溪镇', kind: 'organ', room: '' },
    });
    expect(look(organ, '2026-11-30', 'day-unknown')).toEqual([]);
    expect(lines(organ, '2029-12-01', 'day-unknown')).toHaveLength(1);
  });
});

describe('what comes before the day', () => {
  const record = (scene: Scene, step: string, on: string) =>
    scene.do({ type: 'preparation.record', data: { meeting: 'm1', step, on, by: '支委会', text: '' } });

  it('CX-20 the committee’s plan is late from the day itself, and stays on the list as late', () => {
    const told = () => {
      const scene = branch();
      record(scene, 'members', '2026-11-10');
      return scene;
    };
    const scene = told();
    expect(look(scene, '2026-11-14', 'preparation-late')).toEqual([]);
    expect(lines(scene, '2026-11-15', 'preparation-late')).toEqual([
      'preparation-late:m1:committee branch CX-20 fact open',
    ]);
    record(scene, 'committee', '2026-11-15');
    expect(lines(scene, '2026-11-15', 'preparation-late')).toEqual([
      'preparation-late:m1:committee branch CX-20 fact closed',
    ]);
    const intime = told();
    record(intime, 'committee', '2026-11-14');
    expect(look(intime, '2026-11-16', 'preparation-late')).toEqual([]);
  });

  it('PL-07 asks for committee and approval before the day', () => {
    expect(lines(under(plNineStep), '2026-11-15', 'preparation-late').map((line) => line.split(' ')[0])).toEqual([
      'preparation-late:m1:approval',
      'preparation-late:m1:committee',
    ]);
    expect(look(under(gbRegular), '2026-11-15', 'preparation-late')).toEqual([]);
  });

  it('asks nothing for a meeting that was withdrawn', () => {
    const scene = branch();
    scene.do({ type: 'meeting.withdraw', data: { meeting: 'm1', reason: '重排' } });
    expect(look(scene, '2026-11-16', 'preparation-late')).toEqual([]);
  });
});

describe('a day that was moved', () => {
  it('PL-05 must be told to the superior: her answer shows it, or else the secretary’s word', () => {
    const moved = (policy: typeof gbRegular) => {
      const scene = under(policy).at('10:00', '2026-11-06');
      scene.do({ type: 'meeting.reschedule', data: { meeting: 'm1', to: '2026-11-20', reason: '迎检' } });
      return scene;
    };
    const unreported = (scene: Scene) => look(scene, '2026-11-20', 'rescheduling-unreported');
    const scene = moved(plNineStep);
    expect(unreported(scene)).toMatchObject([
      { clause: 'PL-05 b 二', closing: 'answer', standing: 'open', since: '2026-11-06', facts: { to: '2026-11-20' } },
    ]);
    const asked = scene.meeting().reschedulings[0]?.id ?? '';
    expect(answer(scene, `rescheduling-unreported:${asked}`, '已电话报告')).toEqual(done);
    expect(unreported(scene)).toMatchObject([{ standing: 'closed' }]);
    const answered = moved(plNineStep);
    const data = {
      meeting: 'm1',
      asked: answered.meeting().reschedulings[0]?.id ?? '',
      approved: true,
      by: '街道党工委',
    };
    answered.do({ type: 'rescheduling.answer', data });
    expect(unreported(answered)).toEqual([]);
    for (const policy of [cx6n, xnPlus]) expect(unreported(moved(policy))).toEqual([]);
  });
});
