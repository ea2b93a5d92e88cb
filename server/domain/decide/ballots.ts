/** Opens, closes and cancels secret ballots. Who votes what passes by here: the ballot box alone knows, and forgets. */
import { openBallot } from '../ballot.ts';
import type { CommandDataOf, Commands } from '../commands.ts';
import type { EventData } from '../events.ts';
import { isOpen } from '../meeting.ts';
import { isOwnMember } from '../person.ts';
import type { Policy } from '../policy/schema.ts';
import type { State } from '../state.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

/** One at a time, while its meeting is open. PL-09: on the points of the policy; WJ-04: on every member. */
function open(setting: Setting, { ballot: id, meeting: at, about }: CommandDataOf<'ballot.open'>): Outcome {
  const { state } = setting;
  const meeting = state.meetings.get(at);
  if (meeting === undefined) return refused('no-such-meeting');
  if (meeting.opened === null || !isOpen(meeting)) return refused('not-open');
  const other = openBallot(state);
  if (other !== undefined) return other.id === id ? asItWas : refused('ballot-open');
  const { policy } = meeting.opened;
  const asked = about === 'evaluation' ? evaluationOf(policy) : appraisalOf(policy, state);
  if (asked === null) return refused('no-ballot-here');
  const { votersAtLeast } = policy.appraisal;
  return done(event(setting, `ballot:${id}`, 'ballot.opened', { meeting: at, about, ...asked, votersAtLeast }));
}

type Asked = Pick<EventData<'ballot.opened'>, 'questions' | 'answers'>;

function evaluationOf({ evaluation }: Policy): Asked | null {
  return evaluation === null ? null : { questions: evaluation.points, answers: evaluation.scale };
}

function appraisalOf({ appraisal }: Policy, state: State): Asked | null {
  // A person's name stays out of the log: whoever shows the question looks it up.
  const questions = [...state.people.values()].filter(isOwnMember).map(({ id }) => ({ id, title: '' }));
  return questions.length === 0 ? null : { questions, answers: appraisal.ballot };
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
