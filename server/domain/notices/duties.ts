/** Notices about what a year asks for: duties, papers, publications, problems, organisation life (CX-21, GB-03, WJ, XN). */
import { policyOn } from '../branch.ts';
import { addDays } from '../date.ts';
import { publishingOf } from '../filing.ts';
import { unitGradeOf } from '../inspections.ts';
import { monthlyProblems } from '../items.ts';
import { dutiesOf } from '../obligations.ts';
import { organisationLifeOf } from '../organisation-life.ts';
import { papersDue } from '../papers.ts';
import { lastDay } from '../periods.ts';
import { clauseOf } from '../policy/clauses.ts';
import type { Policy } from '../policy/schema.ts';
import { branchWord, type Draft, type Look } from './notice.ts';

export function dutyNotices(look: Look): Draft[] {
  const next = String(Number(look.years.at(-1)) + 1);
  const rules = [duties, publications, problems, organisationLife, unitGrade];
  return [
    ...look.years.flatMap((year) => rules.flatMap((rule) => rule(look, ruling(look, year), year))),
    ...[...look.years, next].flatMap((year) => papers(look, ruling(look, year), year)),
  ];
}

/** By the policy that held at the end of a year, or holds today. */
function ruling({ branch, today }: Look, year: string): Policy {
  const last = `${year}-12-31`;
  return policyOn(branch, last < today ? last : today);
}

/** What was held after the months that the document names is done, and was late. */
function duties({ state, branch, today }: Look, policy: Policy, year: string): Draft[] {
  return dutiesOf(state, policy, branch.kind, year, today)
    .filter(({ standing }) => standing === 'missed' || standing === 'late')
    .map(({ obligation, period, due, held, standing, clause }) => ({
      kind: 'duty-missed',
      of: `${period}:${obligation.id}`,
      level: obligation.level,
      clause,
      facts: { obligation: obligation.id, period, held },
      since: addDays(due, 1),
      due,
      closing: 'answer',
      closed: standing === 'late',
    }));
}

function papers({ state, today }: Look, policy: Policy, year: string): Draft[] {
  return papersDue(state, policy, year, today).flatMap(({ paper, period, due, standing, missing, clause }): Draft[] => {
    const common = { of: `${period}:${paper.id}`, clause, closing: 'fact' } as const;
    if (standing === 'unapproved') {
      const facts = { paper: paper.id, period };
      return [{ ...common, kind: 'paper-unapproved', level: 'township', facts, since: addDays(due, 1) }];
    }
    if (standing !== 'late' && standing !== 'done-late') return [];
    const facts = { paper: paper.id, period, persons: missing };
    const closed = standing === 'done-late';
    return [{ ...common, kind: 'paper-late', level: 'branch', facts, since: addDays(due, 1), due, closed }];
  });
}

/** About a meeting at once, for a period once it is over. */
function publications({ state, branch, today }: Look, policy: Policy, year: string): Draft[] {
  return publishingOf(state, policy, branch.kind, year, today).flatMap(({ publication, about, standing }): Draft[] => {
    const ofMeeting = publication.per === 'meeting';
    if (standing !== (ofMeeting ? 'due' : 'missed')) return [];
    const due = ofMeeting ? null : lastDayOf(about);
    const meeting = state.meetings.get(about);
    const since = due === null ? (meeting?.opened?.date ?? '') : addDays(due, 1);
    return [
      {
        kind: 'publication-missed',
        of: `${about}:${publication.id}`,
        level: 'branch',
        clause: clauseOf(policy, `publications.${publication.id}`),
        facts: { publication: publication.id, about },
        since,
        ...(due === null ? {} : { due }),
        closing: ofMeeting ? 'fact' : 'answer',
      },
    ];
  });
}

function problems({ state, today }: Look, policy: Policy, year: string): Draft[] {
  return monthlyProblems(state, policy, year, today)
    .filter(({ standing }) => standing === 'missed')
    .map(({ month, halves }) => ({
      kind: 'problem-missing',
      of: month,
      level: 'branch',
      clause: clauseOf(policy, 'meeting.monthlyProblem'),
      facts: { month, halves },
      since: addDays(lastDay(month), 1),
      due: lastDay(month),
      closing: 'answer',
    }));
}

function organisationLife({ state, today }: Look, policy: Policy, year: string): Draft[] {
  if (!Object.values(policy.organisationLife).includes(true)) return [];
  return organisationLifeOf(state, policy, year)
    .filter(({ lacking, activity }) => lacking.length > 0 && activity.on <= today)
    .map(({ activity, lacking, silent }) => ({
      kind: 'organisation-life-lacking',
      of: activity.id,
      level: 'branch',
      clause: clauseOf(policy, 'organisationLife'),
      facts: { activity: activity.id, lacking, silent },
      since: activity.on,
      closing: 'fact',
    }));
}

function unitGrade({ state, today }: Look, policy: Policy, year: string): Draft[] {
  const graded = policy.unitGrades === null ? null : unitGradeOf(state, policy, year);
  if (graded === null || graded.awardsOpen || graded.on > today) return [];
  const facts = { year, grade: graded.grade, activity: graded.activity };
  return [branchWord('unit-grade', year, clauseOf(policy, 'unitGrades'), facts, graded.on)];
}

/** Of a period by its key: `2026-03`, `2026-Q1`, `2026-H1`, `2026`. */
function lastDayOf(period: string): string {
  const [year = '', part = '12'] = period.split('-');
  const month = part.startsWith('Q') ? Number(part[1]) * 3 : part.startsWith('H') ? Number(part[1]) * 6 : Number(part);
  return lastDay(`${year}-${String(month).padStart(2, '0')}`);
}
