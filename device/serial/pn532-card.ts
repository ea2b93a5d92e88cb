/** From a card in a PN532's field to a reading. */
import { type Exchange, perform } from '../../firmware-protocol/apdu.ts';
import { isRandomUid, technologyOfSak } from '../../firmware-protocol/card.ts';
import { CardError } from '../../firmware-protocol/card-error.ts';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import { firstText } from '../../firmware-protocol/ndef-text.ts';
import type { ExchangeAnswer, ExchangeError, Pn532Target } from '../../firmware-protocol/pn532-command.ts';
import { pagesOverAir, readType2 } from '../../firmware-protocol/type2.ts';
import { readType4 } from '../../firmware-protocol/type4.ts';
import type { CardReading, CardTechnology, DeviceId, UnreadableCard } from '../contract.ts';

/** Sends bytes to the card as they are. */
export type Transmit = (data: Uint8Array) => Promise<ExchangeAnswer>;

/** What the chip says when the card is no longer in the field. */
const left: ReadonlySet<ExchangeError> = new Set(['timeout', 'rf-protocol', 'card-disappeared', 'no-answer']);

/** Reads what the card carries. A card without a readable message is known by its UID alone. */
export async function readCard(
  device: DeviceId,
  { uid, selRes }: Pn532Target,
  transmit: Transmit,
): Promise<CardReading | UnreadableCard> {
  const technology = technologyOfSak(selRes);
  const card: CardReading = {
    kind: 'card',
    device,
    uid: toHex(uid),
    randomUid: isRandomUid(uid),
    technology,
  };
  try {
    const ndef = await readText(technology, transmit);
    return ndef === undefined ? card : { ...card, ndef };
  } catch (error) {
    if (error instanceof CardError) return card;
    if (error instanceof NoExchange) {
      return left.has(error.cause) ? { kind: 'unreadable', device, reason: 'left-too-soon' } : card;
    }
    throw error;
  }
}

async function readText(technology: CardTechnology, transmit: Transmit): Promise<string | undefined> {
  const reading = readingOf(technology);
  if (!reading) return undefined;
  const message = await perform(reading, async (command) => {
    const answer = await transmit(command);
    if (!answer.ok) throw new NoExchange(answer.error);
    return answer.data;
  });
  return message && firstText(message);
}

function readingOf(technology: CardTechnology): Exchange<Uint8Array | undefined> | undefined {
  if (technology === 'type2') return readType2(pagesOverAir);
  return technology === 'iso14443-4' ? readType4() : undefined;
}

class NoExchange extends Error {
  override readonly cause: ExchangeError;

  constructor(cause: ExchangeError) {
    super(`the card could not be asked: ${cause}`);
    this.cause = cause;
  }
}
