/**
 * HID scanners on a USB bus that is not there (umockdev): the real node-hid, hidapi and libudev of another process find,
 * read and lose them. See `hid_bed.py`.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import vectors from '../../firmware-protocol/vectors/hid-scanners.json' with { type: 'json' };

/** Loaded into a process it turns /sys and /dev into the bed's. */
const preload = 'libumockdev-preload.so.0';

export interface HidModel {
  readonly vendorId: number;
  readonly productId: number;
  readonly manufacturer: string;
  readonly product: string;
  readonly serialNumber: string;
  /** The report descriptor in hex. */
  readonly descriptor: string;
  /** The reports that scanning `text` sends, in hex. */
  reports(text: string): readonly string[];
}

export interface HidScanner {
  /** The path that it has now, as the program sees it. */
  readonly path: string;
  /** The file behind it, as the program's open files show it. */
  readonly node: string;
  /** Resolves when all of it has been read. Rejects when nobody reads. */
  scan(text: string): Promise<void>;
  send(reports: readonly string[]): Promise<void>;
  /** The next output report that the program writes, in hex; empty when none comes. */
  written(): Promise<string>;
  unplug(): Promise<void>;
  /** It comes back under another path. */
  replug(): Promise<void>;
}

export interface HidBed {
  /** What a process has to be started with, besides its own environment, to see the devices. */
  readonly env: { readonly LD_PRELOAD: string; readonly UMOCKDEV_DIR: string };
  plug(model: HidModel): Promise<HidScanner>;
  close(): Promise<void>;
}

export async function startHidBed(): Promise<HidBed> {
  const bed = spawn('/usr/bin/python3', [fileURLToPath(new URL('hid_bed.py', import.meta.url))], {
    // What lies below /dev, as the tests' own temporary folder may, it would take for devices.
    env: { ...process.env, LD_PRELOAD: preload, TMPDIR: '/tmp' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const tell = conversation(bed);
  const { root } = await tell.hear();
  if (root === undefined) throw new Error('the bed did not say where it is');
  const env = { LD_PRELOAD: preload, UMOCKDEV_DIR: root };
  let count = 0;

  return {
    env,
    async plug({ reports, ...device }) {
      const name = `scanner ${count++}`;
      const come = async () => (await tell.say({ do: 'plug', name, device })).path ?? '';
      let path = await come();
      const send = async (sent: readonly string[]) => {
        if ((await tell.say({ do: 'send', name, reports: sent })).unread) throw new Error(`nobody reads ${path}`);
      };
      return {
        get path() {
          return path;
        },
        get node() {
          return readlinkSync(join(root, path));
        },
        send,
        scan: (text) => send(reports(text)),
        written: async () => (await tell.say({ do: 'written', name })).written ?? '',
        unplug: async () => void (await tell.say({ do: 'unplug', name })),
        async replug() {
          path = await come();
        },
      };
    },
    async close() {
      bed.stdin.end();
      if (bed.exitCode === null) await once(bed, 'exit');
    },
  };
}

interface Answer {
  readonly root?: string;
  readonly path?: string;
  readonly unread?: boolean;
  readonly written?: string;
}

/** One answer to each line, in order. What the bed writes to stderr becomes the reason why there is none. */
function conversation(bed: ChildProcessWithoutNullStreams) {
  const waiting: PromiseWithResolvers<Answer>[] = [];
  let complaint = '';
  bed.stderr.on('data', (text: Buffer) => {
    complaint += text;
  });
  createInterface(bed.stdout).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)));
  bed.once('close', () => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`the bed ended: ${complaint}`));
  });
  const hear = (): Promise<Answer> => {
    const answer = Promise.withResolvers<Answer>();
    waiting.push(answer);
    return answer.promise;
  };
  return {
    hear,
    say(command: object): Promise<Answer> {
      bed.stdin.write(`${JSON.stringify(command)}\n`);
      return hear();
    },
  };
}

/** A point-of-sale scanner of the layout with an AIM identifier. */
export const honeywellScanner: HidModel = {
  vendorId: 0x0c2e,
  productId: 0x0b87,
  manufacturer: 'Honeywell',
  product: 'Voyager 1602g',
  serialNumber: '17240B4F3C',
  descriptor: vectors.descriptors.honeywell,
  reports: (text) => posReports(text, 5, (report) => report.set(Buffer.from(']C0'), 2)),
};

/** A point-of-sale scanner of the layout without one, and without a serial number. */
export const newlandScanner: HidModel = {
  vendorId: 0x1eab,
  productId: 0x0c10,
  manufacturer: 'Newland',
  product: 'FM430',
  serialNumber: '',
  descriptor: vectors.descriptors.newland,
  reports: (text) => posReports(text, 2),
};

/** A scanner that types, and Enter after it. */
export const keyboardScanner: HidModel = {
  vendorId: 0x05fe,
  productId: 0x1010,
  manufacturer: 'TVS',
  product: 'BSC-101',
  serialNumber: '',
  descriptor: vectors.descriptors.keyboard,
  reports: (text) => [...`${text}\r`].flatMap((character) => [keyReport(character), '0000000000000000']),
};

function posReports(text: string, dataAt: number, mark = (_: Buffer) => {}): readonly string[] {
  const parts = text.match(/.{1,56}/gs) ?? [];
  return parts.map((part, at) => {
    const report = Buffer.alloc(64);
    report.set([2, part.length]);
    mark(report);
    report.write(part, dataAt, 'latin1');
    report[63] = at < parts.length - 1 ? 1 : 0;
    return report.toString('hex');
  });
}

function keyReport(character: string): string {
  for (const [key, [plain, shifted]] of Object.entries(vectors.keys)) {
    if (character === plain) return `0000${key}0000000000`;
    if (character === shifted) return `0200${key}0000000000`;
  }
  throw new Error(`no key types ${character}`);
}
