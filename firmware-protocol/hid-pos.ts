/**
 * Scanners that report codes as such: HID Point of Sale Usage Tables 1.02, page 8C, bar code scanner (usage 02). Two layouts
 * of the same 64-byte report are on the market, so offsets come from the device's own descriptor and never from the bytes.
 */
import type { HidField } from './hid-descriptor.ts';
import { codesOf, type ScannedCode } from './scanner.ts';

/** The usage of the collection that makes a device a bar code scanner. */
export const posScannerUsage = { page: 0x8c, id: 0x02 } as const;

const usages = {
  /** Byte count, of the Generic Desktop page. */
  length: 0x01003b,
  aim: [0x8c00fb, 0x8c00fc, 0x8c00fd],
  data: 0x8c00fe,
  continued: 0x8c00ff,
} as const;

/** Byte offsets in the report as hidraw gives it, report id included. */
export interface PosLayout {
  readonly reportId: number;
  readonly length: number;
  readonly data: { readonly at: number; readonly size: number };
  /** The three characters `]cm`; not in every layout. */
  readonly aim?: readonly number[];
  /** The maker's own number of the symbology. */
  readonly codeId?: number;
  /** The flag that says that the code goes on in the next report. */
  readonly continued?: { readonly at: number; readonly mask: number };
}

/** The scanned data report of a descriptor; undefined where there is none. */
export function posLayout(fields: readonly HidField[]): PosLayout | undefined {
  const dataField = fields.find((field) => isInput(field) && field.usages.includes(usages.data));
  if (dataField === undefined) return undefined;
  const report = fields.filter((field) => isInput(field) && field.reportId === dataField.reportId);
  const data = byteOf(dataField, usages.data);
  const length = find(report, usages.length, byteOf);
  if (data === undefined || length === undefined) return undefined;

  const aim = usages.aim.map((usage) => find(report, usage, byteOf));
  const codeId = report.find((field) => field.bit > dataField.bit && isMakers(field));
  const continued = find(report, usages.continued, bitOf);
  return {
    reportId: dataField.reportId,
    length,
    data: { at: data, size: dataField.count - dataField.usages.indexOf(usages.data) },
    ...(aim.every((at) => at !== undefined) && { aim }),
    ...(codeId !== undefined && { codeId: codeId.bit / 8 }),
    ...(continued !== undefined && { continued: { at: continued >> 3, mask: 1 << (continued & 7) } }),
  };
}

export interface PosReport {
  readonly aim: string;
  /** 0 where there is none. */
  readonly codeId: number;
  readonly data: Uint8Array;
  readonly continued: boolean;
}

/** Undefined for another report (a trigger's state, say), one that is cut short, or one that claims more than it can hold. */
export function decodePosReport(layout: PosLayout, report: Uint8Array): PosReport | undefined {
  const { at, size } = layout.data;
  const isOurs = layout.reportId === 0 || report[0] === layout.reportId;
  const length = report[layout.length] ?? 0;
  const flags = layout.continued === undefined ? 0 : report[layout.continued.at];
  if (!isOurs || flags === undefined || length > size || report.length < at + size) return undefined;
  return {
    aim: latin1(Uint8Array.from(layout.aim ?? [], (offset) => report[offset] ?? 0)),
    codeId: layout.codeId === undefined ? 0 : (report[layout.codeId] ?? 0),
    data: report.slice(at, at + length),
    continued: (flags & (layout.continued?.mask ?? 0)) !== 0,
  };
}

/** What a chain of reports has brought so far. */
export interface PosState {
  readonly parts: readonly PosReport[];
  readonly size: number;
}

export interface PosStep {
  readonly state: PosState;
  readonly codes: readonly ScannedCode[];
  /** Bytes of data that were thrown away. */
  readonly dropped: number;
}

export const posIdle: PosState = { parts: [], size: 0 };

/** The largest QR code (version 40-L) holds 2953 bytes; a chain beyond it is dropped up to its end. */
export const longestChain = 2953;

/** Takes a report, or `quiet`: a chain whose rest does not come is dropped, and never joined to the next code. */
export function joinPosReports(state: PosState, heard: PosReport | 'quiet'): PosStep {
  if (heard === 'quiet') return { state: posIdle, codes: [], dropped: state.size };
  const begun = startsAnother(state, heard) ? posIdle : state;
  const dropped = state.size - begun.size;
  const size = begun.size + heard.data.length;
  const tooLong = size > longestChain;
  const parts = tooLong || heard.data.length === 0 ? begun.parts : [...begun.parts, heard];
  if (heard.continued) return { state: { parts: tooLong ? [] : parts, size }, codes: [], dropped };
  if (tooLong) return { state: posIdle, codes: [], dropped: dropped + size };
  return { state: posIdle, codes: codesOfChain(parts), dropped };
}

/** Another symbology cannot be the rest of this code: the rest was lost on the way. */
function startsAnother(state: PosState, heard: PosReport): boolean {
  const aim = state.parts[0]?.aim;
  return aim !== undefined && isAim(heard.aim) && heard.aim !== aim;
}

function isAim(text: string): boolean {
  return /^\][A-Za-z][0-9A-Za-z]$/.test(text);
}

/** A status text of the scanner (`]X0`, `]Z6`) is no code. The suffix that a scanner may be set up to add is taken off. */
function codesOfChain(parts: readonly PosReport[]): readonly ScannedCode[] {
  const bytes = Uint8Array.from(parts.flatMap((part) => [...part.data]));
  const text = decodeText(bytes).replace(/[\r\n\t]+$/, '');
  const aim = parts[0]?.aim ?? '';
  return codesOf(isAim(aim) ? aim + text : text);
}

/** Scanners pass a QR code's bytes on as they are: UTF-8 as phones and web pages write it, or the standard's Latin-1. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return latin1(bytes);
  }
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function isInput(field: HidField): boolean {
  return field.direction === 'input' && !field.constant;
}

function isMakers(field: HidField): boolean {
  const page = (field.usages[0] ?? 0) >>> 16;
  return page >= 0xff00 && field.size === 8 && field.count === 1 && field.bit % 8 === 0;
}

function find(report: readonly HidField[], usage: number, place: typeof byteOf): number | undefined {
  const field = report.find((candidate) => candidate.usages.includes(usage));
  return field && place(field, usage);
}

function bitOf(field: HidField, usage: number): number {
  return field.bit + field.usages.indexOf(usage) * field.size;
}

/** Undefined unless the value is a byte by itself. */
function byteOf(field: HidField, usage: number): number | undefined {
  const bit = bitOf(field, usage);
  return field.size === 8 && bit % 8 === 0 ? bit / 8 : undefined;
}
