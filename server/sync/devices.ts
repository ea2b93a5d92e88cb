/** The boxes that a level knows, as replication sees them. */
import type { LogName } from '../log/replicate.ts';

export type Standing = 'waiting' | 'accepted' | 'revoked';

/** A box by the origin that it was enrolled with. Later origins of the same box keep its key and go by this name. */
export interface Device {
  readonly origin: LogName['origin'];
  /** The one unit whose logs it may send and fetch. */
  readonly unit: LogName['unit'];
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly standing: Standing;
}

/** What a box asks with its one-time code. That it holds the key is proven by the request's signature. */
export interface EnrolRequest {
  readonly code: string;
  readonly origin: string;
  readonly unit: string;
  /** Names for the person who accepts it. */
  readonly room: string;
  readonly branch: string;
  readonly publicKey: Uint8Array;
}

/**
 * `township`: its name; `publicKey`: the key that its answers are signed with. The same box asking again with its code is
 * told how it stands.
 */
export type EnrolAnswer =
  | { readonly kind: 'waiting' | 'accepted'; readonly township: string; readonly publicKey: Uint8Array }
  | { readonly kind: 'unknown-code' | 'expired' | 'revoked' };

export interface Devices {
  byOrigin(origin: string): Promise<Device | undefined>;
  enrol(request: EnrolRequest): Promise<EnrolAnswer>;
}
