/** Notices about meetings that were held: their traces, their record, what was doubtful, what changed since (CX-10, PL, KX-08). */
import { dateOfMeeting, policyOf } from '../agenda.ts';
import { evaluationYear } from '../ballot.ts';
import { adoptedOn, policyOn } from '../branch.ts';
import { type ChangedSince, changedSince } from '../changed-since.ts';
import { addDays, dateOf } from '../date.ts';
import { dayStanding } from '../day-standing.ts';
import { openDecisions, reportAt } from '../decisions.ts';
import { recordsDue, sentBack, tracesOf } from '../filing.ts';
import { flagsOf } from '../flags.ts';
import type { Meeting } from '../meeting.ts';
import { clauseOf } from '../policy/clauses.ts';
import { sceneFaults } from '../scene.ts';
import { trueTime } from '../stamp.ts';
import { themeMenu } from '../themes.ts';
import type { PartId } from '../vocabulary.ts';
import { branchWord, type Draft, type Look } from './notice.ts';

export function heldNotices(look: Look): Draft[] {
  const rules = [
    closedByItself,
    ownTheme,
    unrecorded,
    partsMissing,
    sceneFault,
    flagged,
    changed,
    parkedTaps,
    tracesMissing,
  ];
  return [
    ...look.held.flatMap((meeting) => rules.flatMap((rule) => rule(look, meeting))),
    ...look.years.flatMap((year) => [
      ...yearTraces(look, year),
      ...themesUntaken(look, year),
      ...recordsLate(look, year),
      ...evaluations(look, year),
    ]),
    ...changedLongAfter(look),
    ...recordsSentBack(look),
    ...decisions(look),
    ...policiesLate(look),
  ];
}

/** How long it took, and whether all who left had left, nobody knows. */
function closedByItself({ state }: Look, meeting: Meeting): Draft[] {
  if (meeting.closed?.by !== 'itself') return [];
  const clause = clauseOf(policyOf(state, meeting), 'signIn.forgottenHours');
  return [branchWord('closed-by-itself', meeting.id, clause, { meeting: meeting.id }, dateOfMeeting(meeting))];
}

/** CX-03: the theme is the township's and binds. Where it has set none for the year nothing can be compared. */
function ownTheme({ state }: Look, meeting: Meeting): Draft[] {
  const policy = policyOf(state, meeting);
  const date = dateOfMeeting(meeting);
  const set = themeMenu(state, date.slice(0, 4)).filter(({ must }) => must);
  const isTaken = set.length === 0 || set.some(({ meetings }) => meetings.includes(meeting.id));
  if (policy.meeting.theme !== 'township' || isTaken) return [];
  return [branchWord('theme-own', meeting.id, clauseOf(policy, 'meeting.theme'), { meeting: meeting.id }, date)];
}

/** PL-12: beside the branch's own themes each obligatory one (必选) is taken in its year. */
function themesUntaken({ state, branch, today }: Look, year: string): Draft[] {
  const last = `${year}-12-31`;
  const policy = policyOn(branch, last);
  if (policy.meeting.theme !== 'township-and-own' || today <= last) return [];
  const untaken = themeMenu(state, year).filter(({ must, meetings }) => must && meetings.length === 0);
  if (untaken.length === 0) return [];
  const facts = { year, themes: untaken.map(({ entry }) => entry) };
  return [branchWord('themes-untaken', year, clauseOf(policy, 'meeting.theme'), facts, addDays(last, 1))];
}

/** CX-26: the record is kept all the way through, so afterwards nobody can be named any more. */
function unrecorded({ state }: Look, meeting: Meeting): Draft[] {
  const policy = policyOf(state, meeting);
  if (!policy.meeting.recorder || meeting.recorder !== null) return [];
  const clause = clauseOf(policy, 'meeting.recorder');
  return [branchWord('recorder-missing', meeting.id, clause, { meeting: meeting.id }, dateOfMeeting(meeting))];
}

