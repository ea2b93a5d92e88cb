import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beepReport } from '../../firmware-protocol/hid-beep.ts';
import { parseHidDescriptor } from '../../firmware-protocol/hid-descriptor.ts';
import { hearKeys, keyboardFields, keyboardIdle, pressedKeys } from '../../firmware-protocol/hid-keyboard.ts';
import { decodePosReport, joinPosReports, longestChain, posIdle, posLayout } from '../../firmware-protocol/hid-pos.ts';
import type { Beep } from '../../firmware-protocol/scanner.ts';
import vectors from '../../firmware-protocol/vectors/hid-scanners.json' with { type: 'json' };

const numRuns = Number(process.env.FC_RUNS ?? 1000);
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

function fieldsOf(descriptor: string) {
  const parsed = parseHidDescriptor(bytes(descriptor));
  if (!parsed.ok) throw new Error(parsed.why);
  return parsed.fields;
}

function layoutOf(name: string) {
  const layout = posLayout(
    fieldsOf(name === 'honeywell' ? vectors.descriptors.honeywell : vectors.descriptors.newland),
  );
  if (layout === undefined) throw new Error(`${name} has no layout`);
  return layout;
}

function scan(name: string, reports: readonly string[]) {
  const layout = layoutOf(name);
  let state = posIdle;
  return reports.flatMap((report) => {
    const decoded = decodePosReport(layout, bytes(report));
    if (decoded === undefined) throw new Error(`not understood: ${report}`);
    const step = joinPosReports(state, decoded);
    state = step.state;
    return step.codes;
  });
}

function type(descriptor: string, reports: readonly string[], ends: string) {
  const fields = keyboardFields(fieldsOf(descriptor));
  let state = keyboardIdle;
  const hear = (heard: Parameters<typeof hearKeys>[1]) => {
    const step = hearKeys(state, heard);
    state = step.state;
    return step.codes;
  };
  const codes = reports.flatMap((report) => {
    const keys = pressedKeys(fields, bytes(report));
    return keys === undefined ? [] : hear(keys);
  });
  return ends === 'quiet' ? [...codes, ...hear('quiet')] : codes;
}

describe('report descriptors', () => {
  test.each(Object.entries(vectors.layouts))('layout %s', (name, layout) => {
    expect(layoutOf(name)).toEqual(layout);
  });

  test.each(vectors.sameAsHoneywell)('the same layout, said otherwise: $name', ({ hex }) => {
    expect(posLayout(fieldsOf(hex))).toEqual(vectors.layouts.honeywell);
  });

  test.each(vectors.rejectedDescriptors)('rejected: $name', ({ hex, why }) => {
    expect(parseHidDescriptor(bytes(hex))).toEqual({ ok: false, why });
  });

  test('at every cut: rejected, or without the report', () => {
    for (let end = 0; end < vectors.descriptors.newland.length / 2; end++) {
      const parsed = parseHidDescriptor(bytes(vectors.descriptors.newland).subarray(0, end));
      expect(parsed.ok && posLayout(parsed.fields)).toBeFalsy();
    }
  });

  test('a keyboard is no bar code scanner, and the other way round', () => {
    expect(posLayout(fieldsOf(vectors.descriptors.keyboard))).toBeUndefined();
    expect(keyboardFields(fieldsOf(vectors.descriptors.honeywell))).toEqual([]);
  });

  test('any bytes are either fields or an error, and any layout reads any report', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 80 }), (descriptor, report) => {
        const parsed = parseHidDescriptor(descriptor);
        if (!parsed.ok) return;
        const layout = posLayout(parsed.fields);
        if (layout) decodePosReport(layout, report);
        pressedKeys(keyboardFields(parsed.fields), report);
        beepReport(parsed.fields, 'success');
      }),
      { numRuns },
    );
  });

  test('ranges of 2³² usages and counts cost nothing', () => {
    const greedy = '05071900 2BFFFFFFFF 7501 97FFFFFFFF 8102 05071900 2BFFFFFFFF 7508 97FFFFFFFF 8100'.replaceAll(
      ' ',
      '',
    );
    const fields = keyboardFields(fieldsOf(greedy));
    expect(pressedKeys(fields, new Uint8Array(64))).toBeUndefined();
  });
});

