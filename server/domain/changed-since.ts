/** What has become of the figures that were signed at the closing, and which facts made the difference (KX-08). */
import { dateOfMeeting, policyOf } from './agenda.ts';
import { countNames, type Figures, type Names, namesOf, rollOf } from './attendance.ts';
import { dateOf } from './date.ts';
import type { Source } from './events.ts';
import type { Meeting } from './meeting.ts';
import type { Person } from './person.ts';
import { type Ground, remembered } from './remembered.ts';
import { trueTime } from './stamp.ts';
import type { Id } from './vocabulary.ts';

export interface Change {
  readonly person: Id;
  /** On which list of names; null: on none. */
  readonly signed: keyof Names | null;
  readonly now: keyof Names | null;
  /** Ids of the events that made the difference. */
  readonly causes: readonly Id[];
}

export interface ChangedSince {
  readonly signed: Figures;
  readonly now: Figures;
  readonly changes: readonly Change[];
}

/**
 * Null while the meeting is not closed. Where an older program closed it without names, the figures alone can be compared:
 * `changes` is empty.
 */
export const changedSince = remembered((ground, meeting: Meeting): ChangedSince | null => {
  if (meeting.closed === null) return null;
  const names = namesOf(rollOf(ground, meeting, 'whole'));
  const now = countNames(names, policyOf(ground, meeting).participation.leave);
  if (meeting.closed.names === null) return { signed: meeting.closed.figures, now, changes: [] };
  const [before, after] = [listsOf(meeting.closed.names), listsOf(names)];
  const changes = [...new Set([...before.keys(), ...after.keys()])]
    .filter((person) => before.get(person) !== after.get(person))
    .map((person) => {
      const causes = causesOf(ground, meeting, person);
      return { person, signed: before.get(person) ?? null, now: after.get(person) ?? null, causes };
    });
  return { signed: meeting.closed.figures, now, changes };
});

function listsOf(names: Names): ReadonlyMap<Id, keyof Names> {
  const lists = new Map<Id, keyof Names>();
  for (const list of ['present', 'leave', 'missing', 'outsidePresent', 'outsideAway', 'others'] as const) {
    for (const person of names[list]) lists.set(person, list);
  }
  return lists;
}

/**
 * The facts about a person that came after the closing. If there are none, the closing box had not seen what another box
 * had written before (a dead box whose last events arrived late): then that box's facts, those of the meeting first.
 */
function causesOf(ground: Ground, meeting: Meeting, id: Id): Id[] {
  const signed = meeting.closed?.source;
  const person = ground.people.get(id);
  const ofMeeting = meetingFacts(meeting, id);
  const ofPerson = person === undefined ? [] : personFacts(ground, meeting, person);
  const after = [...ofMeeting, ...ofPerson].filter(({ tick }) => signed !== undefined && tick > signed.tick);
  const strange = ({ origin }: Source) => origin !== signed?.origin;
  const found = [after, ofMeeting.filter(strange), ofPerson.filter(strange)].find((facts) => facts.length > 0);
  return [...new Set(found?.map((fact) => fact.id))];
}

function meetingFacts(meeting: Meeting, person: Id): Source[] {
  const late = meeting.late.filter((fact) => fact.person === person);
  // Before the closing by their tick: only whose they are tells whether they had been seen.
  const earlier = [...meeting.signIns.values(), ...meeting.leaves.values()]
    .filter((fact) => fact.person === person)
    .map((fact) => ('undone' in fact && fact.undone !== null ? fact.undone.source : fact))
    .map(({ id, origin }) => ({ id, origin, tick: 0 }));
  return [...late, ...earlier];
}

/** Turns and exemptions that reach back to the meeting's day, and what took them back. */
function personFacts({ clocks }: Ground, meeting: Meeting, person: Person): Source[] {
  const date = dateOfMeeting(meeting);
  const turns = person.turns
    .filter((turn) => (turn.day ?? dateOf(trueTime(turn.at, clocks))) <= date)
    .flatMap(({ source, undone }) => [source, undone ?? []].flat());
  const exemptions = person.exemptions.flatMap(({ answer, ended }) => {
    if (answer?.approved !== true || answer.from > date) return [];
    return [answer.source, ended === null ? [] : ended.source].flat();
  });
  return [...turns, ...exemptions];
}
