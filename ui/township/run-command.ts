/** Gives a branch a command, as the desk's `bench.run` does in the room. */
import type { Answer, CommandDataOf, CommandType } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { refusals } from '../texts/desk.ts';
import type { Fetch } from './server.ts';

/** Null: done, or it stood so already; else what to tell the person: what happened, and a way on. */
export async function runCommand<T extends CommandType>(
  fetch: Fetch,
  unit: string,
  type: T,
  data: CommandDataOf<T>,
): Promise<string | null> {
  const path = `branches/${encodeURIComponent(unit)}/commands`;
  const answered = await fetch<Answer>(path, { id: newId(), type, data });
  if (!answered.ok) return answered.trouble;
  if (answered.value.kind !== 'refused') return null;
  const { what, next } = refusals[answered.value.why];
  return `${what}${next}`;
}
