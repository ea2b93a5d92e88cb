/** Puts the service together: data, room, devices, HTTP, live view; and takes it apart in the opposite order. */
import { join } from 'node:path';
import type { DeviceEvents, Devices } from '../../device/contract.ts';
import type { deviceFaults } from '../../device/faults.ts';
import { openMeeting } from '../domain/agenda.ts';
import type { LogStatus } from '../log/contract.ts';
import { listen } from '../service/http/listen.ts';
import type { Logger } from '../service/logger.ts';
import { version } from '../service/release.ts';
import type { KioskConfig } from './config.ts';
import type { AnswerPush } from './contract.ts';
import { createRoom } from './create-room.ts';
import { markDemo } from './demo-mark.ts';
import { readHolidays } from './holidays.ts';
import { buildApp } from './http/app.ts';
import { keepWhenQuiet } from './keep-folded.ts';
import { cardHash } from './keys.ts';
import type { Ground } from './launch.ts';
import { startLive } from './live.ts';
import { copyNightly } from './nightly.ts';
import { createPhotos } from './photos/photos.ts';
import { pinKeeper } from './pin.ts';
import type { Room } from './room.ts';
import { sessionKeeper } from './session.ts';
import { demoHolders, type SimulatedReader, simulatorOf } from './simulator.ts';
import { screenStore } from './store-screen.ts';
import { sunReader } from './sun.ts';
import { noTownship, type Township } from './sync/no-township.ts';
import type { TownshipOptions } from './sync/township.ts';
import { createVoice, type Voice } from './voice.ts';
import { phrases } from './voice-phrases.ts';

export interface ServiceOptions {
  readonly data: string;
  /** 0: any free port. */
  readonly port: number;
  readonly config: KioskConfig;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly logger: Logger;
  readonly startDevices: (events: DeviceEvents) => Devices;
  /** Cause and remedy of each fault of a device, for the log. */
  readonly deviceFaults: typeof deviceFaults;
  /** A demo room has one. */
  readonly simulated: SimulatedReader | null;
  /** The box was revoked and has handed over: it is to be closed, marked as retired, and started as an empty one. */
  readonly onRetired: (township: string) => void;
  /** Someone asked for it at the screen. */
  readonly shutDown: () => void;
  readonly onBug: (error: unknown) => void;
}

export interface Service {
  readonly url: string;
  readonly room: Room;
  readonly township: Township;
  close(): Promise<void>;
}

/** The PIN of the demo room, which nobody has to set up. */
export const demoPin = '123456';

