/**
 * All projections: one entry for each, and `store.projected` gives its values. They need no version: a row also bears the mark
 * of the program that made it, so one of another program is never taken for this one's.
 */
import { approvalsProjection } from './approvals.ts';
import { assessmentProjection } from './assessment.ts';
import { branchProjection } from './branch.ts';
import { comparisonProjection } from './comparison.ts';
import { evidenceProjection } from './evidence.ts';
import { figuresProjection } from './figures.ts';
import { guidanceProjection } from './guidance.ts';
import { noticesProjection } from './notices.ts';
import {
  attendanceProjection,
  duesProjection,
  paymentsProjection,
  recordsProjection,
  sheetProjection,
  visitsProjection,
  yearProjection,
} from './pages.ts';
import { peopleProjection } from './people.ts';
import type { Projection } from './projection.ts';
import { remindersProjection } from './reminders.ts';
import { roomProjection } from './room.ts';
import { townProjection } from './town.ts';

const projections = {
  approvals: approvalsProjection,
  attendance: attendanceProjection,
  branch: branchProjection,
  assessment: assessmentProjection,
  comparison: comparisonProjection,
  dues: duesProjection,
  figures: figuresProjection,
  evidence: evidenceProjection,
  guidance: guidanceProjection,
  notices: noticesProjection,
  payments: paymentsProjection,
  people: peopleProjection,
  records: recordsProjection,
  reminders: remindersProjection,
  room: roomProjection,
  sheet: sheetProjection,
  town: townProjection,
  visits: visitsProjection,
  year: yearProjection,
} satisfies Record<string, Projection<unknown>>;

export type ProjectionName = keyof typeof projections;
/** As one of many, whatever its values are. */
export const projectionOf = (name: ProjectionName): Projection<unknown> => projections[name];
export const projectionNames = Object.keys(projections) as ProjectionName[];
export type Projected<N extends ProjectionName> = ReturnType<(typeof projections)[N]['of']>;
