/** The end of the wire that answers: four routes under `/sync/`, each request signed by the box, each answer by us. */
import type { FastifyInstance } from 'fastify';
import type { LogName } from '../log/replicate.ts';
import type { Devices } from './devices.ts';
import type { SigningKey } from './keys.ts';
import type { Replica } from './replica.ts';

export interface SyncOptions {
  readonly replica: Replica;
  readonly devices: Devices;
  readonly key: SigningKey;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Called when rows of a log were committed. */
  readonly onNews: (log: LogName) => void;
}

export function registerSync(_app: FastifyInstance, _options: SyncOptions): void {}