/** Resolves when the room can be used; rejects with what `startService` throws. `retiredBy`: see `finishRetiring`. */
export async function serviceOn(ground: Ground, retiredBy: string | null, options: ServiceOptions): Promise<Service> {
  const { data, config, logger, simulated } = options;
  await using opened = new AsyncDisposableStack();
  const { store, clock, log } = ground;
  opened.use(ground.opened);
  logger.info({ version, opening: log.opening.found, ...inLog(log.status) }, 'log opened');

  const hash = cardHash(store);
  const pins = pinKeeper(store, clock.stamp);
  if (simulated !== null) {
    markDemo(store, log.heads().length === 0);
    const { prepareDemo } = await import('./demo.ts');
    if (log.status.recording) await prepareDemo(log, hash, clock.stamp().wall, config.policy);
    if (!pins.isSet()) await pins.set(demoPin);
  }
  const screen = screenStore(store, config.screen);
  const sessions = sessionKeeper(store, clock.stamp);
  const voice = createVoice({ dir: data, enabled: config.screen.voice });
  const room = opened.adopt(
    createRoom({
      log,
      stamp: clock.stamp,
      hash,
      sun: config.ntag424 && sunReader(config.ntag424),
      screen: screen.settings,
      demo: simulated !== null,
      beginnings: { mayJoin: config.township !== null, retiredBy },
      ballotBox: join(data, 'ballot.sqlite'),
      rules: {
        earlyMinutes: config.earlyMinutes,
        policy: config.policy,
        holidays: config.holidays === null ? null : readHolidays(config.holidays),
      },
      speak: speakWith(voice),
      onFolded: (how) => logger.debug({ how }, 'log folded'),
      onBug: options.onBug,
    }),
    (it) => it.close(),
  );
  ground.onLogStatus((status) => {
    if (!status.recording && status.why === 'closed') return;
    logger.warn(inLog(status), 'log status');
    room.logStatus(status);
  });

  const photos = opened.adopt(
    createPhotos({ data, alone: config.township === null, room, onBug: options.onBug }),
    (it) => it.close(),
  );
  const township = opened.adopt(
    await townshipOf(config.township, {
      ...{ stick: config.stick, metered: config.metered, data, log, store, room, photos, stamp: clock.stamp, logger },
      onRetired: options.onRetired,
      onBug: options.onBug,
    }),
    (it) => it.close(),
  );
  const app = opened.adopt(
    await buildApp({
      room,
      township,
      photos,
      pins,
      sessions,
      logger,
      version,
      pages: options.pages,
      voice,
      cardHash: hash,
      simulator: simulated && simulatorOf(simulated, demoHolders),
      switchScreen(switches) {
        screen.set(switches);
        room.refresh();
      },
      shutDown: options.shutDown,
    }),
    (it) => it.close(),
  );
  const live = opened.adopt(startLive(app.server, room), (it) => it.close());
  const url = await listen(app, { port: options.port });

  const devices = options.startDevices(devicesToRoom(room, logger, options.deviceFaults));
  opened.defer(room.onAnswer((answer, device) => devices.signal(device, answer.signal)));
  opened.defer(room.onClosed(sessions.meetingClosed));
  const folder = config.copyDirectory;
  const onOutcome = (made: boolean): void => {
    room.copyTried(made);
    photos.look(); // all that are new were read through
  };
  if (folder !== null)
    opened.defer(copyNightly({ log, store, data, folder, logger, onOutcome, now: () => clock.stamp().wall }));
  const isQuiet = () => room.ask(openMeeting) === undefined;
  opened.defer(keepWhenQuiet({ log, isQuiet, logger, now: () => performance.now(), onBug: options.onBug }));
  logger.info({ url, demo: simulated !== null, pages: live.pages() }, 'ready');

  const running = opened.move();
  return {
    url,
    room,
    township,
    async close() {
      // Devices fall silent at once and then take their time; the log need not wait for them.
      await Promise.all([devices.close(), running.disposeAsync()]);
      logger.info('closed');
    },
  };
}

/** Without the message, which may hold a path. */
const inLog = (status: LogStatus) => (status.recording ? { recording: true } : { recording: false, why: status.why });

function devicesToRoom(room: Room, logger: Logger, faults: typeof deviceFaults): DeviceEvents {
  return {
    reading: (reading) => room.read(reading),
    status(status) {
      const { id, kind, state, fault } = status;
      const explained = fault === undefined ? {} : { fault, ...faults[fault] };
      logger.info({ device: id, kind, state, ...explained }, 'device');
      room.deviceStatus(status);
    },
  };
}

function speakWith(voice: Voice) {
  return (answer: AnswerPush['answer'], name: string | null): string | null =>
    isSpoken(answer) ? voice.phrase(answer.kind, name ?? undefined) : null;
}

const isSpoken = (answer: AnswerPush['answer']): answer is AnswerPush['answer'] & { kind: keyof typeof phrases } =>
  Object.hasOwn(phrases, answer.kind);

async function townshipOf(url: string | null, parts: Omit<TownshipOptions, 'url'>): Promise<Township> {
  if (url === null) return noTownship;
  const { createTownship } = await import('./sync/township.ts');
  return createTownship({ url, ...parts });
}
