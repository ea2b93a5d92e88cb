/** Commands before the day: plan and withdraw. */
import type { CommandDataOf } from '../commands.ts';
import { branchOf } from '../state.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';
import { isDayTaken, movingOf } from './rescheduling.ts';

/**
 * Plans a meeting or changes the plan of one that has not opened. A day off the rule needs its reason; where the superior must
 * agree, it is planned by rule first and then asked for.
 */
function planMeeting(setting: Setting, { meeting: id, reason = '', ...plan }: CommandDataOf<'meeting.plan'>): Outcome {
  const branch = branchOf(setting.state);
  const known = setting.state.meetings.get(id);
  if (known?.withdrawn === true) return refused('no-such-meeting');
  if (known?.closed != null) return refused('closed');
  if (known?.opened != null && plan.date !== known.opened.date) return refused('already-open');
  if (isDayTaken(setting, id, plan.date)) return refused('day-taken');
  const { published: _, ...current } = known?.plan ?? { published: undefined };
  if (JSON.stringify(current) === JSON.stringify(plan)) return asItWas;
  const planned = event(setting, `meeting:${id}`, 'meeting.planned', plan);
  const from = known?.plan?.date ?? null;
  if (branch === null || from === plan.date) return done(planned);
  const moving = movingOf(setting, branch, { meeting: id, from, to: plan.date, reason });
  switch (moving) {
    case 'free':
      return done(planned);
    case 'asked':
      return done(event(setting, `meeting:${id}`, 'rescheduling.asked', { to: plan.date, reason }), planned);
    case 'waits':
      return refused('needs-approval');
    default:
      return refused(moving);
  }
}

function withdrawMeeting(setting: Setting, { meeting: id, reason }: CommandDataOf<'meeting.withdraw'>): Outcome {
  const known = setting.state.meetings.get(id);
  if (known === undefined) return refused('no-such-meeting');
  if (known.opened !== null) return refused('already-open');
  if (known.withdrawn) return asItWas;
  return done(event(setting, `meeting:${id}`, 'meeting.withdrawn', { reason }));
}

/** Commands before the day. */
export const prepareDeciders = {
  'meeting.plan': planMeeting,
  'meeting.withdraw': withdrawMeeting,
} satisfies Deciders;
