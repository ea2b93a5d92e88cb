/** Who gets in where: every route of the server's own table, so that one that is added cannot be forgotten. */
import { once } from 'node:events';
import { type IncomingMessage, type OutgoingHttpHeaders, request as open } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../server/sync/wire.ts';
import { isOpen } from '../../server/township/http/guard.ts';
import { type Registered, routesOf } from './routes.ts';
import { runTownship, type Township } from './service.ts';

let township: Township;
let routes: readonly Registered[];
const as: Record<'township' | 'community' | 'branch', string> = { township: '', community: '', branch: '' };

beforeAll(async () => {
  routes = await routesOf(async () => {
    township = await runTownship(['east', 'west', 'south']);
  });
  as.township = (await township.signedIn('township')).cookie;
  as.community = (await township.signedIn('community', ['east', 'west'])).cookie;
  as.branch = (await township.signedIn('branch', ['east'])).cookie;
});
afterAll(() => township.close());

/** What others than the township's staff may do: a community committee for its branches, and a branch for itself. */
const forOthers = [
  ...['GET /api/wall', 'GET /api/notices', 'GET /api/assessment', 'GET /api/comparison', 'GET /api/openapi.json'],
  ...['GET /api/exports/assessment.:form', 'GET /api/exports/comparison.:form', 'GET /api/exports/notices.:form'],
  ...['', '/people', '/records', '/visits', '/year', '/dues', '/assessment'].map(
    (of) => `GET /api/branches/:unit${of}`,
  ),
  'GET /api/branches/:unit/exports/:what.:form',
  ...['names', 'photos', 'photos/:hash'].map((of) => `GET /api/branches/:unit/meetings/:meeting/${of}`),
  ...['GET /api/reminders', 'POST /api/reminders', 'POST /api/reminders/withdraw', 'POST /api/branches/:unit/commands'],
  ...['POST /api/account/password', 'POST /api/account/second-factor', 'PUT /api/account/second-factor'],
];

const shut = () => routes.filter(({ url }) => !isOpen(url));
const isHead = ({ method }: Registered): boolean => method === 'HEAD';
const nameOf = ({ method, url }: Registered): string => `${method} ${url}`;

/** A body goes along where one may; `headers` may say that there is more of it than comes. */
function begin({ method, url }: Pick<Registered, 'method' | 'url'>, headers: OutgoingHttpHeaders) {
  const path = url.replace(':unit', 'south').replaceAll(/:\w+/g, 'none');
  return open(township.url + path, { method, headers: { host: new URL(township.url).host, ...headers } });
}

interface Answered {
  readonly status: number | undefined;
  readonly error: string;
}

async function answerOf(request: ReturnType<typeof open>): Promise<Answered> {
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const body = await text(response);
  request.destroy();
  return { status: response.statusCode, error: body.startsWith('{') ? String(JSON.parse(body).error) : '' };
}

function ask(route: Pick<Registered, 'method' | 'url'>, headers: OutgoingHttpHeaders): Promise<Answered> {
  const hasBody = route.method === 'POST' || route.method === 'PUT';
  const request = begin(route, { ...headers, ...(hasBody && { 'content-type': 'application/json' }) });
  request.end(hasBody ? '{}' : undefined);
  return answerOf(request);
}

/** Each that answers otherwise, with how. A HEAD has no body in which the fault could stand. */
async function othersThan(expected: Answered, asked: readonly Registered[], headers: OutgoingHttpHeaders) {
  const found: string[] = [];
  for (const route of asked) {
    const { status, error } = await ask(route, headers);
    const isExpected = status === expected.status && (route.method === 'HEAD' || error === expected.error);
    if (!isExpected) found.push(`${nameOf(route)}: ${status} ${error}`);
  }
  return found;
}

const notYours = { status: 403, error: 'not-yours' };

describe('every route', () => {
  it('is shut, but for the way in, the pages, and what boxes sign', () => {
    expect(shut().length).toBeGreaterThan(40);
    expect(
      routes
        .filter((route) => isOpen(route.url) && !isHead(route))
        .map(nameOf)
        .sort(),
    ).toEqual(
      [
        ...['GET /', 'GET /health', 'GET /api/session', 'POST /api/session', 'DELETE /api/session'],
        ...['POST /api/first-account', ...Object.values(paths).map((path) => `POST ${path}`)],
      ].sort(),
    );
    expect(shut().filter(({ roles }) => (roles?.length ?? 0) === 0)).toEqual([]);
  });

  it.each([
    ['without a session', ''],
    ['with one that nobody has', `township-session=${'A'.repeat(43)}`],
    ['with something else under its name', 'township-session=%00%ff; township-session='],
  ])('is shut %s', async (_, cookie) => {
    expect(await othersThan({ status: 401, error: 'sign-in-needed' }, shut(), { cookie })).toEqual([]);
  });

  it('is for the staff of the township alone, but for what others must see and do', () => {
    const wider = shut().filter((route) => route.roles?.join() !== 'township' && !isHead(route));
    expect(wider.map(nameOf).sort()).toEqual(forOthers.toSorted());
  });

  it('is shut for a role that it does not name', async () => {
    for (const role of ['community', 'branch'] as const) {
      const others = shut().filter(({ roles }) => !roles?.includes(role));
      expect(others.length).toBeGreaterThan(20);
      expect(await othersThan(notYours, others, { cookie: as[role] })).toEqual([]);
    }
  });

  it('is shut for another branch of the tree', async () => {
    const ofUnit = shut().filter(({ url }) => url.includes(':unit'));
    expect(ofUnit.length).toBeGreaterThan(10);
    for (const role of ['community', 'branch'] as const)
      expect(await othersThan(notYours, ofUnit, { cookie: as[role] })).toEqual([]);
  });

  it('is shut for pages of elsewhere, whoever is signed in', async () => {
    const foreign = { status: 403, error: 'not-from-here' };
    for (const headers of [{ origin: 'http://evil.example' }, { origin: 'null' }, { host: 'evil.example' }])
      expect(await othersThan(foreign, routes, { cookie: as.township, ...headers })).toEqual([]);
  });

  it('refuses a body that is too large before it comes', async () => {
    const takers = shut().filter(({ method }) => method === 'POST' || method === 'PUT');
    for (const route of takers) {
      const headers = { 'content-type': 'application/json', 'content-length': route.bodyLimit + 1 };
      const request = begin(route, { ...headers, cookie: as.township });
      request.flushHeaders();
      expect({ route: nameOf(route), ...(await answerOf(request)) }).toMatchObject({ status: 413, error: 'too-large' });
    }
  });
});
