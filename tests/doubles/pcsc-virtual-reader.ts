/**
 * Contactless readers made by vpcd, the virtual reader of vsmartcard: real pcscd, no root. Such a reader cannot be unplugged and has
 * no escapes; `pcsc-fake-reader.ts` has both.
 *
 *     const pcscd = await startPcscd();
 *     // start the program with { ...process.env, ...pcscd.env }
 *     await pcscd.reader.tap(ntag('04C767F2066180'));
 *     await pcscd.close();
 */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerFrames } from './pcsc-frames.ts';
import { until } from './pcsc-until.ts';
import { type Daemon, makeDaemon, makePlace } from './pcscd.ts';
import type { Card } from './vcard.ts';

export interface VirtualReader {
  /** Puts a card on the reader. Waits for pcscd, which runs from its first client on. */
  insert(card: Card): Promise<void>;
  remove(): Promise<void>;
  /** Puts a card on, waits until its UID has been read, and takes it away. */
  tap(card: Card): Promise<void>;
  /** Every APDU that reached a card, in hex. */
  readonly commands: readonly string[];
}

export interface VirtualPcscd extends Daemon {
  readonly reader: VirtualReader;
  /** The other slot: pcscd shows it as a second reader of the same name. */
  readonly second: VirtualReader;
}

const getUid = 'FFCA000000';

/** How often pcscd looks for a card. */
const pollMs = 400;

function makeReader(port: number): VirtualReader {
  const commands: string[] = [];
  let socket: Socket | undefined;
  let leftAt = 0;

  const dial = async (): Promise<Socket> => {
    for (const deadline = performance.now() + 10_000; ; await sleep(50)) {
      const attempt = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      const connected = await Promise.race([
        once(attempt, 'connect').then(() => true),
        once(attempt, 'error').then(() => false),
      ]).catch(() => false);
      if (connected) return attempt;
      attempt.destroy();
      if (performance.now() > deadline) throw new Error(`vpcd does not listen on port ${port}`);
    }
  };

  /** Resolves when vpcd has hung up too, which it does when it next looks for the card. */
  const leave = async (line: Socket) => {
    leftAt = performance.now();
    if (line.closed) return;
    line.end();
    await once(line.resume(), 'close');
  };

  const reader: VirtualReader = {
    commands,
    async insert(card) {
      await reader.remove();
      // pcscd would not notice a card that leaves and comes back between two looks; no hand is as fast as that.
      await sleep(Math.max(0, leftAt + 1.5 * pollMs - performance.now()));
      const line = await dial();
      socket = line;
      answerFrames(line, (message) => {
        // One byte is vpcd's own: 0 power off, 1 power on, 2 reset, 4 ATR, of which only the last has an answer.
        if (message.length === 1) return message[0] === 4 ? card.atr : undefined;
        commands.push(Buffer.from(message).toString('hex').toUpperCase());
        const answer = card.answer(message);
        if (!answer) void leave(line);
        return answer;
      });
    },
    async remove() {
      if (socket) await leave(socket);
      socket = undefined;
    },
    async tap(card) {
      const before = commands.filter((command) => command === getUid).length;
      await reader.insert(card);
      await until(() => commands.filter((command) => command === getUid).length > before, 'the card is read');
      await reader.remove();
    },
  };
  return reader;
}

/** A port that is free together with the next one: vpcd takes two, one for each slot. */
async function findTwoPorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const servers = [createServer(), createServer()];
    const free = await Promise.all(
      servers.map(async (server, at) => {
        server.listen(port + at);
        return once(server, 'listening').then(
          () => true,
          () => false,
        );
      }),
    );
    for (const server of servers) server.close();
    if (free.every(Boolean)) return port;
  }
}

export interface PcscdOptions {
  readonly name?: string;
  /** Leaves pcscd down until `start` is called. */
  readonly down?: boolean;
}

export async function startPcscd({
  name = 'ACS ACR122U PICC Interface',
  down = false,
}: PcscdOptions = {}): Promise<VirtualPcscd> {
  const port = await findTwoPorts();
  const place = await makePlace();
  const number = `0x${port.toString(16)}`;
  const reader = [
    `FRIENDLYNAME "${name}"`,
    `DEVICENAME /dev/null:${number}`,
    'LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so',
    `CHANNELID ${number}`,
  ];
  await writeFile(join(place.config, 'vpcd'), `${reader.join('\n')}\n`);
  const daemon = makeDaemon(place);
  if (!down) await daemon.start();
  const readers = { reader: makeReader(port), second: makeReader(port + 1) };
  return {
    ...daemon,
    ...readers,
    async close() {
      await readers.reader.remove();
      await readers.second.remove();
      await daemon.close();
    },
  };
}
