/** What ids are called on a page: people, meetings and activities by their day, and what a policy asks for by its title. */
import { dateOfMeeting } from '../../domain/agenda.ts';
import { policyOn } from '../../domain/branch.ts';
import type { LocalDate } from '../../domain/date.ts';
import type { Entry } from '../../domain/ledger.ts';
import type { Policy } from '../../domain/policy/schema.ts';
import { branchOf, type State } from '../../domain/state.ts';
import { termOf } from '../../domain/terms.ts';
import { nameOf } from './names.ts';

/** Undefined for what is no id, and where the name was erased. */
export type NameFor = (id: string) => string | undefined;

export function namesIn(state: State, today: LocalDate): NameFor {
  const titles = titlesOf(state, today);
  return (id) => {
    const meeting = state.meetings.get(id);
    const entry = state.ledgers
      .values()
      .find(({ entries }) => entries.has(id))
      ?.entries.get(id);
    return (
      (meeting === undefined ? null : dateOfMeeting(meeting)) ??
      nameOf(state, id) ??
      state.decisions.get(id)?.made?.text ??
      state.items.get(id)?.text ??
      (entry === undefined ? undefined : called(entry)) ??
      titles.get(id)
    );
  };
}

/** What an office refused or sent back goes by its reason, all else by its day. */
function called({ fact: { what }, on, text }: Entry): string {
  return what === 'sent-back' || what === 'approval' ? text : on;
}

/** Of today's policy and of those under which meetings were held; a seat goes by its post. */
function titlesOf(state: State, today: LocalDate): ReadonlyMap<string, string> {
  const branch = branchOf(state);
  if (branch === null) return new Map();
  const policy = policyOn(branch, today);
  const held = state.meetings.values().flatMap(({ opened }) => (opened === null ? [] : [opened.policy]));
  const seats = termOf(state, policy, today)?.seats ?? [];
  return new Map([
    ...[...new Set([...held, policy])].flatMap(titled).map(({ id, title }) => [id, title] as const),
    ...seats.map(({ seat, post }) => [seat, post] as const),
  ]);
}

function titled({ steps, obligations, papers, publications, measures, traces, scene, room, ties }: Policy) {
  return [
    ...[steps, obligations, papers, publications, measures, traces, scene, room].flat(),
    ...[ties.responsible, ties.linked].flat(),
  ];
}

/** Every text in a fact, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
