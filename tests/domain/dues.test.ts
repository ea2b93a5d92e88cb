/** Dues: by base, in person or through somebody, behind, reviewed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrears, basesToReview, duesMonth, duesOfYear } from '../../server/domain/dues-ledger.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { fold } from '../../server/domain/state.ts';
import { branch, ordinary, type Scene } from './scene.ts';

/** The five of `branch()` under another policy. */
function under(policy: Policy): Scene {
  const scene = branch().at('10:00', '2026-06-10');
  scene.do({ type: 'policy.adopt', data: { policy, from: '2026-01-01' } }, 'kiosk');
  return scene;
}

function pay(scene: Scene, person: string, months: string[], more: { fen?: number } = {}) {
  return scene.do({ type: 'dues.pay', data: { person, months, how: 'in-person', ...more } });
}

function standings(scene: Scene, month: string): Record<string, string> {
  return Object.fromEntries(duesMonth(scene.state, month).rows.map(({ person, standing }) => [person, standing]));
}

const setBase = (scene: Scene, person: string, fen: number, from: string) =>
  scene.do({ type: 'dues-base.set', data: { person, fen, from } });

describe('CX-05 dues of a month', () => {
  it('CX-15 reading 4: they are due from the frail and the floating, too, and not from guests', () => {
    const scene = branch();
    scene.do({
      type: 'roster.add',
      data: { people: [{ person: 'xu', name: '徐立', ...ordinary, standing: 'linked' }] },
    });
    pay(scene, 'zhang', ['2026-11']);
    const all = { lin: 'owing', chen: 'owing', wang: 'owing', zhang: 'paid', luo: 'owing' };
    expect(standings(scene, '2026-11')).toEqual(all);
  });

  it('reading 4 with the other setting: from the ordinary alone', () => {
    const scene = under({ ...cx6n, dues: { ...cx6n.dues, dueFrom: ['ordinary'] } });
    expect(Object.keys(standings(scene, '2026-11'))).toEqual(['lin', 'chen', 'wang']);
  });

  it('WJ-03 are paid by the base that holds in the month, in fen', () => {
    const scene = branch();
    setBase(scene, 'chen', 500, '2026-01');
    setBase(scene, 'chen', 650, '2026-12');
    pay(scene, 'chen', ['2026-11', '2026-12']);
    pay(scene, 'wang', ['2026-11'], { fen: 20 });
    expect(duesMonth(scene.state, '2026-11').sum).toBe(520);
    const december = duesMonth(scene.state, '2026-12');
    expect(december.rows.find(({ person }) => person === 'chen')).toMatchObject({ base: 650, payment: { fen: 650 } });
    expect(december.rows.find(({ person }) => person === 'wang')).toMatchObject({ base: null, payment: null });
  });

  it('reading 7 a month is paid once, however often it is paid', () => {
    const scene = branch();
    expect(pay(scene, 'chen', ['2026-10', '2026-11'])).toEqual({ kind: 'done' });
    expect(pay(scene, 'chen', ['2026-11', '2026-11'])).toEqual({ kind: 'as-it-was' });
    const paid = duesOfYear(scene.state, 'chen', '2026');
    expect(paid.map((payment) => payment !== null)).toEqual([...Array(9).fill(false), true, true, false]);
    expect(paid[9]?.receipt).toBe(paid[10]?.receipt);
  });

  it('KX-08 an undone payment leaves the month unpaid, and both stand in the log', () => {
    const scene = branch();
    pay(scene, 'chen', ['2026-11']);
    scene.do({ type: 'dues.undo', data: { month: '2026-11', person: 'chen', reason: '记错了人' } });
    expect(standings(scene, '2026-11')).toMatchObject({ chen: 'owing' });
    expect(scene.events.slice(-2).map(({ type }) => type)).toEqual(['dues.paid', 'dues.undone']);
  });
});

