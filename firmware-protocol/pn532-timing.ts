/** How long to wait for a PN532, in ms: no less than code that works in the field (nfcpy, libnfc), and some more for a busy box. */
import type { Pn532Command } from './pn532-command.ts';

interface Patience {
  /** The manual says 15 (UM0701-02, section 6.2.3); USB adapters need more. */
  readonly ack: number;
  readonly response: number;
}

const ack = 150;
const quick: Patience = { ack, response: 300 };

export const replyMs: Readonly<Record<Pn532Command['name'], Patience>> = {
  samConfiguration: quick,
  getFirmwareVersion: quick,
  limitRetries: quick,
  inListPassiveTarget: { ack, response: 1000 },
  inDataExchange: { ack, response: 500 },
  inRelease: quick,
};

/** A USB serial port on a Raspberry Pi takes up to a second to start. */
export const firstAckMs = 1500;

/** How often a command is sent before its missing ACK counts as a failure. */
export const mostTries = 4;

/** Failures in a row after which the connection is given up. */
export const mostFailures = 3;

/** Between two listings: together with a listing's own time a tap shows within a quarter of a second. */
export const restMs = 150;

/** Listing was seen to slow down after hours (nfcpy issue 62), so the chip is set up afresh twice an hour. */
export const refreshMs = 30 * 60_000;