/** CX-01: a rural branch studies in the evening, too; a meeting that is added to the month's own need not. */
function partsMissing({ state, branch }: Look, meeting: Meeting): Draft[] {
  const standing = dayStanding(state, meeting)?.kind;
  if (standing === 'festival' || standing === 'additional') return [];
  const policy = policyOf(state, meeting);
  const wasHeld = (id: PartId) => meeting.parts.some(({ part }) => part === id) || meeting.present[id].size > 0;
  const parts = policy.parts[branch.kind].filter((part) => !wasHeld(part));
  if (parts.length === 0) return [];
  const clause = clauseOf(policy, `parts.${branch.kind}`);
  return [branchWord('part-missing', meeting.id, clause, { meeting: meeting.id, parts }, dateOfMeeting(meeting))];
}

function sceneFault({ state }: Look, meeting: Meeting): Draft[] {
  const policy = policyOf(state, meeting);
  const items = sceneFaults(meeting, policy).map(({ id }) => id);
  if (items.length === 0) return [];
  const facts = { meeting: meeting.id, items };
  return [branchWord('scene-fault', meeting.id, clauseOf(policy, 'scene'), facts, dateOfMeeting(meeting))];
}

function flagged({ state }: Look, meeting: Meeting): Draft[] {
  const flags = flagsOf(state, meeting);
  if (flags.length === 0) return [];
  const clause = clauseOf(policyOf(state, meeting), 'meeting.minutesAtLeast');
  return [branchWord('flagged', meeting.id, clause, { meeting: meeting.id, flags }, dateOfMeeting(meeting))];
}

/** KX-08: a further change is a further notice, whatever was answered to the ones before. */
function changed({ state }: Look, meeting: Meeting): Draft[] {
  const change = changedSince(state, meeting);
  if (change === null || !differs(change)) return [];
  const { now, changes } = change;
  const told = changes.length > 0 ? changes.flatMap(({ person, causes }) => [person, ...causes]) : Object.values(now);
  const of = `${meeting.id}:${fingerprint(told)}`;
  const facts = { meeting: meeting.id, ...change };
  return [branchWord('changed-since', of, 'KX-08', facts, dateOfMeeting(meeting))];
}

/** By people, or by the figures alone where an older program closed the meeting. */
function differs({ signed, now, changes }: ChangedSince): boolean {
  const before = new Map(Object.entries(signed));
  return changes.length > 0 || Object.entries(now).some(([figure, count]) => before.get(figure) !== count);
}

/** What was held in years before these, and of which something was told only after its closing. */
function changedLongAfter(look: Look): Draft[] {
  return [...look.state.meetings.values()]
    .filter(({ late, closed }) => closed !== null && late.length > 0)
    .filter((meeting) => dateOfMeeting(meeting) < `${look.years[0]}-01-01`)
    .flatMap((meeting) => changed(look, meeting));
}

/** Tells one set of ids, or of figures, from another (FNV-1a). */
function fingerprint(ids: readonly (string | number)[]): string {
  let hash = 0x811c9dc5;
  for (const char of ids.join(' ')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16);
}

function parkedTaps({ state }: Look, meeting: Meeting): Draft[] {
  const taps = [...meeting.parked.values()].filter(({ assigned, dismissed }) => assigned === null && !dismissed);
  if (taps.length === 0) return [];
  const [first] = taps;
  return [
    {
      kind: 'parked-taps',
      of: meeting.id,
      level: 'branch',
      clause: 'KX-07',
      facts: { meeting: meeting.id, taps: taps.map(({ id }) => id) },
      since: first === undefined ? dateOfMeeting(meeting) : dateOf(trueTime(first.at, state.clocks)),
      closing: 'fact',
    },
  ];
}

function tracesMissing({ state }: Look, meeting: Meeting): Draft[] {
  const traces = tracesOf(state, meeting).filter((have) => have.trace.per === 'meeting' && !have.in);
  return traces.length === 0 ? [] : [missing(state, meeting, meeting.id, traces)];
}

/** Those of a year are asked for once its first meeting is over. */
function yearTraces({ state, held }: Look, year: string): Draft[] {
  const first = held.find((meeting) => dateOfMeeting(meeting).startsWith(year));
  if (first === undefined) return [];
  const traces = tracesOf(state, first).filter((have) => have.trace.per === 'year' && !have.in);
  return traces.length === 0 ? [] : [missing(state, first, year, traces)];
}

