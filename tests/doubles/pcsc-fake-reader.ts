/**
 * Contactless readers on a fake USB bus: real pcscd with a driver of our own (ifdfake.c) under umockdev. They can be plugged and
 * unplugged, take escapes, and their cards may be mute or leave in the middle of a command. Needs root or user namespaces.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { answerFrames } from './pcsc-frames.ts';
import { until } from './pcsc-until.ts';
import { type Daemon, makeDaemon, makePlace } from './pcscd.ts';
import type { Card } from './vcard.ts';

/** What can be plugged in, by USB ids and the name that pcscd shows. */
const models = {
  acr122u: { ids: '072f:2200', name: 'ACS ACR122U PICC Interface' },
  acr1252u: { ids: '072f:223b', name: 'ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC]' },
  /** The second face of an ACR1252U, which in truth is another interface of the same device. */
  acr1252uSam: { ids: '072f:223c', name: 'ACS ACR1252 Dual Reader [ACR1252 Dual Reader SAM]' },
  /** A reader without a lamp that is known. */
  other: { ids: '1234:5678', name: 'Example Contactless Reader' },
} as const;

export type FakeModel = keyof typeof models;

export interface FakeReader {
  readonly name: string;
  plug(): Promise<void>;
  /** True while pcscd has it open. A pcscd that is given plugs and unplugs faster than it opens readers loses them. */
  readonly open: boolean;
  /** A card on it stays on it. Waits until pcscd has let go of it. */
  unplug(): Promise<void>;
  /** Puts a card on the reader, but not before pcscd has seen that the last one is gone: no hand is as fast as that. */
  insert(card: Card): Promise<void>;
  remove(): void;
  /** Puts a card on, waits until its UID has been read, and takes it away. */
  tap(card: Card): Promise<void>;
  /** Every APDU that reached a card, in hex. */
  readonly commands: readonly string[];
  /** Every escape, in hex, and the control code that it came with. */
  readonly escapes: readonly { readonly code: number; readonly command: string }[];
  /** Refuse escapes from now on, as libccid does by default. */
  refuseEscapes(): void;
  /** Leave the next command unanswered, until `unplug`. */
  hang(): void;
}

export interface UsbPcscd extends Daemon {
  /** A reader of its own at each call, not plugged in yet. */
  makeReader(model: FakeModel): Promise<FakeReader>;
}

const getUid = 'FFCA000000';
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

function answerEscape(command: Uint8Array): Uint8Array {
  if (command[0] === 0xe0) return Uint8Array.of(0xe1, 0, 0, 0, command.length - 5, ...command.subarray(5));
  return command[2] === 0x40 ? Uint8Array.of(0x90, 0x02) : Uint8Array.of(0x90, 0x00);
}

async function makeFakeReader(
  directory: string,
  number: number,
  model: FakeModel,
  bus: (order: string) => Promise<void>,
): Promise<FakeReader> {
  const { ids, name } = models[model];
  const path = join(directory, String(number).padStart(3, '0'));
  const commands: string[] = [];
  const escapes: { code: number; command: string }[] = [];
  const lines = new Set<Socket>();
  let card: Card | undefined;
  let emptySeen = true;
  let escapesRefused = false;
  let hanging = false;
  let server: Server | undefined;

  const answer = (message: Uint8Array): Uint8Array | undefined => {
    const [what] = Buffer.from(message.subarray(0, 1)).toString();
    const data = message.subarray(1);
    const nothing = new Uint8Array();
    if (what === 'P') {
      emptySeen = !card;
      return Uint8Array.of(card ? 1 : 0);
    }
    if (what === 'U') return card?.atr ?? nothing;
    if (hanging) return undefined;
    if (what === 'E') {
      const command = data.subarray(4);
      escapes.push({ code: Buffer.from(data).readUInt32BE(0), command: toHex(command) });
      return escapesRefused ? nothing : answerEscape(command);
    }
    commands.push(toHex(data));
    const response = card?.answer(data);
    if (!response) card = undefined;
    return response ?? nothing;
  };

  const reader: FakeReader = {
    name,
    commands,
    escapes,
    get open() {
      return lines.size > 0;
    },
    async plug() {
      server = createServer((line) => {
        lines.add(line);
        line.once('close', () => lines.delete(line));
        answerFrames(line, answer);
      }).listen(path);
      await once(server, 'listening');
      await bus(`plug ${number} ${ids}`);
    },
    async unplug() {
      if (!server) return;
      await bus(`unplug ${number}`);
      if (hanging) for (const line of lines) line.destroy();
      await until(() => lines.size === 0, 'pcscd has let go of the reader');
      server.close();
      await once(server, 'close');
      server = undefined;
      hanging = false;
    },
    async insert(next) {
      if (server) await until(() => emptySeen, 'pcscd has seen the empty reader');
      card = next;
    },
    remove() {
      card = undefined;
    },
    async tap(next) {
      const read = () => commands.filter((command) => command === getUid).length;
      const before = read();
      await reader.insert(next);
      await until(() => read() > before, 'the card is read');
      reader.remove();
    },
    refuseEscapes() {
      escapesRefused = true;
    },
    hang() {
      hanging = true;
    },
  };
  return reader;
}

