/** What the state of the link comes to for the room. */
import type { LinkState } from '../../sync/link.ts';
import type { TownshipPage } from '../contract/township.ts';
import type { HealthView } from '../contract.ts';
import type { Enrolment } from './enrolment.ts';

export function standingIn({ fault }: LinkState): Enrolment['standing'] | undefined {
  return fault === 'waiting' || fault === 'revoked' || fault === 'refused' ? fault : undefined;
}

export function lockOutOf({ fault }: LinkState): TownshipPage['lockedOut'] {
  if (fault === 'superseded') return fault;
  return fault === 'forged' || fault === 'unknown' ? 'unknown' : null;
}

export function troubleOf({ fault }: LinkState): TownshipPage['trouble'] {
  if (fault === 'troubled') return 'server';
  if (fault === 'intercepted' || fault === 'no-such-path') return 'line';
  return fault === 'unbelievable' ? 'signature' : null;
}

/** A room that was never accepted works by itself. */
export function healthOf({ standing, up, lockedOut }: TownshipPage): HealthView['link'] {
  if (standing !== 'accepted') return 'never';
  if (lockedOut !== null) return 'locked-out';
  return up ? 'up' : 'down';
}
