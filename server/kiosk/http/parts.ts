/** What the routes stand on: the room and its surroundings, and the typed Fastify. */
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { z } from 'zod';
import type { Sent } from '../../service/contract/sent.ts';
import type { CardHash } from '../keys.ts';
import type { Logger } from '../logger.ts';
import type { Pins } from '../pin.ts';
import type { Room } from '../room.ts';
import type { Sessions } from '../session.ts';
import type { Simulator } from '../simulator.ts';
import type { ScreenSwitches } from '../store-screen.ts';
import type { Voice } from '../voice.ts';

export interface HttpParts {
  readonly room: Room;
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

/** What comes in has been through the route's schema; what goes out is held to it by the compiler. */
interface Schemas extends FastifyTypeProvider {
  readonly validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
  readonly serializer: this['schema'] extends z.ZodType ? Sent<this['schema']> : unknown;
}

export type KioskApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  Schemas
>;
