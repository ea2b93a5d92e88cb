/** What happens between a card on the reader and the card being told: its UID, and its text if it has one. */
import { decodeUid, type Exchange, getUid, perform } from '../../firmware-protocol/apdu.ts';
import { isRandomUid, technologyOfAtr } from '../../firmware-protocol/card.ts';
import { CardError } from '../../firmware-protocol/card-error.ts';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import { firstText } from '../../firmware-protocol/ndef-text.ts';
import { pagesOverPcsc, readType2 } from '../../firmware-protocol/type2.ts';
import { readType4 } from '../../firmware-protocol/type4.ts';
import type { CardTechnology, UnreadableCard } from '../contract.ts';
import { PcscError } from './library.ts';
import type { Line } from './line.ts';
import type { SeenCard } from './messages.ts';

// winscard.h
const unresponsiveCard = 0x80100066;
const unpoweredCard = 0x80100067;
const protocolMismatch = 0x8010000f;

/** A call that broke off, or an answer without an end, says that the card has left; one that answers nonsense is mute. */
export function reasonOf(error: unknown): UnreadableCard['reason'] {
  const left =
    error instanceof PcscError
      ? ![unresponsiveCard, unpoweredCard, protocolMismatch].includes(error.code)
      : error instanceof CardError && error.problem === 'short';
  return left ? 'left-too-soon' : 'mute';
}

function* readNdef(technology: CardTechnology): Exchange<Uint8Array | undefined> {
  if (technology === 'type2') return yield* readType2(pagesOverPcsc);
  if (technology === 'iso14443-4') return yield* readType4();
  return undefined;
}

async function readText(line: Line, technology: CardTechnology, withinMs: number): Promise<string | undefined> {
  const deadline = AbortSignal.timeout(withinMs);
  const late = new Promise<undefined>((resolve) => {
    deadline.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const message = perform(readNdef(technology), async (command) => {
    deadline.throwIfAborted();
    return line.transmit(command);
  });
  return Promise.race([message.then((found) => found && firstText(found)), late]);
}

/**
 * Connects to the card and reads it; the line stays connected. Rejects when there is no UID to be had (see `reasonOf`). The text
 * is an extra: whatever goes wrong with it, or if it takes longer than `ndefMs`, the card is told without it.
 */
export async function readCard(line: Line, atr: Uint8Array, ndefMs: number): Promise<SeenCard> {
  await line.connect();
  const uid = decodeUid(await line.transmit(getUid));
  const technology = technologyOfAtr(atr);
  const card = { uid: toHex(uid), randomUid: isRandomUid(uid), technology };
  const ndef = await readText(line, technology, ndefMs).catch(() => undefined);
  return ndef === undefined ? card : { ...card, ndef };
}
