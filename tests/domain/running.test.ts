import { describe, expect, it } from 'vitest';
import { figuresOf, rateOf } from '../../server/domain/attendance.ts';
import { dateOf, timeOf } from '../../server/domain/date.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { stepsOf } from '../../server/domain/steps.ts';
import { branch, type Scene } from './scene.ts';

const six = ['sign-in', 'oath', 'dues', 'study', 'discussion', 'summary'];
const own = (id: string, after: string, title = '微党课') => ({ id, after, title, host: '', minutes: 20 });
const place = (scene: Scene, step: ReturnType<typeof own>) =>
  scene.do({ type: 'own-step.place', data: { meeting: 'm1', step } });
const ids = (scene: Scene) => stepsOf(cx6n, scene.meeting().ownSteps).map((step) => step.id);

function opened(): Scene {
  const scene = branch();
  scene.open();
  return scene;
}

describe('running the meeting', () => {
  it('CX-05 holds the six steps in the document’s order, each with start, end and host', () => {
    const scene = opened();
    for (const [n, step] of six.slice(1).entries()) {
      expect(scene.at(`09:${10 * (n + 1)}`).step(step)).toEqual({ kind: 'done' });
    }
    expect(scene.at('10:10').do({ type: 'meeting.close', data: { meeting: 'm1' } })).toEqual({
      kind: 'refused',
      why: 'evening-left',
    });
    scene.do({ type: 'part.open', data: { meeting: 'm1', part: 'evening' } });
    scene.do({ type: 'meeting.close', data: { meeting: 'm1' } });
    const runs = scene
      .meeting()
      .runs.map(({ step, host, from, to }) => [step, host, timeOf(from.wall), to && timeOf(to.wall)]);
    expect(runs).toEqual([
      ['sign-in', 'lin', '08:40', '09:10'],
      ['oath', 'lin', '09:10', '09:20'],
      ['dues', 'lin', '09:20', '09:30'],
      ['study', 'lin', '09:30', '09:40'],
      ['discussion', 'lin', '09:40', '09:50'],
      ['summary', 'lin', '09:50', '10:10'],
    ]);
  });

  it('CX-05 passes over no fixed step and runs none twice', () => {
    const scene = opened();
    expect(scene.step('dues')).toEqual({ kind: 'refused', why: 'step-order' });
    scene.step('oath');
    expect(scene.step('sign-in')).toEqual({ kind: 'refused', why: 'step-already-run' });
    expect(scene.step('singing')).toEqual({ kind: 'refused', why: 'no-such-step' });
    expect(scene.step('oath')).toEqual({ kind: 'as-it-was' });
  });

  it('CX-05 places own steps between and after the fixed ones, and lets them be passed over', () => {
    const scene = opened();
    place(scene, own('lecture', 'study'));
    place(scene, own('birthday', 'summary', '政治生日'));
    place(scene, own('lecture-2', 'lecture'));
    place(scene, own('visit', 'study', '现场教学'));
    expect(ids(scene)).toEqual([
      'sign-in',
      'oath',
      'dues',
      'study',
      'lecture',
      'lecture-2',
      'visit',
      'discussion',
      'summary',
      'birthday',
    ]);
    for (const step of ['oath', 'dues', 'study', 'visit', 'discussion'])
      expect(scene.step(step)).toEqual({ kind: 'done' });
    expect(scene.step('lecture')).toEqual({ kind: 'refused', why: 'step-order' });
  });

  it('CX-05 lets no fixed step be removed, and keeps what followed a removed own step in its place', () => {
    const scene = opened();
    place(scene, own('lecture', 'study'));
    place(scene, own('lecture-2', 'lecture'));
    scene.do({ type: 'own-step.remove', data: { meeting: 'm1', step: 'oath' } });
    scene.do({ type: 'own-step.remove', data: { meeting: 'm1', step: 'lecture' } });
    expect(ids(scene)).toEqual(['sign-in', 'oath', 'dues', 'study', 'lecture-2', 'discussion', 'summary']);
    expect(place(scene, own('oath', 'study'))).toEqual({ kind: 'refused', why: 'step-order' });
  });

  it('KX-08 takes back a wrong touch so that the step before goes on as if never left, and the touch stays in the log', () => {
    const scene = opened();
    scene.at('09:10').step('oath');
    scene.at('09:20').step('dues');
    scene.at('09:21').do({ type: 'step.revert', data: { meeting: 'm1', step: 'dues' } });
    const [, oath] = scene.meeting().runs;
    expect(oath).toMatchObject({ step: 'oath', to: null });
    expect(timeOf(oath?.from.wall ?? 0)).toBe('09:10');
    expect(
      scene.events.some((event) => event.type === 'step.entered' && (event.data as { step: string }).step === 'dues'),
    ).toBe(true);
    expect(scene.at('09:25').step('dues')).toEqual({ kind: 'done' });
    const revert = (step: string) => scene.do({ type: 'step.revert', data: { meeting: 'm1', step } });
    expect([revert('dues'), revert('dues'), revert('oath')].map((answer) => answer.kind)).toEqual([
      'done',
      'refused',
      'done',
    ]);
    expect(revert('sign-in')).toEqual({
      kind: 'refused',
      why: 'nothing-to-revert',
    });
  });

  it('CX-05 puts no own step behind itself or before what was held', () => {
    const scene = opened();
    place(scene, own('a', 'study'));
    place(scene, own('b', 'a'));
    expect(place(scene, own('a', 'b'))).toEqual({ kind: 'refused', why: 'no-such-step' });
    for (const step of ['oath', 'dues', 'study', 'discussion']) scene.step(step);
    expect(place(scene, own('c', 'oath'))).toEqual({ kind: 'refused', why: 'step-order' });
    expect(place(scene, own('c', 'discussion'))).toEqual({ kind: 'done' });
  });

  it('takes back a step that was ended by mistake', () => {
    const scene = opened();
    scene.at('08:50').do({ type: 'step.end', data: { meeting: 'm1', step: 'sign-in' } });
    expect(scene.do({ type: 'step.revert', data: { meeting: 'm1', step: 'sign-in' } })).toEqual({ kind: 'done' });
    expect(scene.meeting().runs).toMatchObject([{ step: 'sign-in', to: null }]);
  });

  it('keeps who leaves the branch on the line on which she came', () => {
    const scene = opened();
    scene.card('1');
    scene.do({ type: 'roster.remove', data: { person: 'chen', reason: '组织关系转出' } });
    expect(figuresOf(scene.state, scene.meeting(), 'day')).toMatchObject({ expected: 3, present: 1, others: 0 });
  });

  it('CX-03 dates the publication by the theme that stands', () => {
    const scene = branch();
    const plan = {
      date: '2026-11-15',
      place: '',
      requirements: '',
      parts: scene.meeting().plan?.parts ?? [],
      agenda: [],
      pages: [],
    };
    scene.at('10:00', '2026-11-13').do({ type: 'meeting.plan', data: { meeting: 'm1', ...plan, theme: '换了主题' } });
    expect(dateOf(scene.meeting().plan?.published.wall ?? 0)).toBe('2026-11-13');
  });

  it('pauses and resumes, and steps on only when not paused', () => {
    const scene = opened();
    scene.do({ type: 'meeting.pause', data: { meeting: 'm1' } });
    expect(scene.step('oath')).toEqual({ kind: 'refused', why: 'paused' });
    expect(scene.do({ type: 'meeting.pause', data: { meeting: 'm1' } })).toEqual({ kind: 'as-it-was' });
    scene.do({ type: 'meeting.resume', data: { meeting: 'm1' } });
    expect(scene.step('oath')).toEqual({ kind: 'done' });
  });

  it('CX-05 CX-26 has the secretary as host until the chair is delegated with a reason; the recorder is named', () => {
    const scene = opened();
    scene.do({ type: 'chair.delegate', data: { meeting: 'm1', person: 'chen', reason: '书记外出开会' } });
    scene.do({ type: 'recorder.name', data: { meeting: 'm1', person: 'wang' } });
    scene.step('oath');
    expect(scene.meeting()).toMatchObject({ chair: 'chen', recorder: 'wang' });
    expect(scene.meeting().runs.map((run) => run.host)).toEqual(['lin', 'chen']);
  });

  it('KX-05 opens at no other date than the planned day, today, unless a person confirms it', () => {
    const scene = branch();
    expect(scene.at('08:40', '2026-11-16').open('m1', '2026-11-16')).toEqual({
      kind: 'refused',
      why: 'date-not-planned',
    });
    expect(scene.open('m1', '2026-11-15')).toEqual({ kind: 'refused', why: 'date-not-planned' });
    expect(scene.open('m1', '2026-11-16', true)).toEqual({ kind: 'done' });
    expect(scene.meeting().opened?.date).toBe('2026-11-16');
  });

  it('freezes the policy in force at the opening', () => {
    const scene = opened();
    scene.do({
      type: 'policy.adopt',
      data: { policy: { ...cx6n, version: 2, steps: cx6n.steps.slice(0, 2) }, from: '2026-11-01' },
    });
    expect(scene.meeting().opened?.policy).toEqual(cx6n);
    expect(scene.step('oath')).toEqual({ kind: 'done' });
    expect(scene.step('dues')).toEqual({ kind: 'done' });
  });

  it('closes with steps left only for a reason, once, with the figures as they stood', () => {
    const scene = opened();
    scene.card('1');
    expect(scene.do({ type: 'meeting.close', data: { meeting: 'm1' } })).toEqual({
      kind: 'refused',
      why: 'steps-left',
    });
    expect(scene.do({ type: 'meeting.close', data: { meeting: 'm1', reason: '台风' } })).toEqual({ kind: 'done' });
    expect(scene.do({ type: 'meeting.close', data: { meeting: 'm1' } })).toEqual({ kind: 'as-it-was' });
    expect(scene.meeting().closed?.figures).toEqual({
      expected: 3,
      present: 1,
      leave: 0,
      outside: 2,
      outsidePresent: 0,
      others: 0,
    });
    expect(scene.step('oath')).toEqual({ kind: 'refused', why: 'closed' });
  });

  it('closes a forgotten meeting by itself, marked as such, but never by a doubtful clock', () => {
    const scene = opened();
    const pass = () => scene.do({ type: 'time.pass', data: {} }, 'kiosk');
    expect(scene.at('08:59', '2026-11-16').card('1').kind).toBe('signed-in');
    expect(pass()).toEqual({ kind: 'as-it-was' });
    scene.quality = 'none';
    expect(scene.at('09:01', '2026-11-16') && pass()).toEqual({ kind: 'as-it-was' });
    scene.quality = 'ntp';
    expect(pass()).toEqual({ kind: 'done' });
    expect(scene.meeting().closed?.by).toBe('itself');
  });

  it('closes a forgotten meeting before the next one opens', () => {
    const scene = opened();
    scene.plan('m2', '2026-12-15');
    expect(scene.at('08:00', '2026-12-15').open('m2', '2026-12-15')).toEqual({ kind: 'done' });
    expect(scene.meeting('m1').closed?.by).toBe('itself');
  });
});

