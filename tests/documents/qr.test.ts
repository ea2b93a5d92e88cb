import { expect, it } from 'vitest';
import { qrCode } from '../../server/documents/qr.ts';

/** ISO/IEC 18004: version v has 17 + 4 v modules a side, and four of white at either end. */
it.each([
  ['2839051746', 1],
  ['otpauth://totp/T:li?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=T', 5],
])('%s makes a code of version %i, with its white', async (text, version) => {
  const svg = await qrCode(text);
  const [, side, other] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const module = 4;
  expect([side, other]).toEqual(Array(2).fill(String(module * (17 + 4 * version + 8))));
  // The two upper finder patterns begin where the white ends.
  const margin = 4 * module;
  const far = Number(side) - margin;
  for (const corner of [`M${margin} ${margin + 7 * module}`, `L${far} ${margin}`]) expect(svg).toContain(corner);
});
