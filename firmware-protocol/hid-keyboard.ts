/**
 * Scanners that pretend to be a keyboard: HID Usage Tables 1.12, page 07. They type the code, as if on a US keyboard, and
 * Enter or Tab after it, or nothing.
 */
import type { HidField } from './hid-descriptor.ts';
import { emptyLine, type LineState, splitLines } from './lines.ts';
import { codesOf, type ScannedCode } from './scanner.ts';

export const keyboardUsage = { page: 0x01, id: 0x06 } as const;

/** The input fields of a descriptor that hold keys and modifiers. */
export function keyboardFields(fields: readonly HidField[]): readonly HidField[] {
  return fields.filter((field) => field.direction === 'input' && !field.constant && field.usages.some(isKey));
}

/**
 * The keys that are down, as usages of page 07 in the order of their positions, modifiers (E0…E7) included. Undefined for
 * another report, and for one that says that more keys are down than it can tell (01 in all positions: rollover).
 */
export function pressedKeys(fields: readonly HidField[], report: Uint8Array): readonly number[] | undefined {
  const pressed: number[] = [];
  for (const field of fields) {
    if (field.reportId !== 0 && field.reportId !== report[0]) continue;
    if (field.bit + field.size * field.count > report.length * 8) return undefined;
    for (let i = 0; i < field.count; i++) {
      const value = readBits(report, field.bit + i * field.size, field.size);
      const usage = field.variable ? value !== 0 && field.usages[i] : field.usages[value - field.logicalMin];
      if (typeof usage === 'number' && isKey(usage)) pressed.push(usage & 0xff);
    }
  }
  if (pressed.some((key) => key >= errorKeys.first && key <= errorKeys.last)) return undefined;
  return pressed.filter((key) => key !== 0);
}

/** Rollover, self-test failed, undefined error. */
const errorKeys = { first: 0x01, last: 0x03 } as const;

function isKey(usage: number): boolean {
  return usage >>> 16 === 0x07 && (usage & 0xff00) === 0;
}

function readBits(report: Uint8Array, bit: number, size: number): number {
  let value = 0;
  for (let i = 0; i < size; i++) value += (((report[(bit + i) >> 3] ?? 0) >> ((bit + i) & 7)) & 1) * 2 ** i;
  return value;
}

/** Runs of keys from a first usage on: what they type by themselves, and with Shift. `\0`: nothing. */
const runs = [
  {
    first: 0x04,
    plain: 'abcdefghijklmnopqrstuvwxyz1234567890\r\0\0\t -=[]\\',
    shifted: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()\r\0\0\t _+{}|',
  },
  { first: 0x33, plain: ";'`,./", shifted: ':"~<>?' },
  { first: 0x54, plain: '/*-+\r1234567890.', shifted: '/*-+\r1234567890.' },
] as const;

const keypadDigits = { first: 0x59, digits: '1234567890' } as const;
const modifiers = { control: [0xe0, 0xe4], shift: [0xe1, 0xe5], alt: [0xe2, 0xe6] } as const;

export interface KeyboardState {
  readonly pressed: readonly number[];
  /** The digits of the keypad since Alt went down; undefined while it is up. */
  readonly alt: string | undefined;
  readonly line: LineState;
}

export interface KeyboardStep {
  readonly state: KeyboardState;
  readonly codes: readonly ScannedCode[];
  /** Characters that were thrown away. */
  readonly dropped: number;
}

export const keyboardIdle: KeyboardState = { pressed: [], alt: undefined, line: emptyLine };

/** Takes the keys that are down now (a key counts when it was not down before), or `quiet`, which ends a code too. */
export function hearKeys(state: KeyboardState, heard: readonly number[] | 'quiet'): KeyboardStep {
  if (heard === 'quiet') return withLine(state, splitLines(state.line, 'quiet'));
  const isDown = (keys: readonly number[]) => keys.some((key) => heard.includes(key));
  const fresh = heard.filter((key, at) => !state.pressed.includes(key) && heard.indexOf(key) === at);
  const typed: number[] = [];
  let alt = state.alt;
  if (!isDown(modifiers.alt)) {
    if (alt) typed.push(...altCharacter(alt));
    alt = undefined;
    const shift = isDown(modifiers.shift);
    const control = isDown(modifiers.control);
    typed.push(...fresh.flatMap((key) => character(key, shift, control)));
  } else {
    const digits = fresh.map((key) => keypadDigits.digits[key - keypadDigits.first] ?? '').join('');
    alt = ((alt ?? '') + digits).slice(0, longestAlt);
  }
  return withLine({ ...state, pressed: heard, alt }, splitLines(state.line, Uint8Array.from(typed)));
}

const longestAlt = 8;

function withLine(state: KeyboardState, split: ReturnType<typeof splitLines>): KeyboardStep {
  return { state: { ...state, line: split.state }, codes: split.lines.flatMap(codesOf), dropped: split.dropped };
}

/** None or one character, as Latin-1. Control with a letter is how scanners type control characters: Ctrl+M is CR. */
function character(key: number, shift: boolean, control: boolean): readonly number[] {
  const run = runs.find(({ first, plain }) => key >= first && key < first + plain.length);
  const plain = run?.plain.charCodeAt(key - run.first) ?? 0;
  if (run === undefined || plain === 0) return [];
  if (control) return /[a-z[\\\]]/.test(String.fromCharCode(plain)) ? [plain & 0x1f] : [];
  return [shift ? run.shifted.charCodeAt(key - run.first) : plain];
}

/** Alt with a number on the keypad types that character: Latin-1 after a leading 0, otherwise a code page that agrees up to 7F. */
function altCharacter(digits: string): readonly number[] {
  const code = Number(digits) % 256;
  return code > 0 && (code < 0x80 || digits.startsWith('0')) ? [code] : [];
}
