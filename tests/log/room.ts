/**
 * A process of its own with a log in it, for what cannot be done to the test's own process: be killed, run on a bad disk.
 * Told what to do over IPC; started with `storm` it appends without end instead and prints each acknowledged command.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { LogFault, type LogStatus } from '../../server/log/contract.ts';
import { openLog } from '../../server/log/log.ts';
import { room } from './room-drafts.ts';

export type Order =
  | { readonly do: 'append'; readonly commands: readonly string[]; readonly bytes?: number }
  | { readonly do: 'find'; readonly command: string }
  | { readonly do: 'verify' | 'status' | 'close' };

const [file = '', mode] = process.argv.slice(2);
const { draft, stamp } = room();
const statuses: LogStatus[] = [];
const log = await openLog(file, { stamp, onStatus: (status) => statuses.push(status) }).catch(refused);

/** Tells why there is no log, and ends. */
function refused(error: unknown): Promise<never> {
  process.send?.({ n: 0, ...faultIn(error) }, () => process.exit());
  return new Promise(() => undefined);
}

function faultIn(error: unknown) {
  if (!(error instanceof LogFault)) throw error;
  return { fault: { kind: error.kind, written: error.written } };
}

async function obey(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'append':
      return (await log.append(order.commands.map((command) => draft(command, order.bytes)))).map(({ seq }) => seq);
    case 'find':
      return log.findCommand(order.command).map(({ seq }) => seq);
    case 'verify':
      return log.verify();
    case 'status':
      return { now: log.status, seen: statuses };
    case 'close':
      await log.close();
      return process.disconnect();
  }
}

if (mode === 'storm') {
  for (;;) {
    const command = randomUUID();
    await log.append([draft(command), draft(command)]);
    writeSync(1, `${command}\n`);
  }
}
process.on('message', async ({ n, order }: { n: number; order: Order }) => {
  const answer = await obey(order).then((value) => ({ value }), faultIn);
  if (process.connected) process.send?.({ n, ...answer });
});
process.send?.({ n: 0, value: log.opening });
