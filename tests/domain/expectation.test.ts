/** Who is expected where, as tables worked out by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attendance, figuresOf, rateOf, rollOf } from '../../server/domain/attendance.ts';
import type { Expectation } from '../../server/domain/expectation.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { transfersOf } from '../../server/domain/turns.ts';
import type { Category } from '../../server/domain/vocabulary.ts';
import { allBut, BranchYear, first, ten } from './branch-year.ts';
import { ordinary } from './scene.ts';

/** Each run is a whole year on paper. */
const runs = Math.min(Number(process.env.FC_RUNS ?? 100), 2000);

/** The ten, of whom p1 is changed to `category` in January. */
function withOne(category: Category, policy: Policy = cx6n): BranchYear {
  const year = new BranchYear(policy);
  year.at('10:00', '2026-01-05');
  year.do({ type: 'roster.change', data: { person: 'p1', name: 'p1', ...ordinary, category } });
  return year;
}

function placeOf(year: BranchYear, meeting: string, person: string): [Expectation, Attendance] | undefined {
  const place = rollOf(year.state, year.meeting(meeting), 'whole').get(person);
  return place === undefined ? undefined : [place.expectation, place.attendance];
}

const figures = (year: BranchYear, meeting: string) => figuresOf(year.state, year.meeting(meeting), 'whole');

describe('who is expected, by class', () => {
  const table: [string, Policy, Category, Expectation][] = [
    ['CX-07', cx6n, 'ordinary', 'expected'],
    ['CX-07', cx6n, 'floating', 'outside'],
    ['CX-07', cx6n, 'frail', 'outside'],
    ['CX-07', cx6n, 'retired', 'expected'],
    ['CX-07', cx6n, 'away', 'expected'],
    ['CX-07', cx6n, 'front-line', 'expected'],
    ['GB-02', gbRegular, 'frail', 'expected'],
    ['GB-02', gbRegular, 'floating', 'expected'],
    ['GB-02', gbRegular, 'retired', 'outside'],
    ['PL-06', plNineStep, 'frail', 'expected'],
    ['PL-06', plNineStep, 'floating', 'expected'],
    ['XN-06', xnPlus, 'frail', 'expected'],
    ['XN-06', xnPlus, 'floating', 'outside'],
    ['XN-06', xnPlus, 'away', 'outside'],
    ['XN-06', xnPlus, 'front-line', 'outside'],
  ];
  it.each(table)('%s: under %o', (_, policy, category, expectation) => {
    const year = withOne(category, policy).hold('2026-01-15', { came: allBut('p1') });
    expect([policy.id, category, placeOf(year, '2026-01-15', 'p1')?.[0]]).toEqual([policy.id, category, expectation]);
  });

  it('CX-07 lets a frail member come without being counted on either side', () => {
    const year = withOne('frail').hold('2026-01-15', { came: first(10) });
    expect(placeOf(year, '2026-01-15', 'p1')).toEqual(['outside', 'came']);
    expect(figures(year, '2026-01-15')).toEqual({
      expected: 9,
      present: 9,
      leave: 0,
      outside: 1,
      outsidePresent: 1,
      others: 0,
    });
  });

  it('CX-07 reading 9: expects probationary members like members, unless the policy has it otherwise', () => {
    const otherwise = { ...cx6n, participation: { ...cx6n.participation, probationary: false } };
    for (const [policy, expectation] of [
      ...Object.values(presets).map((one) => [one, 'expected'] as const),
      [otherwise, 'outside'] as const,
    ]) {
      const year = new BranchYear(policy);
      year.do({ type: 'roster.change', data: { person: 'p1', name: 'p1', ...ordinary, probationary: true } });
      year.hold('2026-01-15');
      expect([policy.id, placeOf(year, '2026-01-15', 'p1')?.[0]]).toEqual([policy.id, expectation]);
    }
  });

  it('CX-08 CX-19 keeps linked cadres and invitees outside the rate, and counts them when they come', () => {
    const year = new BranchYear();
    year.do({
      type: 'roster.add',
      data: {
        people: [
          {
            person: 'instructor',
            name: '农村工作指导员',
            ...ordinary,
            standing: 'linked',
            invitee: 'rural-instructor',
          },
          { person: 'producer', name: '产业大户', ...ordinary, standing: 'invitee', invitee: 'producer' },
        ],
      },
    });
    year.hold('2026-01-15', { came: ['p0', 'instructor'] });
    expect(placeOf(year, '2026-01-15', 'instructor')).toEqual(['guest', 'came']);
    expect(placeOf(year, '2026-01-15', 'producer')).toEqual(['guest', 'did-not-come']);
    expect(figures(year, '2026-01-15')).toMatchObject({ expected: 10, present: 1, others: 1 });
  });

  it('CX-08 expects a member of another branch who leads a double life, counts and signs in that member here', () => {
    const year = new BranchYear();
    const leader = { person: 'leader', name: '镇领导', ...ordinary, home: '机关党支部' };
    year.do({ type: 'roster.add', data: { people: [{ ...leader, dual: true }] } });
    year.bind('leader', '7');
    year.hold('2026-01-15', { open: true });
    expect(placeOf(year, '2026-01-15', 'leader')).toEqual(['expected', 'not-reported']);
    expect(year.at('09:00', '2026-01-15').card('7')).toMatchObject({ kind: 'signed-in', person: 'leader' });
    expect(figures(year, '2026-01-15')).toMatchObject({ expected: 11, present: 1, others: 0 });
    year.at('08:00', '2026-02-01').do({ type: 'roster.change', data: { ...leader, category: 'retired' } });
    expect(year.state.people.get('leader')).toMatchObject({ category: 'retired', dual: true });
    year.do({ type: 'roster.change', data: { ...leader, dual: false } });
    year.hold('2026-02-15');
    expect(placeOf(year, '2026-02-15', 'leader')).toEqual(['guest', 'did-not-come']);
  });
});

