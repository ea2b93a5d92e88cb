/** The yearly appraisal of the members: its steps, and a grade for each (WJ-04, GB-04). */
import { enter, members, policyToday, type World } from './world.ts';

export function appraise(world: World, year: string): void {
  const { random, diligence } = world;
  const { steps, grades } = policyToday(world).appraisal;
  for (const step of steps) if (random.chance(diligence)) enter(world, { what: 'appraisal-step', year, step });
  if (!random.chance(diligence)) return;
  const [best = '', good = best, fair = good] = grades;
  for (const { id: person } of members(world)) {
    const grade = random.chance(0.2) ? best : random.chance(0.95) ? good : fair;
    enter(world, { what: 'grade', year, person, grade });
  }
}
