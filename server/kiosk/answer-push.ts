/** An answer on its way to the screen and the reader: with the name, and as success, notice or failure. */
import type { PresentAnswer } from '../domain/answers.ts';
import type { State } from '../domain/state.ts';
import { nameOf } from '../service/views/names.ts';
import type { AnswerPush, BindAnswer, Signal } from './contract.ts';

type Shown = AnswerPush['answer'];

const signals: Readonly<Record<Shown['kind'], Signal>> = {
  'signed-in': 'success',
  'dues-marked': 'success',
  ballot: 'success',
  'ballot-cast': 'notice',
  'ballot-busy': 'notice',
  'ballot-late': 'notice',
  bound: 'success',
  'already-signed-in': 'notice',
  'dues-already': 'notice',
  'bound-already': 'notice',
  'too-early': 'notice',
  'nothing-today': 'notice',
  'meeting-over': 'notice',
  unknown: 'failure',
  'unknown-not-kept': 'failure',
  lost: 'failure',
  replaced: 'failure',
  'other-branch': 'notice',
  'random-uid': 'failure',
  'bad-check': 'failure',
  'not-a-booklet': 'failure',
  'not-genuine': 'failure',
  replayed: 'failure',
  unproven: 'failure',
  unreadable: 'failure',
  'bound-to-another': 'failure',
  'not-recording': 'failure',
};

/** Kinds that name the person who stands there; all others show and speak no name. */
export function personOf(answer: Shown): string | null {
  return 'person' in answer ? answer.person : null;
}

export function pushOf(id: string, answer: Shown, state: State, voice: string | null): AnswerPush {
  return { id, answer, name: nameOf(state, personOf(answer)), signal: signals[answer.kind], voice };
}

const refusals: ReadonlySet<PresentAnswer['kind']> = new Set([
  'random-uid',
  'bad-check',
  'not-a-booklet',
  'not-genuine',
  'replayed',
  'unproven',
  'unreadable',
  'unknown-not-kept',
  'unknown',
  'lost',
  'replaced',
  'other-branch',
]);

/** A refusal that left no event of its own, be it a repeat, is counted instead. */
export function isCounted(answer: PresentAnswer, added: boolean): boolean {
  return !added && refusals.has(answer.kind);
}

export function bindAnswer(
  outcome: 'done' | 'as-it-was' | 'bound-to-another',
  person: string,
  credential: BindAnswer['credential'],
): BindAnswer {
  const kind = outcome === 'done' ? 'bound' : outcome === 'as-it-was' ? 'bound-already' : 'bound-to-another';
  return { kind, person, credential };
}
