/** Commands about what a theme day brings forth. */
import { policyOf } from '../agenda.ts';
import type { CommandDataOf } from '../commands.ts';
import { decisionsToPublish } from '../decisions.ts';
import type { NewEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { speaksFor } from '../office.ts';
import { requirementsOf } from '../preparation.ts';
import { currentRun, mayEnter, passOverOf, stepsOf, wasRun } from '../steps.ts';
import type { Id } from '../vocabulary.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting, told } from './outcome.ts';

/** Runs `then` on a meeting that is planned, also after it closed: the record can be completed. */
function onRecord(setting: Setting, id: Id, then: (meeting: Meeting) => Outcome): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting?.plan == null || meeting.withdrawn) return refused('no-such-meeting');
  return then(meeting);
}

/** One paper a step: another one takes the first one's place only after that was taken back. */
function recordPreparation(setting: Setting, data: CommandDataOf<'preparation.record'>): Outcome {
  const { meeting: id, step, on, by, text } = data;
  return onRecord(setting, id, (meeting) => {
    if (meeting.proceedings.preparations.some((one) => one.step === step)) return asItWas;
    const required = requirementsOf(policyOf(setting.state, meeting)).find((one) => one.step === step);
    const level = required?.kind === 'approval' ? 'township' : 'branch';
    if (!speaksFor(setting, level)) return refused('superior-answers');
    const who = setting.office?.name ?? by;
    return told(setting, { fact: event(setting, `meeting:${id}`, 'preparation.done', { step, on }), text, who });
  });
}

function undoPreparation(setting: Setting, data: CommandDataOf<'preparation.undo'>): Outcome {
  const { meeting: id, preparation, reason } = data;
  return onRecord(setting, id, (meeting) =>
    meeting.proceedings.preparations.some((one) => one.id === preparation)
      ? done(event(setting, `meeting:${id}`, 'preparation.undone', { preparation, reason }))
      : refused('no-such-entry'),
  );
}

/** CX-05: the next fixed step is not held, for a reason that stays on record. */
function passOver(setting: Setting, { meeting: id, step, reason }: CommandDataOf<'step.pass-over'>): Outcome {
  return onRecord(setting, id, (meeting) => {
    if (meeting.closed !== null) return refused('closed');
    if (meeting.opened === null) return refused('not-open');
    const steps = stepsOf(meeting.opened.policy, meeting.ownSteps);
    if (steps.every((one) => one.id !== step || one.own !== null)) return refused('no-such-step');
    if (wasRun(meeting, step)) return refused('step-already-run');
    if (passOverOf(meeting, step) !== undefined) return asItWas;
    if (!mayEnter(meeting, steps, step)) return refused('step-order');
    return done(event(setting, `meeting:${id}`, 'step.passed-over', { step, reason }));
  });
}

function recordChapters(setting: Setting, data: CommandDataOf<'chapters.record'>): Outcome {
  return onRecord(setting, data.meeting, (meeting) => {
    if (meeting.opened === null) return refused('not-open');
    const chapters = [...new Set(data.chapters)].sort((a, b) => a - b);
    const { read } = meeting.proceedings;
    if (read === null ? chapters.length === 0 : same(chapters, read.chapters)) return asItWas;
    const corrects = read?.id ?? null;
    return done(event(setting, `meeting:${meeting.id}`, 'chapters.read', { chapters, corrects }));
  });
}

function listPublicity(setting: Setting, { meeting: id, items }: CommandDataOf<'publicity.list'>): Outcome {
  return onRecord(setting, id, (meeting) => {
    if (meeting.closed !== null) return refused('closed');
    if (same(items, meeting.proceedings.publicity)) return asItWas;
    return done(event(setting, `meeting:${id}`, 'publicity.listed', { items }));
  });
}

function checkScene(setting: Setting, { meeting: id, item, ok }: CommandDataOf<'scene.check'>): Outcome {
  return onRecord(setting, id, (meeting) => {
    if (meeting.opened === null) return refused('not-open');
    if (policyOf(setting.state, meeting).scene.every((one) => one.id !== item)) return refused('no-such-entry');
    if (meeting.proceedings.scene.get(item) === ok) return asItWas;
    return done(event(setting, `meeting:${id}`, 'scene.checked', { item, ok }));
  });
}

function nameProblem(setting: Setting, { meeting: id, ...problem }: CommandDataOf<'problem.name'>): Outcome {
  return onRecord(setting, id, (meeting) =>
    same(problem, meeting.proceedings.problem)
      ? asItWas
      : done(event(setting, `meeting:${id}`, 'problem.named', problem)),
  );
}

function flagMeeting(setting: Setting, { meeting: id, ...flag }: CommandDataOf<'meeting.flag'>): Outcome {
  return onRecord(setting, id, (meeting) =>
    meeting.proceedings.flags.some(({ why }) => why === flag.why)
      ? asItWas
      : done(event(setting, `meeting:${id}`, 'meeting.flagged', flag)),
  );
}

function withdrawFlag(setting: Setting, { meeting: id, flag, reason }: CommandDataOf<'flag.withdraw'>): Outcome {
  return onRecord(setting, id, (meeting) =>
    meeting.proceedings.flags.some((one) => one.id === flag)
      ? done(event(setting, `meeting:${id}`, 'flag.withdrawn', { flag, reason }))
      : refused('no-such-entry'),
  );
}

/** What is on record by leaving the step that is on: what was read in it (PL-02), what was made public (XN-05). */
export function leavingStep(setting: Setting, meeting: Meeting): NewEvent[] {
  const run = currentRun(meeting);
  if (run === undefined || meeting.opened === null) return [];
  const { read, publicity, published } = meeting.proceedings;
  switch (stepsOf(meeting.opened.policy, meeting.ownSteps).find(({ id }) => id === run.step)?.kind) {
    case 'reading':
    case 'study': {
      const chapters = (meeting.plan?.reading ?? []).map(({ chapter }) => chapter);
      if (read !== null || chapters.length === 0) return [];
      return [event(setting, `meeting:${meeting.id}`, 'chapters.read', { chapters, corrects: null })];
    }
    case 'publicity': {
      const decisions = decisionsToPublish(setting.state, meeting).map(({ id }) => id);
      if (same(published?.items ?? [], publicity) && same(published?.decisions ?? [], decisions)) return [];
      return [event(setting, `meeting:${meeting.id}`, 'publicity.published', { items: [...publicity], decisions })];
    }
    default:
      return [];
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Commands about what a theme day brings forth. */
export const proceedingsDeciders = {
  'preparation.record': recordPreparation,
  'preparation.undo': undoPreparation,
  'step.pass-over': passOver,
  'chapters.record': recordChapters,
  'publicity.list': listPublicity,
  'scene.check': checkScene,
  'problem.name': nameProblem,
  'meeting.flag': flagMeeting,
  'flag.withdraw': withdrawFlag,
} satisfies Deciders;
