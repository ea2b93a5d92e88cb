/** Who of the superiors looked in, at which meeting, with what result (CX-17, GB-05, GB-08, PL-13, XN-08, CX-24). */
import { type Activity, activitiesOf } from './activities.ts';
import type { LocalDate } from './date.ts';
import { isOwnMember } from './person.ts';
import type { Policy } from './policy/schema.ts';
import type { State } from './state.ts';
import type { ActivityKind, Id } from './vocabulary.ts';

/** What levels above do at a branch, beside giving it lessons. */
const ofSuperiors: ReadonlySet<ActivityKind> = new Set([
  ...(['inspection', 'monthly-visit', 'phone-check', 'site-check', 'guiding-visit', 'fixed-monitoring'] as const),
  ...(['site-observation', 'daily-supervision', 'spot-check', 'special-check', 'yearly-assessment'] as const),
]);

export const isVisit = (kind: ActivityKind): boolean => ofSuperiors.has(kind);

/** Every visit of a level above the branch in `year` (`2026`), the earliest first. */
export function visitsOf(state: State, year: string): Activity[] {
  return activitiesOf(state, year).filter(({ level, kind }) => level !== 'branch' && kind !== 'lesson-pack');
}

/** PL-13: the visits that are evidence of each leader's duty, as activity ids by person. */
export function visitsByLeader(state: State, year: string): ReadonlyMap<Id, readonly Id[]> {
  return byLeader(visitsOf(state, year));
}

export interface LecturesOfLeader {
  readonly own: readonly Id[];
  /** Held in a branch that the leader is linked to. */
  readonly linked: readonly Id[];
}

/** CX-24: which leading cadres gave a lecture in this branch, their own one or one that they are linked to. */
export function lecturesByLeaders(state: State, year: string): ReadonlyMap<Id, LecturesOfLeader> {
  const lectures = activitiesOf(state, year).filter(({ kind }) => kind === 'lecture-by-leader');
  return new Map(
    Array.from(byLeader(lectures), ([person, held]) => {
      const known = state.people.get(person);
      const own = known !== undefined && isOwnMember(known);
      return [person, own ? { own: held, linked: [] } : { own: [], linked: held }];
    }),
  );
}

function byLeader(activities: readonly Activity[]): Map<Id, Id[]> {
  const led = activities.flatMap(({ id, led }) => (led === null ? [] : [{ id, led }]));
  return new Map(
    Array.from(
      Map.groupBy(led, (one) => one.led),
      ([leader, held]) => [leader, held.map(({ id }) => id)],
    ),
  );
}

export interface UnitGrade {
  readonly grade: string;
  readonly activity: Id;
  readonly on: LocalDate;
  /** XN-08: a grade below the policy's bars the unit from awards. */
  readonly awardsOpen: boolean;
}

/** The grade that the unit was given last in `year`; null where the policy knows none, or none was given. */
export function unitGradeOf(state: State, { unitGrades }: Policy, year: string): UnitGrade | null {
  const graded = activitiesOf(state, year).findLast(({ grade }) => grade !== null);
  if (unitGrades === null || graded === undefined || graded.grade === null) return null;
  const { grades, awardsDownTo } = unitGrades;
  const awardsOpen = grades.slice(0, grades.indexOf(awardsDownTo) + 1).includes(graded.grade);
  return { grade: graded.grade, activity: graded.id, on: graded.on, awardsOpen };
}
