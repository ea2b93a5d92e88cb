/** The rules for the screen, measured in a real browser on the states of one file of the gallery, on up to three panels. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isAtLength } from '../extras.ts';
import { bringAxe, violations } from './axe.ts';
import { openBrowser, type Panel, panels, type Served, servePages } from './gallery.ts';
import { findings, type Limits } from './measure.ts';

const patience = 120_000;

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
  let page: Page;
  let names: readonly string[] = [];

  beforeAll(async () => {
    served = await servePages();
    browser = await openBrowser();
    page = await browser.newPage();
    await page.goto(`${served.url}/gallery.html`);
    await page.waitForSelector('a');
    const hashes = await page.$$eval('a', (links) => links.map((link) => link.hash.slice(1)));
    names = hashes.filter((name) => name.startsWith(`${file}/`));
  }, patience);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const isAlike = (name: string) => alike.test(name);

  async function open({ width, height, mm }: Panel, scale = 1): Promise<void> {
    await page.setViewportSize({ width, height });
    await page.goto(`${served.url}/gallery.html?mm=${mm}&scale=${scale}`);
    await page.waitForSelector('a');
  }

  /** Shows each of the states, and collects what is found there. */
  async function inEach(states: readonly string[], find: (state: string) => Promise<readonly string[]>) {
    expect(states.length).toBeGreaterThan(0);
    const all: string[] = [];
    for (const state of states) {
      await show(page, state);
      all.push(...(await find(state)).map((finding) => `${state}: ${finding}`));
    }
    return all;
  }

  const measured = (panel: Panel) => findings(page, place.limits(panel));

  it(`targets, text and edges are right on ${smallest.name}, with a contrast of 7:1, and axe finds nothing`, {
    timeout: patience,
  }, async () => {
    await open(smallest);
    await bringAxe(page);
    const found = await inEach(names, async (state) => [
      ...(await measured(smallest)),
      ...(isAlike(state) ? [] : await violations(page)),
    ]);
    expect(found).toEqual([]);
  });

  const different = () => names.filter((name) => !isAlike(name));

  // What does not fit anywhere does not fit on the smallest, which is looked at each time.
  for (const panel of isAtLength ? larger : []) {
    it(`targets, text and edges are right on ${panel.name}`, { timeout: patience }, async () => {
      await open(panel);
      expect(await inEach(different(), () => measured(panel))).toEqual([]);
    });
  }

  if (place.largeText) {
    it('large text (大字) fits on the smallest panel', { timeout: patience }, async () => {
      await open(smallest, 1.25);
      expect(await inEach(different(), () => measured(smallest))).toEqual([]);
    });
  }
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
