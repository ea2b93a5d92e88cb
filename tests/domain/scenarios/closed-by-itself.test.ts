/** A meeting that nobody closed. */
import { describe, expect, it } from 'vitest';
import { meetingParticipation, yearParticipation } from '../../../server/domain/participation.ts';
import { cx6n } from '../../../server/domain/policy/cx-6n.ts';
import { plNineStep } from '../../../server/domain/policy/pl-nine-step.ts';
import type { Policy } from '../../../server/domain/policy/schema.ts';
import { BranchYear, first } from '../branch-year.ts';
import { lines, look } from '../notices/looking.ts';

const meeting = '2026-03-15';

/** Six of ten came, and an unknown card was held up; the secretary went home without closing. */
function forgotten(policy: Policy = cx6n): BranchYear {
  const year = new BranchYear(policy).hold(meeting, { came: first(6), open: true });
  year.card('77');
  return year;
}
const pass = (year: BranchYear, time: string, date: string) => year.at(time, date).do({ type: 'time.pass', data: {} });

describe('a meeting that closes itself', () => {
  it('CX-13 nobody is absent before it is closed: not reported is not absent', () => {
    const year = forgotten();
    pass(year, '22:59', meeting);
    expect(year.meeting(meeting).closed).toBeNull();
    expect(look(year, '2026-03-16', 'read-out')).toEqual([]);
    expect(yearParticipation(year.state, '2026', '2026-03-16').verdict).toBe('none-yet');
  });

  it('CX-13 KX-08 whoever is absent by its closing is told beside the notice that it closed itself', () => {
    const year = forgotten();
    pass(year, '23:00', meeting);
    expect(lines(year, '2026-03-16', 'closed-by-itself')).toEqual([
      `closed-by-itself:${meeting} branch KX answer open`,
    ]);
    expect(look(year, '2026-03-16', 'read-out')[0]?.facts.persons).toEqual(['p6', 'p7', 'p8', 'p9']);
  });

  it('PL-05 PL-14 nobody says that it was too short: when it ended nobody knows', () => {
    const year = forgotten(plNineStep);
    pass(year, '23:00', meeting);
    expect(look(year, '2026-03-16', 'flagged')).toEqual([]);
  });

  it('CX-13 KX-08 who was there is entered afterwards with part and reason, and the change names its cause', () => {
    const year = forgotten();
    pass(year, '23:00', meeting);
    year.at('09:00', '2026-03-16');
    const sign = (more: { part?: 'day' | 'evening'; reason?: string }, person = 'p6') =>
      year.do({ type: 'sign-in.by-hand', data: { meeting, person, ...more } });
    expect(sign({ part: 'day' })).toEqual({ kind: 'refused', why: 'closed' });
    expect(sign({ reason: '卡没有带' })).toEqual({ kind: 'refused', why: 'closed' });
    expect(sign({ part: 'evening', reason: '卡没有带' })).toEqual({ kind: 'refused', why: 'not-open' });
    expect(sign({ part: 'day', reason: '卡没有带' }, 'nobody')).toEqual({ kind: 'refused', why: 'no-such-person' });
    expect(sign({ part: 'day', reason: '卡没有带' })).toEqual({ kind: 'done' });
    const [cause, words] = year.events.slice(-2);
    expect(cause).toMatchObject({ type: 'person.signed-in', data: { person: 'p6', part: 'day', by: 'hand' } });
    expect(words?.data).toEqual({ of: cause?.id, text: '卡没有带' });
    expect(sign({ part: 'day', reason: '卡没有带' })).toEqual({ kind: 'as-it-was' });
    expect(look(year, '2026-03-16', 'read-out')[0]?.facts.persons).toEqual(['p7', 'p8', 'p9']);
    expect(look(year, '2026-03-16', 'changed-since').map(({ facts }) => facts.changes)).toEqual([
      [{ person: 'p6', signed: 'missing', now: 'present', causes: [cause?.id] }],
    ]);
  });

  it('CX-10 CX-22 PL-08 gets its summary afterwards, and with it its record', () => {
    const year = forgotten();
    pass(year, '23:00', meeting);
    const record = () =>
      look(year, '2026-03-16', 'traces-missing').some(({ facts }) => facts.traces.includes('record'));
    expect(record()).toBe(true);
    const write = () => year.do({ type: 'summary.write', data: { meeting, text: '认真学习' } });
    expect([write(), write()]).toEqual([{ kind: 'done' }, { kind: 'as-it-was' }]);
    expect(record()).toBe(false);
  });

  it('KX-07 KX-08 whose card it was is said afterwards: present from the tap on, and the change names its cause', () => {
    const year = forgotten();
    pass(year, '23:00', meeting);
    const tap = look(year, '2026-03-16', 'parked-taps')[0]?.facts.taps[0] ?? '';
    year.at('09:00', '2026-03-16').do({ type: 'parked-tap.assign', data: { meeting, tap, person: 'p6' } });
    const cause = year.events.find(({ type }) => type === 'tap.assigned')?.id;
    expect(meetingParticipation(year.state, year.meeting(meeting)).names.present).toContain('p6');
    expect(look(year, '2026-03-16', 'changed-since').map(({ facts }) => facts.changes)).toEqual([
      [{ person: 'p6', signed: 'missing', now: 'present', causes: [cause] }],
    ]);
  });
});
