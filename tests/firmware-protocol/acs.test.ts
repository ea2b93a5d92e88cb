import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acr122uBlink,
  acr122uQuiet,
  acr122uSucceeded,
  acr1252uEscape,
  acsModel,
  decodeAcr1252u,
  lampSteps,
} from '../../firmware-protocol/acs.ts';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import vectors from '../../firmware-protocol/vectors/acs-readers.json' with { type: 'json' };
import { bytes, numRuns, survives } from './card-vectors.ts';

test.each([
  ['ACS ACR122U PICC Interface 00 00', 'acr122u'],
  ['ACS ACR122U [ACR122U PICC Interface] 01 00', 'acr122u'],
  ['ACS ACR1252 1S CL Reader [ACR1252 Reader PICC] 00 00', 'acr1252u'],
  ['ACS ACM1252 1S CL Reader 00 00', 'acr1252u'],
  ['Gemalto USB SmartCard Reader 00 00', undefined],
])('%s → %s', (name, model) => {
  expect(acsModel(name)).toBe(model);
});

describe('ACR122U', () => {
  test('commands have the published layout', () => {
    const published = new Map(vectors.acr122u.map(({ name, apdu }) => [name, apdu]));
    expect(toHex(acr122uQuiet)).toBe(published.get('Auto buzzer on card detection off'));
    const blink = acr122uBlink({ red: true, green: false, first: 1, second: 1, times: 1, buzzer: 'first-half' });
    // The published one leaves the green lamp alone (mask D0 without bit 7).
    expect(toHex(blink)).toBe(published.get('blink red once 100/100 ms with buzzer in T1')?.replace('50040', 'D0040'));
  });

  test.each(vectors.acr122u_led_answers.ok)('%s is success', (answer) => {
    expect(acr122uSucceeded(bytes(answer))).toBe(true);
  });
  test.each(vectors.acr122u_led_answers.failed)('%s is not', (answer) => {
    expect(acr122uSucceeded(bytes(answer))).toBe(false);
  });

  test('the three signals differ in colour and sound', () => {
    expect(lampSteps('acr122u', 'success').map(({ command }) => toHex(command))).toEqual(['FF0040E00401000101']);
    expect(lampSteps('acr122u', 'notice').map(({ command }) => toHex(command))).toEqual(['FF0040F00401010201']);
    expect(lampSteps('acr122u', 'failure').map(({ command }) => toHex(command))).toEqual(['FF0040D00407000101']);
  });
});

describe('ACR1252U', () => {
  test('commands have the published layout', () => {
    const published = vectors.acr1252u_family_escape.map(({ cmd }) => cmd.replace('xx', '0A'));
    expect(published).toContain(toHex(acr1252uEscape(0x29, Uint8Array.of(0x0a))));
    expect(published).toContain(toHex(acr1252uEscape(0x28, Uint8Array.of(0x0a))));
    expect(published).toContain(toHex(acr1252uEscape(0x21, Uint8Array.of())));
  });

  test('every signal ends with the lamp off, and none writes the behaviour, which lies in flash', () => {
    for (const signal of ['success', 'notice', 'failure'] as const) {
      const sent = lampSteps('acr1252u', signal).map(({ command }) => toHex(command));
      expect(sent.at(-1)).toBe('E00000290100');
      expect(sent.filter((command) => command.startsWith('E0000021'))).toEqual([]);
    }
    const beeps = lampSteps('acr1252u', 'notice').filter(({ command }) => command[3] === 0x28);
    expect(beeps).toHaveLength(2);
  });

  test.each(vectors.acr1252u_answers.ok)('%s → %s', (answer, data) => {
    expect(toHex(decodeAcr1252u(bytes(answer ?? '')))).toBe(data);
  });
  test.each(vectors.acr1252u_answers.short)('%s is cut off', (answer) => {
    expect(() => decodeAcr1252u(bytes(answer))).toThrow(expect.objectContaining({ problem: 'short' }));
  });
  test.each(vectors.acr1252u_answers.malformed)('%s is no escape answer', (answer) => {
    expect(() => decodeAcr1252u(bytes(answer))).toThrow(expect.objectContaining({ problem: 'malformed' }));
  });
});

test('no answer of a reader crashes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 16 }), (answer) => {
      survives(() => decodeAcr1252u(answer));
      acr122uSucceeded(answer);
    }),
    { numRuns },
  );
});
