/** Notices about people: participation, absence and what follows from it, care, dues (CX-07, CX-09, CX-13 … CX-15, PL, WJ). */
import { toContact, toMakeUp, toReadOut } from '../absence.ts';
import { runsOf } from '../absence-runs.ts';
import { dateOfMeeting, policyOf } from '../agenda.ts';
import { policyOn } from '../branch.ts';
import { careOf } from '../care.ts';
import { addDays, addMonths, dateOf, monthOf } from '../date.ts';
import { arrears, basesToReview } from '../dues-ledger.ts';
import { idleSpells } from '../idle.ts';
import type { YearParticipation } from '../participation.ts';
import { firstDay, lastDay } from '../periods.ts';
import { clauseOf } from '../policy/clauses.ts';
import { type Stamp, trueTime } from '../stamp.ts';
import type { Id } from '../vocabulary.ts';
import type { Draft, Look } from './notice.ts';

export function peopleNotices(look: Look): Draft[] {
  return [
    ...look.years.flatMap((year, n) => [...participation(look, year, look.participation[n]), ...bases(look, year)]),
    ...absences(look),
    ...runs(look),
    ...idle(look),
    ...care(look),
    ...dues(look),
    ...marks(look),
    ...requests(look),
    ...contraries(look),
  ];
}

function participation({ state, branch, today }: Look, year: string, reached?: YearParticipation): Draft[] {
  if (reached === undefined) return [];
  const { meetings, rate, verdict } = reached;
  const last = `${year}-12-31`;
  const over = last < today;
  const policy = policyOn(branch, over ? last : today);
  const since = meetings.at(-1)?.date ?? last;
  const clause = clauseOf(policy, 'participation.threshold');
  const each = meetings.flatMap((one): Draft[] => {
    const meeting = state.meetings.get(one.meeting);
    if (meeting === undefined || one.verdict !== 'missed') return [];
    return [
      {
        kind: 'participation-meeting',
        of: one.meeting,
        level: 'branch',
        clause: clauseOf(policyOf(state, meeting), 'participation.threshold'),
        facts: { meeting: one.meeting, rate: one.rate, persons: [...one.names.missing, ...one.names.leave] },
        since: one.date,
        closing: 'answer',
      },
    ];
  });
  if (policy.participation.per !== 'year' || verdict !== 'missed') return each;
  const facts = { year, rate, meetings: meetings.map(({ meeting }) => meeting) };
  const closing = over ? 'answer' : 'fact'; // while the year runs, later meetings can still raise the average
  return [...each, { kind: 'participation-year', of: year, level: 'branch', clause, facts, since, due: last, closing }];
}

/** What is still to be done about absences, meeting by meeting. */
function absences({ state }: Look): Draft[] {
  const lists = [
    ['read-out', toReadOut, 'absence.readOut'],
    ['absentees-uncontacted', toContact, 'absence.contact'],
    ['make-up-owed', toMakeUp, 'absence.makeUp.owed'],
  ] as const;
  return lists.flatMap(([kind, listed, path]) =>
    listed(state).flatMap(({ meeting: id, persons }): Draft[] => {
      const meeting = state.meetings.get(id);
      if (meeting === undefined) return [];
      const policy = policyOf(state, meeting);
      const since = dateOfMeeting(meeting);
      const within = kind === 'make-up-owed' ? policy.absence.makeUp.withinDays : null;
      const due = within === null ? {} : { due: addDays(since, within) };
      const facts = { meeting: id, persons };
      return [{ kind, of: id, level: 'branch', clause: clauseOf(policy, path), facts, since, ...due, closing: 'fact' }];
    }),
  );
}

/** CX-14: to the community committee, which holds the talk. */
function runs({ state, branch }: Look): Draft[] {
  return runsOf(state).map(({ person, meetings, reached, talk }): Draft => {
    const meeting = state.meetings.get(reached);
    const since = meeting === undefined ? '' : dateOfMeeting(meeting);
    const policy = meeting === undefined ? policyOn(branch, since) : policyOf(state, meeting);
    return {
      kind: 'absence-run',
      of: `${person}:${reached}`,
      level: 'community',
      clause: clauseOf(policy, 'absence.run'),
      facts: { person, meetings, talk },
      since,
      closing: 'fact',
      closed: talk !== null,
    };
  });
}

/** CX-15: to the township committee, which decides what follows. */
function idle({ state, branch, today }: Look): Draft[] {
  return idleSpells(state, today).map(
    ({ person, ground, months, reached, handled }): Draft => ({
      kind: 'idle',
      of: `${person}:${ground}:${reached}`,
      level: 'township',
      clause: clauseOf(policyOn(branch, lastDay(reached)), 'absence.idle'),
      facts: { person, ground, months, handled },
      since: firstDay(addMonths(reached, 1)),
      closing: 'fact',
      closed: handled !== null,
    }),
  );
}

