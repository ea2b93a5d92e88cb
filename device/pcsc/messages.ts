/** What the driver and its child process, which alone touches the PC/SC library, say to each other. */
import type { CardReading, DeviceFaultCode, Signal, UnreadableCard } from '../contract.ts';

/** A reader's name as pcscd gives it, e.g. `ACS ACR122U PICC Interface 00 00`. */
export type ReaderName = string;

export type SeenCard = Omit<CardReading, 'kind' | 'device'>;

export type FromChild =
  | { readonly say: 'ready' }
  /** The heartbeat, also between two other messages. */
  | { readonly say: 'alive' }
  /** The child's last words. */
  | { readonly say: 'fault'; readonly fault: DeviceFaultCode }
  | { readonly say: 'reader-came'; readonly reader: ReaderName }
  | { readonly say: 'reader-left'; readonly reader: ReaderName }
  | { readonly say: 'card'; readonly reader: ReaderName; readonly card: SeenCard }
  | { readonly say: 'unreadable'; readonly reader: ReaderName; readonly reason: UnreadableCard['reason'] };

export type ToChild = { readonly say: 'signal'; readonly reader: ReaderName; readonly signal: Signal };

/** How the child is run; passed to it as its first argument. All times in ms. */
export interface ChildTiming {
  readonly heartbeatMs: number;
  /** How long a card's NDEF message may take; after that the card is told without it. */
  readonly ndefMs: number;
  /** How long the reader may take for one answer; after that the child gives up on itself. */
  readonly answerMs: number;
}
