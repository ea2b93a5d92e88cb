/** A branch's year, meeting by meeting, and its people with theirs. */
import { dateOfMeeting } from '../../domain/agenda.ts';
import { policyOn } from '../../domain/branch.ts';
import { dateOf } from '../../domain/date.ts';
import { tracesIn } from '../../domain/filing.ts';
import { noticesOf } from '../../domain/notices.ts';
import { memberParticipation, yearParticipation } from '../../domain/participation.ts';
import { isOwnMember } from '../../domain/person.ts';
import { branchOf, type State } from '../../domain/state.ts';
import type { BranchPage, GridMeeting, PeoplePage } from '../contract/branch.ts';
import { shown } from '../projections/room.ts';
import { standingOf } from './standing.ts';

/** Null: the branch has not told of itself yet. `now`: ms since the epoch. */
export function branchPage(state: State, unit: string, year: string, now: number): BranchPage | null {
  const branch = branchOf(state);
  if (branch === null) return null;
  const today = dateOf(now);
  const { rate, threshold, verdict, meetings: held } = yearParticipation(state, year, today);
  const staying = [...state.people.values()].filter(({ left }) => !left);
  const members = staying.filter(isOwnMember).length;
  return {
    unit,
    branch: branch.name,
    room: branch.room,
    kind: branch.kind,
    policy: policyOn(branch, today).name,
    year,
    meetings: grid(state, year, now, new Map(held.map((one) => [one.meeting, one]))),
    rate,
    threshold,
    verdict,
    people: { members, others: staying.length - members },
    notices: noticesOf(state, today).filter(({ standing }) => standing === 'open').length,
  };
}

type Held = ReadonlyMap<string, ReturnType<typeof yearParticipation>['meetings'][number]>;

function grid(state: State, year: string, now: number, held: Held): GridMeeting[] {
  const traces = new Map(tracesIn(state, year).map(({ meeting, traces }) => [meeting, traces]));
  return [...state.meetings.values()]
    .filter((meeting) => !meeting.withdrawn && dateOfMeeting(meeting).startsWith(`${year}-`))
    .map((meeting) => {
      const judged = held.get(meeting.id);
      return {
        id: meeting.id,
        date: dateOfMeeting(meeting),
        theme: meeting.plan?.theme ?? '',
        standing: standingOf(state, meeting, now),
        figures: judged === undefined ? null : shown(judged.figures),
        verdict: judged?.verdict ?? 'none-yet',
        traces: (traces.get(meeting.id) ?? []).map((have) => ({ title: have.trace.title, in: have.in })),
      };
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

export function peoplePage(state: State, year: string): PeoplePage {
  const years = memberParticipation(state, year);
  return {
    people: [...state.people.values()]
      .filter(({ left }) => !left)
      .map(({ id, name, standing, category, group }) => {
        const { present = [], leave = [], absent = [], rate = null } = years.get(id) ?? {};
        return {
          ...{ id, name, standing, category, group, rate },
          ...{ present: present.length, leave: leave.length, absent: absent.length },
        };
      }),
  };
}
