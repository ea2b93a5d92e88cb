/**
 * What others take for the same records: PouchDB replicating into express-pouchdb, and NATS JetStream publishing with
 * acknowledgement. They are fetched when the bench runs, into a folder that goes with it, and what cannot be had is left out.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** ms for all records, by who took them; or why there is no figure. */
export interface PeerTimes {
  /** 100 documents at a time, as it does unasked, and 500. */
  readonly pouch: readonly number[] | string;
  /** Each acknowledged before the next, and 500 at a time. */
  readonly nats: readonly number[] | string;
}

const packages = ['pouchdb@9.0.0', 'express-pouchdb@4.2.0', 'express@4', 'nats@2.29.3'];
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** `records`: JSON, one each. */
export function timePeers(records: readonly string[]): PeerTimes {
  const folder = mkdtempSync(join(tmpdir(), 'peers-'));
  const run = (program: string, ...args: string[]): string =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 });
  const timed = (script: URL): number[] =>
    run(process.execPath, fileURLToPath(script), folder, file).trim().split(' ').map(Number);
  const file = join(folder, 'records');
  writeFileSync(file, records.join('\n'));
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  try {
    const packed = unlessFailing('npm install', () => {
      run('npm', 'install', ...quiet, ...packages);
    });
    const program = unlessFailing('apt-get download nats-server', () => {
      run('apt-get', 'download', 'nats-server'); // Debian's
      run('sh', '-c', 'dpkg -x nats-server_*.deb .');
    });
    return {
      pouch: packed ?? unlessFailing('PouchDB', () => timed(new URL('./peers/pouchdb.mjs', import.meta.url))),
      nats: packed ?? program ?? unlessFailing('NATS', () => timed(new URL('./peers/nats.mjs', import.meta.url))),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A bench goes on without a peer, and says why. */
function unlessFailing<T>(what: string, work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    const [line = ''] = String(error instanceof Error && 'stderr' in error ? error.stderr : error)
      .trim()
      .split('\n');
    return `${what}: ${line}`;
  }
}
