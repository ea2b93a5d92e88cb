/** What the box tells the township of itself, whenever it asks for heads. */
import { statfsSync } from 'node:fs';
import type { Log } from '../../log/contract.ts';
import type { BoxReport } from '../../service/contract/box.ts';
import { version } from '../../service/release.ts';
import type { LinkState } from '../../sync/link.ts';
import type { Room } from '../room.ts';

export interface Reporting {
  readonly log: Pick<Log, 'heads' | 'origin'>;
  readonly room: Pick<Room, 'view'>;
  /** The data folder. */
  readonly data: string;
  readonly halts: LinkState['halts'];
  /** Of a metered line; see `BoxReport`. */
  readonly pause?: number | undefined;
}

/** Of how many logs it tells. */
const most = 16;

export function reportOf({ log, room, data, halts, pause }: Reporting, unit: string): BoxReport {
  const { readers, clock, recording } = room.view().health;
  const ours = log.heads().filter((head) => head.unit === unit);
  const { bavail, bsize } = statfsSync(data);
  return {
    events: ours.reduce((sum, { seq }) => sum + seq, 0),
    ...{ readers, clock: clock.quality, version, recording: recording.on, free: bavail * bsize },
    halted: [...halts.values()].slice(0, most).map(({ log: { origin }, why }) => ({ origin, why: why.kind })),
    holds: ours
      .filter(({ origin }) => origin !== log.origin)
      .slice(0, most)
      .map(({ origin, seq }) => ({ origin, seq })),
    ...(pause !== undefined && { pause }),
  };
}
