/** What the process does with its command line. */
import { fileURLToPath } from 'node:url';
import { StartFault } from '../service/fault.ts';
import { believeToo } from '../service/http/believe.ts';
import { serviceLog } from '../service/logger.ts';
import { endOnBug, endOnSignal } from '../service/shutdown.ts';
import { type Arguments, readArguments, usage } from './arguments.ts';
import { importFrom } from './by-hand.ts';
import { markDemo, refuseDemo } from './demo-mark.ts';
import { backUpBy, rebuild } from './errands.ts';
import { openStore, startService } from './service.ts';

const pages = fileURLToPath(new URL('../../ui/dist', import.meta.url));

/** Resolves when the service is ready, or all is said. What a person can put right ends the process with two lines. */
export async function startTownship(argv: readonly string[]): Promise<void> {
  // What it writes is for its own user alone.
  process.umask(0o077);
  try {
    const args = readArguments(argv);
    if (args.kind === 'help') console.log(usage);
    else if (args.kind === 'run') await run(args);
    else process.exitCode = await runErrand(args);
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    console.error(error.message);
    process.exit(error.exitCode);
  }
}

/** Resolves with the exit code. */
async function runErrand({ data, database, ...errand }: Exclude<Arguments, { kind: 'run' | 'help' }>): Promise<number> {
  refuseDemo(data);
  const onFault = (unit: string, error: unknown): void => console.error(`${unit}: ${error}`);
  const store = await openStore({ data, ...(database !== null && { database }), now: Date.now, onFault });
  try {
    if (errand.kind === 'back-up') return (await backUpBy(store, errand.command, database ?? '')) ?? 1;
    if (errand.kind === 'import') return Math.min(1, await importFrom(store, errand.from, Date.now(), console.log));
    console.log(`${await rebuild(store, Date.now())} 个支部的数据已重新计算 / branches worked out anew`);
    return 0;
  } finally {
    await store.close();
  }
}

async function run({
  data,
  port,
  host,
  tls,
  database,
  copies,
  superior,
  superiorCa,
  demo,
}: Extract<Arguments, { kind: 'run' }>): Promise<void> {
  if (demo === null) refuseDemo(data);
  else markDemo(data);
  if (superiorCa !== null) believeToo(superiorCa, '--superior-ca');
  const acting = demo === null ? null : await import('./demo/demo.ts');
  const log = serviceLog(data, 'township', 'info');
  const onBug = endOnBug('township', log.logger, log.flushNow);
  const service = await startService({
    data,
    port,
    host,
    ...(tls !== null && { tls }),
    ...(database !== null && { database }),
    ...(copies !== null && { copies }),
    ...(superior !== null && { superior: { url: superior, onBug } }),
    ...(acting !== null &&
      demo !== null && { prepare: (store) => acting.demoStore(store, demo, Date.now(), log.logger) }),
    pages,
    logger: log.logger,
    now: Date.now,
  });
  const endRooms = acting?.startRooms(data, (code) => log.logger.error({ code }, 'the simulated rooms have ended'));
  endOnSignal(() => {
    endRooms?.();
    return service.close().then(log.close);
  });
  console.log(`township ready  ${service.url}`);
  if (acting !== null) {
    const { name, password } = acting.demoAccount;
    console.log(`演示账号 / demo account: ${name}   密码 / password: ${password}`);
  }
  if (service.firstLink !== null)
    console.log(`第一个账号（链接只能用一次）/ the first account, by this link, once: ${service.firstLink}`);
}
