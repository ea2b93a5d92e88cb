/** Gives a branch a command from above: decided as in the room, on all that has arrived, and written into the township's log. */
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../domain/answers.ts';
import type { Command, CommandData } from '../../domain/commands.ts';
import { decide } from '../../domain/decide/decide.ts';
import { eventIdOf, eventVersion } from '../../domain/events.ts';
import type { Office } from '../../domain/office.ts';
import type { Stamp } from '../../domain/stamp.ts';
import { branchOf } from '../../domain/state.ts';
import type { Draft } from '../../log/contract.ts';
import type { TownshipStore } from '../store/contract.ts';
import { mayGive } from './may.ts';

/** `id`: a repeat under it does nothing more. */
export type Given = CommandData & { readonly id: string };

export interface Giver {
  /** Id of the account. */
  readonly actor: string;
  readonly office: Office;
  /** ms since the epoch. */
  readonly now: number;
}

export type GivenAnswer =
  | { readonly kind: 'not-found' | 'not-yours' }
  /** `subject`: what was changed; null: nothing. */
  | { readonly kind: 'answered'; readonly answer: Answer; readonly subject: string | null };

type Store = Pick<TownshipStore, 'heads' | 'stateOf' | 'appendUpon' | 'holds'>;

/** The process, as its events name it: its time is a server's, kept by NTP. */
const boot = randomUUID();
const stampAt = (now: number): Stamp => ({ wall: now, mono: Math.round(performance.now()), boot, quality: 'ntp' });

/** Decides again as often as something else has come into the branch's logs before it was written. */
export async function give(
  store: Store,
  unit: string,
  given: Given,
  { actor, office, now }: Giver,
): Promise<GivenAnswer> {
  const { id, ...what } = given;
  const stamp = stampAt(now);
  for (;;) {
    const heads = await store.heads([unit]);
    const state = await store.stateOf(unit);
    if (branchOf(state) === null) return { kind: 'not-found' };
    if (!mayGive(office, what, state)) return { kind: 'not-yours' };
    if (await store.holds(unit, id)) return { kind: 'answered', answer: { kind: 'as-it-was' }, subject: null };
    const command: Command = { id, actor, office, stamp, now, random: Math.random(), ...what };
    const { events, answer } = decide(command, state, unit);
    const drafts = events.map((event, place): Draft => {
      return { ...stamp, ...event, id: eventIdOf(id, place), v: eventVersion, command: id, actor };
    });
    if (drafts.length === 0 || (await store.appendUpon(heads, drafts)))
      return { kind: 'answered', answer, subject: drafts[0]?.subject ?? null };
  }
}
