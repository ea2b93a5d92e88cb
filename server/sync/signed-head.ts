/** The origin's word for where its log ends. */
import type { LogName } from '../log/replicate.ts';
import { isSignedBy, type SigningKey } from './keys.ts';
import type { SignedHead } from './replica.ts';

/** What is signed: JSON without spaces. `link` in lower-case hex. */
const headText = ({ origin, unit }: LogName, seq: number, link: string): string =>
  JSON.stringify(['head', 1, origin, unit, seq, link]);

export function signHead(log: LogName, seq: number, link: string, key: SigningKey): SignedHead {
  return { seq, link, signature: key.sign(headText(log, seq, link)) };
}

export const isHeadSignedBy = (publicKey: Uint8Array, log: LogName, { seq, link, signature }: SignedHead): boolean =>
  isSignedBy(publicKey, headText(log, seq, link), signature);
