/** `GET /health`: for whoever watches the box. */
import { LogFault } from '../log/contract.ts';
import type { Health } from './contract.ts';
import type { Room } from './room.ts';

/**
 * `ok` is whether what happens is being recorded; a missing reader leaves the room usable by hand. It answers above all when
 * something is wrong: while the log cannot be read, `log` is what it was last.
 */
export function healthReporter(room: Pick<Room, 'view' | 'log'>, version: string): () => Health {
  let last: Health['log'] = { origin: '', seq: 0, head: '' };
  return () => {
    const { recording, readers, clock } = room.view().health;
    try {
      last = room.log();
    } catch (error) {
      if (!(error instanceof LogFault)) throw error;
    }
    return {
      ok: recording.on,
      recording: recording.on,
      readers,
      log: last,
      clock: { quality: clock.quality },
      version,
    };
  };
}
