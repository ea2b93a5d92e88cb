/** The inspections and visits of a branch's year, and what must be put right after them (CX-17, GB-05, XN-08). */
import { dateOfMeeting } from '../../domain/agenda.ts';
import { policyOn } from '../../domain/branch.ts';
import type { LocalDate } from '../../domain/date.ts';
import { visitsOf } from '../../domain/inspections.ts';
import { type ItemView, itemsOf } from '../../domain/items.ts';
import { branchOf, type State } from '../../domain/state.ts';
import type { Finding, Visit, VisitsPage } from '../contract/visits.ts';

export function visitsPage(state: State, year: string, today: LocalDate): VisitsPage {
  const branch = branchOf(state);
  const held = [...state.meetings.values()].filter(
    (meeting) => meeting.opened !== null && dateOfMeeting(meeting).startsWith(`${year}-`),
  );
  return {
    year,
    today,
    visits: visitsOf(state, year)
      .map(({ id, on, kind, level, title, place, content: text, meeting, score, grade }): Visit => {
        const at = meeting === null ? undefined : state.meetings.get(meeting);
        return { ...{ id, on, kind, level, title, place, text, score, grade }, meeting: at ? dateOfMeeting(at) : null };
      })
      .reverse(),
    findings: itemsOf(state, 'rectification', today)
      .flatMap((view) => findingOf(view, year))
      .reverse(),
    meetings: held.map((meeting) => ({ id: meeting.id, date: dateOfMeeting(meeting) })).reverse(),
    grades: branch === null ? [] : (policyOn(branch, today).unitGrades?.grades ?? []),
  };
}

/** Nothing for one that the branch raised itself, or of another year and put right. */
function findingOf({ item, due, standing }: ItemView, year: string): Finding[] {
  if (item.from === 'branch' || standing === 'withdrawn') return [];
  if (!item.on.startsWith(year) && item.closed !== null) return [];
  const { id, on, from, text, measures, closed, trail } = item;
  const said = trail.map((one) => ({ on: one.on, text: one.text, passed: one.what === 'review' ? one.passed : null }));
  return [{ ...{ id, on, from, text, measures, due, standing, closed }, trail: said }];
}
