/** Rates and averages, as tables worked out by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedSince } from '../../server/domain/changed-since.ts';
import { meetingParticipation, memberParticipation, yearParticipation } from '../../server/domain/participation.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import type { Participation, Policy } from '../../server/domain/policy/schema.ts';
import { fold } from '../../server/domain/state.ts';
import { allBut, BranchYear, first, ten } from './branch-year.ts';
import { ordinary } from './scene.ts';

/** Each run is a whole year on paper. */
const runs = Math.min(Number(process.env.FC_RUNS ?? 100), 2000);

const twenty = Array.from({ length: 20 }, (_, index) => `p${index}`);

const withRules = (rules: Partial<Participation>, policy: Policy = cx6n): Policy => ({
  ...policy,
  participation: { ...policy.participation, ...rules },
});

/** Meetings of January, February …, at each of which so many of the twenty came. */
function year(came: readonly number[], policy: Policy = cx6n, months = came.map((_, index) => index + 1)): BranchYear {
  const branch = new BranchYear(policy, twenty);
  for (const [index, count] of came.entries()) {
    branch.hold(`2026-${String(months[index]).padStart(2, '0')}-15`, { came: twenty.slice(0, count) });
  }
  return branch;
}

const judged = (branch: BranchYear, today = '2026-12-31') => {
  const { rate, verdict } = yearParticipation(branch.state, '2026', today);
  return [rate, verdict];
};

describe('the branch’s average over the year', () => {
  const table: [string, number[], number | null, string][] = [
    ['exactly 85 % in one meeting', [17], 0.85, 'reached'],
    ['exactly 85 % as the mean of two', [16, 18], 0.85, 'reached'],
    ['exactly 85 % as the mean of three', [15, 16, 20], 0.85, 'reached'],
    [
      'just under, by one seat in twelve meetings',
      [17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 16],
      0.845833333,
      'missed',
    ],
    [
      'just over, by one seat in twelve meetings',
      [17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 18],
      0.854166666,
      'reached',
    ],
    ['no meeting yet', [], null, 'none-yet'],
  ];
  it.each(table)('CX-07: %s', (_, came, rate, verdict) => {
    expect(judged(year(came))).toEqual([rate, verdict]);
  });

  it('CX-07 skips a month without a meeting: it neither helps nor harms', () => {
    expect(judged(year([17, 17], cx6n, [1, 3]))).toEqual([0.85, 'reached']);
  });

  it('CX-07 reading 2: “不低于” takes the number itself in; a policy that does not is missed by it', () => {
    expect(judged(year([17]))).toEqual([0.85, 'reached']);
    expect(judged(year([17], withRules({ inclusive: false })))).toEqual([0.85, 'missed']);
  });

  it('CX-07 reading 2: the mean of the rates is not the rate of all who came', () => {
    // 20 of 20, then 14 of 18, as two have moved away: the mean is 88.9 %, together 34 of 38 are 89.5 %.
    const held = (policy: Policy) => {
      const branch = year([20], policy);
      branch.at('10:00', '2026-02-01');
      for (const person of ['p18', 'p19']) branch.do({ type: 'roster.remove', data: { person, reason: '转出' } });
      return branch.hold('2026-02-15', { came: twenty.slice(0, 14) });
    };
    for (const policy of Object.values(presets)) {
      expect([policy.id, judged(held(policy))[0]]).toEqual([policy.id, 0.888888888]);
    }
    expect(judged(held(withRules({ average: 'pooled' })))[0]).toBe(0.894736842);
  });

  it('CX-07 tells the names behind each figure', () => {
    const branch = new BranchYear().hold('2026-01-15', { came: allBut('p1', 'p2'), leave: ['p2'] });
    expect(yearParticipation(branch.state, '2026', '2026-12-31').meetings).toEqual([
      {
        meeting: '2026-01-15',
        date: '2026-01-15',
        figures: { expected: 10, present: 8, leave: 1, outside: 0, outsidePresent: 0, others: 0 },
        names: {
          present: allBut('p1', 'p2'),
          leave: ['p2'],
          missing: ['p1'],
          outsidePresent: [],
          outsideAway: [],
          others: [],
        },
        rate: 0.8,
        verdict: 'unjudged',
      },
    ]);
  });

  it('counts the calendar year, and no meeting that is not closed', () => {
    const branch = new BranchYear().hold('2025-12-15').hold('2026-01-15', { came: first(9) });
    branch.hold('2026-02-15', { open: true });
    expect(judged(branch)).toEqual([0.9, 'reached']);
    expect(yearParticipation(branch.state, '2025', '2026-02-15')).toMatchObject({ rate: 0, verdict: 'missed' });
  });

  it('GB-02 XN-06: documents that ask for no rate judge none', () => {
    for (const id of ['gb-regular', 'xn-plus', 'pl-student'] as const) {
      expect([id, judged(year([3], presets[id]))[1]]).toEqual([id, 'unjudged']);
    }
  });
});

