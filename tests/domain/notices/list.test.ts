import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../server/domain/date.ts';
import { noticesOf } from '../../../server/domain/notices.ts';
import { presets } from '../../../server/domain/policy/presets.ts';
import { withAssessment } from '../../../server/domain/policy/with-assessment.ts';
import { emptyState, fold } from '../../../server/domain/state.ts';
import { BranchYear, ten } from '../branch-year.ts';

const runs = Number(process.env.FC_RUNS ?? 30);

/** A year in which much goes wrong: in each month some of the ten come, some are on leave, late words follow. */
const troubled = fc.record({
  policy: fc.constantFrom(...Object.values(presets).map(withAssessment)),
  months: fc.array(fc.record({ came: fc.subarray(ten), leave: fc.subarray(ten), late: fc.subarray(ten) }), {
    minLength: 1,
    maxLength: 8,
  }),
});

function play({ policy, months }: typeof troubled extends fc.Arbitrary<infer T> ? T : never): BranchYear {
  const year = new BranchYear(policy);
  for (const [n, { came, leave, late }] of months.entries()) {
    const meeting = `2026-0${n + 1}-15`;
    year.hold(meeting, { came, leave });
    for (const person of late) year.grant(meeting, person);
    for (const person of came) year.do({ type: 'dues.mark-paid', data: { month: meeting.slice(0, 7), person } });
  }
  return year;
}

describe('the list', () => {
  it('KX-08 is the same in whatever order the facts arrive, and each notice is there once', () => {
    fc.assert(
      fc.property(troubled, fc.integer({ min: 1, max: 1000 }), (told, step) => {
        const { events, state } = play(told);
        const shuffled = events.toSorted((a, b) => ((a.seq * step) % 97) - ((b.seq * step) % 97));
        const notices = noticesOf(state, '2026-10-01');
        expect(noticesOf(fold(shuffled), '2026-10-01')).toEqual(notices);
        expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length);
      }),
      { numRuns: runs },
    );
  });

  it('keeps its notices from day to day: tomorrow each is there under the same id, or was closed by its day', () => {
    fc.assert(
      fc.property(troubled, fc.integer({ min: 0, max: 200 }), (told, days) => {
        const { state } = play(told);
        const today = addDays('2026-06-01', days);
        const tomorrow = new Map(noticesOf(state, addDays(today, 1)).map((notice) => [notice.id, notice]));
        for (const notice of noticesOf(state, today)) {
          expect(tomorrow.get(notice.id), notice.id).toMatchObject({ kind: notice.kind });
        }
      }),
      { numRuns: runs },
    );
  });

  it('names a row of the requirements, and what lies behind each notice is data', () => {
    fc.assert(
      fc.property(troubled, (told) => {
        for (const { clause, since, due } of noticesOf(play(told).state, '2026-12-01')) {
          expect(clause).toMatch(/^(CX-\d\d|WJ-\d\d|GB-\d\d|PL-\d\d|XN-\d\d|KX-\d\d) ?|^KX$/);
          expect(since).toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(due ?? since).toMatch(/^\d{4}-\d\d-\d\d$/);
        }
      }),
      { numRuns: runs },
    );
  });

  it('is empty before there is a branch', () => {
    expect(noticesOf(emptyState, '2026-12-01')).toEqual([]);
  });
});
