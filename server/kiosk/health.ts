/** `GET /health`: for whoever watches the box. */
import type { Health } from './contract.ts';
import type { Room } from './room.ts';

/** `ok` is whether what happens is being recorded; a missing reader leaves the room usable by hand. */
export function healthOf(room: Room, version: string): Health {
  const { recording, readers, clock } = room.view().health;
  return {
    ok: recording.on,
    recording: recording.on,
    readers,
    log: room.log(),
    clock: { quality: clock.quality },
    version,
  };
}
