/** What listens to a scanner's reports, by how it speaks. */
import type { HidField } from '../../firmware-protocol/hid-descriptor.ts';
import { hearKeys, keyboardFields, keyboardIdle, pressedKeys } from '../../firmware-protocol/hid-keyboard.ts';
import { decodePosReport, joinPosReports, posIdle, posLayout } from '../../firmware-protocol/hid-pos.ts';
import type { ScannedCode } from '../../firmware-protocol/scanner.ts';
import type { FoundScanner } from './find.ts';

/** Turns reports, and silence after them, into codes. */
export interface Ear {
  hear(report: Uint8Array | 'quiet'): readonly ScannedCode[];
  /** A silence of so many ms ends what has begun: scanners type a key each 1–10 ms, and chain reports as fast. */
  readonly quietMs: number;
}

/** Undefined for a descriptor without the fields that it takes. */
export const ears: Readonly<Record<FoundScanner['speaks'], (fields: readonly HidField[]) => Ear | undefined>> = {
  pos(fields) {
    const layout = posLayout(fields);
    if (layout === undefined) return undefined;
    let state = posIdle;
    return {
      quietMs: 500,
      hear(report) {
        const heard = report === 'quiet' ? report : decodePosReport(layout, report);
        if (heard === undefined) return [];
        const step = joinPosReports(state, heard);
        state = step.state;
        return step.codes;
      },
    };
  },
  keyboard(all) {
    const fields = keyboardFields(all);
    if (fields.length === 0) return undefined;
    let state = keyboardIdle;
    return {
      quietMs: 100,
      hear(report) {
        const heard = report === 'quiet' ? report : pressedKeys(fields, report);
        if (heard === undefined) return [];
        const step = hearKeys(state, heard);
        state = step.state;
        return step.codes;
      },
    };
  },
};
