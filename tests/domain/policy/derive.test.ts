import { describe, expect, it } from 'vitest';
import { cx6n } from '../../../server/domain/policy/cx-6n.ts';
import { derive } from '../../../server/domain/policy/derive.ts';
import { plNineStep } from '../../../server/domain/policy/pl-nine-step.ts';
import { must } from '../../../server/domain/policy/usual.ts';

const named = { id: 'daling', name: '大岭镇主题党日', version: 3 };
const problemsOf = (set: Readonly<Record<string, unknown>>, preset = cx6n) => {
  const derived = derive(preset, { ...named, set });
  return derived.ok ? [] : derived.problems;
};

describe('a township’s own policy', () => {
  it('is the preset with the values that it sets otherwise', () => {
    const derived = derive(cx6n, {
      ...named,
      set: { 'participation.threshold': 0.9, 'calendar.rural.day': 20, 'steps.oath.title': '重温誓词' },
    });
    expect(derived).toMatchObject({
      ok: true,
      policy: { ...named, preset: 'cx-6n', participation: { threshold: 0.9, outside: ['floating', 'frail'] } },
    });
    if (!derived.ok) return;
    expect(derived.policy.calendar.rural).toMatchObject({ kind: 'day-of-month', day: 20 });
    expect(derived.policy.steps.map(({ id }) => id)).toEqual(cx6n.steps.map(({ id }) => id));
    expect(cx6n.participation.threshold).toBe(0.85);
  });

  it('may take another rule whole, and a duty more', () => {
    const debate = must('water-patrol', '护河行动', ['service'], 'quarter');
    const derived = derive(cx6n, {
      ...named,
      set: { 'calendar.rural': { kind: 'chosen-day' }, 'obligations.water-patrol': debate, 'absence.run': null },
    });
    expect(derived.ok && derived.policy.obligations.at(-1)).toEqual(debate);
    expect(derived.ok && derived.policy.absence.run).toBeNull();
  });

  it.each<[string, Readonly<Record<string, unknown>>, object]>([
    [
      'a value that is not there',
      { 'participation.treshold': 0.9 },
      { path: 'participation.treshold', why: 'unknown-value' },
    ],
    ['a section that is not there', { 'snacks.many': 1 }, { path: 'snacks.many', clause: 'KX', why: 'unknown-value' }],
    [
      'a rate above one',
      { 'participation.threshold': 85 },
      { path: 'participation.threshold', clause: 'CX-07 二.5', why: 'out-of-range', allowed: '≤ 1' },
    ],
    [
      'a ballot of so few that one could tell who voted how',
      { 'appraisal.votersAtLeast': 4 },
      { path: 'appraisal.votersAtLeast', why: 'out-of-range', allowed: '≥ 5' },
    ],
    [
      'a text for a number',
      { 'absence.run.length': '3' },
      { path: 'absence.run.length', clause: 'CX-14 二.6', why: 'wrong-kind', allowed: 'number' },
    ],
    [
      'a word that is none of the words',
      { 'participation.average': 'median' },
      { why: 'not-one-of', clause: 'CX-07 二.5', allowed: 'mean-of-rates | pooled' },
    ],
    [
      'an entry of a list, by its id',
      { 'obligations.lecture.atLeast': 0 },
      { path: 'obligations.lecture.atLeast', clause: 'CX-21 附1 五', why: 'out-of-range', allowed: '≥ 1' },
    ],
    [
      'CX-05 a fixed step made another',
      { 'steps.oath.kind': 'study' },
      { path: 'steps', clause: 'CX-05 二.4', why: 'fixed-step' },
    ],
    ['CX-05 fixed steps reordered', { steps: cx6n.steps.toReversed() }, { clause: 'CX-05 二.4', why: 'fixed-step' }],
    ['CX-05 a fixed step removed', { steps: cx6n.steps.slice(1) }, { clause: 'CX-05 二.4', why: 'fixed-step' }],
    [
      'a rule of another kind that does not know the value',
      { 'calendar.rural': { kind: 'chosen-day', day: 3 } },
      { path: 'calendar.rural.day', clause: 'CX-01 二.1', why: 'unknown-value' },
    ],
    [
      'a rule of no kind',
      { 'calendar.rural': { kind: 'full-moon' } },
      { path: 'calendar.rural.kind', why: 'not-one-of', allowed: expect.stringContaining('weekdays | days-of-month') },
    ],
    ['its name by the way', { 'clauses.title': 'CX-99' }, { path: 'clauses.title', why: 'not-to-be-set' }],
  ])('says what is wrong with %s', (_, set, problem) => {
    expect(problemsOf(set)).toMatchObject([problem]);
  });

  it('says that two values contradict each other', () => {
    expect(problemsOf({ 'evaluation.satisfied': 4 }, plNineStep)).toMatchObject([
      { path: 'evaluation.satisfied', why: 'contradicts', allowed: 'satisfied < scale' },
    ]);
  });

  it('tells all problems at once', () => {
    expect(problemsOf({ 'notice.daysBefore': -1, 'dues.remindAfterMonths': 0 })).toHaveLength(2);
  });
});
