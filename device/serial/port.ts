/** A serial port, used once: opened, written to, and thrown away when it ends. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
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

/** Far more than any command; a device that left so much lying is not listening. */
const mostUnsent = 1024;

/** Closing can hang after a write that timed out (serialport's bindings, pull request 237). Then the port is left to itself. */
const mostClosingMs = 800;

/** Opens with 8N1 and without flow control. `hear` gets each chunk; resolves to why not, where that is known. */
export async function openPort(
  path: string,
  baudRate: number,
  hear: (bytes: Uint8Array, port: Port) => void,
): Promise<Port | Ended> {
  const unreachable = await reason(path);
  if (unreachable) return unreachable;

  const serial = new SerialPort({ path, baudRate, autoOpen: false });
  const closed = new Promise<void>((resolve) => serial.once('close', () => resolve()));
  let abandon = () => {};
  const abandoned = new Promise<void>((resolve) => {
    abandon = resolve;
  });

  const port: Port = {
    ended: Promise.race([closed, abandoned]).then((): Ended => 'gone'),
    write(bytes) {
      if (serial.isOpen && serial.writableLength < mostUnsent) serial.write(bytes);
    },
    async close() {
      const patience = setTimeout(abandon, mostClosingMs);
      if (serial.isOpen && !serial.closing) serial.close();
      await port.ended;
      clearTimeout(patience);
    },
  };
  serial.on('error', () => void port.close());
  // Without a listener for data the port would not notice that its device is gone. The bytes are copied because the
  // library reads into a pool.
  serial.on('data', (bytes: Buffer) => hear(new Uint8Array(bytes), port));

  const failure = await new Promise<Error | null>((resolve) => serial.open(resolve));
  return failure ? openFault(failure) : port;
}

async function reason(path: string): Promise<Ended | undefined> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'EACCES' || code === 'EPERM' ? 'no-permission' : 'gone';
  }
}

/** The bindings say in words only what went wrong. */
function openFault(failure: Error): Ended {
  if (/cannot lock|busy/i.test(failure.message)) return 'reader-busy';
  if (/no such (file|device)/i.test(failure.message)) return 'gone';
  // Such as the input/output error of a port that the kernel lists and the board does not have.
  return 'no-answer';
}