describe('XN-02 dues are paid in person', () => {
  it('XN-02 through somebody else only with a reason', () => {
    const scene = under(xnPlus);
    const proxy = { person: 'chen', months: ['2026-06'], how: 'proxy' as const, who: '陈小明' };
    expect(scene.do({ type: 'dues.pay', data: proxy })).toEqual({ kind: 'refused', why: 'proxy-needs-reason' });
    expect(scene.do({ type: 'dues.pay', data: { ...proxy, reason: '住院' } })).toEqual({ kind: 'done' });
    expect(duesMonth(scene.state, '2026-06').rows.find(({ person }) => person === 'chen')?.payment?.proxy).toEqual({
      who: '陈小明',
      reason: '住院',
    });
  });

  it('XN-02 never off the wages; a policy that says nothing of it allows both', () => {
    const payroll = { person: 'chen', months: ['2026-06'], how: 'payroll' as const };
    expect(under(xnPlus).do({ type: 'dues.pay', data: payroll })).toEqual({
      kind: 'refused',
      why: 'no-payroll-deduction',
    });
    expect(branch().do({ type: 'dues.pay', data: payroll })).toEqual({ kind: 'done' });
    expect(branch().do({ type: 'dues.pay', data: { ...payroll, how: 'proxy' } })).toEqual({ kind: 'done' });
  });
});

describe('WJ-03 who is behind', () => {
  it('WJ-03 is reminded once a month is over and unpaid, counted from the first month on record', () => {
    const scene = branch();
    for (const person of ['lin', 'chen', 'zhang', 'luo']) pay(scene, person, ['2026-11', '2026-12']);
    pay(scene, 'wang', ['2026-11']);
    setBase(scene, 'wang', 300, '2026-01');
    expect(arrears(scene.state, '2026-12-31')).toEqual([]);
    expect(arrears(scene.state, '2027-01-01')).toEqual([{ person: 'wang', months: ['2026-12'], fen: 300 }]);
    pay(scene, 'wang', ['2026-12']);
    expect(arrears(scene.state, '2027-01-01')).toEqual([]);
  });

  it('WJ-03 a payment for a month before the log began makes nobody else a debtor', () => {
    const scene = branch();
    pay(scene, 'lin', ['2026-03', '2026-11']);
    expect(arrears(scene.state, '2026-12-01').map(({ person, months }) => [person, months])).toEqual(
      ['chen', 'wang', 'zhang', 'luo'].map((person) => [person, ['2026-11']]),
    );
  });

  it('WJ-03 takes as many months as the policy says', () => {
    const scene = under({ ...cx6n, dues: { ...cx6n.dues, remindAfterMonths: 2 } });
    pay(scene, 'lin', ['2026-11']);
    const behind = (today: string) => arrears(scene.state, today).map(({ person, months }) => [person, months.length]);
    expect(behind('2026-12-01')).toEqual([]);
    expect(behind('2027-01-01')).toEqual([
      ['chen', 2],
      ['wang', 2],
      ['zhang', 2],
      ['luo', 2],
    ]);
  });

  it('WJ-02 who has moved away owes nothing for the month of leaving; who came owes it', () => {
    const scene = branch();
    pay(scene, 'lin', ['2026-11']);
    scene.at('10:00', '2026-11-20').do({ type: 'roster.remove', data: { person: 'wang', reason: '转出' } });
    scene.do({ type: 'roster.add', data: { people: [{ person: 'he', name: '何芳', ...ordinary }] } });
    expect(standings(scene, '2026-11')).toMatchObject({ he: 'owing' });
    expect(standings(scene, '2026-11')).not.toHaveProperty('wang');
    expect(standings(scene, '2026-10')).not.toHaveProperty('he');
  });

  it('WJ-03 bases are reviewed once a year: set anew, or looked at and left', () => {
    const scene = under({ ...cx6n, dues: { ...cx6n.dues, yearlyReview: true } });
    setBase(scene, 'lin', 800, '2026-03');
    setBase(scene, 'chen', 500, '2025-01');
    scene.do({ type: 'dues-base.review', data: { year: '2026', people: ['wang'] } });
    expect(basesToReview(scene.state, '2026', '2026-11-20')).toEqual(['chen', 'zhang', 'luo']);
    expect(basesToReview(branch().state, '2026', '2026-11-20')).toEqual([]);
  });
});

it('dues fold alike in whatever order they arrive', () => {
  const scene = branch();
  setBase(scene, 'chen', 500, '2026-01');
  pay(scene, 'chen', ['2026-10', '2026-11']);
  scene.do({ type: 'dues.undo', data: { month: '2026-10', person: 'chen', reason: '记错' } });
  pay(scene, 'chen', ['2026-10'], { fen: 700 });
  const told = JSON.stringify(duesMonth(scene.state, '2026-10'));
  fc.assert(
    fc.property(fc.shuffledSubarray(scene.events, { minLength: scene.events.length }), (events) => {
      expect(JSON.stringify(duesMonth(fold(events), '2026-10').sum)).toBe('700');
      expect(JSON.stringify(duesMonth(fold(events), '2026-10'))).toBe(told);
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 100) },
  );
});
