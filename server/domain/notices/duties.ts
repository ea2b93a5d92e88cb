/** Notices about what a year asks for: duties, papers, publications, problems, organisation life (CX-21, GB-03, WJ, XN). */
import { byPolicyOfDueDay, policyOn } from '../branch.ts';
import { addDays } from '../date.ts';
import { publishingOf } from '../filing.ts';
import { unitGradeOf } from '../inspections.ts';
import { monthlyProblems } from '../items.ts';
import { dutiesIn } from '../obligations.ts';
import { organisationLifeOf } from '../organisation-life.ts';
import { papersIn } from '../papers.ts';
import { lastDay } from '../periods.ts';
import { clauseOf } from '../policy/clauses.ts';
import { branchWord, type Draft, type Look } from './notice.ts';

export function dutyNotices(look: Look): Draft[] {
  const next = String(Number(look.years.at(-1)) + 1);
  const rules = [duties, publications, problems, organisationLife, unitGrade];
  return [
    ...look.years.flatMap((year) => rules.flatMap((rule) => rule(look, year))),
    ...[...look.years, next].flatMap((year) => papers(look, year)),
  ];
}

/** What was held in other months than the document names is done, and was late or beside them. */
function duties({ state, branch, today }: Look, year: string): Draft[] {
  return dutiesIn(state, branch, year, today)
    .filter(({ standing }) => standing === 'missed' || standing === 'late' || standing === 'beside')
    .map(({ obligation, period, due, held, standing, clause }) => ({
      kind: 'duty-missed',
      of: `${period}:${obligation.id}`,
      level: obligation.level,
      clause,
      facts: { obligation: obligation.id, period, held },
      since: addDays(due, 1),
      due,
      closing: 'answer',
      closed: standing !== 'missed',
    }));
}

function papers({ state, branch, today }: Look, year: string): Draft[] {
  return papersIn(state, branch, year, today).flatMap((one): Draft[] => {
    const { paper, period, due, standing, unapproved, refused, missing, clause } = one;
    const since = addDays(due, 1);
    const common = { of: `${period}:${paper.id}`, clause, since, closing: 'fact' } as const;
    const facts = { paper: paper.id, period };
    const late: Draft = {
      ...common,
      kind: 'paper-late',
      level: 'branch',
      facts: { ...facts, persons: missing },
      due,
      closed: standing === 'done-late',
    };
    const unanswered = {
      ...common,
      kind: 'paper-unapproved',
      level: refused === null ? 'township' : 'branch',
      facts: { ...facts, refused },
    } satisfies Draft;
    return [...(standing === 'late' || standing === 'done-late' ? [late] : []), ...(unapproved ? [unanswered] : [])];
  });
}

/** About a meeting at once, for a period once it is over. */
function publications({ state, branch, today }: Look, year: string): Draft[] {
  const all = byPolicyOfDueDay(
    branch,
    year,
    (policy) => publishingOf(state, policy, branch.kind, year, today),
    ({ due }) => due,
  );
  return all.flatMap(({ publication, about, due, standing }): Draft[] => {
    const ofMeeting = publication.per === 'meeting';
    if (standing !== (ofMeeting ? 'due' : 'missed')) return [];
    return [
      {
        kind: 'publication-missed',
        of: `${about}:${publication.id}`,
        level: 'branch',
        clause: clauseOf(policyOn(branch, due), `publications.${publication.id}`),
        facts: { publication: publication.id, about },
        ...(ofMeeting ? { since: due, closing: 'fact' } : { since: addDays(due, 1), due, closing: 'answer' }),
      },
    ];
  });
}

function problems({ state, branch, today }: Look, year: string): Draft[] {
  return byPolicyOfDueDay(
    branch,
    year,
    (policy) => monthlyProblems(state, policy, year, today),
    ({ month }) => lastDay(month),
  )
    .filter(({ standing }) => standing === 'missed')
    .map(({ month, halves }) => ({
      kind: 'problem-missing',
      of: month,
      level: 'branch',
      clause: clauseOf(policyOn(branch, lastDay(month)), 'meeting.monthlyProblem'),
      facts: { month, halves },
      since: addDays(lastDay(month), 1),
      due: lastDay(month),
      closing: 'answer',
    }));
}

function organisationLife({ state, branch, today }: Look, year: string): Draft[] {
  return byPolicyOfDueDay(
    branch,
    year,
    (policy) => (Object.values(policy.organisationLife).includes(true) ? organisationLifeOf(state, policy, year) : []),
    ({ activity }) => activity.on,
  )
    .filter(({ lacking, activity }) => lacking.length > 0 && activity.on <= today)
    .map(({ activity, lacking, silent }) => ({
      kind: 'organisation-life-lacking',
      of: activity.id,
      level: 'branch',
      clause: clauseOf(policyOn(branch, activity.on), 'organisationLife'),
      facts: { activity: activity.id, lacking, silent },
      since: activity.on,
      closing: 'fact',
    }));
}

/** By the policy of the year's end, or today's: the grade is the year's. */
function unitGrade({ state, branch, today }: Look, year: string): Draft[] {
  const last = `${year}-12-31`;
  const policy = policyOn(branch, last < today ? last : today);
  const graded = policy.unitGrades === null ? null : unitGradeOf(state, policy, year);
  if (graded === null || graded.awardsOpen || graded.on > today) return [];
  const facts = { year, grade: graded.grade, activity: graded.activity };
  return [branchWord('unit-grade', year, clauseOf(policy, 'unitGrades'), facts, graded.on)];
}
