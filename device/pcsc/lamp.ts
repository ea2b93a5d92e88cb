/** The lamp and buzzer of one reader. Readers other than ACS's two families have none that is known. */
import { setTimeout as sleep } from 'node:timers/promises';
import { acr122uQuiet, acr122uSucceeded, acsModel, decodeAcr1252u, lampSteps } from '../../firmware-protocol/acs.ts';
import type { Signal } from '../contract.ts';
import type { Line } from './line.ts';

export interface Lamp {
  /** Resolves when the signal is over, or a newer one has taken its place. Never rejects. */
  show(signal: Signal): Promise<void>;
  /** Stops the reader from beeping by itself. To be tried again at each card until it works; a no-op from then on. */
  silence(): Promise<void>;
}

export function lampOf(line: Line): Lamp {
  const model = acsModel(line.name);
  if (!model) return { show: async () => undefined, silence: async () => undefined };

  const send = async (command: Uint8Array): Promise<boolean> => {
    // The ACR122U takes its commands on the card's channel too, where libccid asks for no permission.
    if (model === 'acr122u' && line.connected) return acr122uSucceeded(await line.transmit(command));
    const answer = await line.escape(command);
    return model === 'acr122u' ? acr122uSucceeded(answer) : decodeAcr1252u(answer).length >= 0;
  };
  /** False when the reader refuses, e.g. because libccid lets no escapes through: no lamp then, and no harm. */
  const trySend = (command: Uint8Array): Promise<boolean> => line.inTurn(() => send(command)).catch(() => false);

  let latest: symbol | undefined;
  let quiet = model !== 'acr122u';
  return {
    async show(signal) {
      const mine = Symbol(signal);
      latest = mine;
      for (const { command, waitMs } of lampSteps(model, signal)) {
        if (latest !== mine || !(await trySend(command))) return;
        // Waiting is not done in turn: the next card need not wait for a buzzer.
        await sleep(waitMs);
      }
    },
    async silence() {
      if (!quiet) quiet = await trySend(acr122uQuiet);
    },
  };
}
