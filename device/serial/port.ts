/**
 * A serial port, used once: opened, written to, and thrown away when it ends. serialport's bindings open, set up and watch the
 * device. Reading and writing are done here: theirs take the end of a port that was pulled out for “nothing yet” and read on
 * without end until the memory is full (issue 162 of the bindings), and while they wait to write they do not watch for input.
 */
import { constants, read, write } from 'node:fs';
import { access } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SerialPort } from 'serialport';
import type { Ended } from '../reconnect.ts';

export interface Port {
  /** Resolves once, when the port is closed or its device was taken away. */
  readonly ended: Promise<Ended>;
  /** Sends without waiting. What a device does not take any more is thrown away instead of piling up. */
  write(bytes: Uint8Array): void;
  /** Resolves when the port may be opened again. */
  close(): Promise<void>;
}

/** Closing can hang on bytes that the device does not take. Then it is left to itself. */
const mostClosingMs = 800;

/** Opens with 8N1 and without flow control. `hear` gets each chunk; resolves to why not, where that is known. */
export async function openPort(
  path: string,
  baudRate: number,
  hear: (bytes: Uint8Array, port: Port) => void,
): Promise<Port | Ended> {
  const device = (await whyNot(path)) ?? (await SerialPort.binding.open({ path, baudRate }).catch(openFault));
  if (typeof device === 'string') return device;
  if (!('poller' in device)) throw new Error('serial ports are read on Linux only');

  const closing = new AbortController();
  const listening = listen(device, (bytes) => hear(bytes, port), closing.signal);
  let sending = Promise.resolve();
  const stop = () => {
    // Only once: stopping the poller of a port that is closed crashes the process.
    if (!closing.signal.aborted) device.poller.stop();
    closing.abort();
  };

  const port: Port = {
    ended: listening.then(async (): Promise<Ended> => {
      closing.abort();
      await sending;
      await Promise.race([device.close(), sleep(mostClosingMs, undefined, { ref: false })]);
      return 'gone';
    }),
    write(bytes) {
      sending = sending.then(async () => {
        if (closing.signal.aborted || device.fd === null) return;
        const sent = await writeFrom(device.fd, bytes).then(() => 'sent' as const, nothingYet);
        // What cannot be written to is of no use any more.
        if (sent === 'gone') stop();
      });
    },
    async close() {
      stop();
      await port.ended;
    },
  };
  return port;
}

/** The two parts of the bindings' port that reading needs. */
interface Readable {
  readonly fd: number | null;
  readonly poller: { once(event: 'readable', ready: (error: Error | null) => void): unknown };
}

/** As much as the kernel keeps for a terminal. */
const chunkSize = 4096;

const readInto = promisify(read);
const writeFrom = promisify(write);

/** Hands up what arrives. Resolves when the device is gone or the poller was stopped. */
async function listen(device: Readable, hear: (bytes: Uint8Array) => void, closing: AbortSignal): Promise<void> {
  const chunk = Buffer.alloc(chunkSize);
  while (!closing.aborted && device.fd !== null) {
    const count = await readInto(device.fd, chunk, 0, chunkSize, null).then(({ bytesRead }) => bytesRead, nothingYet);
    if (closing.aborted || count === 'gone' || count === 0) return;
    if (count !== 'nothing-yet') hear(new Uint8Array(chunk.subarray(0, count)));
    else if (!(await readable(device))) return;
  }
}

function nothingYet(error: unknown): 'nothing-yet' | 'gone' {
  const code = codeOf(error);
  return code === 'EAGAIN' || code === 'EINTR' ? 'nothing-yet' : 'gone';
}

function readable({ poller }: Readable): Promise<boolean> {
  return new Promise((resolve) => {
    poller.once('readable', (error) => resolve(error === null));
  });
}

async function whyNot(path: string): Promise<Ended | undefined> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    return code === 'EACCES' || code === 'EPERM' ? 'no-permission' : 'gone';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** The bindings say in words only what went wrong. */
function openFault(failure: unknown): Ended {
  const message = failure instanceof Error ? failure.message : '';
  if (/cannot lock|busy/i.test(message)) return 'reader-busy';
  if (/no such (file|device)/i.test(message)) return 'gone';
  // Such as the input/output error of a port that the kernel lists and the board does not have.
  return 'no-answer';
}
