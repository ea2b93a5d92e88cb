import { describe, expect, it } from 'vitest';
import { type BranchReport, branchReport, ranked } from '../../server/domain/branch-report.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { emptyState } from '../../server/domain/state.ts';
import { hold, oldBranch } from './book-keeping.ts';

describe('what the community sees of its branches', () => {
  it('CX-25 reports counts without people: meetings, rate, traces, duties, reminders', () => {
    const scene = oldBranch();
    hold(scene, 'm1', '2026-11-15');
    scene.do({
      type: 'item.raise',
      data: {
        item: 'i1',
        kind: 'reminder',
        on: '2026-10-01',
        from: 'community',
        to: 'branch',
        look: null,
        meeting: null,
        parent: null,
        person: null,
        due: '2026-10-20',
        text: '请补上三季度党课',
        measures: '',
      },
    });
    const report = branchReport(scene.state, '2026', '2026-11-30');
    expect(report).toMatchObject({
      branch: 'b1',
      name: '流岐岙村党支部',
      meetings: [{ month: '2026-11', on: '2026-11-15', expected: 3, present: 1, traces: { in: 2, of: 6 } }],
      // November's evening study; ten others, three lectures and the half-year's 创评 were missed.
      duties: { done: 1, late: 0, missed: 10 + 3 + 1 },
      reminders: { open: 0, late: 1 },
    });
    for (const person of scene.state.people.values()) {
      expect(JSON.stringify(report)).not.toContain(person.name);
      expect(JSON.stringify(report)).not.toContain(`"${person.id}"`);
    }
    expect(branchReport(emptyState, '2026', '2026-10-31')).toBe(null);
  });

  it('CX-25 KX-08 counts each duty by the policy of the day on which it was due', () => {
    const scene = oldBranch();
    const before = branchReport(scene.state, '2026', '2026-10-01')?.duties;
    scene.at('10:00', '2026-10-01').do({ type: 'policy.adopt', data: { policy: xnPlus, from: '2026-10-01' } });
    expect(before).toEqual({ done: 0, late: 0, missed: 9 + 3 + 1 });
    expect(branchReport(scene.state, '2026', '2026-10-01')?.duties).toEqual(before);
  });

  it('CX-25 ranks by duties done in time, then by participation; equal ones share a rank', () => {
    const report = (branch: string, done: number, missed: number, rate: number): BranchReport => ({
      branch,
      name: branch,
      meetings: [],
      rate,
      duties: { done, late: 0, missed },
      reminders: { open: 0, late: 0 },
    });
    const reports = [report('a', 1, 1, 0.9), report('b', 3, 1, 0.8), report('c', 3, 1, 0.9), report('d', 6, 2, 0.9)];
    expect(ranked(reports).map(({ rank, report: { branch } }) => `${rank} ${branch}`)).toEqual([
      '1 c',
      '1 d',
      '3 b',
      '4 a',
    ]);
    expect(ranked([])).toEqual([]);
  });
});
