/** The rules for the screen, measured in a real browser on the states of one file of the gallery, on three panels. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type Panel, panels, type Served, servePages } from './gallery.ts';
import { findings, type Limits } from './measure.ts';

const patience = 120_000;

/** Rule 15, and the contrast of rule 3 (7:1). */
const axeRules = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

/** Where a page is looked at, and what it must keep there. */
export interface Place {
  /** The smallest first. */
  readonly panels: readonly Panel[];
  limits(panel: Panel): Limits;
  /** There is a switch for large text (大字). */
  readonly largeText: boolean;
}

/** On the wall of the room, under fingers. */
export const wall: Place = {
  panels,
  limits: ({ mm }) => ({ target: Math.max(60, 16 * mm), primary: Math.max(60, 20 * mm), gap: Math.max(8, 2 * mm) }),
  largeText: true,
};

/** At a desk, under a mouse; browsers have their own zoom. */
export const office: Place = {
  panels: [
    { name: 'a small laptop', width: 1024, height: 600, mm: 3.8 },
    { name: 'a laptop', width: 1366, height: 768, mm: 3.8 },
    { name: 'a monitor', width: 1920, height: 1080, mm: 3.8 },
  ],
  limits: () => ({ target: 44, primary: 44, gap: 0, text: 14, scrolls: true }),
  largeText: false,
};

/**
 * Declares the tests for `FILE.states.ts`. `alike`: states that differ only in words from others, looked at once, on the
 * smallest panel.
 */
export function itFollowsTheRules(file: string, alike: RegExp, place: Place = wall): void {
  const [smallest, ...larger] = place.panels;
  if (smallest === undefined) throw new Error('a place without a panel');
  let served: Served;
  let browser: Browser;
  let names: readonly string[] = [];

  beforeAll(async () => {
    served = await servePages(['gallery']);
    browser = await openBrowser();
    const page = await browser.newPage();
    await page.goto(`${served.url}/gallery.html`);
    await page.waitForSelector('a');
    const hashes = await page.$$eval('a', (links) => links.map((link) => link.hash.slice(1)));
    names = hashes.filter((name) => name.startsWith(`${file}/`));
    await page.close();
  }, patience);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  async function open(panel: Panel, scale = 1): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: panel.width, height: panel.height } });
    await page.goto(`${served.url}/gallery.html?mm=${panel.mm}&scale=${scale}`);
    await page.waitForSelector('a');
    return page;
  }

  async function measureAll(panel: Panel, states: readonly string[], scale = 1): Promise<readonly string[]> {
    const page = await open(panel, scale);
    const limits = place.limits(panel);
    const all: string[] = [];
    for (const state of states) {
      await show(page, state);
      all.push(...(await findings(page, limits)).map((finding) => `${state}: ${finding}`));
    }
    await page.close();
    return all;
  }

  for (const panel of [smallest, ...larger]) {
    it(`targets, text and edges are right on ${panel.name}`, { timeout: patience }, async () => {
      expect(names.length).toBeGreaterThan(0);
      const states = names.filter((name) => panel === smallest || !alike.test(name));
      expect(await measureAll(panel, states)).toEqual([]);
    });
  }

  if (place.largeText) {
    it('large text (大字) fits on the smallest panel', { timeout: patience }, async () => {
      const states = names.filter((name) => !alike.test(name));
      expect(await measureAll(smallest, states, 1.25)).toEqual([]);
    });
  }

  it('axe finds nothing, and text has a contrast of 7:1', { timeout: patience }, async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const page = await open(smallest);
    await page.evaluate(axe);
    const violations: string[] = [];
    for (const state of names.filter((name) => !alike.test(name))) {
      await show(page, state);
      const results = (await page.evaluate(`axe.run(${JSON.stringify(axeRules)})`)) as AxeResults;
      for (const { id, nodes } of results.violations) {
        violations.push(`${state}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
      }
    }
    await page.close();
    expect(violations).toEqual([]);
  });
}

async function show(page: Page, state: string): Promise<void> {
  await page.evaluate(async (hash) => {
    location.hash = hash;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    while (document.body.dataset.state !== hash) await frame();
    // Rendered, measured by the elements themselves, laid out again.
    for (let frames = 0; frames < 3; frames += 1) await frame();
  }, state);
}
