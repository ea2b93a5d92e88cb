/** Rule 15 and the contrast of rule 3 (7:1), by axe in the page as it stands. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const options = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: {
    'color-contrast-enhanced': { enabled: true },
    // The enhanced one asks for more.
    'color-contrast': { enabled: false },
    'target-size': { enabled: true },
  },
  resultTypes: ['violations'],
  // No rule of these needs the style sheets once more.
  preload: false,
};

/** Once for each document, before `violations`. */
export const bringAxe = (page: Page): Promise<unknown> => page.evaluate(source);

/** By its own choice of rules, in a page of the running product. */
export async function axeFindsNothing(page: Page): Promise<void> {
  await bringAxe(page);
  const { violations: found } = (await page.evaluate('axe.run()')) as AxeResults;
  expect(found.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => target.join(' '))])).toEqual([]);
}

/** A line for each rule that is broken. Empty: none. */
export async function violations(page: Page): Promise<readonly string[]> {
  const results = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as AxeResults;
  return results.violations.map(
    ({ id, nodes }) => `axe ${id} ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}
