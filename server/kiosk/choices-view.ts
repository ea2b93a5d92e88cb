/** What the forms of the desk offer to choose from: of the last year, the running one and the next. */
import { activitiesOf } from '../domain/activities.ts';
import { dateOfMeeting } from '../domain/agenda.ts';
import { policyOn } from '../domain/branch.ts';
import { type LocalDate, timeOf } from '../domain/date.ts';
import { entriesOf } from '../domain/ledger.ts';
import type { Meeting } from '../domain/meeting.ts';
import { spansOf } from '../domain/periods.ts';
import type { Policy } from '../domain/policy/schema.ts';
import { trueTime } from '../domain/stamp.ts';
import { branchOf, type State } from '../domain/state.ts';
import { termOf } from '../domain/terms.ts';
import { themeMenu } from '../domain/themes.ts';
import { nameOf } from '../service/views/names.ts';
import { ChoiceList, Choices as Page } from './contract/choices.ts';
import type { Choice, Choices } from './contract.ts';

export function choicesPage(state: State, today: LocalDate): Choices {
  const branch = branchOf(state);
  if (branch === null) return nothing;
  const now = policyOn(branch, today);
  const years = [-1, 0, 1].map((by) => String(Number(today.slice(0, 4)) + by));
  const held = [...state.meetings.values()]
    .filter((meeting) => meeting.opened !== null && dateOfMeeting(meeting) >= `${years[0]}-01-01`)
    .sort((a, b) => (dateOfMeeting(a) > dateOfMeeting(b) ? -1 : 1));
  const policies = [...new Set([now, ...held.flatMap(({ opened }) => opened?.policy ?? [])])];
  return {
    ...ofMeetings(state, held, years),
    ...ofPolicies(policies, years, held.map(ofMeeting)),
    ...ofPeople(state),
    'veto-grounds': (now.assessment?.vetoes ?? []).map(titled),
    grades: now.appraisal.grades.map(named),
    steps: now.appraisal.steps.map(named),
    seats: (termOf(state, now, today)?.seats ?? []).map(({ seat, post, person }) => ({
      ...choice(seat, post),
      note: nameOf(state, person) ?? '',
    })),
  };
}

function ofMeetings(state: State, held: readonly Meeting[], years: readonly string[]) {
  const sessions = years
    .flatMap((year) => activitiesOf(state, year))
    .filter(({ kind }) => kind === 'organisation-life')
    .map(({ id, on }) => choice(id, on));
  const taps = held.flatMap(({ id: meeting, parked }) =>
    [...parked.values()]
      .filter(({ assigned, dismissed }) => assigned === null && !dismissed)
      .map(({ id, code, at, tail }) => ({
        ...choice(id, code, meeting),
        note: `${timeOf(trueTime(at, state.clocks))} …${tail}`,
      })),
  );
  const themes = years.flatMap((year) =>
    themeMenu(state, year).map(({ entry, title, must }) => ({
      ...choice(entry, title, year),
      note: must ? 'must' : 'own',
    })),
  );
  const meetings = held.map(ofMeeting);
  return { meetings, records: [...sessions, ...meetings], taps, themes };
}

function ofPolicies(policies: readonly Policy[], years: readonly string[], meetings: readonly Choice[]) {
  const all = <T extends { readonly id: string }>(of: (policy: Policy) => readonly T[]): T[] => [
    ...new Map(policies.flatMap(of).map((one) => [one.id, one])).values(),
  ];
  const traces = all((policy) => policy.traces);
  const publications = all((policy) => policy.publications);
  const papers = all((policy) => policy.papers);
  const whereOf = (list: readonly { readonly id: string; readonly per: string }[]) => {
    const [ofMeeting, ofYear] = [true, false].map((each) =>
      list.filter(({ per }) => (per === 'meeting') === each).map(({ id }) => id),
    );
    return [
      ...(ofMeeting?.length ? meetings.map((one) => ({ ...one, beside: ofMeeting })) : []),
      ...(ofYear?.length ? years.map((year) => choice(year, year, ...ofYear)) : []),
    ];
  };
  return {
    traces: traces.map(titled),
    'trace-of': whereOf(traces),
    publications: publications.map(titled),
    'publication-of': whereOf(publications),
    papers: papers.map(titled),
    periods: papers.flatMap(({ id, per }) =>
      years.flatMap((year) => spansOf(per, year).map(({ key }) => choice(key, key, id))),
    ),
    rows: papers.flatMap(({ id, table }) =>
      Array.from({ length: table ? 12 : 1 }, (_, n) => choice(String(n + 1), table ? String(n + 1) : 'whole', id)),
    ),
    measures: all((policy) => policy.measures).map(titled),
    room: all((policy) => policy.room).map(titled),
    ties: all(({ ties }) => [...ties.responsible, ...ties.linked]).map(titled),
    activities: all((policy) => policy.obligations).flatMap(({ id, by }) => by.map((kind) => choice(kind, kind, id))),
  };
}

function ofPeople(state: State) {
  const people = [...state.people.values()].filter(({ left }) => !left);
  const groups = new Set(people.flatMap(({ group }) => group ?? []));
  const works = people.flatMap(({ id: person }) => {
    const settled = new Set(entriesOf(state, `member:${person}`, 'work-settled').map(({ fact }) => fact.work));
    return entriesOf(state, `member:${person}`, 'work')
      .filter(({ id }) => !settled.has(id))
      .map(({ id, fact, text }) => ({ ...choice(id, fact.due, person), note: text }));
  });
  return { groups: [...groups].sort().map(named), works };
}

const nothing: Choices = Page.parse(Object.fromEntries(ChoiceList.options.map((list) => [list, []])));

const choice = (id: string, title: string, ...beside: readonly string[]): Choice => ({ id, title, note: '', beside });
const named = (name: string): Choice => choice(name, name);
const titled = ({ id, title }: { readonly id: string; readonly title: string }): Choice => choice(id, title);
const ofMeeting = (meeting: Meeting): Choice => ({
  ...choice(meeting.id, dateOfMeeting(meeting)),
  note: meeting.plan?.theme ?? '',
});
