/**
 * What others take for the same records: PouchDB replicating into express-pouchdb, and NATS JetStream publishing with
 * acknowledgement. They are fetched when the bench runs, into a folder that goes with it, and what cannot be had is left out.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** ms for all records, by who took them; or why there is no figure. */
export interface PeerTimes {
  /** 100 documents at a time, as it does unasked, and 500. */
  readonly pouch: readonly number[] | string;
  /** Each acknowledged before the next, and 500 at a time. */
  readonly nats: readonly number[] | string;
}

export interface Peers {
  /** All records once more, each peer after the other; they are warm. */
  time(): Promise<PeerTimes>;
  stop(): void;
}

const packages = ['pouchdb@9.0.0', 'express-pouchdb@4.2.0', 'express@4', 'nats@2.29.3'];
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** `records`: JSON, one each. */
export function startPeers(records: readonly string[]): Peers {
  const folder = mkdtempSync(join(tmpdir(), 'peers-'));
  const run = (program: string, ...args: string[]): void => {
    execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 });
  };
  const file = join(folder, 'records');
  writeFileSync(file, records.join('\n'));
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const packed = whyNot('npm install', () => run('npm', 'install', ...quiet, ...packages));
  const program = whyNot('apt-get download nats-server', () => {
    run('apt-get', 'download', 'nats-server'); // Debian's
    run('sh', '-c', 'dpkg -x nats-server_*.deb .');
  });
  const peer = (script: URL, missing: string | undefined) =>
    missing === undefined ? peerOf(fileURLToPath(script), folder, file) : absent(missing);
  const pouch = peer(new URL('./peers/pouchdb.mjs', import.meta.url), packed);
  const nats = peer(new URL('./peers/nats.mjs', import.meta.url), packed ?? program);
  return {
    time: async () => ({ pouch: await pouch.time(), nats: await nats.time() }),
    stop() {
      for (const { end } of [pouch, nats]) end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Peer {
  time(): Promise<readonly number[] | string>;
  end(): void;
}

const absent = (why: string): Peer => ({ time: async () => why, end: () => undefined });

/** In a process of its own, which prints a line of ms for each line that it is sent. */
function peerOf(script: string, folder: string, file: string): Peer {
  const child = spawn(process.execPath, [script, folder, file], { detached: true });
  const said: string[] = [];
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  child.stdin.on('error', () => undefined); // it has gone, and its last words say why
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async time() {
      child.stdin.write('again\n');
      const { value, done } = await lines.next();
      return done ? lastLineOf(said.join('')) : String(value).split(' ').map(Number);
    },
    end() {
      // With whatever it has started.
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    },
  };
}

const lastLineOf = (text: string): string => text.trim().split('\n').at(-1) ?? '';

/** A bench goes on without a peer, and says why. */
function whyNot(what: string, work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return `${what}: ${lastLineOf(String(error instanceof Error && 'stderr' in error ? error.stderr : error))}`;
  }
}
