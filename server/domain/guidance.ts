/** What the township has given its branches: a theme as it came down, and in the township's own log what was given to whom. */
import type { Guide, Scope, Theme } from './events/guidance.ts';
import type { KnownEvent } from './events.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Id } from './vocabulary.ts';

export interface IssuedTheme {
  readonly id: Id;
  /** As it was issued last; null: only its recall has arrived. */
  theme: Theme | null;
  /** When that was, and its place in the township's log of that origin. */
  issued: { readonly at: Stamp; readonly origin: string; readonly seq: number } | null;
  /** Why; null: it stands. */
  recalled: string | null;
}

export const startTheme = (id: Id): IssuedTheme => ({ id, theme: null, issued: null, recalled: null });

export const copyTheme = (issued: IssuedTheme): IssuedTheme => ({ ...issued });

/** A theme that was recalled may be issued anew. */
export function evolveTheme(issued: IssuedTheme, event: KnownEvent): void {
  switch (event.type) {
    case 'theme.issued':
      issued.theme = event.data;
      issued.issued = { at: stampOf(event), origin: event.origin, seq: event.seq };
      issued.recalled = null;
      return;
    case 'theme.recalled':
      issued.recalled = event.data.reason;
      return;
  }
}

/** One thing that was given. */
export interface Given {
  readonly id: Id;
  what: { readonly to: Scope; readonly guide: Guide; readonly at: Stamp; readonly by: string } | null;
}

export const startGiven = (id: Id): Given => ({ id, what: null });

export const copyGiven = (given: Given): Given => ({ ...given });

/** Said again, as a list that was lost is found bit by bit in the branches' logs, it is for all whom it was said to be for. */
export function evolveGiven(given: Given, event: KnownEvent): void {
  if (event.type !== 'guidance.given') return;
  given.what = given.what
    ? { ...given.what, to: together(given.what.to, event.data.to) }
    : { ...event.data, at: stampOf(event), by: event.actor };
}

const together = (one: Scope, other: Scope): Scope =>
  one === 'all' || other === 'all' ? 'all' : [...new Set([...one, ...other])].sort();