describe('who is expected, by date', () => {
  it('WJ-02 does not expect before the day of joining, nor after the day of leaving, whenever that was entered', () => {
    const year = new BranchYear();
    for (const date of ['2026-04-15', '2026-05-15', '2026-06-15', '2026-07-15']) year.hold(date, { came: first(10) });
    year.at('10:00', '2026-07-20');
    const entry = { person: 'new', name: '转入', ...ordinary, from: '2026-05-15', came: '韭菜园村党支部' };
    year.do({ type: 'roster.add', data: { people: [entry] } });
    year.do({ type: 'roster.remove', data: { person: 'p9', reason: '转出', on: '2026-06-01', to: '机关党支部' } });
    const expected = ['2026-04-15', '2026-05-15', '2026-06-15', '2026-07-15'].map((date) => [
      placeOf(year, date, 'new')?.[0],
      placeOf(year, date, 'p9'),
      figures(year, date).expected,
    ]);
    expect(expected).toEqual([
      ['not-yet', ['expected', 'present'], 10],
      ['expected', ['expected', 'present'], 11],
      ['expected', ['gone', 'came'], 10],
      ['expected', ['gone', 'came'], 10],
    ]);
  });

  it('WJ-02 who left is not expected again by a class recorded for a later day before the leaving was known', () => {
    const year = new BranchYear().at('10:00', '2026-05-01');
    const p9 = { person: 'p9', name: 'p9', ...ordinary };
    year.do({ type: 'roster.change', data: { ...p9, probationary: true } });
    year.hold('2026-05-15', { came: first(9) });
    year.at('10:00', '2026-06-10');
    const leaving = { person: 'p9', reason: '转出', on: '2026-04-20' };
    expect(year.do({ type: 'roster.remove', data: leaving })).toEqual({ kind: 'done' });
    year.hold('2026-07-15', { came: first(9) });
    expect(['2026-05-15', '2026-07-15'].map((date) => placeOf(year, date, 'p9')?.[0])).toEqual(['gone', 'gone']);
    expect(year.state.people.get('p9')?.left).toBe(true);
  });

  it('WJ-02 who left is changed no more, and comes back only by being entered again from then on', () => {
    const year = new BranchYear().at('10:00', '2026-06-10');
    year.do({ type: 'roster.remove', data: { person: 'p9', reason: '转出' } });
    const change = { person: 'p9', name: 'p9', ...ordinary, category: 'frail' as const };
    const refused = { kind: 'refused', why: 'no-such-person' };
    expect(year.do({ type: 'roster.change', data: { ...change, from: '2026-03-01' } })).toEqual(refused);
    const entered = (from: string) => year.do({ type: 'roster.add', data: { people: [{ ...change, from }] } });
    expect(entered('2026-03-01')).toEqual({ kind: 'done' });
    expect(year.state.people.get('p9')?.left).toBe(true);
    expect(entered('2026-06-10')).toEqual({ kind: 'done' });
    expect(year.state.people.get('p9')?.left).toBe(false);
    year.hold('2026-07-15');
    expect(placeOf(year, '2026-07-15', 'p9')?.[0]).toBe('outside');
  });

  it('judges a past meeting by what the member was on its day', () => {
    const year = new BranchYear().hold('2026-03-15', { came: allBut('p1') });
    year.at('10:00', '2026-03-20');
    year.do({ type: 'roster.change', data: { person: 'p1', name: 'p1', ...ordinary, category: 'frail' } });
    year.hold('2026-04-15', { came: allBut('p1') });
    expect(placeOf(year, '2026-03-15', 'p1')).toEqual(['expected', 'absent']);
    expect(placeOf(year, '2026-04-15', 'p1')).toEqual(['outside', 'did-not-come']);
  });

  it('KX-08 takes a wrong date back by its event, and the figures with it', () => {
    const year = new BranchYear().hold('2026-03-15', { came: allBut('p1') });
    const before = figures(year, '2026-03-15');
    year.at('10:00', '2026-03-20');
    year.do({ type: 'roster.remove', data: { person: 'p1', reason: '转出', on: '2026-03-01' } });
    expect(figures(year, '2026-03-15').expected).toBe(9);
    const turn = year.state.people.get('p1')?.turns.at(-1)?.source.id ?? '';
    const undo = { person: 'p1', turn, reason: '日期登记错' };
    expect(year.do({ type: 'roster.undo', data: undo })).toEqual({ kind: 'done' });
    expect(year.do({ type: 'roster.undo', data: undo })).toEqual({ kind: 'as-it-was' });
    expect(figures(year, '2026-03-15')).toEqual(before);
    expect(year.state.people.get('p1')?.left).toBe(false);
  });

  it('takes no date that has not come', () => {
    const year = new BranchYear().at('10:00', '2026-03-20');
    const remove = { person: 'p1', reason: '转出', on: '2026-03-21' };
    expect(year.do({ type: 'roster.remove', data: remove })).toEqual({ kind: 'refused', why: 'date-ahead' });
    const entry = { person: 'p1', name: 'p1', ...ordinary, from: '2026-03-21' };
    expect(year.do({ type: 'roster.change', data: entry })).toEqual({ kind: 'refused', why: 'date-ahead' });
  });

  it('WJ-02 marks members whom nobody reaches or who hang in the air', () => {
    const year = new BranchYear();
    const mark = { person: 'p1', mark: 'lost-contact' as const, on: true };
    expect(year.do({ type: 'roster.mark', data: mark })).toEqual({ kind: 'done' });
    expect(year.do({ type: 'roster.mark', data: mark })).toEqual({ kind: 'as-it-was' });
    expect([...(year.state.people.get('p1')?.marks.keys() ?? [])]).toEqual(['lost-contact']);
    year.do({ type: 'roster.mark', data: { ...mark, on: false } });
    expect(year.state.people.get('p1')?.marks.size).toBe(0);
  });
});

