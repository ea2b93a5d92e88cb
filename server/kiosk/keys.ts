/** The key under which numbers of cards and booklets are hashed: this box's own, made once. */
import { createHmac, randomBytes } from 'node:crypto';
import type { CredentialKind } from '../domain/vocabulary.ts';
import type { Store } from './store.ts';

/**
 * Pseudonym of a card or booklet: 32 lower-case hex characters (128 bits of HMAC-SHA256 over `kind:number`). It keeps
 * numbers out of the log and of what is sent; whoever holds both log and key can find a short number by trying.
 */
export type CardHash = (kind: CredentialKind, number: string) => string;

export function cardHash(store: Store): CardHash {
  const read = store.prepare<[], Buffer>(`SELECT value FROM secret WHERE name = 'card-key'`).pluck();
  const make = store.prepare(`INSERT INTO secret (name, value) VALUES ('card-key', ?) ON CONFLICT DO NOTHING`);
  if (read.get() === undefined) make.run(randomBytes(32));
  const key = read.get();
  if (key === undefined) throw new Error('the key that was just made is not there');
  return (kind, number) => createHmac('sha256', key).update(`${kind}:${number}`).digest('hex').slice(0, 32);
}
