/** What a box that was revoked does with its blobs: the township gets those that it does not have and has use for. */
import { type Blobs, blobLimits, type Held, pieceFor } from './blobs.ts';
import { LinkFault, type Peer } from './client.ts';

/** Whether it has all that it takes and that can be read here. Rejects with a LinkFault. */
export async function handOverBlobs(blobs: Blobs, peer: Peer['blobs'], named: readonly string[]): Promise<boolean> {
  let isAll = true;
  for (let from = 0; from < named.length; from += blobLimits.asked) {
    const hashes = named.slice(from, from + blobLimits.asked);
    const held = await heldAt(peer, hashes);
    if (held === undefined) return false;
    for (const [hash, there] of held) {
      if (!there.whole) isAll = (await bring(blobs, peer, hash, there.bytes)) && isAll;
    }
  }
  return isAll;
}

/**
 * Nothing, where it says that it takes none of a box that was revoked. Undefined: as from a program that takes none at all, but
 * nobody has signed that, and a proxy may say it for a minute.
 */
async function heldAt(peer: Peer['blobs'], hashes: readonly string[]): Promise<ReadonlyMap<string, Held> | undefined> {
  try {
    return await peer.held(hashes);
  } catch (error) {
    if (error instanceof LinkFault && error.kind === 'revoked') return new Map();
    if (error instanceof LinkFault && error.kind === 'no-such-path') return undefined;
    throw error;
  }
}

/** False: it may be brought another time. What stands there of it may be damaged, and goes then: it is brought anew. */
async function bring(blobs: Blobs, peer: Peer['blobs'], hash: string, from: number): Promise<boolean> {
  for (let at = from; ; ) {
    const piece = await pieceFor(at, (from) => blobs.read(hash, from)).catch((error: unknown) => {
      if (error instanceof Error && 'syscall' in error) return undefined; // the card cannot read it
      throw error;
    });
    if (piece === undefined) return true;
    const added = await peer.send(hash, piece);
    if (added.kind === 'wrong' && from > 0) return bring(blobs, peer, hash, 0);
    if (added.kind !== 'held') return added.kind !== 'full';
    if (added.whole) return true;
    if (added.bytes === at) return false;
    at = added.bytes;
  }
}