/** One value to a line: pcscd's parser takes all that stands on a line for one. */
function infoPlist(): string {
  const all = Object.values(models);
  const list = (values: string[]) => ['<array>', ...values.map((value) => `<string>${value}</string>`), '</array>'];
  const lines = [
    '<plist version="1.0"><dict>',
    ...['<key>CFBundleExecutable</key>', '<string>libifdfake.so</string>'],
    // Any other name than CCIDCLASSDRIVER is preferred to libccid.
    ...['<key>CFBundleName</key>', '<string>ifdfake</string>'],
    ...['<key>ifdVendorID</key>', ...list(all.map(({ ids }) => `0x${ids.slice(0, 4)}`))],
    ...['<key>ifdProductID</key>', ...list(all.map(({ ids }) => `0x${ids.slice(5)}`))],
    ...['<key>ifdFriendlyName</key>', ...list(all.map(({ name }) => name))],
    '</dict></plist>',
  ];
  return `${lines.join('\n')}\n`;
}

/** Compiles the driver into a folder that can stand in for /usr/lib/pcsc/drivers. */
async function buildDriver(drivers: string): Promise<void> {
  const contents = join(drivers, 'ifd-fake.bundle', 'Contents');
  await mkdir(join(contents, 'Linux'), { recursive: true });
  await writeFile(join(contents, 'Info.plist'), infoPlist());
  const source = fileURLToPath(new URL('./ifdfake.c', import.meta.url));
  const library = join(contents, 'Linux', 'libifdfake.so');
  const flags = ['-shared', '-fPIC', '-Wall', '-Wextra', '-I/usr/include/PCSC'];
  await promisify(execFile)('/usr/bin/gcc', [...flags, '-o', library, source]);
}

/** A fake USB bus; give it orders, one at a time. */
async function startBus() {
  const script = fileURLToPath(new URL('./usbbed.py', import.meta.url));
  const bed = spawn('/usr/bin/umockdev-wrapper', ['/usr/bin/python3', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = createInterface(bed.stdout)[Symbol.asyncIterator]();
  const [word, root] = String((await said.next()).value).split(' ');
  if (word !== 'root' || !root) throw new Error('umockdev did not start');
  return {
    root,
    async order(line: string) {
      bed.stdin.write(`${line}\n`);
      const { value } = await said.next();
      if (value !== 'done') throw new Error(`the fake bus did not obey: ${line}`);
    },
    async close() {
      const exited = once(bed, 'exit');
      bed.stdin.end();
      await exited;
    },
  };
}

export async function startUsbPcscd(): Promise<UsbPcscd> {
  const place = await makePlace();
  const drivers = join(place.directory, 'drivers');
  const [bus] = await Promise.all([startBus(), buildDriver(drivers)]);
  const setenv = {
    LD_PRELOAD: 'libumockdev-preload.so.0',
    UMOCKDEV_DIR: bus.root,
    IFDFAKE_DIR: place.directory,
  };
  const daemon = makeDaemon(place, { drivers, setenv });
  await daemon.start();
  const readers: FakeReader[] = [];
  return {
    ...daemon,
    async makeReader(model) {
      const reader = await makeFakeReader(place.directory, readers.length + 2, model, bus.order);
      readers.push(reader);
      return reader;
    },
    async close() {
      // pcscd goes first, and hangs up on the readers that are still plugged in.
      await daemon.stop();
      for (const reader of readers) await reader.unplug();
      await daemon.close();
      await bus.close();
      await rm(place.directory, { recursive: true, force: true });
    },
  };
}
