/** Gives a branch a command, as the desk's `bench.run` does in the room. */
import type { Answer, CommandDataOf, CommandType } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { refusals } from '../texts/desk.ts';
import type { Answered, Fetch } from './server.ts';

export function giveCommand<T extends CommandType>(
  fetch: Fetch,
  unit: string,
  type: T,
  data: CommandDataOf<T>,
): Promise<Answered<Answer>> {
  return fetch<Answer>(`branches/${encodeURIComponent(unit)}/commands`, { id: newId(), type, data });
}

/** As `giveCommand`; see `troubleIn`. */
export async function runCommand<T extends CommandType>(
  ...given: Parameters<typeof giveCommand<T>>
): Promise<string | null> {
  return troubleIn(await giveCommand(...given));
}

/** Null: done, or it stood so already; else what to tell the person: what happened, and a way on. */
export function troubleIn(answered: Answered<Answer>): string | null {
  if (!answered.ok) return answered.trouble;
  if (answered.value.kind !== 'refused') return null;
  const { what, next } = refusals[answered.value.why];
  return `${what}${next}`;
}
