/** Cards and booklets: whose they are, and what became of them (KX-07). Known only by a keyed hash. */
import type { KnownEvent } from './events.ts';
import type { CredentialKind, Id } from './vocabulary.ts';

export interface BoundCredential {
  readonly key: Id;
  kind: CredentialKind;
  tail: string;
  person: Id | null;
  state: 'good' | 'lost' | 'replaced';
  /** Highest counter of the proofs that the card has given; null for one that has given none. */
  counter: number | null;
}

export function startCredential(key: Id): BoundCredential {
  return { key, kind: 'card', tail: '', person: null, state: 'good', counter: null };
}

export const copyCredential = (credential: BoundCredential): BoundCredential => ({ ...credential });

export function evolveCredential(credential: BoundCredential, event: KnownEvent): void {
  switch (event.type) {
    case 'credential.bound':
      Object.assign(credential, event.data);
      credential.state = 'good';
      return;
    case 'credential.unbound':
      credential.person = null;
      credential.state = 'good';
      return;
    case 'credential.lost':
      credential.state = 'lost';
      return;
    case 'credential.found':
      credential.state = 'good';
      return;
    case 'credential.replaced':
      credential.state = 'replaced';
      return;
    case 'credential.proven':
      credential.counter = Math.max(credential.counter ?? 0, event.data.counter);
      return;
  }
}
