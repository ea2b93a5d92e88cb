/** Of the boxes that claim one unit, which it is to be. */
import type { Device, Standing } from '../../sync/devices.ts';
import { note } from './audit.ts';
import type { Desk } from './desk.ts';
import { ask, askLocked, type Conversation } from './engine.ts';
import type { Tables } from './schema.ts';
import type { AuditEntry } from './staff-contract.ts';

/** Of `former_keys`. */
export const keysIn = (text: string): Uint8Array[] =>
  (JSON.parse(text) as string[]).map((key) => Buffer.from(key, 'base64url'));

export const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(other);

/** See `DeviceStore.choose`. All boxes of the unit are locked, in one order, so whoever chooses second sees what came of the first. */
export function* choose(
  { org, now }: Desk,
  { origin, unit }: Pick<Device, 'origin' | 'unit'>,
  account: string,
  noteOf: (origin: string) => AuditEntry,
): Conversation<boolean> {
  const boxes = yield* askLocked<Tables['device']>(
    'SELECT * FROM device WHERE org = ? AND unit = ? ORDER BY origin',
    ...[org, unit],
  );
  const chosen = boxes.find((box) => box.origin === origin);
  if (chosen?.standing !== 'waiting' && chosen?.standing !== 'accepted') return false;
  const others = boxes.filter((box) => box !== chosen);
  if (others.some((box) => box.standing === 'accepted' && !givesWay(box, chosen))) return false;
  yield* note(org, now(), noteOf(origin));
  for (const rival of others.filter(({ standing }) => standing === 'waiting')) {
    yield* note(org, now(), noteOf(rival.origin));
    yield* ask(
      'UPDATE device SET standing = ?, account = ? WHERE org = ? AND origin = ?',
      ...[endOf(rival.former_keys), account, org, rival.origin],
    );
  }
  return true;
}

/** The next one was made for its place, or is the same box under another name: it has a key that this one has or had. */
const givesWay = (box: Tables['device'], next: Tables['device']): boolean =>
  next.replaces === box.origin ||
  [box.public_key, ...keysIn(box.former_keys)].some((key) => isSame(key, next.public_key));

/** Of one that waits and is not let in. One that has had other keys was accepted before: what it sent is here. */
export const endOf = (formerKeys: string): Standing => (formerKeys === '[]' ? 'refused' : 'revoked');
