/** What the console's pages ask of the township's server, and how they hear that it was refused. */
import { type Fetched, fetchJson } from '../elements/api.ts';
import { shell as texts } from '../texts/township.ts';

export type Method = 'POST' | 'PUT' | 'DELETE';

/** `trouble`: what to tell the person. */
export type Answered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: string };

/** Sends to an address below `/api/` (POST unless told) and wants what comes back. `wait`: ms until it is given up. */
export type Fetch = <T>(path: string, body: unknown, method?: Method, wait?: number) => Promise<Answered<T>>;

/** Sends to an address below `/api/`. Null: done as asked; else what to tell the person. */
export type Act = (path: string, body: unknown, method?: Method) => Promise<string | null>;

export function read<T>(path: string): Promise<Fetched<T>> {
  return fetchJson<T>('GET', `/api/${path}`);
}

export function send<T>(path: string, body: unknown, method: Method = 'POST', wait?: number): Promise<Fetched<T>> {
  return fetchJson<T>(method, `/api/${path}`, body, wait);
}

/** The session is over, or was ended by someone. */
export function isSignedOut(fetched: Fetched<unknown>): boolean {
  return !fetched.ok && fetched.why === 'http' && fetched.status === 401;
}

/** No word of the server's on what was asked: it is away, has a fault, or too much to do. */
export function mayPass(fetched: Exclude<Fetched<unknown>, { ok: true }>): boolean {
  return fetched.why === 'unreachable' || fetched.status === 429 || fetched.status >= 500;
}

export function answered<T>(fetched: Fetched<T>): Answered<T> {
  return fetched.ok ? fetched : { ok: false, trouble: troubleOf(fetched) };
}

/** What the server gives as its reason, for the person. */
export function troubleOf(fetched: Exclude<Fetched<unknown>, { ok: true }>): string {
  if (fetched.why === 'unreachable') return texts.unreachable;
  const { body } = fetched;
  const told = typeof body === 'object' && body !== null && 'message' in body ? body.message : null;
  return typeof told === 'string' ? told : texts.failed;
}
