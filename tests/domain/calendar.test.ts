import { describe, expect, it } from 'vitest';
import { type Almanac, dayAnswer, daysByRule, festivalsIn, nextByRule } from '../../server/domain/calendar.ts';
import { HolidayTable, prcHolidays } from '../../server/domain/calendar-prc.ts';
import { addDays, daysBetween, weekday } from '../../server/domain/date.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import { plStudent } from '../../server/domain/policy/pl-student.ts';
import type { CalendarRule } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';

const almanac: Almanac = { holidays: prcHolidays, chosenDay: null };
const byRule = (rule: CalendarRule, month: string, more: Partial<Almanac> = {}) =>
  daysByRule(rule, month, { ...almanac, ...more });

/** The numbers of the days that a rule allows, `3 4 5`; of a stretch its ends, `1–31`; with the usual one. */
function said(rule: CalendarRule, month: string, more: Partial<Almanac> = {}): string {
  const answer = byRule(rule, month, more);
  if (!answer.known) return answer.why;
  const days = answer.days.map((date) => Number(date.slice(8)));
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const whole = days.length > 7 && last - first === days.length - 1;
  expect(answer.days.every((date) => date.startsWith(month))).toBe(true);
  return `${whole ? `${first}–${last}` : days.join(' ')}, usually ${Number(answer.usual.slice(8))}`;
}

const months = (year: number) => Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);

describe('CX-01 the day of the meeting', () => {
  it.each([...months(2025), ...months(2026), '2031-02'])(
    'CX-01 rural branches meet on the 15th of %s, holiday or not',
    (month) => {
      // 2026-02-15 is the first day of the Spring Festival, 2025-02-15 and 2025-03-15 are Saturdays.
      expect(said(cx6n.calendar.rural, month)).toBe('15, usually 15');
    },
  );

  it('CX-01 whether a holiday lets the day move is a value', () => {
    const rule = { kind: 'day-of-month', day: 15, inHolidays: 'may-move' } as const;
    expect(said(rule, '2026-02')).toBe('1–28, usually 14'); // a Saturday on which people work
    expect(said(rule, '2026-03')).toBe('15, usually 15'); // an ordinary Sunday
  });

  it.each([
    ['2024-01', 2],
    ['2024-05', 6],
    ['2024-10', 8],
    ['2025-01', 2],
    ['2025-02', 5],
    ['2025-03', 3],
    ['2025-04', 1],
    ['2025-05', 6],
    ['2025-06', 3],
    ['2025-07', 1],
    ['2025-08', 1],
    ['2025-09', 1],
    ['2025-10', 9],
    ['2025-11', 3],
    ['2025-12', 1],
    ['2026-01', 4], // reading 5: a Sunday on which people work
    ['2026-02', 2],
    ['2026-03', 2],
    ['2026-04', 1],
    ['2026-05', 6],
    ['2026-06', 1],
    ['2026-07', 1],
    ['2026-08', 3],
    ['2026-09', 1],
    ['2026-10', 8],
    ['2026-11', 2],
    ['2026-12', 1],
  ])('CX-01 the other branches meet in %s on the %i., the first working day', (month, day) => {
    for (const kind of ['organ', 'enterprise', 'other'] as const)
      expect(said(cx6n.calendar[kind], month)).toBe(`${day}, usually ${day}`);
  });

  it('CX-01 has a central meeting on the first of July', () => {
    expect(festivalsIn(cx6n, '2026-07')).toMatchObject([{ date: '2026-07-01', title: '“七一”集中主题党日' }]);
    expect(festivalsIn(cx6n, '2026-06')).toEqual([]);
    expect(festivalsIn(plStudent, '2025-07')).toMatchObject([{ date: '2025-07-01' }]);
  });

  it('CX-01 says that a year is not announced yet instead of guessing', () => {
    expect(dayAnswer('2027-01-04', prcHolidays)).toBe('unknown-year');
    expect(byRule(cx6n.calendar.organ, '2027-01')).toEqual({ known: false, why: 'unknown-year', year: '2027' });
    expect(byRule(gbRegular.calendar.rural, '2027-05')).toEqual({ known: false, why: 'unknown-year', year: '2027' });
    const holidays = { ...prcHolidays, 2027: { off: [['2027-01-01', '2027-01-03'] as [string, string]], work: [] } };
    expect(said(cx6n.calendar.organ, '2027-01', { holidays })).toBe('4, usually 4');
  });

  it('CX-01 the next day by rule is today or later', () => {
    const next = (rule: CalendarRule, today: string) => {
      const answer = nextByRule(rule, today, almanac);
      return answer.known ? answer.usual : answer.why;
    };
    const { rural, organ } = cx6n.calendar;
    expect(next(rural, '2026-11-15')).toBe('2026-11-15');
    expect(next(rural, '2026-11-16')).toBe('2026-12-15');
    expect(next(rural, '2026-12-16')).toBe('2027-01-15');
    expect(next(organ, '2026-11-02')).toBe('2026-11-02');
    expect(next(organ, '2026-11-03')).toBe('2026-12-01');
    expect(next(organ, '2026-12-02')).toBe('unknown-year');
    expect(next(gbRegular.calendar.organ, '2026-11-03')).toBe('2026-12-05');
  });
});

