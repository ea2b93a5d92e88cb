import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRandomUid, technologyOfAtr, technologyOfSak } from '../../firmware-protocol/card.ts';
import vectors from '../../firmware-protocol/vectors/nfc-tags.json' with { type: 'json' };
import { bytes, numRuns } from './card-vectors.ts';

test.each(vectors.pcsc_atr)('ATR of $name → $technology', ({ atr, technology }) => {
  expect(technologyOfAtr(bytes(atr))).toBe(technology);
});

test.each(vectors.pcsc_atr_other)('ATR %s (%s) → unknown', (atr) => {
  expect(technologyOfAtr(bytes(atr ?? ''))).toBe('unknown');
});

test.each(vectors.sak_atqa)('SAK of $name → $technology', ({ sak, technology }) => {
  expect(technologyOfSak(Number.parseInt(sak, 16))).toBe(technology);
});

test('a random id is known by its first byte and its length', () => {
  for (const { uid } of vectors.random_uid) expect(isRandomUid(bytes(uid))).toBe(true);
  for (const { uid } of vectors.not_random) expect(isRandomUid(bytes(uid))).toBe(false);
  expect(isRandomUid(bytes('08112233445566'))).toBe(false);
});

test('no ATR, SAK or UID crashes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(0xff), (some, sak) => {
      expect(['classic', 'type2', 'iso14443-4', 'unknown']).toContain(technologyOfAtr(some));
      technologyOfSak(sak);
      isRandomUid(some);
    }),
    { numRuns },
  );
});
