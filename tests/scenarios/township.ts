/** The real township server in a process of its own, spoken to as its console speaks to it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { EnrolCode, FleetPage } from '../../server/township/contract/fleet.ts';
import type { SessionState } from '../../server/township/contract/session.ts';
import type { Wall, WallRoom } from '../../server/township/contract/wall.ts';

const main = new URL('../../server/township/main.ts', import.meta.url).pathname;
const compiled = new URL('../../node_modules/.cache/compiled', import.meta.url).pathname;

export interface TownshipProcess {
  readonly url: string;
  readonly port: number;
  code(branch: string): Promise<string>;
  /** Accepts the boxes that wait. */
  acceptAll(): Promise<void>;
  rooms(): Promise<readonly WallRoom[]>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

const account = { name: 'staff', password: 'correct horse battery' };

/** With an account, signed in. `port` 0: any free one. */
export async function startTownshipProcess(data: string, port = 0): Promise<TownshipProcess> {
  const child = spawn(process.execPath, [main, '--data', data, '--port', String(port)], {
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const firstToken = Promise.withResolvers<string>();
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const ready = /^township ready\s+(http:\S+)/.exec(line)?.[1];
        const token = /#\/first\/(\S+)/.exec(line)?.[1];
        if (ready !== undefined) resolve(ready);
        if (token !== undefined) firstToken.resolve(token);
      });
    child.once('exit', (code) => reject(new Error(`the township ended with ${code}:\n${lines.join('\n')}`)));
  });

  let cookie = '';
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(url + path, {
      method,
      headers: { cookie, origin: url, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<T>;
  };

  const { first } = await ask<SessionState>('GET', '/api/session');
  if (first)
    await ask('POST', '/api/first-account', { token: await firstToken.promise, township: '赤溪镇', ...account });
  else await ask('POST', '/api/session', account);

  return {
    url,
    port: Number(new URL(url).port),
    code: async (branch) => (await ask<EnrolCode>('POST', '/api/fleet/codes', { branch })).code,
    async acceptAll() {
      const { devices } = await ask<FleetPage>('GET', '/api/fleet');
      for (const { origin, standing } of devices)
        if (standing === 'waiting') await ask('POST', '/api/fleet/accept', { origin });
    },
    rooms: async () => (await ask<Wall>('GET', '/api/wall')).rooms,
    async kill(signal) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}
