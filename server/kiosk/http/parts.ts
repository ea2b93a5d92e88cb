/** What the routes stand on: the room and its surroundings. */
import type { HttpApp } from '../../service/http/app.ts';
import type { Logger } from '../../service/logger.ts';
import type { CardHash } from '../keys.ts';
import type { Photos } from '../photos/photos.ts';
import type { Pins } from '../pin.ts';
import type { Room } from '../room.ts';
import type { Sessions } from '../session.ts';
import type { Simulator } from '../simulator.ts';
import type { ScreenSwitches } from '../store-screen.ts';
import type { Township } from '../sync/no-township.ts';
import type { Voice } from '../voice.ts';

export interface HttpParts {
  readonly room: Room;
  readonly township: Omit<Township, 'close'>;
  readonly photos: Omit<Photos, 'close'>;
  readonly pins: Pins;
  readonly sessions: Sessions;
  readonly logger: Logger;
  readonly version: string;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly voice: Voice;
  readonly cardHash: CardHash;
  /** Only in a demo room. */
  readonly simulator: Simulator | null;
  /** Switches at the screen: kept, and shown in the next view. */
  switchScreen(switches: ScreenSwitches): void;
  /** Ends the service, and the box where the config says so. */
  shutDown(): void;
}

export type KioskApp = HttpApp;
