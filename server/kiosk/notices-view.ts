/** What the desk shows of the notices: each with its answer, and the names of whatever its facts point to. */
import { dateOfMeeting } from '../domain/agenda.ts';
import { policyOn } from '../domain/branch.ts';
import type { LocalDate } from '../domain/date.ts';
import { noticesOf } from '../domain/notices.ts';
import type { Policy } from '../domain/policy/schema.ts';
import { branchOf, type State } from '../domain/state.ts';
import { termOf } from '../domain/terms.ts';
import type { NoticesPage } from './contract/notices.ts';
import type { Sent } from './contract/sent.ts';
import { nameOf } from './names.ts';

export function noticesPage(state: State, today: LocalDate): Sent<typeof NoticesPage> {
  const notices = noticesOf(state, today).map((notice) => ({
    ...notice,
    facts: { ...notice.facts },
    said: state.notices.get(notice.id)?.answers.find(({ id }) => id === notice.answer)?.what ?? '',
  }));
  const titles = titlesOf(state, today);
  const named = [...new Set(notices.flatMap(({ facts }) => textsIn(facts)))].flatMap((id) => {
    const name = nameFor(state, id) ?? titles.get(id);
    return name === undefined ? [] : [[id, name] as const];
  });
  return { notices, names: Object.fromEntries(named) };
}

function nameFor(state: State, id: string): string | undefined {
  const meeting = state.meetings.get(id);
  if (meeting !== undefined) return dateOfMeeting(meeting);
  const activity = state.ledgers.values().find(({ entries }) => entries.has(id));
  return (
    nameOf(state, id) ??
    state.decisions.get(id)?.made?.text ??
    state.items.get(id)?.text ??
    activity?.entries.get(id)?.on
  );
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

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
