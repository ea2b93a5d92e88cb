/** The real township server in a process of its own, spoken to as its console speaks to it. */
import type { EnrolCode, FleetPage } from '../../server/township/contract/fleet.ts';
import type { SessionState } from '../../server/township/contract/session.ts';
import type { Wall, WallRoom } from '../../server/township/contract/wall.ts';
import { startTownship, type TownshipMore, type TownshipServer } from './township-process.ts';

export interface TownshipProcess extends Pick<TownshipServer, 'url' | 'pid' | 'kill'> {
  readonly port: number;
  /** Of its session, for a socket. */
  cookie(): string;
  /** The answer, read to its end, whatever it is. */
  get(path: string): Promise<Response>;
  code(branch: string): Promise<string>;
  /** Accepts the boxes that wait. */
  acceptAll(): Promise<void>;
  rooms(): Promise<readonly WallRoom[]>;
  /** Asks as the console does; rejects where it is refused. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>;
}

const account = { name: 'staff', password: 'correct horse battery' };

/** With an account, signed in. `port` 0: any free one. */
export async function startTownshipProcess(data: string, port = 0, more?: TownshipMore): Promise<TownshipProcess> {
  const { url, pid, firstLink, kill } = await startTownship(data, port, more);

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
    await ask('POST', '/api/first-account', {
      token: (await firstLink).split('/').at(-1),
      township: more?.name ?? '赤溪镇',
      ...account,
    });
  else await ask('POST', '/api/session', account);

  return {
    ...{ url, pid },
    cookie: () => cookie,
    async get(path) {
      const response = await fetch(url + path, { headers: { cookie } });
      await response.clone().bytes();
      return response;
    },
    port: Number(new URL(url).port),
    code: async (branch) => (await ask<EnrolCode>('POST', '/api/fleet/codes', { branch })).code,
    async acceptAll() {
      const { devices } = await ask<FleetPage>('GET', '/api/fleet');
      for (const { origin, standing } of devices)
        if (standing === 'waiting') await ask('POST', '/api/fleet/accept', { origin });
    },
    ask,
    rooms: async () => (await ask<Wall>('GET', '/api/wall')).rooms,
    kill,
  };
}
