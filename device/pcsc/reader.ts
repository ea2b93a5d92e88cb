/** One contactless reader, until it is pulled out: each card is told once, and again only after it has left. */
import type { Signal, UnreadableCard } from '../contract.ts';
import { lampOf } from './lamp.ts';
import type { Slot } from './library.ts';
import { openLine } from './line.ts';
import type { SeenCard } from './messages.ts';
import { nothingThere, notice } from './presence.ts';
import { readCard, reasonOf } from './tap.ts';

export interface ReaderEvents {
  card(card: SeenCard): void;
  unreadable(reason: UnreadableCard['reason']): void;
}

/** Returns the reader's lamp, which never rejects. */
export function serveReader(slot: Slot, events: ReaderEvents, ndefMs: number): (signal: Signal) => Promise<void> {
  const line = openLine(slot);
  const lamp = lampOf(line);
  let presence = nothingThere;

  const tell = (atr: Uint8Array) =>
    readCard(line, atr, ndefMs).then(events.card, (error: unknown) => events.unreadable(reasonOf(error)));

  slot.onState(async (state, atr) => {
    const { now, change } = notice(presence, state);
    presence = now;
    if (change === 'none') return;
    await line.inTurn(async () => {
      await line.release();
      if (change === 'came-mute') events.unreadable('mute');
      if (change === 'came') await tell(atr);
    });
    if (change === 'came') await lamp.silence();
  });
  void lamp.silence();
  return lamp.show;
}
