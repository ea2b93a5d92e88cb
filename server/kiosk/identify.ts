/** Reading → Credential: what was held to the reader, without knowing yet whose it is. */
import type { CardReading, Reading } from '../../device/contract.ts';
import { readBooklet } from '../../firmware-protocol/booklet.ts';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import type { Credential } from '../domain/commands.ts';
import type { CredentialKind } from '../domain/vocabulary.ts';
import type { ReadSun } from './sun.ts';

/** A keyed hash of a card's or booklet's number: a pseudonym, so that the log holds no numbers. It is no protection. */
export type HashNumber = (kind: CredentialKind, number: string) => string;

/** `sun` null: this box has no keys, and every card is taken by its number. */
export function identify(reading: Reading, hash: HashNumber, sun: ReadSun | null): Credential {
  switch (reading.kind) {
    case 'unreadable':
      return { kind: 'unreadable', reason: reading.reason };
    case 'card':
      return identifyCard(reading, hash, sun);
    case 'code': {
      const booklet = readBooklet(reading.text);
      if (booklet.ok) return numbered('booklet', booklet.number, hash);
      return { kind: booklet.why === 'check' ? 'bad-check' : 'not-a-booklet' };
    }
  }
}

/** A card that proves itself is who its proof says, and says the reader otherwise, then the proof is another card's. */
function identifyCard({ uid, randomUid, ndef = '' }: CardReading, hash: HashNumber, sun: ReadSun | null): Credential {
  const proof = sun?.(ndef);
  if (proof === undefined) {
    if (randomUid) return { kind: 'random-uid' };
    return { ...numbered('card', uid, hash), ...(sun === null ? {} : { counter: null }) };
  }
  if (!proof.genuine) return { kind: 'not-genuine' };
  const proven = toHex(proof.uid);
  if (!randomUid && proven !== uid) return { kind: 'not-genuine' };
  return { ...numbered('card', proven, hash), counter: proof.counter };
}

function numbered(kind: CredentialKind, number: string, hash: HashNumber) {
  return { kind, key: hash(kind, number), tail: number.slice(-4) };
}
