/** A box comes in, and of those that claim the same branch no other one: that one asks again with a code of its own. */
import { dateOf } from '../../domain/date.ts';
import { boxMark } from '../../service/contract/box.ts';
import type { Logger } from '../../service/logger.ts';
import { deliverHolding } from '../guidance/deliver.ts';
import type { FleetDevice, TownshipStore } from '../store/contract.ts';
import type { AuditEntry } from '../store/staff-contract.ts';
import { retire } from './retire.ts';

export interface Acceptance {
  /** Id of the account. */
  readonly account: string;
  /** ms since the epoch. */
  readonly now: number;
  readonly logger: Logger;
}

/** Cut off, it can be done again. False: it waits no more, as another one has been let in, or somebody has refused it. */
export async function accept(
  store: TownshipStore,
  { origin, unit, level, replaces, reason }: FleetDevice,
  { account, now, logger }: Acceptance,
): Promise<boolean> {
  const { devices, audit } = store;
  const noteOf = (box: string, deed: string, why: string): AuditEntry => ({
    ...{ account, unit, subject: `device:${box}`, deed, reason: why },
  });
  const chosen = await devices.choose(origin, account, (box) =>
    box === origin ? noteOf(origin, 'accepted', '') : noteOf(box, 'rival-refused', boxMark(origin)),
  );
  if (!chosen) return false;
  // The old one first: cut off in between, this one still waits and is accepted again.
  const old = replaces === origin ? undefined : await devices.byOrigin(replaces);
  if (old !== undefined && (await retire(store, old, { successor: origin, account, now })))
    await audit.note(noteOf(replaces, 'revoked', reason));
  // What it lacks after that the pages of what was given tell, and give it again.
  if (level === 'room') await deliverHolding(store, [unit], dateOf(now), { actor: account, now, logger });
  return devices.setStanding(origin, 'accepted', account);
}
