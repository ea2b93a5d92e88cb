/** A year's assessment as people scored and decided it (WJ-09); what the sheet comes to is `assessment-sheet.ts`. */
import type { ScoreLevel } from './events/assessment.ts';
import type { EventData, KnownEvent } from './events.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Id } from './vocabulary.ts';

export interface Score extends Omit<EventData<'assessment.scored'>, 'score'> {
  readonly id: Id;
  readonly at: Stamp;
  readonly by: string;
  readonly note: string;
  readonly withdrawn: string | null;
}

export interface Veto {
  readonly id: Id;
  /** Null: one that the policy's list leaves open. */
  readonly ground: Id | null;
  readonly text: string;
  readonly withdrawn: string | null;
}

export interface Objection {
  readonly id: Id;
  /** The decision that it is about. */
  readonly decision: Id | null;
  readonly on: string;
  readonly text: string;
  /** Null: not answered yet. */
  readonly upheld: boolean | null;
}

/** `by`: as of the event's actor. */
export type Decision = EventData<'assessment.decided'> & { readonly by: string };

export interface YearAssessment {
  readonly year: string;
  scores: readonly Score[];
  vetoes: readonly Veto[];
  /** The last decision holds; those before it stay on record. */
  decisions: readonly Decision[];
  /** Of the decision that holds. */
  published: string | null;
  objections: readonly Objection[];
}

export function startAssessment(year: string): YearAssessment {
  return { year, scores: [], vetoes: [], decisions: [], published: null, objections: [] };
}

export const copyAssessment = (assessment: YearAssessment): YearAssessment => ({ ...assessment });

export function evolveAssessment(sheet: YearAssessment, event: KnownEvent): void {
  switch (event.type) {
    case 'assessment.scored': {
      const { score: id, ...scored } = event.data;
      const entry = { id, ...scored, at: stampOf(event), by: event.actor, note: '', withdrawn: null };
      sheet.scores = [...sheet.scores, entry];
      return;
    }
    case 'assessment.score-withdrawn':
      sheet.scores = changed(sheet.scores, event.data.score, { withdrawn: event.data.reason });
      return;
    case 'assessment.vetoed': {
      const { veto: id, ground } = event.data;
      sheet.vetoes = [...sheet.vetoes, { id, ground, text: '', withdrawn: null }];
      return;
    }
    case 'assessment.veto-withdrawn':
      sheet.vetoes = changed(sheet.vetoes, event.data.veto, { withdrawn: event.data.reason });
      return;
    case 'assessment.decided':
      sheet.decisions = [...sheet.decisions, { ...event.data, by: event.actor }];
      sheet.published = null;
      return;
    case 'assessment.published':
      sheet.published ??= event.data.on;
      return;
    case 'assessment.objected': {
      const { objection: id, on } = event.data;
      const decision = sheet.decisions.at(-1)?.decision ?? null;
      sheet.objections = [...sheet.objections, { id, decision, on, text: '', upheld: null }];
      return;
    }
    case 'assessment.objection-answered':
      sheet.objections = changed(sheet.objections, event.data.objection, { upheld: event.data.upheld });
      return;
    case 'assessment.worded': {
      const { of, text } = event.data;
      sheet.scores = changed(sheet.scores, of, { note: text });
      sheet.vetoes = changed(sheet.vetoes, of, { text });
      sheet.objections = changed(sheet.objections, of, { text });
      return;
    }
  }
}

function changed<T extends { readonly id: Id }>(entries: readonly T[], id: Id, to: Partial<T>): readonly T[] {
  return entries.some((entry) => entry.id === id)
    ? entries.map((entry) => (entry.id === id ? { ...entry, ...to } : entry))
    : entries;
}

/** An objection to the decision that holds was found to be right: only deciding anew remedies that. */
export function isOverturned({ decisions, objections }: YearAssessment): boolean {
  const last = decisions.at(-1)?.decision;
  return objections.some(({ decision, upheld }) => upheld === true && decision === last);
}

/** The score of a row that stands at a level: the last that was not withdrawn. */
export function scoreOf(sheet: YearAssessment | undefined, row: Id, level: ScoreLevel): Score | undefined {
  return sheet?.scores.findLast((one) => one.row === row && one.level === level && one.withdrawn === null);
}
