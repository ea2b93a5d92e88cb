/** What became of a request that is answered by one of two who may not have known of each other: the desk, and an office above. */
import type { Office } from './vocabulary.ts';

export interface Answered<A> {
  /** Which holds. */
  readonly answer: A | null;
  /** What others said against it: both stand, and a person decides. */
  readonly contrary: readonly A[];
}

export const unanswered: Answered<never> = { answer: null, contrary: [] };

/** Until a person has decided the office's word holds, or else the first. */
export function answeredBy<A extends { readonly approved: boolean; readonly office?: Office }>(
  { answer, contrary }: Answered<A>,
  next: A,
): Answered<A> {
  if (answer === null) return { answer: next, contrary };
  if (answer.approved === next.approved) return { answer, contrary };
  const replaces = next.office !== undefined && answer.office === undefined;
  return replaces ? { answer: next, contrary: [...contrary, answer] } : { answer, contrary: [...contrary, next] };
}
