/** Who may have written what a box brings. */
import type { LogName } from '../log/replicate.ts';
import { type Device, type Devices, keysOf } from './devices.ts';
import type { Refusal } from './gate.ts';
import type { SigningKey } from './keys.ts';
import type { Replica } from './replica.ts';
import { isHeadSignedBy } from './signed-head.ts';

export interface WritersOptions {
  readonly replica: Pick<Replica, 'signedHead'>;
  readonly devices: Pick<Devices, 'byOrigin'>;
  /** Under which this end writes logs itself; nobody else may add to them. */
  readonly origin: LogName['origin'];
  readonly key: SigningKey;
}

/** The keys of which one must have signed the log. Only the unit's own; a log that is relayed, or of a later origin of the box, is signed by a key that we know. */
export async function writersOf(
  { replica, devices, origin, key }: WritersOptions,
  log: LogName,
  device: Device,
): Promise<readonly Uint8Array[] | Refusal> {
  if (log.unit !== device.unit) return 'other-unit';
  const isRevoked = device.standing === 'revoked';
  const writer = log.origin === device.origin ? device : await devices.byOrigin(log.origin);
  if (isRevoked && (log.origin === origin || (writer ?? device) !== device)) return 'revoked';
  if (log.origin === origin) return [key.publicKey];
  if (writer !== undefined) return keysOf(writer);
  const standing = await replica.signedHead(log);
  const writers = isRevoked ? [keysOf(device)] : [keysOf(device), [key.publicKey]];
  // Whoever began a log is the one that goes on with it.
  const isWriter = (keys: readonly Uint8Array[]): boolean =>
    standing === undefined || keys.some((one) => isHeadSignedBy(one, log, standing));
  return writers.filter(isWriter).flat();
}
