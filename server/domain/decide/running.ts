/** Commands that run a meeting: open, step on, step back, pause, close (CX-05, CX-26). */
import { forgottenAt, openMeeting, policyOf } from '../agenda.ts';
import { countNames, namesOf, rollOf } from '../attendance.ts';
import { policyOn } from '../branch.ts';
import type { CommandDataOf } from '../commands.ts';
import { dateOf } from '../date.ts';
import type { NewEvent } from '../events.ts';
import { mayHost } from '../host.ts';
import { isPaused, type Meeting } from '../meeting.ts';
import { isDoubtful } from '../stamp.ts';
import { branchOf } from '../state.ts';
import { currentRun, mayEnter, passOverOf, type Step, stepsLeft, stepsOf, wasRun } from '../steps.ts';
import type { Id } from '../vocabulary.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting, told } from './outcome.ts';
import { leavingStep } from './proceedings.ts';

/**
 * Opens the sign-in: the policy in force is frozen into the log and the first step begins. A date that the clock cannot
 * vouch for, or that is not today's, needs the secretary's confirmation. A forgotten meeting of another day closes first.
 */
function openTheMeeting(setting: Setting, data: CommandDataOf<'meeting.open'>): Outcome {
  const { state } = setting;
  const branch = branchOf(state);
  if (branch === null) return refused('not-set-up');
  const meeting = state.meetings.get(data.meeting);
  if (meeting?.plan == null || meeting.withdrawn) return refused('no-such-meeting');
  if (meeting.closed !== null) return refused('closed');
  if (meeting.opened !== null) return asItWas;
  if (!data.dateConfirmed) {
    if (isDoubtful(setting.stamp.quality)) return refused('date-doubtful');
    if (data.date !== meeting.plan.date || data.date !== dateOf(setting.now)) return refused('date-not-planned');
  }
  const other = openMeeting(state);
  if (other !== undefined && other.opened?.date === data.date) return refused('another-meeting-open');

  const policy = policyOn(branch, data.date);
  const { date, dateConfirmed } = data;
  const part = meeting.plan.parts[0]?.id ?? 'day';
  const first = stepsOf(policy, meeting.ownSteps)[0];
  return done(
    ...(other === undefined ? [] : [closing(setting, other, 'itself')]),
    event(setting, `meeting:${meeting.id}`, 'meeting.opened', { date, dateConfirmed, part, policy }),
    ...(first === undefined ? [] : [entering(setting, meeting, first.id)]),
  );
}

/** Runs `then` on the meeting if it is open. */
function whileOpen(setting: Setting, id: Id, then: (meeting: Meeting, steps: Step[]) => Outcome): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined) return refused('no-such-meeting');
  if (meeting.closed !== null) return refused('closed');
  if (meeting.opened === null) return refused('not-open');
  return then(meeting, stepsOf(meeting.opened.policy, meeting.ownSteps));
}

/** CX-01: the evening study of a rural meeting takes its own sign-in. */
export function openPart(setting: Setting, data: CommandDataOf<'part.open'>): Outcome {
  return whileOpen(setting, data.meeting, (meeting) => {
    if (meeting.parts.some((opened) => opened.part === data.part)) return asItWas;
    return done(event(setting, `meeting:${meeting.id}`, 'part.opened', { part: data.part }));
  });
}

export function pause(setting: Setting, data: CommandDataOf<'meeting.pause'>): Outcome {
  return whileOpen(setting, data.meeting, (meeting) =>
    isPaused(meeting) ? asItWas : done(event(setting, `meeting:${meeting.id}`, 'meeting.paused', {})),
  );
}

export function resume(setting: Setting, data: CommandDataOf<'meeting.resume'>): Outcome {
  return whileOpen(setting, data.meeting, (meeting) =>
    isPaused(meeting) ? done(event(setting, `meeting:${meeting.id}`, 'meeting.resumed', {})) : asItWas,
  );
}

/** Fixed steps keep their order; own steps may be passed over. */
function enterStep(setting: Setting, data: CommandDataOf<'step.enter'>): Outcome {
  return whileOpen(setting, data.meeting, (meeting, steps) => {
    if (currentRun(meeting)?.step === data.step) return asItWas;
    if (isPaused(meeting)) return refused('paused');
    if (steps.every((step) => step.id !== data.step)) return refused('no-such-step');
    if (wasRun(meeting, data.step)) return refused('step-already-run');
    if (!mayEnter(meeting, steps, data.step)) return refused('step-order');
    return done(...leavingStep(setting, meeting), entering(setting, meeting, data.step));
  });
}

