/** A branch's year as a table: who was at which theme day (CX-11, CX-16). */

import type { Cell, Table } from '../../documents/sheet.ts';
import { dateOfMeeting } from '../../domain/agenda.ts';
import { type Attendance, rollOf } from '../../domain/attendance.ts';
import { closedMeetings, memberParticipation } from '../../domain/participation.ts';
import type { State } from '../../domain/state.ts';
import { nameOf } from '../../service/views/names.ts';
import { percent } from './comparison.ts';

const marks: Readonly<Record<Attendance, string>> = {
  present: '出席',
  leave: '请假',
  absent: '缺席',
  'not-reported': '',
  came: '到会（不计）',
  'did-not-come': '',
};

/** Of everyone who was expected at a closed meeting of the year, or came to one. */
export function attendanceTable(state: State, year: string): Omit<Table, 'about'> {
  const meetings = closedMeetings(state, `${year}-01-01`, `${year}-12-31`);
  const rolls = meetings.map((meeting) => rollOf(state, meeting, 'whole'));
  const years = memberParticipation(state, year);
  return {
    name: `${year}年出席情况`,
    heads: ['姓名', '党小组', ...meetings.map(dateOfMeeting), '出席', '请假', '缺席', '参与率（%）'],
    rows: [...state.people.values()].flatMap(({ id, group }) => {
      const own = years.get(id);
      if (own === undefined) return [];
      const { present, leave, absent, rate } = own;
      const days = rolls.map((roll): Cell => marks[roll.get(id)?.attendance ?? 'did-not-come']);
      return [[nameOf(state, id), group, ...days, present.length, leave.length, absent.length, percent(rate)]];
    }),
  };
}
