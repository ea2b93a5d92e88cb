/** Commands before the day: plan, withdraw, leave. */
import type { CommandDataOf } from '../commands.ts';
import { leaveOf } from '../meeting.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

/** Plans a meeting or changes the plan of one that has not opened. One meeting a day: a tap must know where it counts. */
function planMeeting(setting: Setting, { meeting: id, ...plan }: CommandDataOf<'meeting.plan'>): Outcome {
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

function withdrawMeeting(setting: Setting, { meeting: id, reason }: CommandDataOf<'meeting.withdraw'>): Outcome {
  const known = setting.state.meetings.get(id);
  if (known === undefined) return refused('no-such-meeting');
  if (known.opened !== null) return refused('already-open');
  if (known.withdrawn) return asItWas;
  return done(event(setting, `meeting:${id}`, 'meeting.withdrawn', { reason }));
}

/** CX-13: leave is on record with its reason and by whom; also what becomes known after the closing. */
function grantLeave(setting: Setting, { meeting: id, person, reason }: CommandDataOf<'leave.grant'>): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined || meeting.withdrawn) return refused('no-such-meeting');
  const known = setting.state.people.get(person);
  if (known === undefined || known.left) return refused('no-such-person');
  if (known.standing !== 'member') return refused('not-a-member');
  if (leaveOf(meeting, person) !== undefined) return asItWas;
  return done(event(setting, `meeting:${id}`, 'leave.granted', { person, reason }));
}

function withdrawLeave(setting: Setting, { meeting: id, person, reason }: CommandDataOf<'leave.withdraw'>): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined) return refused('no-such-meeting');
  const leave = leaveOf(meeting, person);
  if (leave === undefined) return asItWas;
  return done(event(setting, `meeting:${id}`, 'leave.withdrawn', { leave: leave.id, reason }));
}

/** Commands before the day. */
export const prepareDeciders = {
  'meeting.plan': planMeeting,
  'meeting.withdraw': withdrawMeeting,
  'leave.grant': grantLeave,
  'leave.withdraw': withdrawLeave,
} satisfies Deciders;
