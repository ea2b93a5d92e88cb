/** What a page shows of a year's assessment: the sheet, what the log suggests, the scores, what became of it (WJ-09). */
import { suggestionsOf } from '../../domain/assessment-evidence.ts';
import { assessmentSheet } from '../../domain/assessment-sheet.ts';
import type { LocalDate } from '../../domain/date.ts';
import type { State } from '../../domain/state.ts';
import type { AssessmentPage } from '../contract/assessment.ts';

export function assessmentPage(state: State, year: string, today: LocalDate): AssessmentPage {
  const sheet = assessmentSheet(state, year, today);
  if (sheet === null) return { year, sheet: null };
  const suggestions = suggestionsOf(state, year, today);
  const { assessment, sections, totals, bars, verdict, changedSince } = sheet;
  const kept = state.assessments.get(year);
  const decided = kept?.decisions.at(-1);
  return {
    year,
    sheet: {
      name: assessment.name,
      source: assessment.source,
      sections: sections.map(({ section: { id, title, points }, rows, discrepancy, sums }) => ({
        id,
        title,
        points,
        discrepancy,
        sums: Array.from(sums, ([level, sum]) => ({ level, ...sum })),
        rows: rows.map(({ row, scores }) => {
          const suggestion = suggestions.get(row.id) ?? null;
          const proofs = suggestion?.proofs.map(({ done, of }) => ({ done, of })) ?? [];
          return {
            id: row.id,
            about: row.about,
            title: row.title,
            points: row.points,
            scores: Array.from(scores, ([level, score]) => ({
              level,
              id: score.id,
              points: score.points,
              note: score.note,
            })),
            suggestion: suggestion === null ? null : { points: suggestion.points, proofs },
          };
        }),
      })),
      levels: Array.from(totals, ([level, { points, missing }]) => ({ level, total: points, missing: missing.length })),
      threshold: assessment.threshold,
      inclusive: assessment.inclusive,
      bars: bars.map(({ ground, stated, text }) => ({
        title: assessment.vetoes.find(({ id }) => id === ground)?.title ?? '',
        text,
        stated,
      })),
      decision:
        decided === undefined
          ? null
          : {
              on: decided.on,
              qualified: decided.qualified,
              points: decided.points,
              changed: changedSince !== null,
            },
      published: kept?.published ?? null,
      objections: (kept?.objections ?? []).map(({ id, on, text, upheld }) => ({ id, on, text, upheld })),
      verdict,
    },
  };
}
