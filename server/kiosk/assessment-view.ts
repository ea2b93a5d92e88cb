/** What the desk shows of a year's assessment: the sheet, what the log suggests, the branch's own scores (WJ-09). */
import { suggestionsOf } from '../domain/assessment-evidence.ts';
import { assessmentSheet } from '../domain/assessment-sheet.ts';
import type { LocalDate } from '../domain/date.ts';
import type { State } from '../domain/state.ts';
import type { AssessmentPage } from './contract.ts';

export function assessmentPage(state: State, year: string, today: LocalDate): AssessmentPage {
  const sheet = assessmentSheet(state, year, today);
  if (sheet === null) return { year, sheet: null };
  const suggestions = suggestionsOf(state, year, today);
  const { assessment, sections, totals, bars, verdict } = sheet;
  const own = totals.get('branch') ?? { points: 0, missing: [] };
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
        ...(sums.get('branch') ?? { sum: 0, counted: 0 }),
        rows: rows.map(({ row, scores }) => {
          const suggestion = suggestions.get(row.id) ?? null;
          const proofs = suggestion?.proofs.map(({ done, of }) => ({ done, of })) ?? [];
          return {
            id: row.id,
            about: row.about,
            title: row.title,
            points: row.points,
            score: scores.get('branch')?.points ?? null,
            suggestion: suggestion === null ? null : { points: suggestion.points, proofs },
          };
        }),
      })),
      total: own.points,
      missing: own.missing.length,
      threshold: assessment.threshold,
      inclusive: assessment.inclusive,
      bars: bars.map(({ ground, text }) => assessment.vetoes.find(({ id }) => id === ground)?.title ?? text),
      verdict,
    },
  };
}
