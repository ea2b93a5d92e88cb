import { expect, test } from 'vitest';
import { meteredPace, seldom } from '../../server/kiosk/sync/pace.ts';

test('the township is listened to while somebody is about, and asked now and then while nobody is', () => {
  let now = 0;
  const pace = meteredPace(() => now);
  expect(pace.pause()).toBe(0);
  now = seldom - 1;
  expect(pace.pause()).toBe(0);
  now = seldom;
  expect(pace.pause()).toBe(seldom);
  pace.happened();
  expect(pace.pause()).toBe(0);
});
