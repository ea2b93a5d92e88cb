/**
 * What the secretary may do after the PIN. `chair`: run the steps; until the meeting is closed, it is locked by hand, or
 * 12 h. `desk`: see and change personal data; lapses 120 s after the last touch within the desk, and includes the chair.
 * A new PIN ends both for everybody, also one that another process has set (`--reset-pin`).
 *
 * The cookie is a random token; here is only its hash. The chair outlives a restart of the service (a crash must not stop
 * the meeting), but not of the box; the desk outlives neither.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { SessionState } from './contract.ts';
import type { Moment } from './pin-lock.ts';
import type { Store } from './store.ts';

export type Scope = keyof SessionState;

export const sessionLimits = { chairMs: 12 * 3_600_000, deskMs: 120_000, most: 16 } as const;

export interface Sessions {
  /** After a right PIN: the token for the cookie. */
  open(): string;
  state(token: string | undefined): SessionState;
  /** A touch within the desk. A desk that has lapsed stays lapsed. */
  seen(token: string | undefined): void;
  /** The desk lapses at once; the chair goes on. */
  leaveDesk(token: string | undefined): void;
  end(token: string | undefined): void;
  /** The chair's time is over; a desk that is being used stays until it lapses. */
  meetingClosed(): void;
}

interface Session {
  readonly token: Buffer;
  /** ms since boot. */
  chairUntil: number;
  deskUntil: number;
}

export function sessionKeeper(store: Store, now: () => Moment): Sessions {
  const insert = store.prepare<[Buffer, string, number]>('INSERT INTO session (token, boot, until) VALUES (?, ?, ?)');
  const remove = store.prepare<[Buffer]>('DELETE FROM session WHERE token = ?');
  const removeAll = store.prepare('DELETE FROM session');
  const { boot, mono } = now();
  const removeStale = store.prepare<[string, number]>('DELETE FROM session WHERE boot <> ? OR until <= ?');
  const kept = store
    .prepare<[string, number], { token: Buffer; until: number }>(
      'SELECT token, until FROM session WHERE boot = ? AND until > ?',
    )
    .all(boot, mono);
  const sessions = new Map<string, Session>(
    kept.map(({ token, until }) => [token.toString('hex'), { token, chairUntil: until, deskUntil: 0 }]),
  );

  /** Each PIN has a salt of its own. */
  const pinInForce = store.prepare<[], Buffer>('SELECT salt FROM pin').pluck();
  const pin = () => pinInForce.get()?.toString('hex');
  let openedBy = pin();
  const endOnNewPin = (): void => {
    const inForce = pin();
    if (inForce !== openedBy) sessions.clear();
    openedBy = inForce;
  };

  const find = (token: string | undefined): Session | undefined => {
    if (token === undefined) return undefined;
    endOnNewPin();
    const key = digest(token).toString('hex');
    const session = sessions.get(key);
    if (session && Math.max(session.chairUntil, session.deskUntil) <= now().mono) {
      drop(key, session);
      return undefined;
    }
    return session;
  };
  const drop = (key: string, session: Session): void => {
    sessions.delete(key);
    remove.run(session.token);
  };

  return {
    open() {
      endOnNewPin();
      for (const [key, session] of [...sessions].slice(0, Math.max(0, sessions.size + 1 - sessionLimits.most)))
        drop(key, session);
      const token = randomBytes(32).toString('base64url');
      const at = now();
      const session: Session = {
        token: digest(token),
        chairUntil: at.mono + sessionLimits.chairMs,
        deskUntil: at.mono + sessionLimits.deskMs,
      };
      removeStale.run(at.boot, at.mono); // here and not at the start, which must work on a disk that is full
      insert.run(session.token, at.boot, session.chairUntil);
      sessions.set(session.token.toString('hex'), session);
      return token;
    },
    state(token) {
      const session = find(token);
      const desk = session !== undefined && session.deskUntil > now().mono;
      return { chair: session !== undefined, desk };
    },
    seen(token) {
      const session = find(token);
      const at = now().mono;
      if (session && session.deskUntil > at) session.deskUntil = at + sessionLimits.deskMs;
    },
    leaveDesk(token) {
      const session = find(token);
      if (session) session.deskUntil = 0;
    },
    end(token) {
      const session = find(token);
      if (session) drop(session.token.toString('hex'), session);
    },
    meetingClosed() {
      for (const session of sessions.values()) session.chairUntil = 0;
      removeAll.run();
    },
  };
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();
