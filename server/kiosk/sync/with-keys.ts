/** Before the logs the keys: that of the cards, under which the history that comes is of use, and a new one of the box's own. */
import { LinkFault, type Peer } from '../../sync/client.ts';
import type { KeyRing } from '../../sync/key-ring.ts';
import type { cardKey } from '../keys.ts';

export interface Keys {
  readonly cards: ReturnType<typeof cardKey>;
  readonly key: KeyRing;
  /** False for a box that is to be the next one, and has bound no card: its own key must not become the branch's. */
  readonly isAtWork: () => boolean;
  readonly isKeyDue: () => boolean;
}

export function withKeys(peer: Peer, keys: Keys): Peer {
  const { key, isKeyDue } = keys;
  let carded = false;
  return {
    ...peer,
    async heads() {
      if (!carded) carded = await learnCardKey(peer, keys);
      if (isKeyDue()) {
        await peer.changeKey(key.begin());
        key.turn();
      }
      return peer.heads();
    },
  };
}

/**
 * False: it is to be asked again. A township of an older program knows nothing of it, and what is written at work goes there
 * all the same; a box that is to be the next one cannot do without.
 */
async function learnCardKey(peer: Peer, { cards, isAtWork }: Keys): Promise<boolean> {
  const atWork = isAtWork();
  try {
    const known = await peer.cardKey(atWork ? cards.get() : null);
    if (known !== null) cards.set(known);
    return true;
  } catch (error) {
    if (!atWork || !(error instanceof LinkFault)) throw error;
    return false;
  }
}
