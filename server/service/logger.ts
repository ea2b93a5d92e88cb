/**
 * The service's own log, JSON lines in DIR/logs: codes, counts and ids, never names nor numbers of cards.
 *
 * Two nets: fields by the names that such things have are redacted, and whatever still gets into a line is blotted out
 * before it is written. Our own messages are English, so any Chinese in a line is somebody's.
 */
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { type Cap, cappedFile } from './logger-file.ts';

export type { Logger };

export interface ServiceLog {
  readonly logger: Logger;
  close(): Promise<void>;
  flushNow(): void;
}

const personal = [
  ...['name', 'names', 'uid', 'text', 'ndef', 'tail', 'number', 'reason', 'summary', 'q'],
  ...['pin', 'password', 'token', 'secret', 'cookie'],
];
const redacted = ['', '*.', '*.*.'].flatMap((depth) => personal.map((key) => `${depth}${key}`));

const cap: Cap = { bytes: 2_000_000, files: 5 };

/** `service` names the file. */
export function serviceLog(
  data: string,
  service: 'kiosk' | 'township' | 'rooms',
  level: string,
  size: Cap = cap,
): ServiceLog {
  const file = cappedFile(join(data, 'logs', `${service}.log`), size);
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redacted, censor: '*' },
    },
    { write: (line: string) => file.write(blot(line)) },
  );
  return { logger, close: file.close, flushNow: file.flushNow };
}

/**
 * Blots out Chinese, and runs of hex digits in upper case as card numbers are (4, 7 or 10 bytes). Eight decimal digits
 * after a colon or comma stay: there they are a JSON number, a duration perhaps.
 */
export function blot(line: string): string {
  return line.replace(chinese, '*').replace(cardNumber, '*');
}

const chinese = /\p{Script=Han}[\p{Script=Han}·]*/gu;
const cardNumber =
  /(?<![0-9A-Za-z])(?:[0-9A-F]{20}|[0-9A-F]{14}|(?=[0-9]*[A-F])[0-9A-F]{8}|(?<![:,.\-[])[0-9]{8})(?![0-9A-Za-z])/g;
