/** A command of the township's: decided on what has arrived of the unit, and written into its own log of it. */
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../domain/answers.ts';
import type { Circumstances, Command } from '../../domain/commands.ts';
import { decide } from '../../domain/decide/decide.ts';
import { eventIdOf, eventVersion } from '../../domain/events.ts';
import type { Stamp } from '../../domain/stamp.ts';
import type { State } from '../../domain/state.ts';
import type { Draft } from '../../log/contract.ts';
import type { TownshipStore } from '../store/contract.ts';

/** `subject`: what was changed; null: nothing. */
export interface Outcome {
  readonly answer: Answer;
  readonly subject: string | null;
}

/** The process, as its events name it: its time is a server's, kept by NTP. */
const boot = randomUUID();

/** `now`: ms since the epoch. */
export const stampAt = (now: number): Stamp => ({
  wall: now,
  mono: Math.round(performance.now()),
  boot,
  quality: 'ntp',
});

/** What surrounds a command that is given at `now`. */
export function circumstances(now: number): Pick<Circumstances, 'now' | 'random' | 'stamp'> {
  return { now, random: Math.random(), stamp: stampAt(now) };
}

/**
 * Decides again as often as something else has come into the unit's logs before it was written; a repeat of the command does
 * nothing more. `stateOf` reads as much of the unit as the command needs. What `unless` says of it stops the command.
 */
export async function carryOut<Stop = never>(
  store: Pick<TownshipStore, 'heads' | 'appendUpon' | 'holds'>,
  unit: string,
  command: Command,
  stateOf: () => Promise<State>,
  unless: (state: State) => Stop | null = () => null,
): Promise<Outcome | Stop> {
  for (;;) {
    const heads = await store.heads([unit]);
    const state = await stateOf();
    const stop = unless(state);
    if (stop !== null) return stop;
    if (await store.holds(unit, command.id)) return { answer: { kind: 'as-it-was' }, subject: null };
    const { events, answer } = decide(command, state, unit);
    const { id, actor, stamp } = command;
    const drafts = events.map((event, place): Draft => {
      return { ...stamp, ...event, id: eventIdOf(id, place), v: eventVersion, command: id, actor };
    });
    if (drafts.length === 0 || (await store.appendUpon(heads, drafts)))
      return { answer, subject: drafts[0]?.subject ?? null };
  }
}
