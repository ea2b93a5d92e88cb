/** Commands about the day: the branch chooses one, a meeting is held on another than the rule says. */
import type { RefusalReason } from '../answers.ts';
import { type Branch, policyOn } from '../branch.ts';
import type { CommandDataOf } from '../commands.ts';
import { dateOf, type LocalDate, monthOf } from '../date.ts';
import { askBy, standingOf } from '../day-standing.ts';
import type { NewEvent } from '../events.ts';
import { isStillToCome } from '../heed.ts';
import type { Plan } from '../meeting.ts';
import { speaksFor } from '../office.ts';
import { isDoubtful } from '../stamp.ts';
import { branchOf, type State } from '../state.ts';
import type { Id } from '../vocabulary.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

interface Move {
  readonly meeting: Id;
  /** The day on which it is planned so far; null: none yet. */
  readonly from: LocalDate | null;
  readonly to: LocalDate;
  readonly reason: string;
}

/** `free`: no reason is needed; `asked`: on record with its reason, and done; `waits`: the superior must agree first. */
export type Moving = 'free' | 'asked' | 'waits' | RefusalReason;

/** What the policy in force on the old day says to holding the meeting on another one. */
export function movingOf(setting: Setting, branch: Branch, { meeting, from, to, reason }: Move): Moving {
  const standing = standingOf(setting.state, branch, meeting, to);
  const rule = policyOn(branch, from ?? to).rescheduling;
  const leaves = from !== null && monthOf(from) !== monthOf(to) && isOfMonth(setting.state, branch, meeting, from);
  if (standing.kind === 'unknown') return rule.sameMonth && leaves ? 'not-same-month' : 'free';
  if (standing.kind !== 'off' && !leaves) return 'free';
  if (rule.reason && reason === '') return 'reason-missing';
  const old = from ?? (standing.kind === 'off' ? standing.usual : to);
  if (rule.sameMonth && monthOf(old) !== monthOf(to)) return 'not-same-month';
  const last = askBy(old, to, rule.askDaysBefore);
  if (last !== null && isDoubtful(setting.stamp.quality)) return 'date-doubtful';
  if (last !== null && dateOf(setting.now) > last) return 'asked-too-late';
  return rule.superior === 'approval' ? 'waits' : 'asked';
}

/** That of the month, which would be without it elsewhere: not a festival's, nor one more beside it. */
function isOfMonth(state: State, branch: Branch, meeting: Id, date: LocalDate): boolean {
  const { kind } = standingOf(state, branch, meeting, date);
  return kind !== 'festival' && kind !== 'additional';
}

/** One meeting a day: a tap must know where it counts. */
export function isDayTaken(setting: Setting, meeting: Id, date: LocalDate): boolean {
  return setting.state.meetings
    .values()
    .some(
      (other) =>
        other.id !== meeting &&
        !other.withdrawn &&
        other.closed === null &&
        (other.opened?.date ?? other.plan?.date) === date,
    );
}

/** Moves a planned meeting, or asks the superior for it. */
function reschedule(setting: Setting, { meeting: id, to, reason }: CommandDataOf<'meeting.reschedule'>): Outcome {
  const branch = branchOf(setting.state);
  if (branch === null) return refused('not-set-up');
  const meeting = setting.state.meetings.get(id);
  if (meeting?.plan == null || meeting.withdrawn) return refused('no-such-meeting');
  if (meeting.closed !== null) return refused('closed');
  if (meeting.opened !== null) return refused('already-open');
  if (meeting.plan.date === to || meeting.reschedulings.some((one) => one.to === to && one.answer === null))
    return asItWas;
  if (isDayTaken(setting, id, to)) return refused('day-taken');
  if (meeting.reschedulings.some((one) => one.to === to && one.answer?.approved === true))
    return done(plannedOn(setting, id, meeting.plan, to));
  const asked = event(setting, `meeting:${id}`, 'rescheduling.asked', { to, reason });
  const moving = movingOf(setting, branch, { meeting: id, from: meeting.plan.date, to, reason });
  switch (moving) {
    case 'free':
      return done(plannedOn(setting, id, meeting.plan, to));
    case 'asked':
      return done(asked, plannedOn(setting, id, meeting.plan, to));
    case 'waits':
      return done(asked);
    default:
      return refused(moving);
  }
}

/**
 * The superior's answer. Written down from paper, an approved day becomes the plan's at once, if it still is free; an office's
 * own is the fact only: the room, whose plan it is, moves it.
 */
function answer(setting: Setting, { meeting: id, ...data }: CommandDataOf<'rescheduling.answer'>): Outcome {
  const meeting = setting.state.meetings.get(id);
  const asked = meeting?.reschedulings.find((one) => one.id === data.asked);
  if (meeting === undefined || asked === undefined) return refused('no-such-entry');
  if (asked.answer !== null) return asked.answer.approved === data.approved ? asItWas : refused('already-answered');
  if (!speaksFor(setting, 'township')) return refused('superior-answers');
  const { office } = setting;
  const answered = office === undefined ? data : { ...data, by: office.name, office };
  const record = event(setting, `meeting:${id}`, 'rescheduling.answered', answered);
  const moves = office === undefined && data.approved && isStillToCome(meeting) && meeting.plan.date !== asked.to;
  if (!moves || isDayTaken(setting, id, asked.to)) return done(record);
  return done(record, plannedOn(setting, id, meeting.plan, asked.to));
}

export function plannedOn(setting: Setting, id: Id, { published: _, ...plan }: Plan, date: LocalDate): NewEvent {
  return event(setting, `meeting:${id}`, 'meeting.planned', { ...plan, date });
}

/** XN-11, PL-05: the branch fixes its day of the month, from this month on. */
function chooseDay(setting: Setting, { day }: CommandDataOf<'branch.choose-day'>): Outcome {
  const branch = branchOf(setting.state);
  if (branch === null) return refused('not-set-up');
  if (branch.chosenDays.at(-1)?.day === day) return asItWas;
  if (isDoubtful(setting.stamp.quality)) return refused('date-doubtful');
  return done(event(setting, `branch:${setting.unit}`, 'day.chosen', { day, from: dateOf(setting.now) }));
}

/** Commands about the day. */
export const reschedulingDeciders = {
  'meeting.reschedule': reschedule,
  'rescheduling.answer': answer,
  'branch.choose-day': chooseDay,
} satisfies Deciders;
