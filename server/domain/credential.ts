/** Cards and booklets: whose they are, and what became of them (KX-07). Known only by a keyed hash. */
import type { KnownEvent } from './events.ts';
import type { CredentialKind, Id } from './vocabulary.ts';

export interface BoundCredential {
  readonly key: Id;
  kind: CredentialKind;
  tail: string;
  person: Id | null;
  state: 'good' | 'lost' | 'replaced';
}

export function startCredential(key: Id): BoundCredential {
  return { key, kind: 'card', tail: '', person: null, state: 'good' };
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
  }
}
