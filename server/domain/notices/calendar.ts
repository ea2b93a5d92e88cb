/** Notices about days: a month without its meeting, a day off the rule, a plan that was late (CX-01, CX-03, GB-01, PL-05, XN-07). */
import { dateOfMeeting, policyOf } from '../agenda.ts';
import { policyOn } from '../branch.ts';
import { addDays, addMonths, dateOf, type Month, monthOf } from '../date.ts';
import { dayStanding, ruleDaysIn } from '../day-standing.ts';
import { isStillToCome } from '../heed.ts';
import type { Meeting } from '../meeting.ts';
import { askedOf } from '../monthly-meetings.ts';
import { firstDay, lastDay } from '../periods.ts';
import { clauseOf } from '../policy/clauses.ts';
import { preparationOf } from '../preparation.ts';
import { trueTime } from '../stamp.ts';
import { branchWord, type Draft, type Look } from './notice.ts';

export function calendarNotices(look: Look): Draft[] {
  const planned = look.meetings.filter(({ plan }) => plan !== null);
  return [
    ...missingMeetings(look),
    ...daysUnknown(look),
    ...[dayOff, waiting, unused, unreported, preparedLate].flatMap((rule) =>
      planned.flatMap((meeting) => rule(look, meeting)),
    ),
  ];
}

/** While the month runs, from the day after the one by which it should have been announced; then for good. */
function missingMeetings(look: Look): Draft[] {
  const byMonth = Map.groupBy(look.meetings, (meeting) => monthOf(dateOfMeeting(meeting)));
  const first = monthOf(look.began < `${look.years[0]}-01-01` ? `${look.years[0]}-01-01` : look.began);
  return monthsBetween(first, monthOf(look.today)).flatMap((month): Draft[] => {
    const { branch, today } = look;
    const over = lastDay(month) < today;
    const { policy, needed, by: last, own } = askedOf(branch, byMonth.get(month) ?? [], month, today);
    const counted = own.filter((meeting) => meeting.opened !== null || (!over && today <= dateOfMeeting(meeting)));
    if (counted.length >= needed) return [];
    const announceBy = addDays(last, -policy.notice.daysBefore);
    if (look.began > last || today <= announceBy) return [];
    return [
      {
        kind: 'meeting-missing',
        of: month,
        level: over ? 'community' : 'branch',
        clause: clauseOf(policy, 'meeting.perMonthAtLeast'),
        facts: { month, held: counted.map(({ id }) => id), needed },
        since: over ? addDays(lastDay(month), 1) : addDays(announceBy, 1),
        due: over ? lastDay(month) : last,
        closing: over ? 'answer' : 'fact',
      },
    ];
  });
}

/** Of this month and the next. */
function daysUnknown({ branch, today, began }: Look): Draft[] {
  const months = [monthOf(today), addMonths(monthOf(today), 1)];
  const found = months.flatMap((month): Draft[] => {
    const policy = policyOn(branch, firstDay(month));
    const byRule = ruleDaysIn(branch, firstDay(month));
    if (byRule.known) return [];
    return [
      {
        kind: 'day-unknown',
        of: byRule.why === 'unknown-year' ? byRule.year : byRule.why,
        level: byRule.why === 'unknown-year' ? 'township' : 'branch',
        clause: clauseOf(policy, 'calendar'),
        facts: { why: byRule.why, month },
        since: byRule.why === 'unknown-year' ? firstDay(addMonths(`${byRule.year}-01`, -1)) : began,
        closing: 'fact',
      },
    ];
  });
  return found.slice(0, 1);
}

function dayOff({ state, branch }: Look, meeting: Meeting): Draft[] {
  const standing = dayStanding(state, meeting);
  if (standing?.kind !== 'unexplained') return [];
  const date = dateOfMeeting(meeting);
  return [
    {
      kind: 'day-unexplained',
      of: meeting.id,
      level: 'branch',
      clause: clauseOf(policyOf(state, meeting), `calendar.${branch.kind}`),
      facts: { meeting: meeting.id, date, usual: standing.usual },
      since: date,
      closing: meeting.opened === null ? 'fact' : 'answer',
    },
  ];
}

function waiting({ state }: Look, meeting: Meeting): Draft[] {
  const policy = policyOf(state, meeting);
  if (meeting.opened !== null || policy.rescheduling.superior !== 'approval') return [];
  return meeting.reschedulings
    .filter(({ answer }) => answer === null)
    .map(({ id, to, at }) => ({
      kind: 'rescheduling-waiting',
      of: id,
      level: 'township',
      clause: clauseOf(policy, 'rescheduling.superior'),
      facts: { meeting: meeting.id, asked: id, to },
      since: dateOf(trueTime(at, state.clocks)),
      closing: 'fact',
    }));
}

/** PL-05, XN-07: an office agreed to a day, and the plan has gone another way since. */
function unused({ state }: Look, meeting: Meeting): Draft[] {
  if (!isStillToCome(meeting)) return [];
  const clause = clauseOf(policyOf(state, meeting), 'rescheduling.superior');
  return meeting.reschedulings.flatMap(({ id, to, answer, moved }): Draft[] => {
    if (moved !== false || answer === null || meeting.plan.date === to) return [];
    const facts = { meeting: meeting.id, asked: id, to };
    return [branchWord('approval-unused', id, clause, facts, dateOf(trueTime(answer.at, state.clocks)))];
  });
}

/** PL-05: the new day is told to the superior; her answer shows that it was, or else the secretary's word. */
function unreported({ state }: Look, meeting: Meeting): Draft[] {
  const policy = policyOf(state, meeting);
  const standing = dayStanding(state, meeting);
  if (policy.rescheduling.superior !== 'report' || standing?.kind !== 'moved') return [];
  const { id, to, at, answer } = standing.by;
  if (answer !== null) return [];
  const clause = clauseOf(policy, 'rescheduling.superior');
  const facts = { meeting: meeting.id, asked: id, to };
  return [branchWord('rescheduling-unreported', id, clause, facts, dateOf(trueTime(at, state.clocks)))];
}

/** A plan that was published late stays late; paperwork that was done late is done. */
function preparedLate({ state, today }: Look, meeting: Meeting): Draft[] {
  const policy = policyOf(state, meeting);
  return preparationOf(state, meeting, today).flatMap(({ kind, step, due, id, on, state: standing }): Draft[] => {
    if (standing !== 'overdue' && standing !== 'done-late') return [];
    const common = { level: 'branch', since: addDays(due, 1), due } as const;
    const clause = clauseOf(policy, clausePaths[kind]);
    if (kind !== 'announcement') {
      const facts = { meeting: meeting.id, step, done: id };
      const of = `${meeting.id}:${step}`;
      return [{ ...common, kind: 'preparation-late', of, clause, facts, closing: 'fact', closed: id !== null }];
    }
    if (policy.notice.daysBefore === 0 || on === null) return [];
    const facts = { meeting: meeting.id, published: on };
    return [{ ...common, kind: 'late-publication', of: meeting.id, clause, facts, closing: 'answer' }];
  });
}

const clausePaths = {
  announcement: 'notice.daysBefore',
  committee: 'meeting.committeeBefore',
  approval: 'meeting.planTo',
  filing: 'meeting.planTo',
  members: 'notice.eachMember',
} as const;

function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}
