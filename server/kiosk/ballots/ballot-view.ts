/** The ballot of the meeting on the screen. While it takes votes nothing shows but how many there are. */
import { type Ballot, mayVote, type OpenBallot, openBallot, satisfactionOf } from '../../domain/ballot.ts';
import type { Meeting } from '../../domain/meeting.ts';
import type { State } from '../../domain/state.ts';
import { nameOf } from '../../service/views/names.ts';
import type { BallotView } from '../contract.ts';
import type { Turn } from './booth.ts';

export interface BoothCondition {
  readonly turn: Turn | null;
  readonly turnout: number;
}

export function ballotView(state: State, meeting: Meeting, booth: BoothCondition): BallotView | null {
  const open = openBallot(state);
  if (open?.opened.meeting === meeting.id) return votingView(state, meeting, open, booth);
  const closed = [...state.ballots.values()].findLast(
    (ballot): ballot is OpenBallot => ballot.opened?.meeting === meeting.id && ballot.closed !== null,
  );
  return closed === undefined ? null : countedView(state, meeting, closed);
}

function votingView(state: State, meeting: Meeting, ballot: OpenBallot, { turn, turnout }: BoothCondition): BallotView {
  const { about } = ballot.opened;
  return {
    phase: 'voting',
    ...askedView(state, ballot),
    turnout,
    voters: [...state.people.values()].filter((person) => mayVote(meeting, about, person)).length,
    voter: turn === null ? null : { name: nameOf(state, turn.person) ?? '', turn: turn.id },
  };
}

function countedView(state: State, meeting: Meeting, ballot: OpenBallot): BallotView {
  const evaluation = meeting.opened?.policy.evaluation ?? null;
  const counts = ballot.closed?.counts ?? null;
  const isEvaluation = ballot.opened.about === 'evaluation' && evaluation !== null;
  return {
    phase: 'counted',
    ...askedView(state, ballot),
    turnout: ballot.closed?.cast ?? 0,
    counts: ballot.opened.about === 'evaluation' ? counts : null,
    withheld: counts === null ? 'few' : ballot.opened.about === 'appraisal' ? 'desk' : null,
    votersAtLeast: ballot.opened.votersAtLeast,
    satisfaction: isEvaluation ? satisfactionOf(ballot, evaluation) : null,
  };
}

function askedView(state: State, { id, opened }: OpenBallot) {
  const { about, questions, answers } = opened;
  const called = (question: Ballot['id'], title: string) =>
    about === 'appraisal' ? (nameOf(state, question) ?? '') : title;
  return {
    id,
    about,
    questions: questions.map(({ id: question, title }) => ({ id: question, title: called(question, title) })),
    answers,
  };
}
