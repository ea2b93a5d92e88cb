/** The room's screen in a real Chromium on a running kiosk, worked by touch as a person would. */
import type { Browser, Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { SimulatorPost } from '../../server/kiosk/contract.ts';
import { tremor } from '../../ui/elements/guards.ts';
import { openBrowser, panels } from '../ui/gallery.ts';
import { aheadToTen, atTen, type Kiosk, type KioskOptions, noReaders, removeData, startKiosk } from './kiosk.ts';

/** For what another process and a loaded machine take, ms. */
export const patience = 15_000;

export interface Screen {
  readonly page: Page;
  /** What went wrong in the page: errors, and what its content policy refused. */
  readonly faults: readonly string[];
  /** Touches the button of that name, within `inside` where the name stands twice. */
  touch(name: string | RegExp, inside?: Locator): Promise<void>;
  /** Touches six digits on the PIN pad, and waits until it has gone. */
  touchPin(pin?: string): Promise<void>;
  /** Opens the desk at one of its sections; asks for the PIN where the pad asks. */
  openDesk(section: RegExp): Promise<void>;
  /** Back to the room's screen. */
  closeDesk(): Promise<void>;
  /** Waits for the whole-screen answer to say all of this, and touches it away. */
  answer(...says: readonly (string | RegExp)[]): Promise<void>;
}

/** The clock of all that is `atTen`, for whatever the page shows. */
export async function keepTen(page: Page): Promise<void> {
  await page.addInitScript((ahead) => {
    const machine = Date.now;
    Date.now = () => machine() + ahead;
  }, aheadToTen);
}

/** Of a room that is `atTen`: the screen has the clock of the same box. */
export async function openScreen(browser: Browser, url: string, hasTouch = true): Promise<Screen> {
  const [{ width, height }] = panels;
  const page = await browser.newPage({ viewport: { width, height }, hasTouch });
  page.setDefaultTimeout(patience);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  await keepTen(page);
  await page.goto(url);
  await page.locator('room-frame, kiosk-setup').first().waitFor();

  const button = (name: string | RegExp, inside: Page | Locator = page) =>
    inside.getByRole('button', { name, exact: typeof name === 'string' });
  const pad = page.locator('pin-pad');
  let last = { x: 0, y: 0, width: 0, height: 0, at: 0 };
  const screen: Screen = {
    page,
    faults,
    async touch(name, inside) {
      const target = button(name, inside).first();
      await target.waitFor();
      const box = (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      const across = Math.abs(box.x + box.width / 2 - last.x - last.width / 2);
      const down = Math.abs(box.y + box.height / 2 - last.y - last.height / 2);
      const again = across < last.width / 2 && down < last.height / 2;
      // A second touch in the same place that comes sooner is a trembling finger's, and counts for nothing.
      const early = last.at + tremor - Date.now();
      if (again && early > 0 && !(await isFast(target))) await page.waitForTimeout(early + 10);
      await target.tap();
      last = { ...box, at: Date.now() };
    },
    async touchPin(pin = '123456') {
      await pad.waitFor();
      for (const digit of pin) await button(digit, pad).tap();
      await pad.waitFor({ state: 'detached' });
    },
    async openDesk(section) {
      await screen.touch(/^书记/);
      await pad.or(page.locator('desk-home')).first().waitFor();
      if ((await pad.count()) > 0) await screen.touchPin();
      await page.locator('desk-home').waitFor();
      // What is not needed while people are in the room stands on the second page.
      if ((await button(section).count()) === 0) await screen.touch(/^支部事务/);
      await screen.touch(section);
      await page.locator('desk-home').waitFor({ state: 'detached' });
    },
    async closeDesk() {
      const desk = page.locator('secretary-desk');
      const headings = async () => (await desk.locator('h1').allTextContents()).join();
      // Once from a section and once from the desk; a touch that falls on a page in change may count for nothing.
      for (let touches = 0; touches < 6; touches += 1) {
        const before = await headings();
        const touched = screen.touch('返回', desk);
        const changed = touched.then(() => vi.waitUntil(async () => (await headings()) !== before, { timeout: 1000 }));
        // On a busy machine it may take longer, and go as it is touched once more.
        await changed.catch(() => undefined);
        if ((await desk.count()) === 0) return;
      }
      throw new Error('the desk does not close');
    },
    async answer(...says) {
      const answer = page.locator('answer-screen');
      for (const text of says) await answer.getByText(text).first().waitFor();
      await answer.getByRole('button').tap();
      await answer.locator('dialog[open]').waitFor({ state: 'detached' });
    },
  };
  return screen;
}

/** Config of a room whose only device is its 7 inch screen. */
export const roomConfig = `${noReaders}[screen]\ndiagonal = 7\n`;

export interface RoomOptions extends Omit<KioskOptions, 'env'> {
  /** What is done before anybody looks at the screen. */
  readonly prepare?: (kiosk: Kiosk) => Promise<void>;
  readonly hasTouch?: boolean;
}

/** A room `atTen` whose only device is its screen. `close` ends it and removes its data. */
export async function startRoom({ prepare, hasTouch = true, config = '', ...options }: RoomOptions) {
  await using opened = new AsyncDisposableStack();
  const kiosk = await startKiosk({ ...options, env: atTen, config: config + roomConfig });
  opened.defer(async () => {
    await kiosk.kill('SIGTERM');
    removeData(kiosk.data);
  });
  await prepare?.(kiosk);
  const browser = opened.adopt(await openBrowser(), (one) => one.close());
  const screen = await openScreen(browser, kiosk.url, hasTouch);
  const all = opened.move();
  return { kiosk, screen, close: () => all.disposeAsync() };
}

/** Keys that are meant to be struck fast. */
const isFast = async (target: Locator) => (await target.getAttribute('data-fast')) !== null;

/** Holds something to the demo room's simulated reader. */
export async function simulate(kiosk: Kiosk, post: SimulatorPost): Promise<void> {
  expect(await (await kiosk.post('/api/simulator', post)).json()).toEqual({ ok: true });
}

export const tapCard = (kiosk: Kiosk, person: string) => simulate(kiosk, { do: 'tap', person, credential: 'card' });
