/** Who may host in the secretary's place (CX-05, PL-04). */
import { dateOfMeeting, policyOf } from './agenda.ts';
import type { Meeting } from './meeting.ts';
import { branchOf, type State } from './state.ts';
import { termOf } from './terms.ts';
import type { Id } from './vocabulary.ts';

/** The secretary always may. As long as no election is on record nobody is turned away for not being in the committee. */
export function mayHost(state: State, meeting: Meeting, person: Id): boolean {
  const policy = policyOf(state, meeting);
  if (policy.meeting.delegates === 'anyone' || branchOf(state)?.secretary === person) return true;
  const term = termOf(state, policy, dateOfMeeting(meeting));
  return term === null || term.seats.some((seat) => seat.person === person);
}
