/** Opens, closes and cancels secret ballots. Who votes what passes by here: the ballot box alone knows, and forgets. */
import { askedIn, countedBallot, openBallot } from '../ballot.ts';
import type { CommandDataOf, Commands } from '../commands.ts';
import { isOpen } from '../meeting.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

/** One at a time, while its meeting is open. PL-09: on the points of the policy; WJ-04: on every member. */
function open(setting: Setting, { ballot: id, meeting: at, about }: CommandDataOf<'ballot.open'>): Outcome {
  const { state } = setting;
  const meeting = state.meetings.get(at);
  if (meeting === undefined) return refused('no-such-meeting');
  if (meeting.opened === null || !isOpen(meeting)) return refused('not-open');
  const other = openBallot(state);
  if (other !== undefined) return other.id === id ? asItWas : refused('ballot-open');
  if (countedBallot(state, at, about) !== undefined) return refused('ballot-counted');
  const { policy } = meeting.opened;
  const asked = askedIn(state, policy, about);
  if (asked === null) return refused('no-ballot-here');
  const { votersAtLeast } = policy.appraisal;
  return done(event(setting, `ballot:${id}`, 'ballot.opened', { meeting: at, about, ...asked, votersAtLeast }));
}

/** What the box holds, told only where it cannot give anyone away. */
function close(setting: Setting, { ballot: id, cast, counts }: Commands['ballot.close']): Outcome {
  const ballot = setting.state.ballots.get(id);
  if (ballot?.opened == null) return refused('no-such-ballot');
  if (ballot.closed !== null || ballot.cancelled) return asItWas;
  const told = cast >= ballot.opened.votersAtLeast ? counts : null;
  return done(event(setting, `ballot:${id}`, 'ballot.closed', { cast, counts: told }));
}

function cancel(setting: Setting, { ballot: id, reason }: CommandDataOf<'ballot.cancel'>): Outcome {
  const ballot = setting.state.ballots.get(id);
  if (ballot?.opened == null) return refused('no-such-ballot');
  if (ballot.closed !== null || ballot.cancelled) return asItWas;
  return done(event(setting, `ballot:${id}`, 'ballot.cancelled', { reason }));
}

/** Commands about ballots. */
export const ballotDeciders = {
  'ballot.open': open,
  'ballot.close': close,
  'ballot.cancel': cancel,
} satisfies Deciders;
