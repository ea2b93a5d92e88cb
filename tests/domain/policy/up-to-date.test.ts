import { expect, it } from 'vitest';
import { policyOn } from '../../../server/domain/branch.ts';
import { cx6n } from '../../../server/domain/policy/cx-6n.ts';
import { presets } from '../../../server/domain/policy/presets.ts';
import type { Policy } from '../../../server/domain/policy/schema.ts';
import { upToDate } from '../../../server/domain/policy/up-to-date.ts';
import { xnPlus } from '../../../server/domain/policy/xn-plus.ts';
import { branchOf } from '../../../server/domain/state.ts';
import { branch } from '../scene.ts';

/** As the first program wrote it, with a window of its own. */
const early = {
  id: 'cx-6n',
  version: 2,
  name: '赤溪镇“6+N”支部主题党日',
  title: '{township}{branch}主题党日',
  steps: cx6n.steps.map(({ id, kind, title, short }) => ({ id, kind, title, short })),
  calendar: { rural: { kind: 'day-of-month', day: 15 }, other: { kind: 'first-working-day' } },
  parts: { rural: ['day', 'evening'], other: ['day'] },
  signIn: { earlyMinutes: 30, forgottenHours: 14, mostParked: 200 },
  participation: { threshold: 0.85, outside: ['floating', 'frail'] },
  notice: { daysBefore: 5 },
} as unknown as Policy;

it('KX-06 a policy of an older program is brought up to date on reading, and keeps what it said', () => {
  expect(upToDate(early)).toEqual({ ...cx6n, version: 2, signIn: { ...cx6n.signIn, earlyMinutes: 30 } });
});

it('changes nothing in a policy that says it all', () => {
  for (const preset of Object.values(presets)) expect(upToDate(preset)).toEqual(preset);
});

it('takes what a derived policy left unsaid from the preset that it derives from', () => {
  const { dues: _, ...said } = { ...xnPlus, id: 'daling' };
  expect(upToDate(said as Policy).dues).toEqual(xnPlus.dues);
});

it('folds an older log whole: the branch’s policy and the one that its meetings froze', () => {
  const scene = branch();
  scene.do({ type: 'policy.adopt', data: { policy: early, from: '2026-11-01' } });
  scene.open();
  const adopted = branchOf(scene.state);
  expect(adopted && policyOn(adopted, '2026-11-15').absence).toEqual(cx6n.absence);
  expect(scene.meeting().opened?.policy).toMatchObject({ version: 2, dues: cx6n.dues, signIn: { earlyMinutes: 30 } });
});
