/** Secret ballots: what is asked, and what came of it (PL-09, WJ-04, GB-04). */
import type { EventData, KnownEvent } from './events.ts';
import { type Meeting, wasPresent } from './meeting.ts';
import { isOwnMember, type Person } from './person.ts';
import type { Evaluation, Policy } from './policy/schema.ts';
import type { State } from './state.ts';
import type { Id } from './vocabulary.ts';

export interface Ballot {
  readonly id: Id;
  opened: EventData<'ballot.opened'> | null;
  closed: EventData<'ballot.closed'> | null;
  cancelled: boolean;
}

export function startBallot(id: Id): Ballot {
  return { id, opened: null, closed: null, cancelled: false };
}

export const copyBallot = (ballot: Ballot): Ballot => ({ ...ballot });

export function evolveBallot(ballot: Ballot, event: KnownEvent): void {
  switch (event.type) {
    case 'ballot.opened':
      ballot.opened ??= event.data;
      return;
    case 'ballot.closed':
      ballot.closed ??= event.data;
      return;
    case 'ballot.cancelled':
      ballot.cancelled = true;
      return;
  }
}

export type OpenBallot = Ballot & { readonly opened: EventData<'ballot.opened'> };

/** The ballot that takes votes; there is one at a time. */
export function openBallot(state: State): OpenBallot | undefined {
  return state.ballots
    .values()
    .find((ballot): ballot is OpenBallot => ballot.opened !== null && ballot.closed === null && !ballot.cancelled);
}

export type Asked = Pick<EventData<'ballot.opened'>, 'questions' | 'answers'>;

/** What a ballot asks: the points of the evaluation (PL-09), or every member (WJ-04). Null: the policy has none, or there is nobody. */
export function askedIn(state: State, policy: Policy, about: EventData<'ballot.opened'>['about']): Asked | null {
  const { evaluation, appraisal } = policy;
  if (about === 'evaluation')
    return evaluation === null ? null : { questions: evaluation.points, answers: evaluation.scale };
  // A person's name stays out of the log: whoever shows the question looks it up.
  const questions = [...state.people.values()].filter(isOwnMember).map(({ id }) => ({ id, title: '' }));
  return questions.length === 0 ? null : { questions, answers: appraisal.ballot };
}

/**
 * 满意率 (PL-09, reading 8): of all answers given, on whatever point, the share that counts as satisfied; 0…1. Null where
 * nobody answered, or too few voted for the counts to be told.
 */
export function satisfactionOf(ballot: Ballot, evaluation: Evaluation): number | null {
  const counts = ballot.closed?.counts ?? [];
  const given = counts.flat().reduce((sum, votes) => sum + votes, 0);
  const satisfied = counts.flatMap((votes) => votes.slice(0, evaluation.satisfied)).reduce((a, b) => a + b, 0);
  return given === 0 ? null : satisfied / given;
}

/** The first ballot of a meeting on that matter whose counts were told: it stands, whatever is asked again. */
export function countedBallot(
  state: State,
  meeting: Id,
  about: EventData<'ballot.opened'>['about'],
): Ballot | undefined {
  return state.ballots
    .values()
    .find(({ opened, closed }) => opened?.meeting === meeting && opened.about === about && closed?.counts != null);
}

/** Meetings of a year whose evaluation fell short, and whether they bar the branch and its committee from awards (PL-09). */
export interface EvaluationYear {
  readonly short: readonly { readonly meeting: Id; readonly satisfaction: number }[];
  readonly barred: boolean;
}

/** In a row or not; judged by the policy that was frozen into each meeting, the last one's rule decides. */
export function evaluationYear(state: State, year: string): EvaluationYear {
  const short: { meeting: Id; satisfaction: number }[] = [];
  let times = Number.POSITIVE_INFINITY;
  const held = [...state.meetings.values()]
    .filter((meeting) => meeting.opened?.date.startsWith(year))
    .sort((a, b) => ((a.opened?.date ?? '') < (b.opened?.date ?? '') ? -1 : 1));
  for (const meeting of held) {
    const evaluation = meeting.opened?.policy.evaluation ?? null;
    const ballot = countedBallot(state, meeting.id, 'evaluation');
    if (evaluation === null || ballot === undefined) continue;
    times = evaluation.times;
    const satisfaction = satisfactionOf(ballot, evaluation);
    if (satisfaction !== null && satisfaction < evaluation.below) short.push({ meeting: meeting.id, satisfaction });
  }
  return { short, barred: short.length >= times };
}

/** Who is here may vote: members, and on a meeting's evaluation the outsiders whom the policy lets take part (PL-09). */
export function mayVote(meeting: Meeting, about: EventData<'ballot.opened'>['about'], person: Person): boolean {
  if (meeting.opened === null || !wasPresent(meeting, person.id, 'whole')) return false;
  return isOwnMember(person) || (about === 'evaluation' && meeting.opened.policy.evaluation?.outsiders === true);
}
