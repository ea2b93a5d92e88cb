/** Who is expected where, as tables worked out by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf, rollOf } from '../../server/domain/attendance.ts';
import type { Expectation } from '../../server/domain/expectation.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import type { Category } from '../../server/domain/vocabulary.ts';
import { allBut, BranchYear, figures, first, placeOf, ten, withOne } from './branch-year.ts';
import { ordinary } from './scene.ts';

/** Each run is a whole year on paper. */
const runs = Math.min(Number(process.env.FC_RUNS ?? 100), 2000);

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