describe('scanners that report codes', () => {
  test.each(vectors.pos)('$layout: $name', ({ layout, reports, codes }) => {
    expect(scan(layout, reports)).toEqual(codes);
  });

  test.each(vectors.rejectedPosReports)('not a scanned data report: $name', ({ layout, hex }) => {
    expect(decodePosReport(layoutOf(layout), bytes(hex))).toBeUndefined();
  });

  const chain = (length: number, more: boolean) =>
    bytes(`02${length.toString(16).padStart(2, '0')}${'41'.repeat(56)}${'00'.repeat(5)}0${more ? 1 : 0}`);

  test('an endless chain keeps nothing, and the next code is whole', () => {
    const layout = layoutOf('newland');
    let state = posIdle;
    const hear = (report: Uint8Array) => {
      const decoded = decodePosReport(layout, report);
      const step = joinPosReports(state, decoded ?? 'quiet');
      state = step.state;
      return step;
    };
    for (let i = 0; i < 10_000; i++) {
      expect(hear(chain(i % 2 === 0 ? 56 : 0, true)).codes).toEqual([]);
      expect(state.parts.length * 56).toBeLessThanOrEqual(longestChain);
    }
    expect(hear(chain(56, false))).toEqual({ state: posIdle, codes: [], dropped: 5001 * 56 });
    expect(hear(chain(3, false)).codes).toEqual([{ text: 'AAA' }]);
  });

  test('a chain whose rest does not come is dropped when it is quiet', () => {
    const first = decodePosReport(layoutOf('newland'), chain(56, true));
    const begun = joinPosReports(posIdle, first ?? 'quiet');
    expect(joinPosReports(begun.state, 'quiet')).toEqual({ state: posIdle, codes: [], dropped: 56 });
  });

  test('any text comes through whole, in any number of reports', () => {
    const layout = layoutOf('newland');
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{1,400}$/), fc.integer({ min: 1, max: 56 }), (text, size) => {
        let state = posIdle;
        const codes = [];
        for (let at = 0; at < text.length; at += size) {
          const part = Buffer.from(text.slice(at, at + size));
          const report = new Uint8Array(64);
          report.set([2, part.length, ...part]);
          report[63] = at + size < text.length ? 1 : 0;
          const step = joinPosReports(state, decodePosReport(layout, report) ?? 'quiet');
          state = step.state;
          codes.push(...step.codes);
        }
        expect(codes).toEqual([{ text }]);
      }),
      { numRuns: Math.min(numRuns, 10_000) },
    );
  });
});

test.each(vectors.beeps)('beep: $name', ({ descriptor, beep, report }) => {
  expect(beepReport(fieldsOf(descriptor), beep as Beep)).toEqual(report === null ? undefined : bytes(report));
});

describe('scanners that type', () => {
  test.each(vectors.keyboard)('$name', ({ reports, codes, ends }) => {
    expect(type(vectors.descriptors.keyboard, reports, ends)).toEqual(codes);
  });

  test.each(vectors.keyboardWithReportIds)('with report ids: $name', ({ reports, codes, ends }) => {
    expect(type(vectors.descriptors.keyboardWithReportIds, reports, ends)).toEqual(codes);
  });

  test.each(Object.entries(vectors.keys))('key %s', (key, [plain, shifted]) => {
    const typed = (modifier: string) => {
      const around = ['00001E0000000000', '0000000000000000', `${modifier}00${key}0000000000`, '0000280000000000'];
      return type(vectors.descriptors.keyboard, around, 'by itself')[0]?.text;
    };
    expect(typed('00')).toBe(`1${plain?.trimEnd()}${plain === ' ' ? ' ' : ''}`);
    expect(typed('20')).toBe(`1${shifted?.trimEnd()}${shifted === ' ' ? ' ' : ''}`);
  });

  test('a line without end is dropped up to its end', () => {
    const keys = Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? '0000040000000000' : '0000000000000000'));
    expect(type(vectors.descriptors.keyboard, [...keys, '0000280000000000'], 'by itself')).toEqual([]);
  });

  test('any reports are heard', () => {
    const fields = keyboardFields(fieldsOf(vectors.descriptors.keyboard));
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 10 }), { maxLength: 50 }), (reports) => {
        let state = keyboardIdle;
        for (const report of reports) state = hearKeys(state, pressedKeys(fields, report) ?? 'quiet').state;
      }),
      { numRuns },
    );
  });
});
