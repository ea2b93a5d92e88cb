/**
 * The code on a booklet (党员一本通): `KB`, seven characters 0-9 A-Z, and the check character of ISO 7064 MOD 37,36 over all
 * nine. It stands in a Code 128 or a QR code by itself, or ends the path of a web address in a QR code.
 */
import { checkCharacter, hasCheckCharacter } from './check-character.ts';

export type Booklet =
  | { readonly ok: true /** Ten characters, upper case. */; readonly number: string }
  /** `check`: it has the form of a booklet's number and was misread, mistyped or made up. */
  | { readonly ok: false; readonly why: 'not-a-booklet' | 'check' };

const number = /^KB[0-9A-Z]{8}$/;
const address = /^https?:\/\/[^/?#\s]+(?:\/[^/?#\s]*)*?\/([^/?#\s]+)\/?(?:[?#]\S*)?$/i;

/** Reads a scanned or typed text; lower case does as well, since scanners can be set up to change the case. */
export function readBooklet(text: string): Booklet {
  const trimmed = text.trim();
  const candidate = upperCase(address.exec(trimmed)?.[1] ?? trimmed);
  if (!number.test(candidate)) return { ok: false, why: 'not-a-booklet' };
  return hasCheckCharacter(candidate) ? { ok: true, number: candidate } : { ok: false, why: 'check' };
}

/** The number of the booklet with this serial of seven characters 0-9 A-Z. @throws RangeError on any other serial. */
export function bookletNumber(serial: string): string {
  if (!/^[0-9A-Z]{7}$/.test(serial)) throw new RangeError(`a booklet's serial has seven characters 0-9 A-Z: ${serial}`);
  const payload = `KB${serial}`;
  return payload + checkCharacter(payload);
}

/**
 * A serial from seven numbers in 0…35. They have to be random and not counted up: a check character is no protection against
 * guessing, sparse numbers are.
 */
export function bookletSerial(draws: readonly number[]): string {
  if (draws.length !== 7 || draws.some((draw) => !Number.isInteger(draw) || draw < 0 || draw > 35)) {
    throw new RangeError('seven whole numbers in 0…35 make a serial');
  }
  return draws.map((draw) => draw.toString(36).toUpperCase()).join('');
}

/** ASCII only: other letters have upper cases that are ASCII (`ſ` → S) or longer (`ß` → SS). */
function upperCase(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