function missing(state: Look['state'], meeting: Meeting, of: string, traces: ReturnType<typeof tracesOf>): Draft {
  return {
    kind: 'traces-missing',
    of,
    level: 'branch',
    clause: clauseOf(policyOf(state, meeting), 'traces'),
    facts: { of, traces: traces.map(({ trace }) => trace.id) },
    since: dateOfMeeting(meeting),
    closing: 'fact',
  };
}

/** CX-26: 全程纪实, as the superior reads it. */
function recordsSentBack({ state }: Look): Draft[] {
  return sentBack(state).map(({ id, on, fact: { of } }) => ({
    kind: 'record-sent-back',
    of: id,
    level: 'branch',
    clause: 'CX-26 二.5',
    facts: { of, entry: id },
    since: on,
    closing: 'fact',
  }));
}

function recordsLate({ state, policy, today }: Look, year: string): Draft[] {
  return recordsDue(state, year, today)
    .filter(({ standing }) => standing === 'late' || standing === 'done-late')
    .map(({ meeting, due, filed }) => {
      const held = state.meetings.get(meeting);
      return {
        kind: 'record-late',
        of: meeting,
        level: 'branch',
        clause: clauseOf(held === undefined ? policy : policyOf(state, held), 'meeting.recordWithinDays'),
        facts: { meeting, filed },
        since: addDays(due, 1),
        due,
        closing: 'fact',
        closed: filed !== null,
      };
    });
}

/** PL-09: what follows from it for awards people decide. */
function evaluations({ state, policy }: Look, year: string): Draft[] {
  const { short, barred } = evaluationYear(state, year);
  const days = short.map(({ meeting }) => {
    const held = state.meetings.get(meeting);
    return held === undefined ? '' : dateOfMeeting(held);
  });
  const each = short.map(({ meeting, satisfaction }, n) =>
    branchWord(
      'evaluation-short',
      meeting,
      clauseOf(policy, 'evaluation.below'),
      { meeting, satisfaction },
      days[n] ?? '',
    ),
  );
  if (!barred) return each;
  const facts = { year, meetings: short.map(({ meeting }) => meeting) };
  return [
    ...each,
    branchWord('evaluation-barred', year, clauseOf(policy, 'evaluation.times'), facts, days.at(-1) ?? ''),
  ];
}

/** XN-04: each meeting is told how far the decisions before it are; a deadline that has passed is told at once. */
function decisions({ state, policy, held, today }: Look): Draft[] {
  if (!policy.meeting.decisions.reportNext) return [];
  const clause = clauseOf(policy, 'meeting.decisions');
  const common = { level: 'branch', clause, closing: 'fact' } as const;
  const last = held.at(-1);
  const unheard =
    last === undefined ? [] : openDecisions(state, last).filter((one) => reportAt(one, last) === undefined);
  const overdue = [...state.decisions.values()].filter(
    ({ made, progress, withdrawn }) =>
      made !== null && !withdrawn && made.due < today && progress.at(-1)?.done !== true,
  );
  return [
    ...unheard.map(({ id }): Draft => {
      const meeting = last?.id ?? '';
      const since = last === undefined ? '' : dateOfMeeting(last);
      return { ...common, kind: 'decision-unreported', of: id, facts: { decision: id, meeting }, since };
    }),
    ...overdue.flatMap(({ id, made }): Draft[] => {
      if (made === null) return [];
      const { person, due } = made;
      return [
        { ...common, kind: 'decision-overdue', of: id, facts: { decision: id, person }, since: addDays(due, 1), due },
      ];
    }),
  ];
}

/** A meeting keeps the policy that was frozen at its opening, whatever came later for its day. */
function policiesLate({ state, branch, meetings }: Look): Draft[] {
  return branch.policies.flatMap(({ policy, from, source, at }): Draft[] => {
    const others = meetings.filter(({ opened }) => {
      const covering = opened === null ? undefined : adoptedOn(branch, opened.date);
      const same = opened?.policy.id === policy.id && opened.policy.version === policy.version;
      return covering?.source.id === source.id && !same;
    });
    if (others.length === 0) return [];
    const facts = { policy: policy.id, from, cause: source.id, meetings: others.map(({ id }) => id) };
    return [branchWord('policy-late', source.id, 'KX-08', facts, dateOf(trueTime(at, state.clocks)))];
  });
}
