/** Each value that a document fixes is changed in each preset, one by one: the tests that carry its row must notice. */
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../server/domain/policy/path.ts';
import { presetIds, presets } from '../../server/domain/policy/presets.ts';
import { set, withAssessment } from '../../server/domain/policy/with-assessment.ts';
import { type Mutant, mutantsOf, mutate } from './mutation/mutants.ts';
import { type Kept, kept } from './mutation/registry.ts';

/** Tests of what is computed: those of the policies themselves would only read the value a second time. */
const files = import.meta.glob(['../domain/**/*.test.ts', '!../domain/policy/**']);

/** To look at some values only: what of policy, rows and path is to be found, e.g. `MUTATE='PL-0[67]|steps'`. */
const wanted = new RegExp(process.env.MUTATE ?? '');

async function fails({ run }: Kept): Promise<boolean> {
  try {
    await run();
    return false;
  } catch {
    return true;
  }
}

async function isNoticed(holder: object, { path, rows, to }: Mutant): Promise<boolean> {
  const undo = mutate(holder, path, to);
  try {
    for (const test of kept) if (rows.some((row) => test.name.includes(row)) && (await fails(test))) return true;
    return false;
  } finally {
    undo();
  }
}

describe('no value of a policy can be changed unnoticed', async () => {
  for (const load of Object.values(files)) await load();

  it('while nothing is changed every test passes', async () => {
    const failing: string[] = [];
    for (const test of kept) if (await fails(test)) failing.push(test.name);
    expect(failing).toEqual([]);
    expect(kept.length).toBeGreaterThan(300);
  });

  it.each(presetIds)('%s', async (id) => {
    expect(await unnoticed(mutantsOf(presets[id]), () => presets[id])).toEqual([]);
  });

  it('the assessment', async () => {
    const assessed = withAssessment(presets['cx-6n']);
    const mutants = mutantsOf(assessed).filter(({ rows }) => rows[0]?.startsWith('WJ'));
    // What it sets is copied into each policy that it is added to.
    const holder = ({ path }: Mutant) => (valueAt(set, path) === undefined ? assessed : set);
    expect(await unnoticed(mutants, holder)).toEqual([]);
  });
});

/** `holder`: the object in which the program reads the value. */
async function unnoticed(mutants: readonly Mutant[], holder: (mutant: Mutant) => object): Promise<string[]> {
  const found: string[] = [];
  expect(mutants.length).toBeGreaterThan(40);
  for (const mutant of mutants.filter((one) => wanted.test(`${one.policy} ${one.rows} ${one.path}`))) {
    const { path, rows, from, to } = mutant;
    if (!(await isNoticed(holder(mutant), mutant)))
      found.push(`${rows} ${path}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`);
  }
  return found;
}
