/**
 * What a branch held in a year: the theme days with all that they contained, and what is entered beside them. The duties
 * (三会一课), the life ledger (WJ-16) and the star rating (CX-16) count these.
 */
import { dateOfMeeting, policyOf } from './agenda.ts';
import { festivalsIn } from './calendar.ts';
import { charter } from './charter.ts';
import { type LocalDate, monthOf } from './date.ts';
import type { FactOf } from './events/ledger.ts';
import type { Item } from './item.ts';
import { type Entry, entriesOf } from './ledger.ts';
import type { Meeting } from './meeting.ts';
import { closedMeetings } from './participation.ts';
import type { State } from './state.ts';
import { ActivityKind, type Chapter, type Id } from './vocabulary.ts';

export interface Activity extends Omit<FactOf<'activity'>, 'what'> {
  /** Of the entry, or made of the meeting and what it contained. */
  readonly id: Id;
  readonly on: LocalDate;
  /** What was done, in words; empty where they were erased. */
  readonly content: string;
  readonly evidence: readonly string[];
}

/** All of `year` (`2026`), the earliest first. One meeting counts once for each kind, however often it contained it. */
export function activitiesOf(state: State, year: string): Activity[] {
  const meetings = closedMeetings(state, `${year}-01-01`, `${year}-12-31`);
  const all = [
    ...entriesOf(state, `life:${year}`, 'activity').map((entry) => ofEntry(state, entry)),
    ...meetings.flatMap((meeting) => contentsOf(state, meeting)),
    ...charterReadIn(meetings),
    ...[...state.items.values()].flatMap((item) => roundsOf(item, year)),
  ];
  const once = new Map(all.toReversed().map((activity) => [keyOf(activity), activity]));
  return all.filter((activity) => once.get(keyOf(activity)) === activity).sort(byDay);
}

/** What was entered about a part of a meeting goes before what the meeting's log says of it; each visit is its own. */
function keyOf({ kind, meeting, level, id }: Activity): string {
  return meeting === null || level !== 'branch' ? id : `${kind}:${meeting}`;
}

export function byDay(a: Activity, b: Activity): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}

/** An entry about a part of a theme day has that day's date and, where it names nobody, that day's people. */
function ofEntry(state: State, { id, on, fact: { what: _, ...fact }, evidence, text }: Entry<'activity'>): Activity {
  const meeting = fact.meeting === null ? undefined : state.meetings.get(fact.meeting);
  if (meeting === undefined || fact.level !== 'branch') return { id, ...fact, on, content: text, evidence };
  const people = fact.people.length === 0 ? present(meeting) : fact.people;
  return { id, ...fact, people, on: dateOfMeeting(meeting), content: text, evidence };
}

/** The theme day itself, its evening part, its own steps of a kind that duties count, its festival, what was made public in it. */
function contentsOf(state: State, meeting: Meeting): Activity[] {
  const evening = meeting.parts.some(({ part }) => part === 'evening');
  const people = present(meeting);
  const own = meeting.ownSteps.flatMap(({ id, activity, title }) => {
    const run = meeting.runs.find(({ step }) => step === id);
    return activity === undefined || run === undefined
      ? []
      : [{ ...contained(meeting, activity, title, people), led: run.host }];
  });
  return [
    contained(meeting, 'theme-day', meeting.plan?.theme ?? '', people),
    ...(evening
      ? [{ ...contained(meeting, 'evening-study', '', people), people: [...meeting.present.evening.keys()] }]
      : []),
    ...own,
    ...festivalOf(state, meeting, people),
    ...(meeting.proceedings.published === null ? [] : [contained(meeting, 'publicity', '', people)]),
  ];
}

/** CX-01, CX-21: the central meeting on the first of July is the celebration that the year asks for. */
function festivalOf(state: State, meeting: Meeting, people: Id[]): Activity[] {
  const date = dateOfMeeting(meeting);
  return festivalsIn(policyOf(state, meeting), monthOf(date)).flatMap((festival) => {
    const kind = ActivityKind.options.find((one) => one === festival.id);
    return kind === undefined || festival.date !== date ? [] : [contained(meeting, kind, festival.title, people)];
  });
}

/** Each round of a service to the public is one (WJ-07). */
function roundsOf({ kind, withdrawn, text, assigned, trail }: Item, year: string): Activity[] {
  if (kind !== 'service' || withdrawn !== null) return [];
  return trail.flatMap((trace): Activity[] => {
    if (trace.what !== 'progress' || trace.stage !== 'round' || !trace.on.startsWith(year)) return [];
    const { entry: id, on, text: content, evidence } = trace;
    const led = assigned.at(-1)?.person ?? null;
    return [{ ...nothingElse, id, on, kind, title: text, led, content, evidence }];
  });
}

/** The charter was read in full with the meeting that read the last of its chapters (PL-02). */
function charterReadIn(meetings: readonly Meeting[]): Activity[] {
  const read = new Set<Chapter>();
  for (const meeting of meetings) {
    for (const chapter of meeting.proceedings.read?.chapters ?? []) read.add(chapter);
    if (read.size === charter.length) return [contained(meeting, 'charter-read', '', present(meeting))];
  }
  return [];
}

function contained(meeting: Meeting, kind: ActivityKind, title: string, people: Id[]): Activity {
  return {
    ...nothingElse,
    id: `${meeting.id}/${kind}`,
    on: dateOfMeeting(meeting),
    kind,
    title,
    place: meeting.plan?.place ?? '',
    meeting: meeting.id,
    led: meeting.chair ?? meeting.runs[0]?.host ?? null,
    people,
    spoke: [...new Set(meeting.speeches.map((speech) => speech.person))],
    content: kind === 'theme-day' ? meeting.summary : '',
  };
}

const nothingElse = {
  place: '',
  level: 'branch',
  meeting: null,
  people: [],
  spoke: [],
  others: 0,
  score: null,
  grade: null,
  evidence: [],
} satisfies Partial<Activity>;

function present({ present: { day, evening } }: Meeting): Id[] {
  return [...new Set([...day.keys(), ...evening.keys()])];
}

/** CX-16: the activity record of a year for the star rating, as activity ids by kind. */
export function activityRecord(state: State, year: string): ReadonlyMap<ActivityKind, readonly Id[]> {
  const byKind = Map.groupBy(activitiesOf(state, year), ({ kind }) => kind);
  return new Map(Array.from(byKind, ([kind, held]) => [kind, held.map(({ id }) => id)]));
}