describe('transfers', () => {
  it('WJ-02 are listed with their day and the other branch; a member entered for the first time comes in', () => {
    const year = new BranchYear().at('10:00', '2026-07-20');
    const entry = { person: 'new', name: '转入', ...ordinary, from: '2026-05-15', came: '韭菜园村党支部' };
    year.do({ type: 'roster.add', data: { people: [entry, { person: 'n2', name: '补录', ...ordinary }] } });
    year.do({ type: 'roster.remove', data: { person: 'p9', reason: '转出', on: '2026-06-01', to: '机关党支部' } });
    const back = { person: 'p9', name: 'p9', ...ordinary, from: '2026-07-01' };
    year.do({ type: 'roster.add', data: { people: [back] } });
    expect(transfersOf(year.state, '2026')).toEqual([
      { person: 'new', day: '2026-05-15', way: 'in', place: '韭菜园村党支部' },
      { person: 'p9', day: '2026-06-01', way: 'out', place: '机关党支部' },
      { person: 'p9', day: '2026-07-01', way: 'in', place: null },
      { person: 'n2', day: '2026-07-20', way: 'in', place: null },
    ]);
    expect(transfersOf(year.state, '2025').map(({ person }) => person)).toEqual(ten);
  });
});

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

describe('a joint meeting', () => {
  it('CX-18 PL-10 counts each of three branches by itself, the others as guests', () => {
    const names = ['流岐岙村党支部', '韭菜园村党支部', '机关党支部'];
    const came = [9, 7, 10];
    const rates = names.map((name, index) => {
      const year = new BranchYear(cx6n, ten, `kiosk-${index}`);
      const others = names.filter((other) => other !== name);
      year.do({
        type: 'roster.add',
        data: { people: others.map((home) => ({ person: home, name: '客', ...ordinary, home })) },
      });
      year.bind(others[0] ?? '', '7');
      year.hold('2026-07-01', { came: first(came[index] ?? 0), joint: others, open: true });
      expect(year.at('09:00', '2026-07-01').card('7')).toMatchObject({ kind: 'signed-in', person: others[0] });
      const { expected, present, others: guests } = figures(year, '2026-07-01');
      return [expected, present, guests];
    });
    expect(rates).toEqual([
      [10, 9, 1],
      [10, 7, 1],
      [10, 10, 1],
    ]);
  });

  it('keeps another branch’s card apart where the meeting is the branch’s own', () => {
    const year = new BranchYear();
    year.do({ type: 'roster.add', data: { people: [{ person: 'x', name: '客', ...ordinary, home: '机关党支部' }] } });
    year.bind('x', '7');
    year.hold('2026-07-01', { open: true, joint: ['韭菜园村党支部'] });
    expect(year.at('09:00', '2026-07-01').card('7')).toMatchObject({ kind: 'other-branch' });
  });
});

