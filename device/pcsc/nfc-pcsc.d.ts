/** The part of nfc-pcsc 0.8 that is used here; it comes without types. */
declare module 'nfc-pcsc' {
  import type { EventEmitter } from 'node:events';

  type Done<T = void> = (error: Error | null | undefined, result: T) => void;

  /** The reader of @pokusew/pcsclite that nfc-pcsc wraps. */
  export interface CardReader extends EventEmitter<{ status: [Status]; error: [Error]; end: [] }> {
    readonly name: string;
    connected?: boolean;
    readonly SCARD_SHARE_SHARED: number;
    readonly SCARD_SHARE_DIRECT: number;
    readonly SCARD_PROTOCOL_T0: number;
    readonly SCARD_PROTOCOL_T1: number;
    readonly SCARD_LEAVE_CARD: number;
    readonly IOCTL_CCID_ESCAPE: number;
    connect(options: { share_mode: number; protocol: number }, done: Done<number>): void;
    disconnect(disposition: number, done: Done): void;
    transmit(command: Buffer, longestAnswer: number, protocol: number, done: Done<Buffer>): void;
    close(): void;
    control(command: Buffer, code: number, longestAnswer: number, done: Done<Buffer>): void;
  }

  /** `state`: SCARD_STATE_* flags, with pcscd's count of insertions and removals in the upper 16 bits. */
  export interface Status {
    readonly state: number;
    readonly atr?: Buffer;
  }

  export interface Reader extends EventEmitter<{ error: [Error]; end: [] }> {
    readonly name: string;
    readonly reader: CardReader;
  }

  export class NFC extends EventEmitter<{ reader: [Reader]; error: [Error] }> {
    close(): void;
  }
}
