/**
 * Starts the service on its data folder. The log is looked through in a thread, after a power cut all of it; meanwhile this
 * one loads most of the program.
 */
import type { Log, LogStatus } from '../log/contract.ts';
import { released } from '../service/release.ts';
import { boxClock, type Clock, linuxMachine, type Machine } from './clock.ts';
import { finishRetiring } from './retirement.ts';
import { type LogCheck, newestWall, onRoomLog, openRoomLog } from './room-log.ts';
import type { Service, ServiceOptions } from './service.ts';
import { openStore, type Store } from './store.ts';

/** What a service stands on. It owns it from then on, and closes it last. */
export interface Ground {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly onLogStatus: (listener: (status: LogStatus) => void) => void;
  readonly opened: AsyncDisposableStack;
}

/** Resolves when the room can be used. Throws a `StartFault` for what a person can put right. */
export function startService(options: ServiceOptions): Promise<Service> {
  const { data, config } = options;
  const retiredBy = finishRetiring(data, config.copyDirectory);
  return onRoomLog(data, async (check) => {
    const [ground, { serviceOn }] = await Promise.all([openGround(check, options), import('./service.ts')]);
    return serviceOn(ground, retiredBy, options);
  });
}

async function openGround(check: LogCheck, { data, simulated }: ServiceOptions): Promise<Ground> {
  await using opened = new AsyncDisposableStack();
  const store = opened.adopt(openStore(data), (it) => void it.close());
  const machine = simulated === null ? linuxMachine() : trusted(linuxMachine());
  let newest = 0;
  const clock = boxClock(machine, released, () => newest);
  let tell: (status: LogStatus) => void = () => undefined;
  const log = opened.adopt(await openRoomLog(data, clock.stamp, (status) => tell(status), check), (it) => it.close());
  newest = newestWall(log);
  return {
    ...{ store, clock, log },
    onLogStatus(listener) {
      tell = listener;
    },
    opened: opened.move(),
  };
}

/** The demo's dates are made from this machine's clock, so it is right whatever it shows. */
const trusted = (machine: Machine): Machine => ({ ...machine, synchronised: () => true });