it('puts each member of each meeting into exactly one class, and no rate above 100 %', () => {
  const event = fc.record({
    person: fc.constantFrom(...first(4)),
    what: fc.constantFrom('come', 'leave', 'frail', 'gone', 'back', 'dual'),
    month: fc.constantFrom('01', '02', '03'),
  });
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(presets)), fc.array(event, { maxLength: 12 }), (policy, events) => {
      const year = new BranchYear(policy, first(4));
      for (const month of ['01', '02', '03']) year.hold(`2026-${month}-15`, { open: month === '03' });
      year.at('12:00', '2026-03-15');
      for (const { person, what, month } of events) {
        const [meeting, from] = [`2026-${month}-15`, `2026-${month}-10`];
        const entry = { person, name: person, ...ordinary, from };
        if (what === 'come') year.do({ type: 'sign-in.by-hand', data: { meeting: '2026-03-15', person } });
        else if (what === 'leave') year.grant(meeting, person);
        else if (what === 'frail') year.do({ type: 'roster.change', data: { ...entry, category: 'frail' } });
        else if (what === 'gone') year.do({ type: 'roster.remove', data: { person, reason: '转出', on: from } });
        else if (what === 'back') year.do({ type: 'roster.change', data: entry });
        else year.do({ type: 'roster.change', data: { ...entry, home: '机关党支部', dual: true } });
      }
      for (const meeting of year.state.meetings.values()) {
        const roll = rollOf(year.state, meeting, 'whole');
        expect([...roll.keys()]).toEqual([...year.state.people.keys()]);
        for (const { expectation, attendance } of roll.values()) {
          const classes =
            expectation !== 'expected'
              ? ['came', 'did-not-come']
              : meeting.closed === null
                ? ['present', 'leave', 'not-reported']
                : ['present', 'leave', 'absent'];
          expect(classes).toContain(attendance);
        }
        const { expected, present, leave } = figuresOf(year.state, meeting, 'whole');
        expect(present + leave).toBeLessThanOrEqual(expected);
      }
    }),
    { numRuns: runs },
  );
});
