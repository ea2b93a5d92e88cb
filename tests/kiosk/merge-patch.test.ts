import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, diff } from '../../server/kiosk/merge-patch.ts';

const numRuns = Number(process.env.FC_RUNS ?? 1000);

const leaf = fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'b'));
const key = fc.constantFrom('a', 'b', 'c', '__proto__');
/** Few keys and values, so that two of them have much in common. */
const objects = (values: fc.Arbitrary<unknown>) =>
  fc.letrec<{ object: object; value: unknown }>((tie) => ({
    object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    value: fc.oneof({ depthSize: 'small' }, values, tie('object'), fc.array(tie('value'), { maxLength: 2 })),
  })).object as fc.Arbitrary<Record<string, unknown>>;

const holdsNull = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value as object).some(holdsNull));
const canonical = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a merge patch between two views', () => {
  test('makes the one of the other, whatever they are', () => {
    fc.assert(
      fc.property(objects(leaf), objects(leaf), (from, to) => {
        const patch = diff(from, to);
        expect(apply(from, canonical(patch))).toEqual(to);
      }),
      { numRuns },
    );
  });

  test('is there unless something becomes null, and then right', () => {
    const withNull = objects(fc.oneof(leaf, fc.constant(null)));
    fc.assert(
      fc.property(withNull, withNull, (from, to) => {
        const before = canonical(from);
        const patch = diff(from, to);
        if (patch === undefined) expect(holdsNull(to)).toBe(true);
        else expect(apply(from, canonical(patch))).toEqual(to);
        expect(from).toEqual(before);
      }),
      { numRuns },
    );
  });

  test('is empty between equals', () => {
    fc.assert(
      fc.property(objects(fc.oneof(leaf, fc.constant(null))), (view) => {
        expect(diff(view, structuredClone(view))).toEqual({});
      }),
      { numRuns },
    );
  });
});

// RFC 7396, appendix A: original, patch, result.
const published: readonly (readonly [unknown, unknown, unknown])[] = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];
test.each(published)('RFC 7396: %j patched with %j is %j', (original, patch, result) => {
  expect(apply(original, patch)).toEqual(result);
});
