/** A meeting as the notice board announces it (CX-03). */
import { policyOf } from '../domain/agenda.ts';
import { meetingTitle } from '../domain/branch.ts';
import { dateOf, daysBetween } from '../domain/date.ts';
import type { Meeting, Plan } from '../domain/meeting.ts';
import { trueTime } from '../domain/stamp.ts';
import { branchOf, type State } from '../domain/state.ts';
import { nameOf, type Say } from '../service/views/names.ts';
import type { Announcement } from './contract.ts';

export type Planned = Meeting & { plan: Plan };

export function isPlanned(meeting: Meeting): meeting is Planned {
  return meeting.plan !== null && !meeting.withdrawn;
}

export function announcementOf(state: State, meeting: Planned, say: Say): Announcement {
  const { plan } = meeting;
  const branch = branchOf(state);
  const policy = policyOf(state, meeting);
  const date = meeting.opened?.date ?? plan.date;
  const published = dateOf(trueTime(plan.published, state.clocks));
  return {
    id: meeting.id,
    title: branch === null ? '' : meetingTitle(branch, policy),
    date,
    parts: plan.parts,
    theme: plan.theme,
    place: plan.place,
    chair: nameOf(state, meeting.chair ?? branch?.secretary ?? null, say),
    requirements: plan.requirements,
    agenda: plan.agenda,
    published,
    late: daysBetween(published, date) < policy.notice.daysBefore,
  };
}