export function endStep(setting: Setting, data: CommandDataOf<'step.end'>): Outcome {
  return whileOpen(setting, data.meeting, (meeting) => {
    if (currentRun(meeting)?.step !== data.step) return wasRun(meeting, data.step) ? asItWas : refused('no-such-step');
    return done(
      ...leavingStep(setting, meeting),
      event(setting, `meeting:${meeting.id}`, 'step.ended', { step: data.step }),
    );
  });
}

/** The beginning of the first step cannot be taken back: the meeting would not be open. */
export function revertStep(setting: Setting, data: CommandDataOf<'step.revert'>): Outcome {
  return whileOpen(setting, data.meeting, (meeting, steps) => {
    const passOver = passOverOf(meeting, data.step);
    if (passOver !== undefined) {
      if (!mayEnter(meeting, steps, data.step)) return refused('nothing-to-revert');
      return done(event(setting, `meeting:${meeting.id}`, 'pass-over.undone', { passOver: passOver.id }));
    }
    const last = meeting.runs.at(-1);
    if (last === undefined || last.step !== data.step) return refused('nothing-to-revert');
    if (last.ended) return done(event(setting, `meeting:${meeting.id}`, 'step.reopened', { run: last.id }));
    if (meeting.runs.length < 2) return refused('nothing-to-revert');
    return done(event(setting, `meeting:${meeting.id}`, 'step.reverted', { entered: last.id }));
  });
}

/** Places or moves an own step. Nothing can be put before what was held already, nor a step behind its own followers. */
function placeOwnStep(setting: Setting, { meeting: id, step }: CommandDataOf<'own-step.place'>): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting?.plan == null || meeting.withdrawn) return refused('no-such-meeting');
  if (meeting.closed !== null) return refused('closed');
  const policy = policyOf(setting.state, meeting);
  if (policy.steps.some((fixed) => fixed.id === step.id)) return refused('step-order');
  if (wasRun(meeting, step.id)) return refused('step-already-run');
  const others = meeting.ownSteps.filter((own) => own.id !== step.id);
  if (stepsOf(policy, others).every((one) => one.id !== step.after)) return refused('no-such-step');
  const placed = stepsOf(policy, [...others, step]);
  const held = placed.findLastIndex((one) => wasRun(meeting, one.id));
  if (placed.findIndex((one) => one.id === step.id) < held) return refused('step-order');
  return done(event(setting, `meeting:${id}`, 'own-step.placed', step));
}

/** Only own steps can go, and only before they were held (CX-05: 固定步骤). */
export function removeOwnStep(setting: Setting, { meeting: id, step }: CommandDataOf<'own-step.remove'>): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined) return refused('no-such-meeting');
  if (meeting.closed !== null) return refused('closed');
  if (meeting.ownSteps.every((own) => own.id !== step)) return asItWas;
  if (wasRun(meeting, step)) return refused('step-already-run');
  return done(event(setting, `meeting:${id}`, 'own-step.removed', { step }));
}

/** CX-05: the secretary chairs unless it is delegated, which goes on record. */
function delegateChair(setting: Setting, data: CommandDataOf<'chair.delegate'>): Outcome {
  const { person, reason } = data;
  return named(setting, data.meeting, person, (meeting) => {
    if (meeting.chair === person) return asItWas;
    if (meeting.plan !== null && !mayHost(setting.state, meeting, person)) return refused('may-not-host');
    return told(setting, {
      fact: event(setting, `meeting:${meeting.id}`, 'chair.delegated', { person }),
      text: reason,
    });
  });
}

/** CX-26: a named person keeps the record. */
function nameRecorder(setting: Setting, data: CommandDataOf<'recorder.name'>): Outcome {
  const { person } = data;
  return named(setting, data.meeting, person, (meeting) =>
    meeting.recorder === person ? asItWas : done(event(setting, `meeting:${meeting.id}`, 'recorder.named', { person })),
  );
}

