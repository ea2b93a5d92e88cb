/** Reading → Credential: what was held to the reader, without knowing yet whose it is. */
import type { Reading } from '../../device/contract.ts';
import { readBooklet } from '../../firmware-protocol/booklet.ts';
import type { Credential } from '../domain/commands.ts';
import type { CredentialKind } from '../domain/vocabulary.ts';

/** A keyed hash of a card's or booklet's number: a pseudonym, so that the log holds no numbers. It is no protection. */
export type HashNumber = (kind: CredentialKind, number: string) => string;

export function identify(reading: Reading, hash: HashNumber): Credential {
  switch (reading.kind) {
    case 'unreadable':
      return { kind: 'unreadable', reason: reading.reason };
    case 'card':
      return reading.randomUid ? { kind: 'random-uid' } : numbered('card', reading.uid, hash);
    case 'code': {
      const booklet = readBooklet(reading.text);
      if (booklet.ok) return numbered('booklet', booklet.number, hash);
      return { kind: booklet.why === 'check' ? 'bad-check' : 'not-a-booklet' };
    }
  }
}

function numbered(kind: CredentialKind, number: string, hash: HashNumber): Credential {
  return { kind, key: hash(kind, number), tail: number.slice(-4) };
}
