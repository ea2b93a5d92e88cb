/** The real township server in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const main = new URL('../../server/township/main.ts', import.meta.url).pathname;
const compiled = new URL('../../node_modules/.cache/compiled', import.meta.url).pathname;

export interface TownshipServer {
  readonly url: string;
  readonly pid: number;
  /** The one-time link of the first account, which is printed after the server is ready; rejects when it has ended. */
  readonly firstLink: Promise<string>;
  /** Resolves when the process has gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

export interface TownshipMore {
  /** `postgres://…`; without it the one in the folder. */
  readonly database?: string;
  /** Its server, from which one under it comes in. */
  readonly superior?: string;
  /** File of that one's certificate. */
  readonly superiorCa?: string;
  /** What it is called; 赤溪镇 unless told. */
  readonly name?: string;
  /** For doubles, as of the clock. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Resolves with the exit code of a backup beside the server, by a command that does nothing. */
export async function backUp(data: string, database: string): Promise<number | null> {
  const child = spawn(process.execPath, [main, '--data', data, '--database', database, '--back-up', 'true'], {
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  return code;
}

/** Resolves when the server says that it is ready; rejects with what it printed when it ends before that. `port` 0: any. */
export async function startTownship(
  data: string,
  port = 0,
  { database, superior, superiorCa, env }: TownshipMore = {},
): Promise<TownshipServer> {
  const where = [
    ...(database === undefined ? [] : ['--database', database]),
    ...(superior === undefined ? [] : ['--superior', superior]),
    ...(superiorCa === undefined ? [] : ['--superior-ca', superiorCa]),
  ];
  const child = spawn(process.execPath, [main, '--data', data, '--port', String(port), ...where], {
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ready = Promise.withResolvers<string>();
  const firstLink = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      const url = /^township ready\s+(http:\S+)/.exec(line)?.[1];
      const link = /http:\S+#\/first\/\S+/.exec(line)?.[0];
      if (url !== undefined) ready.resolve(url);
      if (link !== undefined) firstLink.resolve(link);
    });
  child.once('exit', (code) => {
    const error = new Error(`the township ended with ${code}:\n${lines.join('\n')}`);
    ready.reject(error);
    firstLink.reject(error);
  });
  // Most never ask for it.
  firstLink.promise.catch(() => undefined);
  return {
    url: await ready.promise,
    pid: child.pid ?? 0,
    firstLink: firstLink.promise,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}
