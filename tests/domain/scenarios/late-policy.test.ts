/** A policy that arrives after the meetings that it covers. */
import { describe, expect, it } from 'vitest';
import { yearParticipation } from '../../../server/domain/participation.ts';
import { cx6n } from '../../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../../server/domain/policy/gb-regular.ts';
import type { Policy } from '../../../server/domain/policy/schema.ts';
import { allBut, BranchYear } from '../branch-year.ts';
import { lines, look } from '../notices/looking.ts';

const free = { kind: 'free' } as const;
const calendar = { rural: free, organ: free, enterprise: free, other: free };
const days = ['2026-01-15', '2026-02-15', '2026-03-15'];

/** Three meetings under a policy without rate or runs; p8 and p9 stayed away. In April the township's policy comes. */
function late(policy: Policy = cx6n, from = '2026-01-01'): BranchYear {
  const year = new BranchYear(gbRegular);
  for (const day of days) year.hold(day, { came: allBut('p8', 'p9') });
  year.at('10:00', '2026-04-01').do({ type: 'policy.adopt', data: { policy: { ...policy, calendar }, from } });
  return year;
}

describe('a policy that comes late', () => {
  it('KX-08 leaves each meeting under the policy that was frozen at its opening: no run, nothing to read out', () => {
    const year = late();
    expect(year.meeting('2026-03-15').opened?.policy.preset).toBe('gb-regular');
    expect(look(year, '2026-04-01', 'absence-run')).toEqual([]);
    expect(look(year, '2026-04-01', 'read-out')).toEqual([]);
    expect(look(year, '2026-04-01', 'changed-since')).toEqual([]);
  });

  it('KX-08 CX-07 judges the year by what now holds, and the adoption is named as the cause, with its meetings', () => {
    const year = late();
    const cause = year.events.at(-1)?.id ?? '';
    expect(yearParticipation(year.state, '2026', '2026-04-01').verdict).toBe('missed');
    expect(lines(year, '2026-04-01', 'participation-year')).toEqual(['participation-year:2026 branch CX-07 fact open']);
    expect(look(year, '2026-04-01', 'policy-late')).toMatchObject([
      {
        id: `policy-late:${cause}`,
        since: '2026-04-01',
        facts: { policy: 'cx-6n', from: '2026-01-01', cause, meetings: days },
      },
    ]);
    const before = new BranchYear(gbRegular).hold('2026-01-15');
    expect(look(before, '2026-04-01', 'participation-year')).toEqual([]);
    expect(look(before, '2026-04-01', 'policy-late')).toEqual([]);
    answerTo(year, `policy-late:${cause}`);
    expect(look(year, '2026-04-01', 'policy-late')).toMatchObject([{ standing: 'closed' }]);
  });

  it('KX-08 covers only the meetings from its day on, and is no notice for those held under it', () => {
    expect(look(late(cx6n, '2026-03-01'), '2026-04-01', 'policy-late').map(({ facts }) => facts.meetings)).toEqual([
      ['2026-03-15'],
    ]);
    const year = late(cx6n, '2026-04-01');
    year.hold('2026-04-15', { came: allBut('p9') });
    expect(look(year, '2026-05-01', 'policy-late')).toEqual([]);
  });
});

const answerTo = (year: BranchYear, notice: string) =>
  year.do({ type: 'notice.answer', data: { notice, answer: 'a1', what: '按新制度执行', by: null } });
