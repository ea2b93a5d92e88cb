/** A private pcscd for a test: the real daemon on a socket of its own, beside the machine's own one if that is there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './pcsc-until.ts';

export interface Daemon {
  /** What a client needs in its environment to use this pcscd. */
  readonly env: { readonly PCSCLITE_CSOCK_NAME: string };
  /** Starts pcscd, for the first time or again. It runs from the first client on (socket activation). */
  start(): Promise<void>;
  /** Ends it as `systemctl stop` does, socket and all. */
  stop(): Promise<void>;
  /** Stops it and removes its files. */
  close(): Promise<void>;
}

export interface DaemonOptions {
  /** Replaces pcscd's folder of USB drivers, in a mount namespace of its own. */
  readonly drivers?: string;
  readonly setenv?: Readonly<Record<string, string>>;
}

export interface Place {
  /** A folder for this test's files; `close` removes it. */
  readonly directory: string;
  /** pcscd's reader.conf.d. */
  readonly config: string;
}

export async function makePlace(): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'pcscd-'));
  const config = join(directory, 'reader.conf.d');
  await mkdir(config);
  return { directory, config };
}

/** Not started yet. */
export function makeDaemon({ directory, config }: Place, { drivers, setenv = {} }: DaemonOptions = {}): Daemon {
  const socket = join(directory, 'pcscd.comm');
  const activate = [
    '/usr/bin/systemd-socket-activate',
    ...Object.entries(setenv).map(([name, value]) => `--setenv=${name}=${value}`),
    `--listen=${socket}`,
    ...['/usr/sbin/pcscd', '--foreground', '--config', config],
  ];
  const mounted = 'mount --bind "$0" /usr/lib/pcsc/drivers && exec "$@"';
  const [program = '', ...words] = drivers
    ? ['/usr/bin/unshare', '--mount', '--map-root-user', 'sh', '-c', mounted, drivers, ...activate]
    : activate;
  let running: ChildProcess | undefined;

  const stop = async () => {
    const daemon = running;
    running = undefined;
    if (daemon && daemon.exitCode === null && daemon.signalCode === null) {
      daemon.kill('SIGTERM');
      const killing = setTimeout(() => daemon.kill('SIGKILL'), 3000);
      await once(daemon, 'exit');
      clearTimeout(killing);
    }
    await rm(socket, { force: true });
  };

  return {
    env: { PCSCLITE_CSOCK_NAME: socket },
    async start() {
      running = spawn(program, words, { stdio: 'ignore' });
      await until(() => existsSync(socket), 'pcscd listens');
    },
    stop,
    async close() {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
