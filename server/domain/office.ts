/**
 * Whose word it is. What a level above must say (an approval, a review, an answer to its own notices) the desk of the room
 * records from paper as long as the room is linked to nobody; then only who sits there says it.
 */
import type { Circumstances } from './commands.ts';
import { branchOf, type State } from './state.ts';
import type { Level, Office } from './vocabulary.ts';

/** For a level above its own the township has the paper. */
export function covers(own: Office['level'], level: Level): boolean {
  return level !== 'branch' && (own === 'township' || level === 'community');
}

/** Whether who gives the command may say what is for `level` to say. */
export function speaksFor({ office, state }: Pick<Circumstances, 'office'> & { state: State }, level: Level): boolean {
  if (office === undefined) return level === 'branch' || branchOf(state)?.superior == null;
  return covers(office.level, level);
}
