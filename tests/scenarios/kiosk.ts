/** The real kiosk in a process of its own, spoken to as its screens speak to it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { addDays, dateOf, instant } from '../../server/domain/date.ts';
import type { Answer, CommandData, Desk, View } from '../../server/kiosk/contract.ts';
import { released } from '../../server/service/release.ts';

const main = new URL('../../server/kiosk/main.ts', import.meta.url).pathname;
const compiled = new URL('../../node_modules/.cache/compiled', import.meta.url).pathname;
const movedClock = new URL('../doubles/moved-clock.ts', import.meta.url).href;

/** ms. Once for all processes of a file: whatever is started again goes on. */
export const aheadToTen = instant(addDays(dateOf(released), 14), '10:00') - Date.now();

/** ms since 1970, by the clock of all that is `atTen`. */
export const nowAtTen = (): number => Date.now() + aheadToTen;

/**
 * For `env`: the clock stood at ten in the morning, China's time, a fortnight after the release, when the file began. Later in a
 * day the demo's theme day has its evening part at once, later in a month or a year there is less of it left.
 */
export const atTen: NodeJS.ProcessEnv = {
  NODE_OPTIONS: `--import=${movedClock}`,
  CLOCK_AHEAD: String(aheadToTen),
};

/** For a config: nothing is plugged in. */
export const noReaders = '[readers]\nnfc = false\nserial_auto = false\nhid_pos = false\n';

export interface KioskOptions {
  /** Default: a new folder. */
  readonly data?: string;
  readonly demo?: boolean;
  /** The ritual of the demo room. */
  readonly policy?: string;
  /** Default: any free one. A page that shall find the kiosk again after a restart needs the same. */
  readonly port?: number;
  /** Text of the config file. */
  readonly config?: string;
  /** For doubles: where pcscd's socket is, which devices exist. */
  readonly env?: NodeJS.ProcessEnv;
  /** Runs the kiosk under this command, as `umockdev-wrapper`. */
  readonly under?: readonly string[];
}

export interface Kiosk {
  readonly url: string;
  readonly pid: number;
  readonly data: string;
  /** What it printed so far. */
  readonly output: readonly string[];
  view(): Promise<View>;
  desk(): Promise<Desk>;
  /** Enters the PIN; commands and the desk need it. */
  enterPin(pin?: string): Promise<void>;
  command(command: CommandData, id?: string): Promise<Answer>;
  ask(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, method?: string): Promise<Response>;
  /** Resolves when the process has gone, to its exit code (null after a signal). */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

export function tempData(): string {
  return mkdtempSync(join(tmpdir(), 'kiosk-'));
}

export function removeData(data: string): void {
  rmSync(data, { recursive: true, force: true });
}

/** Resolves when the kiosk says that it is ready; rejects with what it printed when it ends before that. */
export async function startKiosk(options: KioskOptions = {}): Promise<Kiosk> {
  const data = options.data ?? tempData();
  const args = [
    main,
    '--data',
    data,
    '--port',
    String(options.port ?? 0),
    ...(options.demo === true ? ['--demo'] : []),
    ...(options.policy === undefined ? [] : ['--policy', options.policy]),
  ];
  if (options.config !== undefined) {
    const file = join(data, 'test.toml');
    writeFileSync(file, options.config);
    args.push('--config', file);
  }
  // As the launcher starts it.
  const [command = process.execPath, ...before] = [
    ...(options.under ?? []),
    process.execPath,
    '--max-semi-space-size=4',
  ];
  const child = spawn(command, [...before, ...args], {
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const url = await readyUrl(child, output);
  return connect(child, url, data, output);
}

function readyUrl(child: ChildProcess, output: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        output.push(line);
        const ready = /^kiosk ready\s+(http:\S+)/.exec(line);
        if (ready?.[1] !== undefined) resolve(ready[1]);
      });
    }
    child.once('exit', (code) => reject(new Error(`the kiosk ended with ${code}:\n${output.join('\n')}`)));
  });
}

function connect(child: ChildProcess, url: string, data: string, output: readonly string[]): Kiosk {
  let cookie = '';
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(url + path, { ...init, headers: { ...init.headers, cookie } });
    const set = response.headers.getSetCookie()[0];
    if (set !== undefined) cookie = set.split(';')[0] ?? '';
    return response;
  };
  const post = (path: string, body: unknown, method = 'POST') =>
    ask(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  const good = async <T>(response: Promise<Response>): Promise<T> => {
    const answer = await response;
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer.json() as Promise<T>;
  };
  return {
    url,
    pid: child.pid ?? 0,
    data,
    output,
    ask,
    post,
    view: () => good(ask('/api/view')),
    desk: () => good(ask('/api/desk')),
    async enterPin(pin = '123456') {
      await good(post('/api/session', { pin }));
    },
    command: (command, id = randomUUID()) => good(post('/api/commands', { id, ...command })),
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit') as Promise<[number | null]>;
      child.kill(signal);
      const [code] = await gone;
      return code;
    },
  };
}
