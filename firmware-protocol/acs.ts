/**
 * Lamp and buzzer of ACS readers. Two families that share no command: the ACR122U takes pseudo APDUs FF 00 xx, the
 * ACR1252U and its sisters take escapes E0 00 00 xx (ACM1252U-Y3 manual 5.3, ACR1255U-J1 manual 6.8).
 */
import { CardError } from './card-error.ts';

export type AcsModel = 'acr122u' | 'acr1252u';

/** By the reader's name in PC/SC. Undefined for readers whose lamp is not known. */
export function acsModel(readerName: string): AcsModel | undefined {
  if (/ACR122/.test(readerName)) return 'acr122u';
  if (/AC[RM]125[12]/.test(readerName)) return 'acr1252u';
  return undefined;
}

/** One command to the reader, and how long to leave it alone afterwards. */
export interface LampStep {
  readonly command: Uint8Array;
  readonly waitMs: number;
}

export type LampSignal = 'success' | 'notice' | 'failure';

export interface Acr122uLamp {
  /** Colours during the first half of the blink; the second half is the reverse. */
  readonly red: boolean;
  readonly green: boolean;
  /** Halves of a blink, in units of 100 ms, 0 to 255. The reader takes no other command until all blinks are over. */
  readonly first: number;
  readonly second: number;
  /** Number of blinks. At 0 the buzzer stays silent too. */
  readonly times: number;
  readonly buzzer: 'off' | 'first-half';
}

/** Both lamps blink, and are left as they were (P2 bits 4–7; bits 0–3 stay 0). */
export function acr122uBlink(lamp: Acr122uLamp): Uint8Array {
  const p2 = (lamp.red ? 0x10 : 0) | (lamp.green ? 0x20 : 0) | 0xc0;
  const buzzer = lamp.buzzer === 'off' ? 0x00 : 0x01;
  return Uint8Array.of(0xff, 0x00, 0x40, p2, 0x04, lamp.first, lamp.second, lamp.times, buzzer);
}

/** Stops the ACR122U from beeping at each card by itself. Not kept over power loss. Answer 9000. */
export const acr122uQuiet = Uint8Array.of(0xff, 0x00, 0x52, 0x00, 0x00);

/** True for the ACR122U's success: 9000 to 90FF, as its second byte tells the lamps' state (bit 0 red, bit 1 green). */
export function acr122uSucceeded(response: Uint8Array): boolean {
  return response.length === 2 && response[0] === 0x90;
}

/** Escape of the ACR1252U family. */
export function acr1252uEscape(command: number, data: Uint8Array): Uint8Array {
  return Uint8Array.of(0xe0, 0x00, 0x00, command, data.length, ...data);
}

/** The data in `E1 00 00 00 Le data`. Throws `CardError` on anything else. */
export function decodeAcr1252u(response: Uint8Array): Uint8Array {
  const [head, a, b, c, length] = response;
  if (length === undefined || response.length < 5 + length) throw new CardError('short', 'a cut-off escape answer');
  if (head !== 0xe1 || a || b || c || response.length !== 5 + length) {
    throw new CardError('malformed', 'not an escape answer');
  }
  return response.slice(5);
}

/** Colours of the lamp, bit 0 red and bit 1 green. */
const acr1252uLamp = (colours: number) => acr1252uEscape(0x29, Uint8Array.of(colours));
/** Returns at once; `tens` in units of 10 ms. */
const acr1252uBeep = (tens: number) => acr1252uEscape(0x28, Uint8Array.of(tens));

const red = 0x01;
const green = 0x02;
const beep = (ms: number, thenMs: number): LampStep => ({ command: acr1252uBeep(ms / 10), waitMs: ms + thenMs });
const light = (colours: number): LampStep => ({ command: acr1252uLamp(colours), waitMs: 0 });
const blink = (lamp: Acr122uLamp): readonly LampStep[] => [{ command: acr122uBlink(lamp), waitMs: 0 }];

const signals: Readonly<Record<AcsModel, Readonly<Record<LampSignal, readonly LampStep[]>>>> = {
  acr122u: {
    success: blink({ red: false, green: true, first: 1, second: 0, times: 1, buzzer: 'first-half' }),
    notice: blink({ red: true, green: true, first: 1, second: 1, times: 2, buzzer: 'first-half' }),
    failure: blink({ red: true, green: false, first: 7, second: 0, times: 1, buzzer: 'first-half' }),
  },
  acr1252u: {
    success: [light(green), beep(100, 400), light(0)],
    notice: [light(red | green), beep(100, 100), beep(100, 300), light(0)],
    failure: [light(red), beep(700, 300), light(0)],
  },
};

/** Green and one beep, amber and two, red and a long one. */
export function lampSteps(model: AcsModel, signal: LampSignal): readonly LampStep[] {
  return signals[model][signal];
}
