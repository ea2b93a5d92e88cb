/** A box is the room's no longer: that stands in the branch's log, with how far its own had come, and it may only hand over. */
import { eventIdOf, eventVersion } from '../../domain/events.ts';
import type { Device } from '../../sync/devices.ts';
import type { TownshipStore } from '../store/contract.ts';
import { stampAt } from './carry-out.ts';

export interface Retirement {
  /** Origin of the box that goes on in its place, if any. */
  readonly successor: string | null;
  /** Id of the account. */
  readonly account: string;
  /** ms since the epoch. */
  readonly now: number;
}

/** Cut off, it can be done again. False when the box was not accepted. */
export async function retire(
  { heads, append, devices }: Pick<TownshipStore, 'heads' | 'append' | 'devices'>,
  { origin, unit, standing }: Device,
  { successor, account, now }: Retirement,
): Promise<boolean> {
  if (standing !== 'accepted') return false;
  const log = (await heads([unit])).find((head) => head.origin === origin);
  const command = `box-retired-${origin}`;
  const draft = {
    ...{ unit, id: eventIdOf(command, 0), type: 'box.retired', v: eventVersion, subject: `box:${origin}` },
    ...{ command, actor: account, data: { seq: log?.seq ?? 0, successor } },
  };
  await append([{ ...stampAt(now), ...draft }]);
  return devices.setStanding(origin, 'revoked', account);
}