/** The period before this one went by without it. */
function care({ state, policy, today }: Look): Draft[] {
  return careOf(state, today)
    .filter(({ standing }) => standing === 'missed')
    .map(({ person, measure, last }) => {
      const since = firstDay(addMonths(monthOf(today), 1 - (measure.everyMonths ?? 1)));
      return {
        kind: 'care-overdue',
        of: `${person}:${measure.id}`,
        level: 'branch',
        clause: clauseOf(policy, `measures.${measure.id}`),
        facts: { person, measure: measure.id, last: last?.entry ?? null },
        since,
        due: addDays(since, -1),
        closing: 'fact',
      };
    });
}

function dues({ state, policy, today }: Look): Draft[] {
  return arrears(state, today).map(({ person, months, fen }) => ({
    kind: 'dues-behind',
    of: person,
    level: 'branch',
    clause: clauseOf(policy, 'dues.remindAfterMonths'),
    facts: { person, months, fen },
    since: firstDay(addMonths(months[0] ?? monthOf(today), policy.dues.remindAfterMonths)),
    closing: 'fact',
  }));
}

function bases({ state, policy, began, today }: Look, year: string): Draft[] {
  const due = `${year}-12-31`;
  const persons = began <= due ? basesToReview(state, year, today) : [];
  if (persons.length === 0) return [];
  const clause = clauseOf(policy, 'dues.yearlyReview');
  const facts = { year, persons };
  return [
    {
      kind: 'bases-unreviewed',
      of: year,
      level: 'branch',
      clause,
      facts,
      since: `${year}-01-01`,
      due,
      closing: 'fact',
    },
  ];
}

/** WJ-02: until the member is found again, or belongs somewhere. */
function marks({ state }: Look): Draft[] {
  return [...state.people.values()].flatMap((person) => {
    if (person.left) return [];
    return [...person.marks].map(
      ([mark, at]): Draft => ({
        kind: 'member-marked',
        of: `${person.id}:${mark}`,
        level: 'branch',
        clause: 'WJ-02 二(二)3',
        facts: { person: person.id, mark },
        since: dateOf(trueTime(at, state.clocks)),
        closing: 'fact',
      }),
    );
  });
}

/** CX-13, GB-02: whoever asks is answered. */
function requests({ state, branch, meetings, policy }: Look): Draft[] {
  const draft = (person: Id, request: Id, meeting: Id | null, clause: string, at: string): Draft => ({
    kind: 'request-waiting',
    of: request,
    level: meeting === null && branch.superior !== null ? 'township' : 'branch',
    clause,
    facts: { person, request, meeting },
    since: at,
    closing: 'fact',
  });
  const day = (at: Stamp) => dateOf(trueTime(at, state.clocks));
  const leaves = meetings.flatMap((meeting) =>
    [...meeting.leaves.values()]
      .filter(({ answer, withdrawn }) => answer === null && !withdrawn)
      .map(({ id, person, at }) =>
        draft(person, id, meeting.id, clauseOf(policyOf(state, meeting), 'absence.writtenLeave'), day(at)),
      ),
  );
  const exemptions = [...state.people.values()].flatMap((person) =>
    person.exemptions
      .filter(({ asked, answer }) => asked !== null && answer === null)
      .map(({ id, asked }) =>
        draft(person.id, id, null, clauseOf(policy, 'participation.exemptible'), asked?.from ?? ''),
      ),
  );
  return [...leaves, ...exemptions];
}

/** The desk and an office answered without knowing of each other: until a person has decided, the office's word holds. */
function contraries({ state, branch, meetings, today }: Look): Draft[] {
  const policy = policyOn(branch, today);
  const draft = (request: Id, path: string, at: Stamp, of: { meeting: Id | null; person: Id | null }): Draft => ({
    kind: 'answers-differ',
    of: request,
    level: 'township',
    clause: clauseOf(policy, path),
    facts: { request, ...of },
    since: dateOf(trueTime(at, state.clocks)),
    closing: 'answer',
  });
  const days = meetings.flatMap(({ id: meeting, reschedulings }) =>
    reschedulings.flatMap(({ id, contrary: [other] }) =>
      other === undefined ? [] : [draft(id, 'rescheduling.superior', other.at, { meeting, person: null })],
    ),
  );
  const people = [...state.people.values()].flatMap(({ id: person, exemptions }) =>
    exemptions.flatMap(({ id, contrary: [other] }) =>
      other === undefined ? [] : [draft(id, 'participation.exemptible', other.at, { meeting: null, person })],
    ),
  );
  return [...days, ...people];
}
