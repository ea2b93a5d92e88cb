import { describe, expect, it } from 'vitest';
import { dayAnswer, dayByRule, nextByRule } from '../../server/domain/calendar.ts';
import { prcHolidays } from '../../server/domain/calendar-prc.ts';
import { addDays, daysBetween, weekday } from '../../server/domain/date.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';

const { rural, other } = cx6n.calendar;

describe('CX-01 the day of the meeting', () => {
  it('CX-01 rural branches meet on the 15th, be it a Sunday in the Spring Festival', () => {
    expect(dayByRule(rural, '2026-11')).toEqual({ known: true, date: '2026-11-15' });
    expect(dayByRule(rural, '2026-02')).toEqual({ known: true, date: '2026-02-15' });
    expect(dayByRule(rural, '2031-02')).toEqual({ known: true, date: '2031-02-15' });
  });

  it.each([
    ['2024-01', '2024-01-02'],
    ['2024-05', '2024-05-06'],
    ['2024-06', '2024-06-03'],
    ['2024-10', '2024-10-08'],
    ['2025-01', '2025-01-02'],
    ['2025-02', '2025-02-05'],
    ['2025-06', '2025-06-03'],
    ['2025-10', '2025-10-09'],
    ['2026-01', '2026-01-04'], // a Sunday on which people work
    ['2026-02', '2026-02-02'],
    ['2026-05', '2026-05-06'],
    ['2026-08', '2026-08-03'],
    ['2026-10', '2026-10-08'],
    ['2026-12', '2026-12-01'],
  ])('CX-01 the other branches meet in %s on %s, the first working day', (month, date) => {
    expect(dayByRule(other, month)).toEqual({ known: true, date });
  });

  it('CX-01 says that a year is not announced yet instead of guessing', () => {
    expect(dayAnswer('2027-01-04')).toBe('unknown-year');
    expect(dayByRule(other, '2027-01')).toEqual({ known: false, year: '2027' });
    expect(nextByRule('2026-12-02', 'other', cx6n)).toEqual({ known: false, year: '2027' });
    const table = { ...prcHolidays, 2027: { off: [['2027-01-01', '2027-01-03']], work: [] } } as const;
    expect(nextByRule('2026-12-02', 'other', cx6n, table)).toEqual({ known: true, date: '2027-01-04' });
  });

  it('CX-01 the next day by rule is today or later', () => {
    expect(nextByRule('2026-11-15', 'rural', cx6n)).toEqual({ known: true, date: '2026-11-15' });
    expect(nextByRule('2026-11-16', 'rural', cx6n)).toEqual({ known: true, date: '2026-12-15' });
    expect(nextByRule('2026-12-16', 'rural', cx6n)).toEqual({ known: true, date: '2027-01-15' });
    expect(nextByRule('2026-11-02', 'other', cx6n)).toEqual({ known: true, date: '2026-11-02' });
    expect(nextByRule('2026-11-03', 'other', cx6n)).toEqual({ known: true, date: '2026-12-01' });
  });
});

describe('the table of holidays', () => {
  it.each(Object.entries(prcHolidays))('of %s is sound', (year, { off, work }) => {
    const daysOff = off.flatMap(([first, last]) =>
      Array.from({ length: daysBetween(first, last) + 1 }, (_, day) => addDays(first, day)),
    );
    expect([...daysOff].sort()).toEqual(daysOff);
    expect([...work].sort()).toEqual(work);
    for (const day of [...daysOff, ...work]) expect(day.slice(0, 4)).toBe(year);
    for (const day of work) {
      expect(weekday(day), day).toBeGreaterThan(5);
      expect(daysOff).not.toContain(day);
    }
    // A check sum (11 days by law in 2024, 13 since): what is off on weekdays beyond the holidays by law is worked for at weekends.
    const weekdaysOff = daysOff.filter((day) => weekday(day) <= 5).length;
    expect(weekdaysOff - work.length).toBe(year === '2024' ? 11 : 13);
  });
});
