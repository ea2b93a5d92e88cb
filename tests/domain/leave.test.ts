/** Leave from one theme day: asked, answered, taken back, and what it does to the rate. */
import { describe, expect, it } from 'vitest';
import { rateOf } from '../../server/domain/attendance.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import { allBut, BranchYear, figures, first, placeOf } from './branch-year.ts';
import { ordinary } from './scene.ts';

describe('leave', () => {
  const ask = { meeting: '2026-01-15', person: 'p1', reason: '住院', written: true };
  const answer = { meeting: '2026-01-15', person: 'p1' };

  it('CX-13 counts leave from its approval, not from the request, and a refused one never', () => {
    const year = new BranchYear().hold('2026-01-15', { came: allBut('p1', 'p2') });
    year.do({ type: 'leave.ask', data: ask });
    year.do({ type: 'leave.ask', data: { ...ask, person: 'p2' } });
    expect(figures(year, '2026-01-15').leave).toBe(0);
    year.do({ type: 'leave.answer', data: { ...answer, approved: true } });
    year.do({ type: 'leave.answer', data: { ...answer, person: 'p2', approved: false, reason: '无正当理由' } });
    expect(figures(year, '2026-01-15')).toMatchObject({ expected: 10, present: 8, leave: 1 });
    expect(placeOf(year, '2026-01-15', 'p2')).toEqual(['expected', 'absent']);
    expect(year.do({ type: 'leave.answer', data: { ...answer, person: 'p2', approved: false } })).toEqual({
      kind: 'as-it-was',
    });
    expect(year.do({ type: 'leave.answer', data: { ...answer, person: 'p2', approved: true } })).toEqual({
      kind: 'refused',
      why: 'no-such-entry',
    });
    year.do({ type: 'leave.ask', data: { ...ask, person: 'p2', reason: '补交证明' } });
    year.do({ type: 'leave.answer', data: { ...answer, person: 'p2', approved: true } });
    expect(figures(year, '2026-01-15').leave).toBe(2);
  });

  it('CX-13 keeps who decided, and what was asked for is gone once it is taken back', () => {
    const year = new BranchYear().hold('2026-01-15', { came: allBut('p1') });
    year.do({ type: 'leave.ask', data: ask });
    expect(year.do({ type: 'leave.ask', data: ask })).toEqual({ kind: 'as-it-was' });
    year.do({ type: 'leave.answer', data: { ...answer, approved: true } });
    expect([...year.meeting('2026-01-15').leaves.values()]).toMatchObject([
      { person: 'p1', reason: '住院', written: true, answer: { approved: true, by: 'p0' } },
    ]);
    year.do({ type: 'leave.withdraw', data: { ...answer, reason: '登记错' } });
    expect(placeOf(year, '2026-01-15', 'p1')?.[1]).toBe('absent');
  });

  it('PL-06 approves no leave without the paper', () => {
    const year = new BranchYear(plNineStep).hold('2026-01-15', { came: allBut('p1') });
    expect(year.grant('2026-01-15', 'p1', false)).toEqual({ kind: 'refused', why: 'needs-writing' });
    year.do({ type: 'leave.ask', data: { ...ask, written: false } });
    const approve = { ...answer, approved: true };
    expect(year.do({ type: 'leave.answer', data: approve })).toEqual({ kind: 'refused', why: 'needs-writing' });
    year.do({ type: 'leave.ask', data: ask });
    expect(year.do({ type: 'leave.answer', data: approve })).toEqual({ kind: 'done' });
    expect(new BranchYear(cx6n).hold('2026-01-15').grant('2026-01-15', 'p1', false)).toEqual({ kind: 'done' });
  });

  it('gives leave to members only, and to who was one on that day', () => {
    const year = new BranchYear().hold('2026-01-15', { came: allBut('p1') });
    year.at('10:00', '2026-02-01').do({ type: 'roster.remove', data: { person: 'p1', reason: '转出' } });
    expect(year.grant('2026-01-15', 'p1')).toEqual({ kind: 'done' });
    year.hold('2026-02-15');
    expect(year.grant('2026-02-15', 'p1')).toEqual({ kind: 'refused', why: 'no-such-person' });
    expect(year.grant('2026-02-15', 'nobody')).toEqual({ kind: 'refused', why: 'no-such-person' });
    year.do({ type: 'roster.add', data: { people: [{ person: 'g', name: '客', ...ordinary, standing: 'invitee' }] } });
    year.hold('2026-03-15');
    expect(year.grant('2026-03-15', 'g')).toEqual({ kind: 'refused', why: 'not-a-member' });
  });

  it('CX-07 reading 1: leave stays in the base, or leaves both sides', () => {
    const out = { ...cx6n, participation: { ...cx6n.participation, leave: 'out' as const } };
    for (const policy of [...Object.values(presets), out]) {
      const year = new BranchYear(policy).hold('2026-01-15', { came: first(8), leave: ['p8'] });
      expect([policy.id, rateOf(figures(year, '2026-01-15'))]).toEqual([policy.id, policy === out ? 8 / 9 : 8 / 10]);
      expect(figures(year, '2026-01-15').leave).toBe(1);
    }
  });
});
