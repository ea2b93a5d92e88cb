/** A branch's year as a table: who was at which theme day (CX-11, CX-16). */

import type { Cell, Table } from '../../documents/sheet.ts';
import type { Lines } from '../../domain/attendance.ts';
import type { AttendanceYear } from '../queries/attendance.ts';
import { percent } from './comparison.ts';

/** Who was not there and need not have been has no mark. */
const marks: Readonly<Record<keyof Lines<number>, string>> = {
  present: '出席',
  leave: '请假',
  missing: '缺席',
  outsidePresent: '到会（不计）',
  outsideAway: '',
  others: '到会（不计）',
};

/** Of everyone who was expected at a closed meeting of the year, or came to one. */
export function attendanceTable({ people, meetings }: AttendanceYear, year: string): Omit<Table, 'about'> {
  const days = meetings.map(({ lines }) => marked(lines));
  return {
    name: `${year}年出席情况`,
    heads: ['姓名', '党小组', ...meetings.map(({ date }) => date), '出席', '请假', '缺席', '参与率（%）'],
    rows: people.flatMap(({ name, group, own }, place) => {
      if (own === null) return [];
      const { present, leave, absent, rate } = own;
      const cells = days.map((day): Cell => day.get(place) ?? '');
      return [[name, group, ...cells, present, leave, absent, percent(rate)]];
    }),
  };
}

/** By place in the people. */
const marked = (lines: Lines<number>): ReadonlyMap<number, string> =>
  new Map(
    Object.entries(marks).flatMap(([line, mark]) =>
      lines[line as keyof Lines<number>].map((place): [number, string] => [place, mark]),
    ),
  );
