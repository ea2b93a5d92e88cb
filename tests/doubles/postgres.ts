/** A real PostgreSQL of its own, with fsync as it comes, for as long as a suite runs. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresPrograms } from '../extras.ts';

export interface Postgres {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; Debian's package makes a user for it. */
function runsAs(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** It listens on a socket in its own folder and on no port. Rejects with what it said when it does not come up within 20 s. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const user = runsAs();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  // `--no-sync` is of the making only.
  const making = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(postgresPrograms, 'initdb'), making, { ...user, cwd: folder, stdio: 'pipe' });
  const child = spawn(join(postgresPrograms, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses='], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const exited = once(child, 'exit');
  const deadline = Date.now() + 20_000;
  while (!said.includes('ready to accept connections')) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`PostgreSQL did not start: ${said}`);
    await sleep(20);
  }
  return {
    url: `postgres://postgres@${encodeURIComponent(folder)}/postgres`,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGINT'); // "fast": it ends the connections that are left
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
