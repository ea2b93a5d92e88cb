/** A process with devices, told what to do on stdin; what the devices say goes to stdout, a JSON line each. */
import { createInterface } from 'node:readline';
import { startDevices } from '../../../device/start.ts';
import type { Command } from './room.ts';

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const devices = startDevices(JSON.parse(process.argv[2] ?? ''), {
  reading: (reading) => say({ reading }),
  status: (status) => say({ status }),
});

const standStill = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

for await (const line of createInterface(process.stdin)) {
  const command: Command = JSON.parse(line);
  if ('signal' in command) devices.signal(command.device, command.signal);
  else {
    say(command);
    standStill(command.standingStill);
  }
}
await devices.close();
say({ closed: true });
