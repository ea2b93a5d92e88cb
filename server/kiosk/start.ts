/** What the process does with its command line: run the room, choose a new PIN, or say how it is called. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { deviceFaults } from '../../device/faults.ts';
import type { Simulator } from '../../device/simulator.ts';
import type { startDevices } from '../../device/start.ts';
import { presets } from '../domain/policy/presets.ts';
import { StartFault } from '../service/fault.ts';
import { believeOnly } from '../service/http/believe.ts';
import { serviceLog } from '../service/logger.ts';
import { endAfter, endOnBug, endOnSignal } from '../service/shutdown.ts';
import { type Arguments, readArguments, usage } from './arguments.ts';
import { linuxMachine } from './clock.ts';
import { readConfig } from './config-read.ts';
import { joinTownship } from './demo-township.ts';
import { startService } from './launch.ts';
import { pinKeeper } from './pin.ts';
import { resetPin } from './pin-terminal.ts';
import { powerOff } from './power-off.ts';
import { markRetired } from './retirement.ts';
import { roomToWrite } from './room-to-write.ts';
import { openStore } from './store.ts';

/** The hardware shell, handed in by `main.ts`, the only one who may load it. */
export interface Hardware {
  readonly startDevices: typeof startDevices;
  readonly createSimulator: () => Simulator;
  /** Cause and remedy of each fault, for the log. */
  readonly deviceFaults: typeof deviceFaults;
}

const pages = fileURLToPath(new URL('../../ui/dist', import.meta.url));

/** Resolves when the room is ready, or all is said and done. What a person can put right ends the process with two lines. */
export async function startKiosk(argv: readonly string[], hardware: Hardware): Promise<void> {
  // What the kiosk writes is for its own user alone.
  process.umask(0o077);
  try {
    await perform(readArguments(argv), hardware);
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    console.error(error.message);
    process.exit(error.exitCode);
  }
}

async function perform(args: Arguments, hardware: Hardware): Promise<void> {
  switch (args.kind) {
    case 'help':
      return console.log(usage);
    case 'reset-pin':
      return choosePin(args.data);
    case 'run':
      return run(args, hardware);
  }
}

async function run(
  { data, port: asked, config: named, policy, demo, township }: Extract<Arguments, { kind: 'run' }>,
  hardware: Hardware,
): Promise<void> {
  const ownConfig = join(data, 'kiosk.toml');
  const file = readConfig(named ?? (existsSync(ownConfig) ? ownConfig : null));
  const config = {
    ...file,
    ...(policy !== null && { policy: { policy: presets[policy], from: null } }),
    ...(township !== null && { township: township.url }),
  };
  if (config.townshipCa !== null) believeOnly(config.townshipCa, '[township] ca');
  const port = await roomToWrite(data, asked);
  const log = serviceLog(data, 'kiosk', config.logLevel);
  const onBug = endOnBug('kiosk', log.logger, log.flushNow);
  const simulator = demo ? hardware.createSimulator() : null;
  const more = simulator === null ? [] : [simulator.driver];

  const launch = (at: number) =>
    startService({
      data,
      port: at,
      config,
      pages,
      logger: log.logger,
      startDevices: (events) => hardware.startDevices(config.devices, events, { more }),
      deviceFaults: hardware.deviceFaults,
      simulated: simulator,
      onRetired(by) {
        running = retire(by);
        running.catch(onBug);
      },
      shutDown: () => {
        if (config.shutdownCommand !== null) powerOff(config.shutdownCommand, log.logger);
        void endAfter(stop);
      },
      onBug,
    });
  /** It goes on as an empty box at the same address. */
  const retire = async (by: string) => {
    markRetired(data, by);
    const { url, close } = await running;
    await close();
    return launch(Number(new URL(url).port));
  };
  let running = launch(port);
  const service = await running;
  let stopping: Promise<void> | undefined;
  // Asked for twice, at the screen and by the system that goes down, it is one stop, and both wait for its end.
  const stop = (): Promise<void> => {
    stopping ??= running.then(({ close }) => close()).then(log.close);
    return stopping;
  };
  endOnSignal(stop);
  if (township !== null) joinTownship(service.township, township.code).catch(onBug);
  console.log(`kiosk ready  ${service.url}`);
  if (!demo) return;
  const { demoPin } = await import('./service.ts');
  console.log(`演示口令 / demo PIN: ${demoPin}   模拟读卡器 / simulator: ${service.url}/simulator`);
}

async function choosePin(data: string): Promise<void> {
  if (!existsSync(join(data, 'room.sqlite')))
    throw new StartFault(2, `${data} 里没有活动室的数据。`, `There is no room's data in ${data}.`);
  const machine = linuxMachine();
  const store = openStore(data);
  const pins = pinKeeper(store, () => ({ boot: machine.boot, mono: machine.mono() }));
  await resetPin(pins, { input: process.stdin, output: process.stdout }).finally(() => store.close());
}
