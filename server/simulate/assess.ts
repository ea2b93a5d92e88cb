/** What only a branch that is assessed does: its money for the year, and in January the sheet of the year before (WJ-09, WJ-15). */
import { suggestionsOf } from '../domain/assessment-evidence.ts';
import { assessmentSheet } from '../domain/assessment-sheet.ts';
import { beganOn } from '../domain/state.ts';
import { enter, members, policyToday, today, type World } from './world.ts';

export function fund(world: World): void {
  const { assessment, fundsPerHead } = policyToday(world);
  if (assessment === null) return;
  const fen = members(world).length * (fundsPerHead?.fen ?? 0);
  if (fen > 0) enter(world, { what: 'money', direction: 'in', fen, purpose: 'budget' }, '年度党建经费');
}

/** What the log proves counts as it proves it; of the rest the branch thinks well. The year that was only begun is nobody's. */
export function scoreItself(world: World, year: string): void {
  const { box, random } = world;
  const state = box.state();
  const sheet = beganOn(state) <= `${year}-01-01` ? assessmentSheet(state, year, today(world)) : null;
  if (sheet === null) return;
  const suggested = suggestionsOf(state, year, today(world));
  for (const { row } of sheet.sections.flatMap(({ rows }) => rows)) {
    // A paper that lies in a folder is not in the log.
    const points = suggested.get(row.id)?.points || row.points - (random.chance(0.3) ? 0.5 : 0);
    const data = { year, score: world.newId('score'), row: row.id, level: 'branch' as const, points, note: '' };
    box.run({ type: 'assessment.score', data });
  }
}
