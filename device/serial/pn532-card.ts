/** From a card in a PN532's field to a reading. */
import { type Exchange, perform } from '../../firmware-protocol/apdu.ts';
import { isRandomUid, technologyOfSak } from '../../firmware-protocol/card.ts';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import { firstText } from '../../firmware-protocol/ndef-text.ts';
import type { ExchangeAnswer, Pn532Target } from '../../firmware-protocol/pn532-command.ts';
import { pagesOverAir, readType2 } from '../../firmware-protocol/type2.ts';
import { readType4 } from '../../firmware-protocol/type4.ts';
import type { CardReading, CardTechnology, DeviceId } from '../contract.ts';

/** Sends bytes to the card as they are. */
export type Transmit = (data: Uint8Array) => Promise<ExchangeAnswer>;

/** No further question after this; the person is waiting. */
const mostTextMs = 800;

/**
 * Reads what the card carries. Its UID is known already, and the text is an extra: whatever goes wrong with it, the card is told
 * without it.
 */
export async function readCard(
  device: DeviceId,
  { uid, selRes }: Pn532Target,
  transmit: Transmit,
): Promise<CardReading> {
  const technology = technologyOfSak(selRes);
  const ndef = await readText(technology, transmit).catch(() => undefined);
  const card: CardReading = { kind: 'card', device, uid: toHex(uid), randomUid: isRandomUid(uid), technology };
  return ndef === undefined ? card : { ...card, ndef };
}

/** The chip is never left in the middle of a question: the deadline is looked at between two. */
async function readText(technology: CardTechnology, transmit: Transmit): Promise<string | undefined> {
  const deadline = AbortSignal.timeout(mostTextMs);
  const message = await perform(readNdef(technology), async (command) => {
    deadline.throwIfAborted();
    const answer = await transmit(command);
    if (!answer.ok) throw new Error(`the card could not be asked: ${answer.error}`);
    return answer.data;
  });
  return message && firstText(message);
}

function* readNdef(technology: CardTechnology): Exchange<Uint8Array | undefined> {
  if (technology === 'type2') return yield* readType2(pagesOverAir);
  if (technology === 'iso14443-4') return yield* readType4();
  return undefined;
}
