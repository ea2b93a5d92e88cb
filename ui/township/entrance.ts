/** The way in: what signing in and making the first account came to. */
import type { FirstAccountPost, SessionAnswer } from '../../server/township/contract.ts';
import type { Fetched } from '../elements/api.ts';
import { login as texts } from '../texts/township.ts';
import type { SignIn } from './login.ts';
import { send, troubleOf } from './server.ts';

export interface Entry {
  readonly in: boolean;
  readonly trouble: string;
  readonly codeAsked: boolean;
  /** ms since the epoch by the page's clock; 0: not locked. */
  readonly lockedUntil: number;
}

export const notTried: Entry = { in: false, trouble: '', codeAsked: false, lockedUntil: 0 };

export async function signIn({ name, password, code }: SignIn): Promise<Entry> {
  const body = code === '' ? { name, password } : { name, password, code };
  return entryOf(await send<SessionAnswer>('session', body), code !== '');
}

export async function makeFirstAccount(body: FirstAccountPost): Promise<Entry> {
  return entryOf(await send<SessionAnswer>('first-account', body), false);
}

/** A wrong password and a lock are answers, whatever status they come with. */
function entryOf(fetched: Fetched<SessionAnswer>, withCode: boolean): Entry {
  const answer = fetched.ok ? fetched.value : fetched.why === 'http' && isAnswer(fetched.body) ? fetched.body : null;
  if (answer === null) return { ...notTried, codeAsked: withCode, trouble: fetched.ok ? '' : troubleOf(fetched) };
  switch (answer.kind) {
    case 'in':
      return { ...notTried, in: true };
    case 'wrong':
      return { ...notTried, codeAsked: withCode, trouble: withCode ? texts.wrongCode : texts.wrong };
    case 'code-needed':
      return { ...notTried, codeAsked: true };
    case 'locked':
      return { ...notTried, codeAsked: withCode, lockedUntil: Date.now() + answer.seconds * 1000 };
  }
}

function isAnswer(body: unknown): body is SessionAnswer {
  return typeof body === 'object' && body !== null && 'kind' in body;
}
