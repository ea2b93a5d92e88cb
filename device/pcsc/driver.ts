/** The driver of all contactless readers of pcscd. */
import type { DeviceEvents, DeviceStatus } from '../contract.ts';
import type { Connection, Driver, Ended } from '../reconnect.ts';
import type { ChildTiming, FromChild } from './messages.ts';
import { makeRoster } from './roster.ts';
import { startChild } from './supervise.ts';

export interface PcscOptions extends Partial<ChildTiming> {
  /** The child's environment; PCSCLITE_CSOCK_NAME in it names another pcscd. By default our own. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * pcscd itself is a device of its own in the statuses, id `pcsc`: ready while it can be used, faulty with what is wrong. It is told
 * from the first try on, so that a box without a single reader shows why. Each reader is ready or absent.
 *
 * After a new start of pcscd or of the child a card that still lies on a reader is told once more: nobody knows whether it left
 * meanwhile, and a tap told twice does no harm, while one that is lost does.
 */
export function pcscDriver({ env = process.env, ...times }: PcscOptions = {}): Driver {
  const timing: ChildTiming = { heartbeatMs: 1000, ndefMs: 800, answerMs: 10_000, ...times };
  const service = { id: 'pcsc', kind: 'pcsc', name: 'PC/SC' } as const satisfies Partial<DeviceStatus>;
  const roster = makeRoster();

  const hear = (message: Exclude<FromChild, { say: 'alive' | 'fault' | 'ready' }>, events: DeviceEvents) => {
    switch (message.say) {
      case 'reader-came':
        return events.status(roster.came(message.reader));
      case 'reader-left': {
        const left = roster.left(message.reader);
        return left && events.status(left);
      }
      case 'card': {
        const device = roster.find(message.reader);
        return device && events.reading({ kind: 'card', device, ...message.card });
      }
      case 'unreadable': {
        const device = roster.find(message.reader);
        return device && events.reading({ kind: 'unreadable', device, reason: message.reason });
      }
      default:
        return unreachable(message);
    }
  };

  return {
    open: (events) =>
      new Promise<Connection | Ended>((resolve) => {
        const child = startChild(timing, env, (message) => {
          if (message.say !== 'ready') return hear(message, events);
          events.status({ ...service, state: 'ready' });
          resolve({
            ended: child.ended,
            signal(device, signal) {
              const reader = roster.readerOf(device);
              if (reader !== undefined) child.say({ say: 'signal', reader, signal });
            },
            close: child.close,
          });
        });
        void child.ended.then(resolve);
      }),
    down(events, ended) {
      for (const status of roster.allLeft()) events.status(status);
      events.status(ended === 'gone' ? { ...service, state: 'absent' } : { ...service, state: 'faulty', fault: ended });
    },
  };
}

function unreachable(never: never): never {
  throw new Error(`a message of the child that is none: ${JSON.stringify(never)}`);
}
