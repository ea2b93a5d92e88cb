/** Time-based one-time codes (RFC 6238 upon RFC 4226, HMAC-SHA-1, 30 s), as every authenticator app makes them. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const stepMs = 30_000;
const digits = 6;

/** RFC 4226 section 5.3. */
export function codeAt(secret: Uint8Array, counter: number, length = digits): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(message).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0x0f) & 0x7fff_ffff;
  return String(number % 10 ** length).padStart(length, '0');
}

/** `now`: ms since the epoch. */
export const counterAt = (now: number): number => Math.floor(now / stepMs);

/**
 * The step that the code belongs to: this one, or the one before or after, for clocks that differ. Null: none. A step may
 * be used once (RFC 6238 section 5.2): that is the caller's to see to.
 */
export function counterOf(secret: string, code: string, now: number): number | null {
  const key = fromBase32(secret);
  const given = Buffer.from(code);
  const fits = (counter: number): boolean => {
    const expected = Buffer.from(codeAt(key, counter));
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  return [0, -1, 1].map((shift) => counterAt(now) + shift).find(fits) ?? null;
}

/** 160 bits, as RFC 4226 section 4 recommends; base32. */
export const newSecret = (): string => toBase32(randomBytes(20));

/** What an authenticator app reads from a QR code. */
export function otpauth(secret: string, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}

/** RFC 4648 section 6. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}