describe('GB-01 the 5th, may move in a statutory holiday and never out of the month', () => {
  it.each([
    ['2025-01', '5, usually 5'], // an ordinary Sunday
    ['2025-02', '5, usually 5'], // the day after the Spring Festival
    ['2025-03', '5, usually 5'],
    ['2025-04', '1–30, usually 7'], // Qingming, 4 to 6: the 3rd is as near, the 7th leaves the notice whole
    ['2025-05', '1–31, usually 6'],
    ['2025-06', '5, usually 5'],
    ['2025-07', '5, usually 5'], // an ordinary Saturday
    ['2025-08', '5, usually 5'],
    ['2025-09', '5, usually 5'],
    ['2025-10', '1–31, usually 9'],
    ['2025-11', '5, usually 5'],
    ['2025-12', '5, usually 5'],
    ['2026-01', '5, usually 5'],
    ['2026-02', '5, usually 5'],
    ['2026-03', '5, usually 5'],
    ['2026-04', '1–30, usually 7'],
    ['2026-05', '1–31, usually 6'],
    ['2026-06', '5, usually 5'],
    ['2026-07', '5, usually 5'], // an ordinary Sunday
    ['2026-08', '5, usually 5'],
    ['2026-09', '5, usually 5'], // an ordinary Saturday
    ['2026-10', '1–31, usually 8'],
    ['2026-11', '5, usually 5'],
    ['2026-12', '5, usually 5'], // an ordinary Saturday
  ])('GB-01 rural branches in %s: %s', (month, expected) => {
    expect(said(gbRegular.calendar.rural, month)).toBe(expected);
  });

  it('GB-01 with the other setting the 5th stays in holidays, too', () => {
    expect(said({ kind: 'day-of-month', day: 5, inHolidays: 'stays' }, '2026-10')).toBe('5, usually 5');
  });

  // The usual one is the first that lies in no holiday.
  it.each([
    ['2025-01', '4 6 11 13 18 20 25 27', 4],
    ['2025-02', '1 3 8 10 15 17 22 24', 8],
    ['2025-03', '1 3 8 10 15 17 22 24 29 31', 1],
    ['2025-04', '5 7 12 14 19 21 26 28', 7],
    ['2025-05', '3 5 10 12 17 19 24 26 31', 10],
    ['2025-06', '2 7 9 14 16 21 23 28 30', 7],
    ['2025-07', '5 7 12 14 19 21 26 28', 5],
    ['2025-08', '2 4 9 11 16 18 23 25 30', 2],
    ['2025-09', '1 6 8 13 15 20 22 27 29', 1],
    ['2025-10', '4 6 11 13 18 20 25 27', 11],
    ['2025-11', '1 3 8 10 15 17 22 24 29', 1],
    ['2025-12', '1 6 8 13 15 20 22 27 29', 1],
    ['2026-01', '3 5 10 12 17 19 24 26 31', 5],
    ['2026-02', '2 7 9 14 16 21 23 28', 2],
    ['2026-03', '2 7 9 14 16 21 23 28 30', 2],
    ['2026-04', '4 6 11 13 18 20 25 27', 11],
    ['2026-05', '2 4 9 11 16 18 23 25 30', 9],
    ['2026-06', '1 6 8 13 15 20 22 27 29', 1],
    ['2026-07', '4 6 11 13 18 20 25 27', 4],
    ['2026-08', '1 3 8 10 15 17 22 24 29 31', 1],
    ['2026-09', '5 7 12 14 19 21 26 28', 5],
    ['2026-10', '3 5 10 12 17 19 24 26 31', 10],
    ['2026-11', '2 7 9 14 16 21 23 28 30', 2],
    ['2026-12', '5 7 12 14 19 21 26 28', 5],
  ])('GB-01 organs in %s on Mondays and Saturdays', (month, days, usual) => {
    expect(said(gbRegular.calendar.organ, month)).toBe(`${days}, usually ${usual}`);
  });

  it('GB-01 organs in the evening of a Monday, at any time of a Saturday', () => {
    expect(gbRegular.calendar.organ).toMatchObject({
      days: [
        { weekday: 1, evening: true },
        { weekday: 6, evening: false },
      ],
    });
  });

  it('GB-01 enterprises and social organisations as suits their work', () => {
    for (const kind of ['enterprise', 'other'] as const) {
      expect(said(gbRegular.calendar[kind], '2026-02')).toBe('1–28, usually 2');
      expect(said(gbRegular.calendar[kind], '2026-05')).toBe('1–31, usually 6');
      expect(said(gbRegular.calendar[kind], '2027-01')).toBe('1–31, usually 1'); // a year that nobody announced
    }
  });
});

