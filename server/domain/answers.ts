/** What a command comes to. A refusal is an outcome like any other: the person is told what happened and what to do. */

import type { Credential } from './commands.ts';
import type { LocalDate, LocalTime } from './date.ts';
import type { CredentialKind, Id, PartId } from './vocabulary.ts';

/** Answers to a card or booklet at a reader: each fills the screen. */
export type PresentAnswer =
  | {
      readonly kind: 'signed-in';
      readonly person: Id;
      readonly part: PartId;
      readonly at: LocalTime;
      readonly nth: number;
      readonly duesPaid: boolean;
    }
  | { readonly kind: 'already-signed-in'; readonly person: Id; readonly part: PartId; readonly at: LocalTime }
  | { readonly kind: 'dues-marked'; readonly person: Id }
  | { readonly kind: 'dues-already'; readonly person: Id }
  /** Not known here: kept under `code` until the secretary says whose it is. */
  | { readonly kind: 'unknown'; readonly credential: CredentialKind; readonly code: string }
  /** Too many unknown ones in this meeting: counted, not kept. */
  | { readonly kind: 'unknown-not-kept'; readonly credential: CredentialKind }
  | { readonly kind: 'lost'; readonly credential: CredentialKind; readonly code: string }
  | { readonly kind: 'replaced'; readonly credential: CredentialKind; readonly code: string }
  | { readonly kind: 'other-branch'; readonly branch: string; readonly code: string }
  | { readonly kind: 'random-uid' | 'bad-check' | 'not-a-booklet' }
  | { readonly kind: 'unreadable'; readonly reason: Extract<Credential, { kind: 'unreadable' }>['reason'] }
  | { readonly kind: 'too-early'; readonly from: LocalTime; readonly date: LocalDate }
  | { readonly kind: 'nothing-today'; readonly next?: LocalDate }
  | { readonly kind: 'meeting-over' };

export type RefusalReason =
  | 'no-such-meeting'
  | 'no-such-person'
  | 'no-such-step'
  | 'no-such-tap'
  | 'no-such-credential'
  | 'not-set-up'
  | 'not-open'
  | 'already-open'
  | 'another-meeting-open'
  | 'closed'
  | 'paused'
  | 'date-doubtful'
  | 'date-not-planned'
  | 'step-order'
  | 'steps-left'
  | 'evening-left'
  | 'nothing-to-revert'
  | 'step-already-run'
  | 'not-signed-in'
  | 'already-signed-in'
  | 'not-paid'
  | 'bound-to-another'
  | 'duplicate-in-roster'
  | 'day-taken'
  | 'no-such-time'
  | 'clock-known-better'
  | 'already-set-up'
  | 'not-a-member';

export type Answer =
  | PresentAnswer
  | { readonly kind: 'done' }
  /** Nothing had to change: it stands already as asked. */
  | { readonly kind: 'as-it-was' }
  | { readonly kind: 'refused'; readonly why: RefusalReason };
