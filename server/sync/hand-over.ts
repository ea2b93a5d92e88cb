/** What a box that was revoked does last: the township gets all that was written here and that it does not have yet. */
import type { Head, LogName } from '../log/replicate.ts';
import type { Peer } from './client.ts';
import type { SigningKey } from './keys.ts';
import { batchAfter, type Source } from './outgoing.ts';
import { type End, lastCommon, saidAgain, upTo } from './parted.ts';
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
    for (const head of own) {
      const how = await handOverLog(replica, peer, head, key);
      const isSafe = how === 'forked' ? await handOverParted(replica, peer, head, key) : how === 'safe';
      allSafe = isSafe && allSafe;
    }
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
  source: Source,
  peer: Pick<Peer, 'send'>,
  { origin, unit, seq }: End,
  key: SigningKey,
): Promise<'safe' | 'unsafe' | 'forked'> {
  const log: LogName = { origin, unit };
  for (let after = seq - 1; ; ) {
    const batch = await batchAfter(source, log, after, key);
    if (batch === undefined) return 'unsafe';
    const receipt = await peer.send(batch);
    switch (receipt.kind) {
      case 'gap':
        if (receipt.ack >= after) return 'unsafe';
        after = receipt.ack;
        break;
      case 'taken':
        if (receipt.ack >= seq) return receipt.safe >= seq ? 'safe' : 'unsafe';
        if (receipt.ack <= after) return 'unsafe';
        after = receipt.ack;
        break;
      case 'fork':
        return 'forked';
      case 'tampered':
        return 'unsafe';
    }
  }
}

/** Up to the last event that both have, as it is; what follows, as a log of its own. */
async function handOverParted(
  source: Source,
  peer: Pick<Peer, 'send'>,
  { origin, unit, seq }: End,
  key: SigningKey,
): Promise<boolean> {
  const log = { origin, unit };
  const common = await lastCommon(source, peer, { ...log, seq }, key);
  if (common === undefined) return false;
  const { again, end } = await saidAgain(source, { ...log, seq }, common);
  const isSafe = (await handOverLog(again, peer, end, key)) === 'safe';
  if (common === 0) return isSafe;
  return (await handOverLog(upTo(source, common), peer, { ...log, seq: common }, key)) === 'safe' && isSafe;
}
