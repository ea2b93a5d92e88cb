/** What happened and what to do, for everything that a command can come to but success. */
import type { RefusalReason, View } from '../../server/kiosk/contract.ts';
import { notRecording, refusals, type Sentence, troubles } from '../texts/desk.ts';

export type Failure =
  | { readonly kind: 'refused'; readonly why: RefusalReason }
  | { readonly kind: 'not-recording' | 'unreachable' };

export function sentenceOf(failure: Failure, view: View): Sentence {
  switch (failure.kind) {
    case 'refused':
      return refusals[failure.why];
    case 'unreachable':
      return troubles.unreachable;
    case 'not-recording':
      return view.health.recording.on ? troubles['not-recording'] : notRecording[view.health.recording.why];
  }
}
