/** The vectors of RFC 6238, appendix B (SHA-1, 8 digits), and what a server does with a code. */
import { expect, it } from 'vitest';
import { codeAt, counterAt, counterOf, newSecret, otpauth } from '../../server/township/accounts/one-time-code.ts';

it.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at %i s', (seconds, code) => {
  expect(codeAt(Buffer.from('12345678901234567890'), counterAt(seconds * 1000), 8)).toBe(code);
});

/** `12345678901234567890` in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

it('takes the code of this step and of its neighbours, and says which it was', () => {
  expect(counterOf(secret, '287082', 59_000)).toBe(1);
  expect(counterOf(secret, '287082', 89_999)).toBe(1);
  expect(counterOf(secret, '287082', 30_000)).toBe(1);
  expect(counterOf(secret, '287082', 90_000)).toBeNull();
  expect(counterOf(secret, '287083', 59_000)).toBeNull();
  expect(counterOf(secret, '', 59_000)).toBeNull();
});

it('makes secrets of 160 bits that an app can read', () => {
  expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(otpauth(secret, '赤溪镇', 'li')).toBe(
    `otpauth://totp/%E8%B5%A4%E6%BA%AA%E9%95%87:li?secret=${secret}&issuer=%E8%B5%A4%E6%BA%AA%E9%95%87`,
  );
});
