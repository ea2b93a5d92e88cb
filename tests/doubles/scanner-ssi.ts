/** A Zebra scanner in SSI packet mode on a pty: it repeats each message until the host acknowledges it. */
import { nothingHeld } from '../../firmware-protocol/resync.ts';
import { encodeSsi, opcodes, splitSsi } from '../../firmware-protocol/ssi.ts';
import type { Pty } from './pty.ts';

/** Much shorter than a real one's two seconds. */
const repeatAfterMs = 100;

const code128 = 0x03;

export function ssiScanner(port: Pty) {
  let held = nothingHeld;
  let deafFor = 0;
  let acknowledged = () => {};
  const beeps: number[] = [];
  port.onData((bytes) => {
    const split = splitSsi(held, bytes);
    held = split.held;
    for (const packet of split.packets) {
      if (packet.opcode === opcodes.beep) beeps.push(packet.data[0] ?? -1);
      else if (packet.opcode !== opcodes.ack) continue;
      else if (deafFor > 0) deafFor--;
      else acknowledged();
    }
  });

  const send = (text: string, { retransmit = false, more = false } = {}) => {
    const data = Buffer.from([code128, ...Buffer.from(text, 'latin1')]);
    port.write(encodeSsi({ opcode: opcodes.decodeData, source: 'decoder', retransmit, more, data }));
  };

  return {
    /** Beep codes that the host asked for. */
    beeps,
    /** Does not hear the next acknowledgements. */
    goDeaf(acknowledgements: number) {
      deafFor = acknowledgements;
    },
    /** Resolves, to the number of times it was sent, when the host has acknowledged the scan. */
    scan(text: string): Promise<number> {
      return new Promise((resolve) => {
        let sent = 1;
        send(text);
        const repeat = setInterval(() => {
          sent++;
          send(text, { retransmit: true });
        }, repeatAfterMs);
        acknowledged = () => {
          clearInterval(repeat);
          resolve(sent);
        };
      });
    },
    /** Tells that nothing was read. */
    noRead: () => send('NR'),
  };
}
