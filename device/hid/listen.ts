/** One scanner at one path, from opening to its end. */
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beepReport } from '../../firmware-protocol/hid-beep.ts';
import { parseHidDescriptor } from '../../firmware-protocol/hid-descriptor.ts';
import type { ScannedCode } from '../../firmware-protocol/scanner.ts';
import type { Signal } from '../contract.ts';
import type { Ended } from '../reconnect.ts';
import { patientTimer } from '../serial/patient-timer.ts';
import { ears } from './ear.ts';
import type { FoundScanner } from './find.ts';
import type { HidLibrary } from './library.ts';

export interface OpenScanner {
  /** Resolves once, when the scanner is gone or closed. */
  readonly ended: Promise<void>;
  /** Beeps, if the scanner offers that. Never throws. */
  signal(signal: Signal): void;
  close(): Promise<void>;
}

const sysfs = '/sys/class/hidraw';

/**
 * Opens the scanner and hands up its codes; resolves to why not, where that is known. Reports are read from here on without a
 * pause, by the library's own thread: the kernel keeps 64 of them and throws the newest away.
 */
export async function listen(
  library: HidLibrary,
  { path, speaks }: FoundScanner,
  tell: (code: ScannedCode) => void,
): Promise<OpenScanner | Ended> {
  const barred = await reason(path);
  if (barred) return barred;
  const descriptor = await readFile(join(sysfs, basename(path), 'device/report_descriptor')).catch(() => undefined);
  if (descriptor === undefined) return 'gone';
  const parsed = parseHidDescriptor(descriptor);
  if (!parsed.ok) return 'no-answer';
  const ear = ears[speaks](parsed.fields);
  if (ear === undefined) return 'no-answer';

  const device = await library.HIDAsync.open(path).catch(() => undefined);
  if (device === undefined) return (await reason(path)) ?? 'no-answer';
  const quiet = patientTimer(() => ear.hear('quiet').forEach(tell));
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const close = async () => {
    quiet.clear();
    // Closing a device that has just gone may fail, and is done all the same.
    await device.close().catch(() => undefined);
    end();
  };
  device.on('error', (error: unknown) => {
    // The library says in a plain string that the device is gone. An Error is one that was thrown by who was told a code.
    if (error instanceof Error) throw error;
    void close();
  });
  device.on('data', (report: Buffer) => {
    ear.hear(report).forEach(tell);
    quiet.set(ear.quietMs);
  });
  const signal = (signal: Signal) => {
    const report = beepReport(parsed.fields, signal);
    // One that has just gone says so by itself.
    if (report) device.write(Buffer.from(report)).catch(() => undefined);
  };
  return { ended, signal, close };
}

/** Why the node cannot be opened, as far as that can be known beforehand: the library says it in words only. */
async function reason(path: string): Promise<Ended | undefined> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'EACCES' || code === 'EPERM' ? 'no-permission' : 'gone';
  }
}