describe('who is expected and who came', () => {
  it('CX-07 leaves the frail and the floating out of both sides of the rate, come or not', () => {
    const scene = opened();
    scene.card('1');
    for (const person of ['zhang', 'luo']) scene.do({ type: 'sign-in.by-hand', data: { meeting: 'm1', person } });
    const figures = figuresOf(scene.state, scene.meeting(), 'day');
    expect(figures).toEqual({ expected: 3, present: 1, leave: 0, outside: 2, outsidePresent: 2, others: 0 });
    expect(rateOf(figures)).toBeCloseTo(1 / 3);
  });

  it('CX-13 CX-22 counts leave inside the expected, and only of who did not come after all', () => {
    const scene = opened();
    for (const person of ['chen', 'wang'])
      scene.do({ type: 'leave.grant', data: { meeting: 'm1', person, reason: '住院' } });
    scene.card('1');
    expect(figuresOf(scene.state, scene.meeting(), 'day')).toMatchObject({ expected: 3, present: 1, leave: 1 });
    scene.do({ type: 'leave.withdraw', data: { meeting: 'm1', person: 'wang', reason: '已出院' } });
    expect(figuresOf(scene.state, scene.meeting(), 'day')).toMatchObject({ leave: 0 });
  });

  it('CX-01 counts who was at one of the two parts as present at the meeting', () => {
    const scene = opened();
    scene.card('1');
    scene.do({ type: 'part.open', data: { meeting: 'm1', part: 'evening' } });
    scene.card('2');
    expect(figuresOf(scene.state, scene.meeting(), 'evening').present).toBe(1);
    expect(figuresOf(scene.state, scene.meeting(), 'whole').present).toBe(2);
  });

  it('CX-19 counts visitors apart', () => {
    const scene = opened();
    scene.do({
      type: 'visitor.sign-in',
      data: { meeting: 'm1', person: 'v1', name: '郑可', invitee: 'student', from: '' },
    });
    expect(figuresOf(scene.state, scene.meeting(), 'day')).toMatchObject({ expected: 3, present: 0, others: 1 });
  });
});
