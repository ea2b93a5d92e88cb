/** The key under which numbers of cards and booklets are hashed: made by the branch's first box, and kept by the next ones. */
import { createHmac, randomBytes } from 'node:crypto';
import type { CredentialKind } from '../domain/vocabulary.ts';
import type { Store } from './store.ts';

/**
 * Pseudonym of a card or booklet: 32 lower-case hex characters (128 bits of HMAC-SHA256 over `kind:number`). It keeps
 * numbers out of the log and of what is sent; whoever holds both log and key can find a short number by trying.
 */
export type CardHash = (kind: CredentialKind, number: string) => string;

export function cardHash(store: Store): CardHash {
  const { get } = cardKey(store);
  return (kind, number) => createHmac('sha256', get()).update(`${kind}:${number}`).digest('hex').slice(0, 32);
}

export interface CardKey {
  /** 32 bytes. */
  get(): Buffer;
  /** That of the branch, under which its cards were bound at another box. */
  set(key: Uint8Array): void;
}

export function cardKey(store: Store): CardKey {
  const read = store.prepare<[], Buffer>(`SELECT value FROM secret WHERE name = 'card-key'`).pluck();
  const make = store.prepare(`INSERT INTO secret (name, value) VALUES ('card-key', ?) ON CONFLICT DO NOTHING`);
  const replace = store.prepare<[Uint8Array]>(`UPDATE secret SET value = ? WHERE name = 'card-key'`);
  if (read.get() === undefined) make.run(randomBytes(32));
  const get = (): Buffer => {
    const key = read.get();
    if (key === undefined) throw new Error('the key that was made is not there');
    return key;
  };
  return {
    get,
    set(key) {
      if (!get().equals(key)) replace.run(key);
    },
  };
}
