/** Exempt from the theme day on one's own request, with approval. */
import { describe, expect, it } from 'vitest';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { placeOf, withOne } from './branch-year.ts';

describe('exemption', () => {
  const request = { person: 'p1', category: 'frail' as const, reason: '长期卧床', written: true };

  it('GB-02 exempts from the day that was approved, between two meetings, and not before an approval', () => {
    const year = withOne('frail', gbRegular).hold('2026-03-05');
    year.at('10:00', '2026-03-10');
    expect(year.do({ type: 'exemption.ask', data: { ...request, from: '2026-03-20' } })).toEqual({ kind: 'done' });
    expect(year.do({ type: 'exemption.ask', data: { ...request, from: '2026-03-20' } })).toEqual({ kind: 'as-it-was' });
    year.hold('2026-04-05');
    expect(placeOf(year, '2026-04-05', 'p1')).toEqual(['expected', 'absent']);
    const asked = year.state.people.get('p1')?.exemptions[0]?.id ?? '';
    const approve = { person: 'p1', asked, approved: true as const };
    expect(year.do({ type: 'exemption.answer', data: approve })).toEqual({ kind: 'done' });
    expect(year.do({ type: 'exemption.answer', data: approve })).toEqual({ kind: 'as-it-was' });
    expect(placeOf(year, '2026-03-05', 'p1')).toEqual(['expected', 'absent']);
    expect(placeOf(year, '2026-04-05', 'p1')).toEqual(['exempt', 'did-not-come']);
    year.do({ type: 'exemption.end', data: { person: 'p1', asked, on: '2026-05-01', reason: '康复' } });
    year.hold('2026-05-05');
    expect(placeOf(year, '2026-04-05', 'p1')?.[0]).toBe('exempt');
    expect(placeOf(year, '2026-05-05', 'p1')?.[0]).toBe('expected');
  });

  it('GB-02 XN-06 lets nobody be exempt by a refusal, nor by a policy that knows no exemption', () => {
    const year = withOne('frail', xnPlus);
    year.do({ type: 'exemption.ask', data: { ...request, from: '2026-01-01' } });
    const asked = year.state.people.get('p1')?.exemptions[0]?.id ?? '';
    year.do({ type: 'exemption.answer', data: { person: 'p1', asked, approved: false, reason: '行动自如' } });
    const approve = { person: 'p1', asked, approved: true as const };
    expect(year.do({ type: 'exemption.answer', data: approve })).toEqual({ kind: 'refused', why: 'already-answered' });
    expect(placeOf(year.hold('2026-01-15'), '2026-01-15', 'p1')?.[0]).toBe('expected');
    for (const [policy, category] of [
      [cx6n, 'frail'],
      [plNineStep, 'frail'],
      [gbRegular, 'floating'],
      [xnPlus, 'away'],
    ] as const) {
      const other = withOne(category, policy);
      const data = { ...request, category, from: '2026-01-01' };
      expect([policy.id, other.do({ type: 'exemption.ask', data })]).toEqual([
        policy.id,
        { kind: 'refused', why: 'not-exemptible' },
      ]);
    }
  });

  it('XN-06 approves a request in writing only, GB-02 also a spoken one', () => {
    for (const [policy, answer] of [
      [xnPlus, { kind: 'refused', why: 'needs-writing' }],
      [gbRegular, { kind: 'done' }],
    ] as const) {
      const year = withOne('frail', policy);
      year.do({ type: 'exemption.ask', data: { ...request, written: false, from: '2026-01-01' } });
      const asked = year.state.people.get('p1')?.exemptions[0]?.id ?? '';
      expect(year.do({ type: 'exemption.answer', data: { person: 'p1', asked, approved: true } })).toEqual(answer);
    }
  });
});
