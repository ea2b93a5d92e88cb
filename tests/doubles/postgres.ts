/** A real PostgreSQL of its own, with fsync as it comes, for as long as a suite runs. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresPrograms } from '../extras.ts';

export interface Postgres {
  readonly url: string;
  /** What it has written to its log since it was last started. */
  said(): string;
  /** Kills it at once, and starts it again on what the disk has. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

type User = { readonly uid?: number; readonly gid?: number };

/** PostgreSQL refuses to run as root; Debian's package makes a user for it. */
function runsAs(): User {
  if (process.getuid?.() !== 0) return {};
  const idOf = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

interface Running {
  readonly child: ChildProcess;
  readonly said: () => string;
}

async function launch(folder: string, user: User, deadline: number): Promise<Running> {
  // Its shared memory is in its folder, and goes with it also after a kill.
  const settings = ['listen_addresses=', 'dynamic_shared_memory_type=mmap'].flatMap((each) => ['-c', each]);
  const args = ['-D', join(folder, 'data'), '-k', folder, ...settings];
  const child = spawn(join(postgresPrograms, 'postgres'), args, {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  while (!said.includes('ready to accept connections')) {
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`PostgreSQL did not start: ${said}`);
    }
    // After a crash the workers of the one that was killed may still hold the folder.
    if (child.exitCode !== null) return launch(folder, user, deadline);
    await sleep(20);
  }
  return { child, said: () => said };
}

async function end(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** It listens on a socket in its own folder and on no port. Rejects with what it said when it is not up within 20 s. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const user = runsAs();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  // `--no-sync` is of the making only.
  const making = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '-D', join(folder, 'data')];
  execFileSync(join(postgresPrograms, 'initdb'), making, { ...user, cwd: folder, stdio: 'pipe' });
  const up = () => launch(folder, user, Date.now() + 20_000);
  let running = await up();
  return {
    url: `postgres://postgres@${encodeURIComponent(folder)}/postgres`,
    said: () => running.said(),
    async crash() {
      await end(running.child, 'SIGKILL');
      running = await up();
    },
    async stop() {
      await end(running.child, 'SIGINT'); // "fast": it ends the connections that are left
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
