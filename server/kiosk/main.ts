/** The kiosk's process: reads the command line, starts the service, ends with it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createSimulator } from '../../device/simulator.ts';
import { startDevices } from '../../device/start.ts';
import { type Arguments, readArguments, usage } from './arguments.ts';
import { linuxMachine } from './clock.ts';
import { readConfig } from './config-read.ts';
import { StartFault } from './fault.ts';
import { roomLogger } from './logger.ts';
import { pinKeeper } from './pin.ts';
import { resetPin } from './pin-terminal.ts';
import { startService } from './service.ts';
import { endAfter, endOnBug, endOnSignal, powerOff } from './shutdown.ts';
import { openStore } from './store.ts';

async function main(): Promise<void> {
  // What the kiosk writes is for its own user alone.
  process.umask(0o077);
  const args = readArguments(process.argv.slice(2));
  switch (args.kind) {
    case 'help':
      return console.log(usage);
    case 'reset-pin':
      return choosePin(args.data);
    case 'run':
      return run(args);
  }
}

async function run({ data, port, config: named, demo }: Extract<Arguments, { kind: 'run' }>): Promise<void> {
  const ownConfig = join(data, 'kiosk.toml');
  const config = readConfig(named ?? (existsSync(ownConfig) ? ownConfig : null));
  const log = roomLogger(data, config.logLevel);
  const onBug = endOnBug(log.logger, log.flushNow);
  const simulator = demo ? createSimulator() : null;

  const service = await startService({
    data,
    port,
    config,
    logger: log.logger,
    startDevices: (events) =>
      startDevices(config.devices, events, simulator === null ? {} : { more: [simulator.driver] }),
    simulated: simulator,
    shutDown: () => {
      if (config.shutdownCommand !== null) powerOff(config.shutdownCommand, log.logger);
      void endAfter(stop);
    },
    onBug,
  });
  const stop = async (): Promise<void> => {
    await service.close();
    await log.close();
  };
  endOnSignal(stop);
  console.log(`kiosk ready  ${service.url}`);
}

async function choosePin(data: string): Promise<void> {
  const machine = linuxMachine();
  const store = openStore(data);
  const pins = pinKeeper(store, () => ({ boot: machine.boot, mono: machine.mono() }));
  await resetPin(pins, { input: process.stdin, output: process.stdout }).finally(() => store.close());
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  console.error(error.message);
  process.exit(error.exitCode);
}
