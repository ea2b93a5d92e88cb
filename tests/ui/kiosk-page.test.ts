/** The built kiosk page against a service that speaks the contract: live view, answers, guards, keyboard, rest, size. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { Server } from 'socket.io';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AnswerPush, PageRequests, ServerPushes, View } from '../../server/kiosk/contract.ts';
import { meeting, view } from '../../ui/gallery/fixtures.ts';
import { describeWith } from '../extras.ts';
import { openBrowser, pages, type Served, servePages } from './gallery.ts';

/** The page's clock is turned on by minutes: no ping may be missed meanwhile. */
const hour = 3_600_000;

const signedIn: AnswerPush = {
  id: 'a1',
  answer: { kind: 'signed-in', person: 'p3', part: 'day', at: '08:42', nth: 25, duesPaid: false },
  name: '李明',
  signal: 'success',
  voice: null,
};

describeWith(['chromium', 'cjkFonts'], "the room's page", () => {
  let served: Served;
  let browser: Browser;
  let service: Server<PageRequests, ServerPushes>;
  let page: Page;
  let shown: View;
  let resyncs: number;

  beforeAll(async () => {
    served = await servePages();
    service = new Server(served.server, { serveClient: false, pingInterval: hour, pingTimeout: hour });
    service.on('connection', (socket) => {
      socket.emit('snapshot', { v: 1, seq: 1, view: shown });
      socket.on('resync', () => {
        resyncs += 1;
        socket.emit('snapshot', { v: 1, seq: 10, view: shown });
      });
    });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await service?.close();
    await served?.close();
  });

  beforeEach(async () => {
    shown = view();
    resyncs = 0;
    page = await browser.newPage({ viewport: { width: 1024, height: 600 } });
    await page.clock.install();
  });
  afterEach(() => page.close());

  async function open(first: View): Promise<void> {
    shown = first;
    await page.goto(`${served.url}/index.html`);
    await page.locator('room-frame').waitFor();
  }

  it('the script of the first paint stays under 60 KB gzipped', async () => {
    const html = await readFile(join(pages, 'index.html'), 'utf8');
    const scripts = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    const sizes = await Promise.all(scripts.map(async (path) => gzipSync(await readFile(join(pages, path))).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60 * 1024);
    expect((await readdir(join(pages, 'assets'))).length).toBeGreaterThan(scripts.length);
  });

  it('shows the snapshot, follows the changes, and asks again after a gap', async () => {
    await open(view());
    await page.getByText('今日主题党日').waitFor();
    service.emit('snapshot', { v: 1, seq: 2, view: view({ meeting: meeting(0) }) });
    await page.locator('sign-in-wall').waitFor();
    service.emit('changes', { v: 1, seq: 3, changes: { meeting: { wall: { p8: { at: '09:01' } } } } });
    shown = view({ meeting: meeting(1) });
    service.emit('changes', { v: 1, seq: 9, changes: { demo: true } });
    await page.locator('oath-screen').waitFor();
    expect(resyncs).toBe(1);
    service.emit('changes', { v: 1, seq: 11, changes: { meeting: { phase: 'paused' } } });
    await page.locator('paused-screen').waitFor();
  });

  it('an answer fills the screen, the next replaces it, a touch dismisses it, and it leaves by itself', async () => {
    await open(view({ meeting: meeting(0) }));
    service.emit('answer', signedIn);
    await page.getByText('签到成功').waitFor();
    await page.locator('answer-screen').getByText('李明').waitFor();
    service.emit('answer', { ...signedIn, answer: { kind: 'unknown', credential: 'card', code: 'K7' }, name: null });
    await page.getByText('K7').waitFor();
    expect(await page.getByText('签到成功').count()).toBe(0);
    await page.mouse.click(500, 300);
    await page.getByText('K7').waitFor({ state: 'detached' });

    service.emit('answer', signedIn);
    await page.getByText('签到成功').waitFor();
    await page.clock.fastForward(2500);
    expect(await page.getByText('签到成功').count()).toBe(1);
    await page.clock.fastForward(1600);
    await page.getByText('签到成功').waitFor({ state: 'detached' });
  });

  it('a tap that takes long says so after half a second, and after five seconds whom to ask', async () => {
    await open(view({ meeting: meeting(0) }));
    service.emit('heard', { at: 0 });
    await page.getByText('正在查询').waitFor();
    await page.clock.fastForward(5000);
    await page.getByText('请书记按姓名签到').waitFor();
    service.emit('answer', signedIn);
    await page.getByText('请书记按姓名签到').waitFor({ state: 'detached' });
  });

  it('says that it is cut off, and comes back by itself', async () => {
    await open(view());
    service.disconnectSockets(true);
    await page.getByText('连接中断', { exact: true }).waitFor();
    await page.clock.runFor(10_000);
    await page.getByText('连接中断', { exact: true }).waitFor({ state: 'detached' });
  });

  it('rests after two minutes on the board, never in a meeting, and a card wakes it', async () => {
    await open(view());
    await page.clock.fastForward(121_000);
    await page.locator('rest-screen').waitFor({ state: 'attached' });
    expect(await page.locator('rest-screen button').textContent()).not.toContain('林国栋');
    service.emit('answer', signedIn);
    await page.locator('rest-screen').waitFor({ state: 'detached' });

    service.emit('snapshot', { v: 1, seq: 2, view: view({ meeting: meeting(0) }) });
    await page.locator('sign-in-wall').waitFor();
    await page.clock.fastForward(300_000);
    expect(await page.locator('rest-screen').count()).toBe(0);
  });

  it('is operated by the keyboard alone, and ignores a second tap', async () => {
    await open(view({ meeting: meeting(1) }));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.clock.runFor(100);
    await page.getByText('怎样签到').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('怎样签到').waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: '开始领誓' }).click();
    const next = page.getByRole('button', { name: '下一句' });
    await next.dblclick();
    expect(await page.locator('oath-screen .present').textContent()).toBe('拥护党的纲领，');
  });

  it('swallows what a keyboard-type scanner types, and lets a person type', async () => {
    await open(view());
    await page.evaluate(() => {
      const field = document.createElement('input');
      document.body.append(field);
      field.focus();
    });
    const field = page.locator('input');
    await type(page, '3302191234567', 5);
    await page.clock.runFor(500);
    expect(await field.inputValue()).toBe('');
    await type(page, '123456', 120);
    await page.clock.runFor(500);
    expect(await field.inputValue()).toBe('123456');
  });
});

/** Types as fast as `every` ms a key, by the keys' own time stamps, ending with Enter. */
async function type(page: Page, text: string, every: number): Promise<void> {
  await page.evaluate(
    ({ keys, pause }) => {
      const start = performance.now();
      for (const [index, key] of keys.entries()) {
        const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
        Object.defineProperty(event, 'timeStamp', { value: start + index * pause });
        document.activeElement?.dispatchEvent(event);
      }
    },
    { keys: [...text, 'Enter'], pause: every },
  );
}
