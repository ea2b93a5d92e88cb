/** What a theme day brings forth, as the screens show it. */
import { dateOfMeeting, policyOf } from '../domain/agenda.ts';
import { charter, charterProgress } from '../domain/charter.ts';
import { decisionsOf, decisionsToPublish, type Made, openDecisions, reportAt } from '../domain/decisions.ts';
import type { Meeting } from '../domain/meeting.ts';
import { sceneOf } from '../domain/scene.ts';
import type { State } from '../domain/state.ts';
import { nameOf, type Say } from '../service/views/names.ts';
import type { Checks, DecisionView, ProceedingsView } from './contract.ts';

export function proceedingsView(state: State, meeting: Meeting, say: Say): ProceedingsView {
  const { read, publicity, problem } = meeting.proceedings;
  const { evaluation } = policyOf(state, meeting);
  const chapters = read?.chapters ?? (meeting.plan?.reading ?? []).map(({ chapter }) => chapter);
  const decision = (made: Made) => decisionView(state, made, meeting, say);
  return {
    charter: charterProgress(state, dateOfMeeting(meeting).slice(0, 4)).map(({ chapter, meetings }) => ({
      title: charter[chapter] ?? '',
      today: chapters.includes(chapter),
      inYear: meetings.length > 0,
    })),
    publicity,
    decisions: decisionsOf(state, meeting).map(decision),
    toReport: openDecisions(state, meeting).map(decision),
    toPublish: decisionsToPublish(state, meeting).map(({ id }) => id),
    problem,
    evaluation:
      evaluation === null ? null : { points: evaluation.points.map(({ title }) => title), scale: evaluation.scale },
  };
}

function decisionView(state: State, decision: Made, meeting: Meeting, say: Say): DecisionView {
  const { made, id } = decision;
  const { text, measures, due, person, votes } = made;
  const from = state.meetings.get(made.meeting);
  const report = reportAt(decision, meeting);
  return {
    id,
    date: from === undefined ? '' : dateOfMeeting(from),
    text,
    measures,
    due,
    person: nameOf(state, person, say) ?? '',
    votes: votes ?? null,
    progress: report === undefined ? null : { text: report.text, done: report.done },
  };
}

export function checksOf(state: State, meeting: Meeting): Checks {
  const policy = policyOf(state, meeting);
  const flag = meeting.proceedings.flags[0];
  return {
    scene: [...sceneOf(meeting, policy)],
    workMeeting: flag === undefined ? null : { id: flag.id, text: flag.text },
    monthlyProblem: policy.meeting.monthlyProblem,
  };
}
