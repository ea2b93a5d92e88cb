/** The boxes that a level knows, as replication sees them. */
import type { LogName } from '../log/replicate.ts';

/** `refused`: never accepted, so nothing of it is here; it may ask again with another code. */
export type Standing = 'waiting' | 'accepted' | 'revoked' | 'refused';

/** A box by the origin that it was enrolled with. Later origins of the same box keep its keys and go by this name. */
export interface Device {
  readonly origin: LogName['origin'];
  /** The one unit whose logs it may send and fetch. */
  readonly unit: LogName['unit'];
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Those before it, the last one first: the heads that they have signed still stand. */
  readonly formerKeys: readonly Uint8Array[];
  /** `publicKey` was announced and not used yet; until then requests by the one before are taken as well. */
  readonly rolling: boolean;
  /** It shall make itself a new key. */
  readonly keyDue: boolean;
  readonly standing: Standing;
}

/** All that it has ever signed with. */
export const keysOf = ({ publicKey, formerKeys }: Device): readonly Uint8Array[] => [publicKey, ...formerKeys];

/** Who asks: a room's box, or the server of a level below, as a township's asks its county's. */
export type AskingLevel = 'room' | 'township';

/** What a box asks with its one-time code. That it holds the key is proven by the request's signature. */
export interface EnrolRequest {
  readonly code: string;
  readonly origin: string;
  /** Null: it is empty, and is to be the next box of the branch that the code was made for. */
  readonly unit: string | null;
  /** Names for the person who accepts it; '' from an empty box. */
  readonly room: string;
  readonly branch: string;
  readonly publicKey: Uint8Array;
  /** Missing: a room's box. A code is for one of them, and not known to the other. */
  readonly level?: AskingLevel;
}

/**
 * `township`: its name; `publicKey`: the key that its answers are signed with; `unit`: whose box this is now. The same box
 * asking again with its code is told how it stands. `no-branch`: an empty box came with a code for a new branch;
 * `other-branch`: the code is for the next box of another one, or for a new one, which this is not.
 */
export type EnrolAnswer =
  | {
      readonly kind: 'waiting' | 'accepted';
      readonly township: string;
      readonly publicKey: Uint8Array;
      readonly unit: string;
    }
  | { readonly kind: 'unknown-code' | 'expired' | 'revoked' | 'no-branch' | 'other-branch' };

export interface Devices {
  byOrigin(origin: string): Promise<Device | undefined>;
  enrol(request: EnrolRequest): Promise<EnrolAnswer>;
  /** `device`, as it stands, goes over to this key. One that it announced and never used is forgotten. */
  changeKey(device: Device, publicKey: Uint8Array): Promise<void>;
  /** It has used its new key, so the one before is not taken any more. */
  settleKey(device: Device): Promise<void>;
  /** Somebody asked in its name with this key, one that it had before: its card is of an image from before the change. */
  knocked(device: Device, key: Uint8Array): Promise<void>;
  /** The key under which the unit's cards are hashed: of all that were told, the first; null: none was. */
  cardKey(unit: string, told: Uint8Array | null): Promise<Uint8Array | null>;
}
