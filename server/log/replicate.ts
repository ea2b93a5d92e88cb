/** The part of the log that replication works with. */

export { flawAmong, withOwnIds } from './arrivals.ts';
export {
  beforeFirst,
  type Envelope,
  linkOf,
  open,
  payloadHashOf,
  type Row,
  reseal,
  seal,
  type Tip,
} from './envelope.ts';
export { LogFault } from './faults.ts';
export { asKept, Name } from './fits.ts';
export { chained, dataOf, envelopeOf } from './once.ts';
export type { Receipt, SignedHead } from './receive.ts';
export type { Head, LogName } from './rows.ts';
export { newSalt } from './salt.ts';
