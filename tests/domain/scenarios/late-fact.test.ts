/** A fact that comes after the figures were signed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedSince } from '../../../server/domain/changed-since.ts';
import type { Event, EventData } from '../../../server/domain/events.ts';
import { memberParticipation } from '../../../server/domain/participation.ts';
import { fold } from '../../../server/domain/state.ts';
import { allBut, BranchYear, ten } from '../branch-year.ts';
import { lines, look } from '../notices/looking.ts';
import { ordinary } from '../scene.ts';

const runs = Number(process.env.FC_RUNS ?? 30);
const days = ['2026-01-15', '2026-02-15', '2026-03-15'] as const;

/** Three meetings; p9 missed all of them, p8 the first two. */
function quarter(): BranchYear {
  const year = new BranchYear();
  for (const day of days) year.hold(day, { came: allBut('p9', ...(day === days[2] ? [] : ['p8'])) });
  return year.at('10:00', '2026-04-01');
}
const undo = (year: BranchYear, meeting: string, person: string) =>
  year.do({ type: 'sign-in.undo', data: { meeting, person, part: 'day', reason: '代签' } });

describe('a late fact', () => {
  it('CX-14 KX-08 leave that was found later breaks the run, and the list tells why', () => {
    const year = quarter();
    expect(lines(year, '2026-04-01', 'absence-run')).toEqual(['absence-run:p9:2026-03-15 community CX-14 fact open']);
    year.grant('2026-02-15', 'p9');
    expect(lines(year, '2026-04-01', 'absence-run')).toEqual([]);
    expect(look(year, '2026-04-01', 'changed-since').map(({ facts }) => facts.changes)).toEqual([
      [{ person: 'p9', signed: 'missing', now: 'leave', causes: [year.lastFact()] }],
    ]);
  });

  it('CX-14 KX-08 a sign-in that was taken back makes the run, and names the event that did it', () => {
    const year = quarter();
    undo(year, '2026-03-15', 'p8');
    const cause = year.lastFact();
    expect(look(year, '2026-04-01', 'absence-run').map(({ facts }) => facts.person)).toEqual(['p8', 'p9']);
    expect(look(year, '2026-04-01', 'changed-since').map(({ facts }) => facts.changes)).toEqual([
      [{ person: 'p8', signed: 'present', now: 'missing', causes: [cause] }],
    ]);
    year.grant('2026-03-15', 'p8');
    expect(look(year, '2026-04-01', 'absence-run').map(({ facts }) => facts.person)).toEqual(['p9']);
    expect(look(year, '2026-04-01', 'changed-since')[0]?.facts.changes[0]?.causes).toEqual([cause, year.lastFact()]);
  });

  it('KX-08 what an older program closed without names is compared by its figures', () => {
    const year = quarter();
    const asOlder = (event: Event): Event => {
      if (event.type !== 'meeting.closed') return event;
      const { names: _, ...data } = event.data as EventData<'meeting.closed'>;
      return { ...event, data };
    };
    year.state = fold(year.events.map(asOlder));
    expect(look(year, '2026-04-01', 'changed-since')).toEqual([]);
    undo(year, '2026-03-15', 'p8');
    const [first] = look(year, '2026-04-01', 'changed-since');
    expect(first?.facts).toMatchObject({ signed: { present: 9 }, now: { present: 8 }, changes: [] });
    undo(year, '2026-03-15', 'p7');
    const [second] = look(year, '2026-04-01', 'changed-since');
    expect(second?.facts.now.present).toBe(7);
    expect(second?.id).not.toBe(first?.id);
  });

  it('KX-08 CX-07 whatever comes late: whoever’s record differs from what was signed is named, with events of the log', () => {
    const day = fc.constantFrom(...days);
    const person = fc.constantFrom(...ten);
    const late = fc.oneof(
      fc.tuple(day, person).map(
        ([meeting, who]) =>
          (year: BranchYear) =>
            undo(year, meeting, who),
      ),
      fc.tuple(day, person).map(
        ([meeting, who]) =>
          (year: BranchYear) =>
            year.grant(meeting, who),
      ),
      fc.tuple(day, person).map(
        ([meeting, who]) =>
          (year: BranchYear) =>
            year.do({ type: 'leave.withdraw', data: { meeting, person: who, reason: '记错' } }),
      ),
      fc.tuple(day, person, fc.constantFrom('frail' as const, 'ordinary' as const)).map(
        ([from, who, category]) =>
          (year: BranchYear) =>
            year.do({ type: 'roster.change', data: { person: who, name: who, ...ordinary, category, from } }),
      ),
      fc.tuple(day, person).map(
        ([on, who]) =>
          (year: BranchYear) =>
            year.do({ type: 'roster.remove', data: { person: who, reason: '转出', on } }),
      ),
    );
    fc.assert(
      fc.property(fc.array(late, { minLength: 1, maxLength: 6 }), (facts) => {
        const year = quarter();
        const signed = new Set(year.events.map(({ id }) => id));
        const before = memberParticipation(year.state, '2026');
        for (const fact of facts) fact(year);
        const after = memberParticipation(year.state, '2026');
        const told = days.flatMap((meeting) => changedSince(year.state, year.meeting(meeting))?.changes ?? []);
        const ids = new Set(year.events.map(({ id }) => id));
        for (const who of ten) {
          if ((after.get(who)?.absent.length ?? 0) > (before.get(who)?.absent.length ?? 0))
            expect(told.map((change) => change.person)).toContain(who);
        }
        for (const { causes } of told) {
          expect(causes.some((cause) => ids.has(cause) && !signed.has(cause))).toBe(true);
        }
        const notices = look(year, '2026-04-01', 'changed-since').flatMap((notice) => notice.facts.changes);
        expect(notices).toEqual(told);
      }),
      { numRuns: runs },
    );
  });
});
