import { expect, test } from 'vitest';
import { missesUntilGone, nobody, seen } from '../../firmware-protocol/pn532-presence.ts';
import { bytes } from './card-vectors.ts';

const [a, b, phone, phoneAgain] = ['078CFC4F', '0416C6C2D73881', '087D6B96', '08112233'].map(bytes);

/** The listings at which a card arrived. */
function arrivals(listings: readonly (Uint8Array | undefined)[]): number[] {
  let present = nobody;
  return listings.flatMap((uid, i) => {
    const next = seen(present, uid);
    present = next.present;
    return next.arrived ? [i] : [];
  });
}

test('a card left lying arrives once, even when a listing misses it', () => {
  expect(arrivals([a, a, a, undefined, a, undefined, undefined, a])).toEqual([0]);
});

test('a card that was gone arrives again', () => {
  expect(arrivals([a, ...Array(missesUntilGone).fill(undefined), a])).toEqual([0, missesUntilGone + 1]);
});

test('two cards that take turns arrive once each', () => {
  expect(arrivals([a, b, a, b, b, a, a, b])).toEqual([0, 1]);
});

test('a phone with a new random id at each listing is one presence', () => {
  expect(arrivals([phone, phoneAgain, phone])).toEqual([0]);
});
