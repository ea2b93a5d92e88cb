/** What a box that was revoked does last: the township gets all that was written here and that it does not have yet. */
import type { Head, LogName } from '../log/replicate.ts';
import type { Peer } from './client.ts';
import type { SigningKey } from './keys.ts';
import { batchAfter } from './outgoing.ts';
import type { Replica } from './replica.ts';

/** Whether all of it is safe there by now: backed up, so that nothing is lost with this box. Rejects with a LinkFault. */
export async function handOver(
  replica: Replica,
  peer: Pick<Peer, 'send'>,
  unit: string,
  key: SigningKey,
): Promise<boolean> {
  for (;;) {
    const own = await ownHeads(replica, unit);
    let allSafe = true;
    for (const head of own) allSafe = (await handOverLog(replica, peer, head, key)) && allSafe;
    if (!allSafe) return false;
    // What was under way when the box learned that it was revoked may have been written meanwhile.
    const now = await ownHeads(replica, unit);
    if (now.length === own.length && now.every(({ seq }, index) => seq === own[index]?.seq)) return true;
  }
}

/** What others wrote came with a head that they had signed, by way of the township. */
async function ownHeads(replica: Replica, unit: string): Promise<Head[]> {
  const heads = await replica.heads([unit]);
  const signed = await Promise.all(heads.map((head) => replica.signedHead(head)));
  return heads.filter((_, index) => signed[index] === undefined);
}

/** Begins with the last event, the answer to which tells what lacks. */
async function handOverLog(
  replica: Replica,
  peer: Pick<Peer, 'send'>,
  { origin, unit, seq }: Head,
  key: SigningKey,
): Promise<boolean> {
  const log: LogName = { origin, unit };
  for (let after = seq - 1; ; ) {
    const batch = await batchAfter(replica, log, after, key);
    if (batch === undefined) return false;
    const receipt = await peer.send(batch);
    switch (receipt.kind) {
      case 'gap':
        if (receipt.ack >= after) return false;
        after = receipt.ack;
        break;
      case 'taken':
        if (receipt.ack >= seq) return receipt.safe >= seq;
        if (receipt.ack <= after) return false;
        after = receipt.ack;
        break;
      case 'fork':
      case 'tampered':
        return false;
    }
  }
}
