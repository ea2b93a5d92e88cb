/** A branch's year, meeting by meeting; `key` is the year. */
import { dateOfMeeting } from '../../domain/agenda.ts';
import { policyOn } from '../../domain/branch.ts';
import { instant, type LocalDate } from '../../domain/date.ts';
import { tracesIn } from '../../domain/filing.ts';
import { noticesOf } from '../../domain/notices.ts';
import { yearParticipation } from '../../domain/participation.ts';
import { isOwnMember } from '../../domain/person.ts';
import { branchOf, type State } from '../../domain/state.ts';
import type { BranchPage, GridMeeting } from '../contract/branch.ts';
import type { MeetingStanding } from '../contract/wall.ts';
import { standingOf } from '../queries/standing.ts';
import { type Phase, phasesOf, turnsOf } from './phases.ts';
import type { Projection } from './projection.ts';
import { shown } from './room.ts';

export interface BranchTold extends Omit<BranchPage, 'unit' | 'meetings'> {
  readonly meetings: readonly (Omit<GridMeeting, 'standing'> & {
    readonly standing: readonly Phase<MeetingStanding>[];
  })[];
}

/** Null: the branch has not told of itself yet. */
export const branchProjection: Projection<BranchTold | null> = {
  of(state, today, year) {
    const branch = branchOf(state);
    if (branch === null) return null;
    const { rate, threshold, verdict, meetings: held } = yearParticipation(state, year, today);
    const staying = [...state.people.values()].filter(({ left }) => !left);
    const members = staying.filter(isOwnMember).length;
    return {
      branch: branch.name,
      room: branch.room,
      kind: branch.kind,
      policy: policyOn(branch, today).name,
      year,
      meetings: grid(state, year, today, new Map(held.map((one) => [one.meeting, one]))),
      rate,
      threshold,
      verdict,
      people: { members, others: staying.length - members },
      notices: noticesOf(state, today).filter(({ standing }) => standing === 'open').length,
    };
  },
  ahead: (today) => [today.slice(0, 4)],
};

type Held = ReadonlyMap<string, ReturnType<typeof yearParticipation>['meetings'][number]>;

function grid(state: State, year: string, today: LocalDate, held: Held): BranchTold['meetings'] {
  const traces = new Map(tracesIn(state, year).map(({ meeting, traces }) => [meeting, traces]));
  const midnight = instant(today, '00:00');
  return [...state.meetings.values()]
    .filter((meeting) => !meeting.withdrawn && dateOfMeeting(meeting).startsWith(`${year}-`))
    .map((meeting) => {
      const judged = held.get(meeting.id);
      const moments = [midnight, ...turnsOf(state, meeting).filter((at) => at > midnight)];
      return {
        id: meeting.id,
        date: dateOfMeeting(meeting),
        theme: meeting.plan?.theme ?? '',
        standing: phasesOf(moments, (now) => standingOf(state, meeting, now)),
        figures: judged === undefined ? null : shown(judged.figures),
        verdict: judged?.verdict ?? 'none-yet',
        traces: (traces.get(meeting.id) ?? []).map((have) => ({ title: have.trace.title, in: have.in })),
      };
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
