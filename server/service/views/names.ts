/** How names are said: whole behind the PIN; on the room's screen as the config says. */
import type { State } from '../../domain/state.ts';
import type { Id } from '../../domain/vocabulary.ts';

export type Say = (name: string) => string;

export const whole: Say = (name) => name;

/** 张*丰, 李*, 欧**华: on the room's screen; only the full-screen answer to a person's own card says the whole name. */
export const masked: Say = (name) => {
  const letters = [...name];
  if (letters.length <= 2) return letters.slice(0, 1).join('') + '*'.repeat(Math.max(letters.length - 1, 0));
  return `${letters[0] ?? ''}${'*'.repeat(letters.length - 2)}${letters.at(-1) ?? ''}`;
};

/** Null where nobody is meant or the name is not there (erased). */
export function nameOf(state: State, person: Id | null, say: Say = whole): string | null {
  const name = person === null ? undefined : state.people.get(person)?.name;
  return name === undefined || name === '' ? null : say(name);
}

/** Who shall host a step is written freely (“镇农技站”): only what is somebody's name is said as one. */
export function hostOf(state: State, written: string, say: Say): string {
  return state.people.values().some(({ name }) => name === written) ? say(written) : written;
}
