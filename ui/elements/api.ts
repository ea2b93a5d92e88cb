/** What the pages ask of the service over HTTP: small typed helpers that never reject. */

import type { CommandDataOf, CommandType } from '../../server/domain/commands.ts';
import type { Answer, SessionAnswer, SessionState } from '../../server/kiosk/contract.ts';

/**
 * `isBehind`: it will be otherwise in a moment, without anything new. `http`: the service answered with that status;
 * `unreachable`: it did not answer in time.
 */
export type Fetched<T> =
  | { readonly ok: true; readonly value: T; readonly isBehind: boolean }
  | { readonly ok: false; readonly why: 'http'; readonly status: number; readonly body: unknown }
  | { readonly ok: false; readonly why: 'unreachable' };

export type CommandOutcome =
  | Answer
  | { readonly kind: 'not-recording' }
  /** The PIN is asked for again. */
  | { readonly kind: 'no-session' }
  | { readonly kind: 'unreachable' };

const patience = 10_000;
const retries = [300, 1000, 2000];

/** Sends and receives JSON (a FormData or a file goes as it is). `wait`: ms until it is given up. */
export async function fetchJson<T>(method: string, path: string, body?: unknown, wait = patience): Promise<Fetched<T>> {
  const init: RequestInit = { method, signal: AbortSignal.timeout(wait), credentials: 'same-origin' };
  if (body instanceof FormData || body instanceof Blob) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json' };
  }
  try {
    const response = await fetch(path, init);
    const text = await response.text();
    const value: unknown = text === '' ? null : JSON.parse(text);
    if (response.ok) return { ok: true, value: value as T, isBehind: response.headers.has('behind') };
    return { ok: false, why: 'http', status: response.status, body: value };
  } catch {
    // No network, a timeout, or an answer cut short: for the person they are one thing.
    return { ok: false, why: 'unreachable' };
  }
}

/** Sends JSON, and wants a file. `wait`: ms until it is given up. */
export async function fetchFile(path: string, body: unknown, wait: number): Promise<Blob | null> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      ...{ signal: AbortSignal.timeout(wait), credentials: 'same-origin' },
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.ok ? await response.blob() : null;
  } catch {
    return null; // as above
  }
}

/** Opaque, unique; a command repeated under its id has the effect of one. */
export function newId(): string {
  return crypto.randomUUID();
}

/** Runs a command. When the service cannot be reached it tries again under the same id. */
export async function postCommand<T extends CommandType>(
  type: T,
  data: CommandDataOf<T>,
  id: string = newId(),
): Promise<CommandOutcome> {
  for (const wait of [...retries, null]) {
    const fetched = await fetchJson<Answer>('POST', '/api/commands', { id, type, data });
    if (fetched.ok) return fetched.value;
    if (fetched.why === 'http') {
      if (fetched.status === 401) return { kind: 'no-session' };
      if (fetched.status === 503) return { kind: 'not-recording' };
      throw new Error(`command ${type} was answered with HTTP ${fetched.status}`);
    }
    if (wait !== null) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return { kind: 'unreachable' };
}

export async function session(): Promise<SessionState> {
  const fetched = await fetchJson<SessionState>('GET', '/api/session');
  return fetched.ok ? fetched.value : { chair: false, desk: false };
}

/** A wrong PIN and a lock are answers, whatever status they come with; null: the service could not be reached. */
export async function signInWithPin(pin: string): Promise<SessionAnswer | null> {
  const fetched = await fetchJson<SessionAnswer>('POST', '/api/session', { pin });
  if (fetched.ok) return fetched.value;
  return fetched.why === 'http' && isSessionAnswer(fetched.body) ? fetched.body : null;
}

/** Personal data is shown no longer; the chair's session goes on. */
export async function endDesk(): Promise<void> {
  await fetchJson('DELETE', '/api/desk');
}

function isSessionAnswer(body: unknown): body is SessionAnswer {
  return typeof body === 'object' && body !== null && 'ok' in body && 'why' in body;
}