function startSpeech(setting: Setting, data: CommandDataOf<'speech.start'>): Outcome {
  const { person } = data;
  return whileOpen(setting, data.meeting, (meeting) => {
    if (!setting.state.people.has(person)) return refused('no-such-person');
    const last = meeting.speeches.at(-1);
    if (last?.to === null && last.person === person) return asItWas;
    return done(event(setting, `meeting:${meeting.id}`, 'speech.started', { person }));
  });
}

export function endSpeech(setting: Setting, data: CommandDataOf<'speech.end'>): Outcome {
  return whileOpen(setting, data.meeting, (meeting) =>
    meeting.speeches.at(-1)?.to === null ? done(event(setting, `meeting:${meeting.id}`, 'speech.ended', {})) : asItWas,
  );
}

/** Also after the closing: a meeting that closed itself needs its record, too (CX-10, CX-22). */
function writeSummary(setting: Setting, { meeting: id, text }: CommandDataOf<'summary.write'>): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined) return refused('no-such-meeting');
  if (meeting.opened === null) return refused('not-open');
  return meeting.summary === text ? asItWas : done(event(setting, `meeting:${id}`, 'summary.written', { text }));
}

function closeMeeting(setting: Setting, data: CommandDataOf<'meeting.close'>): Outcome {
  const meeting = setting.state.meetings.get(data.meeting);
  if (meeting?.closed != null) return asItWas;
  return whileOpen(setting, data.meeting, (open, steps) => {
    if (data.reason === undefined) {
      if (stepsLeft(open, steps).length > 0) return refused('steps-left');
      if (isEveningLeft(open)) return refused('evening-left');
    }
    return done(...leavingStep(setting, open), closing(setting, open, 'secretary', data.reason));
  });
}

/** CX-01: the day's part and the evening's are one meeting. */
function isEveningLeft(meeting: Meeting): boolean {
  const planned = meeting.plan?.parts.some((part) => part.id === 'evening') ?? false;
  return planned && meeting.parts.every((opened) => opened.part !== 'evening');
}

/** A meeting that nobody closed closes itself, marked as such; never by a clock that nobody vouches for. */
export function closeForgotten(setting: Setting): Outcome {
  const meeting = openMeeting(setting.state);
  if (meeting === undefined || isDoubtful(setting.stamp.quality)) return asItWas;
  if (setting.now < forgottenAt(meeting, policyOf(setting.state, meeting))) return asItWas;
  return done(closing(setting, meeting, 'itself'));
}

function named(setting: Setting, id: Id, person: Id, then: (meeting: Meeting) => Outcome): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined || meeting.withdrawn) return refused('no-such-meeting');
  if (meeting.closed !== null) return refused('closed');
  const known = setting.state.people.get(person);
  if (known === undefined || known.left) return refused('no-such-person');
  return then(meeting);
}

function entering(setting: Setting, meeting: Meeting, step: Id): NewEvent {
  const host = meeting.chair ?? branchOf(setting.state)?.secretary ?? null;
  return event(setting, `meeting:${meeting.id}`, 'step.entered', { step, host });
}

/** The figures as they stand at the closing are signed with it; later facts show as “changed since”. */
function closing(setting: Setting, meeting: Meeting, by: 'secretary' | 'itself', reason?: string): NewEvent {
  const names = namesOf(rollOf(setting.state, meeting, 'whole'));
  return event(setting, `meeting:${meeting.id}`, 'meeting.closed', {
    by,
    figures: countNames(names, policyOf(setting.state, meeting).participation.leave),
    names,
    ...(reason === undefined ? {} : { reason }),
  });
}

/** Commands that run a meeting. */
export const runningDeciders = {
  'meeting.open': openTheMeeting,
  'part.open': openPart,
  'meeting.pause': pause,
  'meeting.resume': resume,
  'meeting.close': closeMeeting,
  'step.enter': enterStep,
  'step.end': endStep,
  'step.revert': revertStep,
  'own-step.place': placeOwnStep,
  'own-step.remove': removeOwnStep,
  'chair.delegate': delegateChair,
  'recorder.name': nameRecorder,
  'speech.start': startSpeech,
  'speech.end': endSpeech,
  'summary.write': writeSummary,
  'time.pass': closeForgotten,
} satisfies Deciders;