describe('the day that a branch chooses, or the time of the month', () => {
  it.each(['rural', 'organ', 'enterprise', 'other'] as const)(
    'PL-05 XN-11 the policy asks a branch (%s) for its day, then keeps it',
    (kind) => {
      for (const { calendar } of [plNineStep, xnPlus]) {
        expect(byRule(calendar[kind], '2026-11')).toEqual({ known: false, why: 'not-chosen' });
        expect(said(calendar[kind], '2026-10', { chosenDay: 3 })).toBe('3, usually 3');
        expect(said(calendar[kind], '2031-02', { chosenDay: 28 })).toBe('28, usually 28');
      }
    },
  );

  it.each([
    ['2025-01', 2],
    ['2025-02', 5],
    ['2025-05', 6],
    ['2025-10', 9],
    ['2026-01', 4],
    ['2026-08', 3],
    ['2026-10', 8],
    ['2026-12', 1],
  ])('PL-01 students meet early in %s, within its first ten days', (month, usual) => {
    for (const kind of ['rural', 'organ', 'enterprise', 'other'] as const)
      expect(said(plStudent.calendar[kind], month)).toBe(`1–10, usually ${usual}`);
  });
});

describe('the table of holidays', () => {
  it('has the form in which a new year’s notice is entered', () => {
    expect(HolidayTable.parse(prcHolidays)).toEqual(prcHolidays);
  });

  it.each([
    ['a day of another year', { 2027: { off: [['2026-12-31', '2027-01-02']], work: [] } }],
    ['a holiday that ends before it begins', { 2027: { off: [['2027-01-03', '2027-01-01']], work: [] } }],
    ['a Monday that is made up for', { 2027: { off: [['2027-01-01', '2027-01-03']], work: ['2027-01-04'] } }],
    ['no year', { next: { off: [['2027-01-01', '2027-01-03']], work: [] } }],
  ])('would not take %s', (_, table) => {
    expect(HolidayTable.safeParse(table).success).toBe(false);
  });

  it.each(Object.entries(prcHolidays))('of %s is sound', (year, { off, work }) => {
    const daysOff = off.flatMap(([first, last]) =>
      Array.from({ length: daysBetween(first, last) + 1 }, (_, day) => addDays(first, day)),
    );
    expect([...daysOff].sort()).toEqual(daysOff);
    expect([...work].sort()).toEqual(work);
    for (const day of work) expect(daysOff).not.toContain(day);
    // A check sum (11 days by law in 2024, 13 since): what is off on weekdays beyond the holidays by law is worked for at weekends.
    const weekdaysOff = daysOff.filter((day) => weekday(day) <= 5).length;
    expect(weekdaysOff - work.length).toBe(year === '2024' ? 11 : 13);
  });
});
