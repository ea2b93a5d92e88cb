/** Photos of a theme day as people see them: added at the desk from a file, looked at at the township, taken back. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { PhotosPage } from '../../server/township/contract.ts';
import { tremor } from '../../ui/elements/guards.ts';
import { meetingNames } from '../../ui/texts/township-behind.ts';
import { describeWith } from '../extras.ts';
import { axeFindsNothing } from '../ui/axe.ts';
import { openBrowser } from '../ui/gallery.ts';
import { atTen, type Kiosk, noReaders, removeData, startKiosk, tempData } from './kiosk.ts';
import { keepTen, patience } from './screen.ts';
import { startTownshipProcess, type TownshipProcess } from './township.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describeWith(['chromium', 'cjkFonts'], 'the photos of a theme day', () => {
  const folders = { township: tempData(), kiosk: tempData() };
  const faults: string[] = [];
  let township: TownshipProcess;
  let kiosk: Kiosk;
  let browser: Browser;
  let room: Page;
  let meeting: string;
  let date: string;

  async function open(width: number, height: number): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(patience);
    await keepTen(page);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) faults.push(message.text());
    });
    return page;
  }

  beforeAll(async () => {
    township = await startTownshipProcess(folders.township, 0, { env: atTen });
    const config = `${noReaders}[township]\nurl = "${township.url}"\n`;
    kiosk = await startKiosk({ data: folders.kiosk, demo: true, env: atTen, config });
    await kiosk.enterPin();
    await kiosk.post('/api/desk/township', { code: await township.code('试点支部') });
    await township.acceptAll();
    const { today } = (await kiosk.view()).board;
    [meeting, date] = [today?.id ?? '', today?.date ?? ''];
    const data = { meeting, date, dateConfirmed: true };
    expect(await kiosk.command({ type: 'meeting.open', data })).toEqual({ kind: 'done' });
    expect(await kiosk.command({ type: 'meeting.close', data: { meeting, reason: '时间不够' } })).toEqual({
      kind: 'done',
    });
    browser = await openBrowser();
    room = await open(1024, 600);
  });
  afterAll(async () => {
    await browser?.close();
    await kiosk?.kill('SIGTERM');
    await township?.kill('SIGTERM');
    for (const folder of Object.values(folders)) removeData(folder);
  });

  /** As a phone takes it: larger than it is kept. */
  const taken = async (name: string, colour: string) => {
    const url = await room.evaluate((fill) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2250 });
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.fillStyle = fill;
      context.fillRect(0, 0, 3000, 2250);
      context.fillStyle = 'white';
      context.fillRect(900, 700, 1200, 850);
      return canvas.toDataURL('image/png');
    }, colour);
    return { name, mimeType: 'image/png', buffer: Buffer.from(url.split(',')[1] ?? '', 'base64') };
  };

  it('are added at the desk, several at once; what is no photo is named, and one is taken back with a reason', async () => {
    const press = (name: string | RegExp) => room.getByRole('button', { name }).first().click();
    await room.goto(kiosk.url);
    await press(/^书记/);
    await room.locator('pin-pad').waitFor();
    for (const digit of '123456') {
      await room.getByRole('button', { name: digit, exact: true }).click();
      await room.waitForTimeout(tremor);
    }
    await press(/支部事务/);
    await press(/^活动照片/);
    await press(/还没有照片/);
    const files = room.locator('input[type=file]');
    await files.setInputFiles([await taken('一.png', '#7a1c1c'), await taken('二.png', '#1c4a7a')]);
    await room.getByText('2 张照片已保存').waitFor();
    await files.setInputFiles({ name: '三.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
    await room.getByText('“三.jpg”打不开').waitFor();
    await press('知道了');
    await room.getByRole('img', { name: /照片 2/ }).waitFor();
    await axeFindsNothing(room);
    await press(/照片 1/);
    const [width, height] = await room.locator('.large img').evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    });
    expect([width, height]).toEqual([2000, 1500]);
    await axeFindsNothing(room);
    await press('撤回这张');
    await press('拍到了无关的人');
    await room.getByText('照片已撤回并删除').waitFor();
    await room.getByText('1 张照片', { exact: true }).waitFor();
  });

  it('are seen at the township, small and large', async () => {
    const unit = (await kiosk.view()).branch?.id ?? '';
    await expect
      .poll(() => township.ask<PhotosPage>('GET', `/api/branches/${unit}/meetings/${meeting}/photos`), {
        timeout: 60_000,
      })
      .toMatchObject({ photos: [{ here: true }] });
    const page = await open(1366, 768);
    await page.goto(township.url);
    await page.getByLabel('账号', { exact: true }).fill('staff');
    await page.getByLabel('密码', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: '登录' }).click();
    await page.locator('township-wall tbody tr').getByRole('link').first().click();
    await page.getByRole('button', { name: meetingNames.openOf(date) }).click();
    await page.getByRole('img', { name: /照片 1/ }).evaluate((image: HTMLImageElement) => image.decode());
    await axeFindsNothing(page);
    await page.getByRole('button', { name: /照片 1/ }).click();
    await page.locator('img.large').evaluate((image: HTMLImageElement) => image.decode());
    await axeFindsNothing(page);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: /主题党日详情/ }).waitFor();
    expect(faults).toEqual([]);
  });
});
