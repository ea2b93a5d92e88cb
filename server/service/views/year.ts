/** What a page shows of a year (CX-07, CX-10, CX-21, PL-01, PL-02). */
import { activitiesOf } from '../../domain/activities.ts';
import { dateOfMeeting } from '../../domain/agenda.ts';
import { eachLine } from '../../domain/attendance.ts';
import type { Branch } from '../../domain/branch.ts';
import { charter, charterProgress } from '../../domain/charter.ts';
import type { LocalDate } from '../../domain/date.ts';
import { tracesIn } from '../../domain/filing.ts';
import { dutiesIn } from '../../domain/obligations.ts';
import { papersIn } from '../../domain/papers.ts';
import { meetingParticipation, yearParticipation } from '../../domain/participation.ts';
import { branchOf, type State } from '../../domain/state.ts';
import type { Id } from '../../domain/vocabulary.ts';
import type { MeetingNames, YearDuty, YearPage, YearPaper } from '../contract/year.ts';
import { nameOf } from './names.ts';

export function yearPage(state: State, year: string, today: LocalDate): YearPage {
  const { meetings, rate, threshold, verdict } = yearParticipation(state, year, today);
  const branch = branchOf(state);
  return {
    year,
    rate,
    threshold,
    verdict,
    meetings: meetings.map(({ meeting, date, figures: { expected, present, leave }, ...judged }) => ({
      meeting,
      date,
      theme: state.meetings.get(meeting)?.plan?.theme ?? '',
      expected,
      present,
      leave,
      rate: judged.rate,
      verdict: judged.verdict,
    })),
    traces: tracesIn(state, year).map(({ on, traces }) => ({
      date: on,
      have: traces.map((have) => ({ title: have.trace.title, in: have.in })),
    })),
    duties: branch === null ? [] : duties(state, branch, year, today),
    papers: branch === null ? [] : papers(state, branch, year, today),
    chapters: charterProgress(state, year).map(({ chapter, meetings: read }) => ({
      chapter,
      title: charter[chapter] ?? '',
      read: read.map((meeting) => dateOf(state, meeting)).sort(),
    })),
  };
}

/** Null: there is no such meeting. */
export function meetingNames(state: State, id: Id): MeetingNames | null {
  const meeting = state.meetings.get(id);
  if (meeting === undefined) return null;
  const { names } = meetingParticipation(state, meeting);
  return eachLine(names, (people) => people.map((person) => nameOf(state, person) ?? ''));
}

function duties(state: State, branch: Branch, year: string, today: LocalDate): YearDuty[] {
  const next = String(Number(year) + 1);
  const known = new Map([...activitiesOf(state, year), ...activitiesOf(state, next)].map((one) => [one.id, one]));
  const all = dutiesIn(state, branch, year, today);
  return [...Map.groupBy(all, ({ obligation }) => obligation.id)].flatMap(([id, periods]) => {
    const [first] = periods;
    if (first === undefined) return [];
    return {
      id,
      title: first.obligation.title,
      clause: first.clause,
      periods: periods.map(({ period, due, standing, held }) => ({
        period,
        due,
        standing,
        held: held.flatMap((one) => {
          const activity = known.get(one);
          return activity === undefined ? [] : [{ on: activity.on, content: activity.content }];
        }),
      })),
    };
  });
}

function papers(state: State, branch: Branch, year: string, today: LocalDate): YearPaper[] {
  return papersIn(state, branch, year, today).map(({ paper, missing, ...due }) => ({
    title: paper.title,
    period: due.period,
    due: due.due,
    standing: due.standing,
    unapproved: due.unapproved,
    missing: missing.map((person) => nameOf(state, person) ?? ''),
    clause: due.clause,
  }));
}

function dateOf(state: State, id: Id): LocalDate {
  const meeting = state.meetings.get(id);
  return meeting === undefined ? '' : dateOfMeeting(meeting);
}
