/** Commands before the day: plan, withdraw, leave. */
import type { CommandDataOf, LearnClock } from '../commands.ts';
import { leaveOf } from '../meeting.ts';
import { betterClock } from '../stamp.ts';
import { asItWas, done, event, type Outcome, refused, type Setting } from './outcome.ts';

/** Plans a meeting or changes the plan of one that has not opened. One meeting a day: a tap must know where it counts. */
export function planMeeting(setting: Setting, { meeting: id, ...plan }: CommandDataOf<'meeting.plan'>): Outcome {
  const { meetings } = setting.state;
  const known = meetings.get(id);
  if (known?.withdrawn === true) return refused('no-such-meeting');
  if (known?.closed != null) return refused('closed');
  if (known?.opened != null && plan.date !== known.opened.date) return refused('already-open');
  const sameDay = meetings
    .values()
    .some(
      (other) =>
        other.id !== id &&
        !other.withdrawn &&
        other.closed === null &&
        (other.opened?.date ?? other.plan?.date) === plan.date,
    );
  if (sameDay) return refused('day-taken');
  const { published: _, ...current } = known?.plan ?? { published: undefined };
  if (JSON.stringify(current) === JSON.stringify(plan)) return asItWas;
  return done(event(setting, `meeting:${id}`, 'meeting.planned', plan));
}

export function withdrawMeeting(setting: Setting, { meeting: id, reason }: CommandDataOf<'meeting.withdraw'>): Outcome {
  const known = setting.state.meetings.get(id);
  if (known === undefined) return refused('no-such-meeting');
  if (known.opened !== null) return refused('already-open');
  if (known.withdrawn) return asItWas;
  return done(event(setting, `meeting:${id}`, 'meeting.withdrawn', { reason }));
}

/** CX-13: leave is on record with its reason and by whom; also what becomes known after the closing. */
export function grantLeave(setting: Setting, { meeting: id, person, reason }: CommandDataOf<'leave.grant'>): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined || meeting.withdrawn) return refused('no-such-meeting');
  const known = setting.state.people.get(person);
  if (known === undefined || known.left) return refused('no-such-person');
  if (known.standing !== 'member') return refused('not-a-member');
  if (leaveOf(meeting, person) !== undefined) return asItWas;
  return done(event(setting, `meeting:${id}`, 'leave.granted', { person, reason }));
}

export function withdrawLeave(
  setting: Setting,
  { meeting: id, person, reason }: CommandDataOf<'leave.withdraw'>,
): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined) return refused('no-such-meeting');
  const leave = leaveOf(meeting, person);
  if (leave === undefined) return asItWas;
  return done(event(setting, `meeting:${id}`, 'leave.withdrawn', { leave: leave.id, reason }));
}

/** KX-05: the secretary says what day and time it is; every event of this boot is then timed by it. */
export function confirmClock(setting: Setting, { date, time }: CommandDataOf<'clock.confirm'>): Outcome {
  const truth = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+08:00`);
  if (Number.isNaN(truth)) return refused('no-such-time');
  if (betterClock(setting.stamp.quality, 'confirmed')) return refused('clock-known-better');
  const fact = { offset: truth - setting.stamp.mono, quality: 'confirmed' as const };
  return done(event(setting, `clock:${setting.stamp.boot}`, 'clock.set', fact));
}

/** A boot that has learned the time from a clock of its own says so, and its earlier events are timed by that, too. */
export function learnClock(setting: Setting, { offset, quality }: LearnClock['data']): Outcome {
  const known = setting.state.clocks.get(setting.stamp.boot)?.quality ?? 'saved';
  if (!betterClock(quality, known)) return asItWas;
  return done(event(setting, `clock:${setting.stamp.boot}`, 'clock.set', { offset, quality }));
}
