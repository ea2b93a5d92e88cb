/** What the service pushes to its pages over the socket, and what they may ask there. */
import type { Signal } from '../../../device/contract.ts';
import type { PresentAnswer } from '../../domain/answers.ts';
import type { CredentialKind, Id } from '../../domain/vocabulary.ts';
import type { View } from './view.ts';

/** A full-screen answer to a card or booklet, with the names that the screen needs. */
export interface AnswerPush {
  readonly id: string;
  readonly answer: PresentAnswer | BindAnswer | BallotAnswer | { readonly kind: 'not-recording' };
  readonly name: string | null;
  readonly signal: Signal;
  /** Path of the spoken answer, if there is a voice. */
  readonly voice: string | null;
}

/** Why a person who may vote cannot do it now: it is done already, someone else is at it, or the roster had her too late. */
export interface BallotAnswer {
  readonly kind: 'ballot-cast' | 'ballot-busy' | 'ballot-late';
  readonly person: Id;
}

export interface BindAnswer {
  readonly kind: 'bound' | 'bound-already' | 'bound-to-another';
  readonly person: Id;
  readonly credential: CredentialKind;
}

/** Socket events, server → page. `seq` rises by one per push; a gap means: ask for a snapshot. */
export interface ServerPushes {
  snapshot(push: { readonly v: 1; readonly seq: number; readonly view: View }): void;
  /** `changes` is a JSON merge patch (RFC 7396) on the view; arrays are replaced whole. */
  changes(push: { readonly v: 1; readonly seq: number; readonly changes: unknown }): void;
  answer(push: AnswerPush): void;
  /** A card or booklet was read just now; its answer follows once it is on disk. For the read beep. */
  heard(push: { readonly at: number }): void;
}

/** Socket events, page → server. */
export interface PageRequests {
  resync(): void;
}