describe('each meeting by itself', () => {
  const table: [number, string][] = [
    [16, 'reached'],
    [15, 'missed'],
    [17, 'reached'],
  ];
  it.each(table)('PL-06: %i of all twenty are %s', (came, verdict) => {
    const branch = year([came], plNineStep);
    const [meeting] = branch.state.meetings.values();
    expect(meeting && meetingParticipation(branch.state, meeting).verdict).toBe(verdict);
  });

  it('PL-06 asks for 80 of a hundred, not for 79', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => `p${index}`);
    const verdicts = [79, 80].map((came) => {
      const branch = new BranchYear(plNineStep, hundred).hold('2026-01-15', { came: hundred.slice(0, came) });
      return meetingParticipation(branch.state, branch.meeting('2026-01-15')).verdict;
    });
    expect(verdicts).toEqual(['missed', 'reached']);
  });

  it('PL-06 takes nobody out of “本支部党员总数”: neither the frail, nor the floating, nor who is on leave', () => {
    // Also where a township derives a policy that names classes: the base is the document's.
    for (const policy of [plNineStep, withRules({ outside: ['frail', 'floating'] }, plNineStep)]) {
      const branch = new BranchYear(policy, twenty).at('10:00', '2026-01-05');
      for (const [person, category] of [
        ['p16', 'frail'],
        ['p17', 'floating'],
      ] as const) {
        branch.do({ type: 'roster.change', data: { person, name: person, ...ordinary, category } });
      }
      branch.hold('2026-01-15', { came: twenty.slice(0, 15), leave: ['p18'] });
      expect(meetingParticipation(branch.state, branch.meeting('2026-01-15'))).toMatchObject({
        figures: { expected: 20, present: 15, leave: 1 },
        rate: 0.75,
        verdict: 'missed',
      });
    }
  });

  it('PL-06 is missed by a single meeting, however good the average; CX-07 is not', () => {
    expect(judged(year([20, 15, 20], plNineStep))).toEqual([0.916666666, 'missed']);
    expect(judged(year([20, 15, 20]))).toEqual([0.916666666, 'reached']);
  });
});

describe('a year in which the policy changes', () => {
  it('PL-06 is judged by the meetings that were judged, whatever the average of all', () => {
    const branch = year([10, 10]).at('10:00', '2026-02-20');
    const policy = { ...plNineStep, calendar: branch.meeting('2026-02-15').opened?.policy.calendar ?? cx6n.calendar };
    branch.do({ type: 'policy.adopt', data: { policy, from: '2026-03-01' } });
    const verdict = () => yearParticipation(branch.state, '2026', '2026-12-31').verdict;
    expect(verdict()).toBe('none-yet');
    branch.hold('2026-03-15', { came: twenty.slice(0, 16) });
    expect(verdict()).toBe('reached');
    branch.hold('2026-04-15', { came: twenty.slice(0, 15) });
    expect(verdict()).toBe('missed');
  });
});

describe('each member', () => {
  it('CX-16 has a rate for 先锋指数, with the meetings behind it', () => {
    const branch = new BranchYear();
    branch.hold('2026-01-15', { came: ten });
    branch.hold('2026-02-15', { came: allBut('p1'), leave: ['p1'] });
    branch.hold('2026-03-15', { came: allBut('p1') });
    branch.hold('2026-04-15', { came: ten });
    branch.at('10:00', '2026-05-01');
    branch.do({ type: 'roster.change', data: { person: 'p1', name: 'p1', ...ordinary, category: 'frail' } });
    branch.hold('2026-05-15', { came: ten });
    expect(memberParticipation(branch.state, '2026').get('p1')).toEqual({
      present: ['2026-01-15', '2026-04-15'],
      leave: ['2026-02-15'],
      absent: ['2026-03-15'],
      came: ['2026-05-15'],
      rate: 0.5,
    });
  });

  it('CX-07 CX-16 reading 1: leave weighs on a member’s rate, or does not', () => {
    for (const [leave, rate] of [
      ['absent', 0.5],
      ['out', 1],
    ] as const) {
      const branch = new BranchYear(withRules({ leave })).hold('2026-01-15', { came: ten });
      branch.hold('2026-02-15', { came: allBut('p1'), leave: ['p1'] });
      expect(memberParticipation(branch.state, '2026').get('p1')?.rate).toBe(rate);
    }
  });
});

