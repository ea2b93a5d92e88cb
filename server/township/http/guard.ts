/**
 * Who may use which address. Every route names the roles that it is for, or stands on the short list of what is open; one
 * that does neither cannot be registered. A `unit` in its address must be one that the account sees.
 */
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { sees } from '../accounts/scope.ts';
import type { Account, Role, Sessions } from '../store/staff-contract.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Accounts of these roles may use it. */
    readonly roles?: readonly Role[];
  }
  interface FastifyRequest {
    /** Set by the guard where the route names roles. */
    account: Account | null;
  }
}

export const cookieName = 'township-session';

/** For who is not signed in: the way in, the watchman's question, pages without anybody's data. Boxes sign what they send. */
const open: readonly RegExp[] = [
  /^\/$/,
  /^\/health$/,
  /^\/api\/session$/,
  /^\/api\/first-account$/,
  /^\/assets\//,
  /^\/sync\//,
];

export const isOpen = (address: string): boolean => open.some((pattern) => pattern.test(address));

export function guard(app: HttpApp, sessions: Sessions): void {
  app.decorateRequest('account', null);
  app.addHook('onRoute', ({ url, config }) => {
    if (config?.roles === undefined && !isOpen(url)) throw new Error(`${url} does not say whom it is for`);
  });
  const admit = async (request: FastifyRequest): Promise<void> => {
    const { roles } = request.routeOptions.config;
    if (roles === undefined) return;
    const account = await accountOf(sessions, request.headers.cookie);
    if (account === undefined) throw new HttpFault('sign-in-needed');
    if (!roles.includes(account.role) || !unitsIn(request).every((unit) => sees(account, unit)))
      throw new HttpFault('not-yours');
    request.account = account;
  };
  app.addHook('onRequest', admit);
  // And again once the body is here, which can be held back until the account has been disabled.
  app.addHook('preValidation', async (request) => {
    if (request.body !== undefined) await admit(request);
  });
}

/** Whose cookie it is, while the session lasts. Also for the socket, whose handshake does not pass the routes. */
export async function accountOf(sessions: Sessions, cookies: string | undefined): Promise<Account | undefined> {
  const token = tokenIn(cookies);
  return token === undefined ? undefined : await sessions.of(token);
}

export const tokenIn = (cookies: string | undefined): string | undefined =>
  fastifyCookie.parse(cookies ?? '')[cookieName];

/** Who asks, behind the guard. */
export function asker({ account }: FastifyRequest): Account {
  if (account === null) throw new Error('a route without roles asked who it is');
  return account;
}

/** Before the schema has seen them, so of any type; what is no text is no unit. */
function unitsIn({ params, query }: FastifyRequest): string[] {
  return [params, query].flatMap((part) =>
    typeof part === 'object' && part !== null && 'unit' in part ? String(part.unit) : [],
  );
}
