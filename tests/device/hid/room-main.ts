/** A process with devices, told what to do on stdin; what the devices say goes to stdout, a JSON line each. */
import { readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { startDevices } from '../../../device/start.ts';
import type { Command } from './room.ts';

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const devices = startDevices(JSON.parse(process.argv[2] ?? ''), {
  reading: (reading) => say({ reading }),
  status: (status) => say({ status }),
});

/** Holds the main thread until a byte comes through the pipe that is there for this. */
const standStill = () => readSync(3, new Uint8Array(1));

for await (const line of createInterface(process.stdin)) {
  const command: Command = JSON.parse(line);
  if ('signal' in command) devices.signal(command.device, command.signal);
  else {
    say(command);
    standStill();
  }
}
const begun = performance.now();
await devices.close();
say({ closedWithin: performance.now() - begun });
