import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAim } from '../../firmware-protocol/aim.ts';
import vectors from '../../firmware-protocol/vectors/aim-ids.json' with { type: 'json' };
import { numRuns } from './card-vectors.ts';

const strings = vectors.strings as [string, { data: string; sym: string | null }][];

test.each(strings)('%s', (line, { data, sym }) => {
  const scan = parseAim(line);
  expect(scan).toMatchObject({ kind: 'code', text: data });
  expect(scan.kind === 'code' && scan.aim !== undefined).toBe(sym !== null);
});

test.each(vectors.examples.map(([aim = '', name]) => ({ aim, name })))('$aim $name', ({ aim }) => {
  const isStatus = aim === ']X0' || aim === ']Z6';
  const scan = parseAim(`${aim}KB00000013`);
  expect(scan).toEqual(isStatus ? { kind: 'status', text: 'KB00000013' } : { kind: 'code', text: 'KB00000013', aim });
});

test('a bracket that begins no identifier, or stands further on, is data', () => {
  for (const line of [']', ']1', ']-0x', 'A]C0B', ' ]C0']) expect(parseAim(line)).toEqual({ kind: 'code', text: line });
});

test('with ECI, doubled backslashes are single ones and character set changes go', () => {
  expect(parseAim(']Q2\\000026KB\\\\1')).toEqual({ kind: 'code', text: 'KB\\1', aim: ']Q2' });
  expect(parseAim(']Q1\\000026KB\\\\1')).toEqual({ kind: 'code', text: '\\000026KB\\\\1', aim: ']Q1' });
  // Doubled first: these six digits belong to the data.
  expect(parseAim(']d4\\\\000026')).toEqual({ kind: 'code', text: '\\000026', aim: ']d4' });
});

test('any text at all parses, and none grows', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `]Q4${text}`),
      ),
      (line) => {
        expect(parseAim(line).text.length).toBeLessThanOrEqual(line.length);
      },
    ),
    { numRuns },
  );
});
