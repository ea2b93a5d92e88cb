/** The wall as it stands now: whole at each connection, then each room that changed. Reconnecting never ends. */
import { io, type Socket } from 'socket.io-client';
import type { ServerPushes, Wall, WallRoom } from '../../server/township/contract.ts';

export interface LiveWall {
  /** null until it came first. */
  readonly wall: Wall | null;
  /** Whether the server is reached; the wall stays as last seen while it is not. */
  readonly online: boolean;
}

export interface LiveListeners {
  readonly onChange: (live: LiveWall) => void;
  /** A box was enrolled, accepted or revoked. */
  readonly onFleet: () => void;
  /** The server closed the line or did not let it be opened: the session may be over. */
  readonly onRefused: () => void;
}

const retry = 1000;

/** Returns how to stop. */
export function connectWall({ onChange, onFleet, onRefused }: LiveListeners): () => void {
  const socket: Socket<ServerPushes> = io({
    reconnectionDelay: 300,
    reconnectionDelayMax: 5000,
    transports: ['websocket'],
  });
  let again: ReturnType<typeof setTimeout> | undefined;
  let live: LiveWall = { wall: null, online: false };
  const show = (next: LiveWall): void => {
    live = next;
    onChange(live);
  };
  socket.on('wall', (wall) => show({ wall, online: true }));
  socket.on('rooms', (rooms) => {
    if (live.wall !== null) show({ ...live, wall: withRooms(live.wall, rooms) });
  });
  socket.on('fleet', onFleet);
  socket.on('disconnect', () => {
    show({ ...live, online: false });
    tryAgain();
  });
  socket.on('connect_error', tryAgain);

  /** Where the server said no, the client would not come back by itself. */
  function tryAgain(): void {
    if (socket.active) return;
    onRefused();
    clearTimeout(again);
    again = setTimeout(() => socket.connect(), retry);
  }
  return () => {
    clearTimeout(again);
    socket.off();
    socket.close();
  };
}

/** The wall with these rooms as they are now; one that was not there is added. */
export function withRooms(wall: Wall, changed: readonly WallRoom[]): Wall {
  const rooms = new Map([...wall.rooms, ...changed].map((room) => [room.unit, room]));
  return { ...wall, rooms: [...rooms.values()] };
}