describe('late facts', () => {
  const changes = (branch: BranchYear) => changedSince(branch.state, branch.meeting('2026-01-15'));

  it('KX-08 keeps the signed figures and names the event that changed them', () => {
    const branch = new BranchYear().hold('2026-01-15', { came: allBut('p1', 'p2') });
    expect(changes(branch)?.changes).toEqual([]);
    branch.at('10:00', '2026-01-20').grant('2026-01-15', 'p1');
    const granted = branch.lastFact();
    branch.do({
      type: 'roster.change',
      data: { person: 'p2', name: 'p2', ...ordinary, category: 'floating', from: '2026-01-10' },
    });
    expect(changes(branch)).toEqual({
      signed: { expected: 10, present: 8, leave: 0, outside: 0, outsidePresent: 0, others: 0 },
      now: { expected: 9, present: 8, leave: 1, outside: 1, outsidePresent: 0, others: 0 },
      changes: [
        { person: 'p1', signed: 'missing', now: 'leave', causes: [granted] },
        { person: 'p2', signed: 'missing', now: 'outsideAway', causes: [branch.lastFact()] },
      ],
    });
  });

  it('KX-08 names the undoing of a sign-in, and nothing that came later for another day', () => {
    const branch = new BranchYear().hold('2026-01-15', { came: ten });
    const undo = { meeting: '2026-01-15', person: 'p1', part: 'day' as const, reason: '代签' };
    branch.at('10:00', '2026-01-20').do({ type: 'sign-in.undo', data: undo });
    const undone = branch.lastFact();
    branch.do({ type: 'roster.change', data: { person: 'p1', name: 'p1', ...ordinary, category: 'frail' } });
    expect(changes(branch)?.changes).toEqual([{ person: 'p1', signed: 'present', now: 'missing', causes: [undone] }]);
  });

  it('KX-08 names what a dead box had written before, when it arrives after another box has closed the meeting', () => {
    const branch = new BranchYear().hold('2026-01-15', { came: allBut('p1') });
    const closing = branch.events.at(-1);
    const tail = branch.events.find((event) => event.type === 'person.signed-in');
    if (closing === undefined || tail === undefined) throw new Error('no sign-in');
    const late = { ...tail, id: 'tail', origin: 'dead', data: { person: 'p1', part: 'day', by: 'card' } };
    const state = fold([...branch.events, late]);
    const meeting = state.meetings.get('2026-01-15');
    expect(meeting && changedSince(state, meeting)?.changes).toEqual([
      { person: 'p1', signed: 'missing', now: 'present', causes: ['tail'] },
    ]);
  });

  it('leaves a meeting under the policy of its opening, when another arrives that reaches back', () => {
    const branch = new BranchYear().hold('2026-01-15', { came: allBut('p1'), leave: ['p1'] });
    const before = meetingParticipation(branch.state, branch.meeting('2026-01-15'));
    branch.at('10:00', '2026-03-01');
    const policy = withRules({ leave: 'out', threshold: 0.5 });
    branch.do({ type: 'policy.adopt', data: { policy, from: '2026-01-01' } });
    expect(meetingParticipation(branch.state, branch.meeting('2026-01-15'))).toEqual(before);
    expect(changes(branch)?.changes).toEqual([]);
    expect(yearParticipation(branch.state, '2026', '2026-03-01')).toMatchObject({ rate: 0.9, threshold: 0.5 });
  });

  it('gives the same figures in whatever order the events arrive; a correction and its undoing restore them', () => {
    const correction = fc.record({
      person: fc.constantFrom(...first(4)),
      what: fc.constantFrom('leave', 'leave.ask', 'frail', 'gone'),
    });
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 8 }), fc.integer({ min: 0, max: 4 }), (corrections, came) => {
        const branch = new BranchYear(cx6n, first(4)).hold('2026-01-15', { came: first(came) });
        const signed = judged(branch);
        const undo: (() => unknown)[] = [];
        branch.at('10:00', '2026-01-20');
        for (const { person, what } of corrections) {
          const meeting = '2026-01-15';
          const before = branch.events.length;
          if (what === 'leave') branch.grant(meeting, person);
          else if (what === 'leave.ask')
            branch.do({ type: 'leave.ask', data: { meeting, person, reason: '住院', written: true } });
          else if (what === 'frail')
            branch.do({
              type: 'roster.change',
              data: { person, name: person, ...ordinary, category: 'frail', from: '2026-01-01' },
            });
          else branch.do({ type: 'roster.remove', data: { person, reason: '转出', on: '2026-01-02' } });
          const turn = branch.events[before]?.id;
          if (turn === undefined) continue;
          if (what === 'leave' || what === 'leave.ask')
            undo.push(() => branch.do({ type: 'leave.withdraw', data: { meeting, person, reason: '错' } }));
          else undo.push(() => branch.do({ type: 'roster.undo', data: { person, turn, reason: '错' } }));
        }
        expect(yearParticipation(fold(branch.events.toReversed()), '2026', '2026-12-31')).toEqual(
          yearParticipation(branch.state, '2026', '2026-12-31'),
        );
        const rate = judged(branch)[0];
        if (typeof rate === 'number') expect(rate).toBeLessThanOrEqual(1);
        for (const act of undo.toReversed()) act();
        expect(judged(branch)).toEqual(signed);
        expect(changes(branch)?.changes).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});
