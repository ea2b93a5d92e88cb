/** What the desk shows of the ballots: also the counts on persons, which the room's screen withholds (PL-09, WJ-04). */
import { dateOfMeeting, openMeeting } from '../../domain/agenda.ts';
import { askedIn, countedBallot, evaluationYear, type OpenBallot, satisfactionOf } from '../../domain/ballot.ts';
import { policyOn } from '../../domain/branch.ts';
import type { LocalDate } from '../../domain/date.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { branchOf, type State } from '../../domain/state.ts';
import { nameOf } from '../../service/views/names.ts';
import type { BallotResult, BallotsPage } from '../contract.ts';

const abouts = ['evaluation', 'appraisal'] as const;

export function ballotsPage(state: State, year: string, today: LocalDate): BallotsPage {
  const open = openMeeting(state);
  const held = [...state.ballots.values()].flatMap((ballot): BallotResult[] => {
    const meeting = state.meetings.get(ballot.opened?.meeting ?? '');
    if (meeting === undefined || !isOpened(ballot) || !dateOfMeeting(meeting).startsWith(year)) return [];
    return [resultOf(state, meeting, ballot)];
  });
  return {
    year,
    offered: open === undefined ? [] : abouts.filter((about) => isOffered(state, open, about)),
    held: held.reverse().sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0)),
    rule: ruleOf(state, year, today),
  };
}

/** Asked for by the meeting's policy, and not counted in it yet. */
function isOffered(state: State, { id, opened }: Meeting, about: (typeof abouts)[number]): boolean {
  const asked = opened === null ? null : askedIn(state, opened.policy, about);
  return asked !== null && countedBallot(state, id, about) === undefined;
}

function isOpened(ballot: { readonly opened: OpenBallot['opened'] | null }): ballot is OpenBallot {
  return ballot.opened !== null;
}

function resultOf(state: State, meeting: Meeting, { id, opened, closed, cancelled }: OpenBallot): BallotResult {
  const { about, questions, answers, votersAtLeast } = opened;
  const evaluation = about === 'evaluation' ? (meeting.opened?.policy.evaluation ?? null) : null;
  return {
    id,
    about,
    date: dateOfMeeting(meeting),
    theme: meeting.plan?.theme ?? '',
    state: closed !== null ? 'counted' : cancelled ? 'cancelled' : 'open',
    turnout: closed?.cast ?? 0,
    answers,
    questions: questions.map((question, index) => ({
      title: about === 'appraisal' ? (nameOf(state, question.id) ?? '') : question.title,
      votes: closed?.counts?.[index] ?? null,
    })),
    votersAtLeast,
    satisfaction: evaluation === null ? null : satisfactionOf({ id, opened, closed, cancelled }, evaluation),
  };
}

function ruleOf(state: State, year: string, today: LocalDate): BallotsPage['rule'] {
  const branch = branchOf(state);
  const evaluation = branch === null ? null : policyOn(branch, today).evaluation;
  if (evaluation === null) return null;
  const { short, barred } = evaluationYear(state, year);
  return { below: evaluation.below, times: evaluation.times, short: short.length, barred };
}
