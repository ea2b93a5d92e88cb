/** The people of a branch and their year, which is the `key`. */
import { dateOfMeeting } from '../../domain/agenda.ts';
import { rollOf } from '../../domain/attendance.ts';
import { type LocalDate, monthOf } from '../../domain/date.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { memberParticipation } from '../../domain/participation.ts';
import { spansOf } from '../../domain/periods.ts';
import type { State } from '../../domain/state.ts';
import type { Id } from '../../domain/vocabulary.ts';
import type { MonthMark, PeoplePage } from '../contract/branch.ts';
import { meetingsIn } from './comparison.ts';
import type { Projection } from './projection.ts';

export const peopleProjection: Projection<PeoplePage> = {
  of(state, today, year) {
    const years = memberParticipation(state, year);
    const byMonth = Map.groupBy(meetingsIn(state, year), (meeting) => monthOf(dateOfMeeting(meeting)));
    const months = spansOf('month', year).map(({ key }) => ({
      meetings: byMonth.get(key) ?? [],
      otherwise: key < monthOf(today) ? ('none' as const) : ('ahead' as const),
    }));
    return {
      people: [...state.people.values()]
        .filter(({ left }) => !left)
        .map(({ id, name, standing, category, group }) => {
          const { present = [], leave = [], absent = [], rate = null } = years.get(id) ?? {};
          return {
            ...{ id, name, standing, category, group, rate },
            ...{ present: present.length, leave: leave.length, absent: absent.length },
            months: months.map(({ meetings, otherwise }) => {
              const marks = new Set(meetings.map((meeting) => markOf(state, meeting, id, today)));
              return order.find((mark) => marks.has(mark)) ?? otherwise;
            }),
          };
        }),
    };
  },
  ahead: (today) => [today.slice(0, 4)],
};

/** Of several in a month that is shown which somebody must look at. */
const order: readonly MonthMark[] = ['absent', 'leave', 'not-reported', 'present', 'came', 'ahead', 'none'];

function markOf(state: State, meeting: Meeting, person: Id, today: LocalDate): MonthMark {
  const attendance = rollOf(state, meeting, 'whole').get(person)?.attendance ?? 'did-not-come';
  switch (attendance) {
    case 'did-not-come':
      return 'none';
    case 'not-reported':
      return dateOfMeeting(meeting) < today ? 'not-reported' : 'ahead';
    default:
      return attendance;
  }
}
