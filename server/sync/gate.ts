/** Who may come in: every way in which a signed request is refused, and the memory that knows a replayed one. */
import type { Device, Devices } from './devices.ts';
import { isRequestOf, type RequestSeal } from './signed.ts';

/** HTTP status of each refusal. The box tells them by the name alone. */
export const refusals = {
  /** No seal, or a malformed one. */
  unsigned: 400,
  /** The body is not what this route takes. */
  unreadable: 400,
  /** The body is of a version that is not known here. */
  version: 400,
  /** No such origin is enrolled. */
  unknown: 401,
  forged: 401,
  /** It is the signature of a key that the box had before its last change of keys. */
  superseded: 401,
  /** Too far from our time, which the answer tells. */
  expired: 401,
  replayed: 409,
  /** Nobody has accepted this box yet. */
  waiting: 403,
  /** It may only bring what it wrote itself. */
  revoked: 403,
  /** Somebody has decided not to accept it. */
  refused: 403,
  /** A log of a unit that is not the box's. */
  'other-unit': 403,
  'too-large': 413,
} as const;

export type Refusal = keyof typeof refusals;

/** How far a request's time may be from ours, ms. */
export const window = 5 * 60_000;

export interface Gate {
  /** Before the body is read: refused already, or who says that it asks. `revoked`: it may be a box that was. */
  before(seal: RequestSeal, revoked: boolean): Promise<Device | Refusal>;
  /** With the body: the request is the key's own, and the first of its kind. */
  after(device: Device, path: string, seal: RequestSeal, body: Uint8Array): Promise<Refusal | undefined>;
}

/**
 * `now`: ms since the epoch. What was seen is remembered in this process only: all that a replay at another one could do is
 * to bring a batch again, which changes nothing.
 */
export function createGate(devices: Devices, now: () => number): Gate {
  /** Until when each nonce must be remembered, in that order. */
  const seen = new Map<string, number>();

  const isExpired = ({ time }: RequestSeal): boolean => Math.abs(time - now()) > window;

  const isFirst = ({ origin, nonce }: RequestSeal): boolean => {
    const name = `${origin} ${nonce}`;
    for (const [old, until] of seen) {
      if (until > now()) break;
      seen.delete(old);
    }
    if (seen.has(name)) return false;
    seen.set(name, now() + 2 * window);
    return true;
  };

  return {
    async before(seal, revoked) {
      const device = await devices.byOrigin(seal.origin);
      if (device === undefined) return 'unknown';
      if (isExpired(seal)) return 'expired';
      return device.standing === 'accepted' || (revoked && device.standing === 'revoked') ? device : device.standing;
    },
    async after(device, path, seal, body) {
      const { publicKey, formerKeys, rolling } = device;
      const isBy = (key: Uint8Array): boolean => isRequestOf(key, path, seal, body);
      const isNew = isBy(publicKey);
      if (!isNew && !(rolling && formerKeys.slice(0, 1).some(isBy))) {
        const former = formerKeys.find(isBy);
        if (former === undefined) return 'forged';
        if (!isFirst(seal)) return 'replayed';
        await devices.knocked(device, former);
        return 'superseded';
      }
      if (!isFirst(seal)) return 'replayed';
      if (isNew && rolling) await devices.settleKey(device);
      return undefined;
    },
  };
}
