/** A disk that is really full: the screen says in red that nothing is recorded, nobody sees green, and space brings it back. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { demoPeople } from '../../server/kiosk/demo-people.ts';
import { diskExtras, type SmallDisk, smallDisk } from '../doubles/small-disk.ts';
import { describeWith } from '../extras.ts';
import { openBrowser } from '../ui/gallery.ts';
import { atTen, type Kiosk, removeData, startKiosk, tempData } from './kiosk.ts';
import { openScreen, patience, roomConfig, type Screen, tapCard } from './screen.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const members = demoPeople.filter(
  ({ person, standing, category }) =>
    standing === 'member' && category === 'ordinary' && !['demo-105', 'demo-312'].includes(person),
);

describeWith(['chromium', 'cjkFonts', ...diskExtras], 'KX-03 a full disk', () => {
  const [data, settings] = [tempData(), tempData()];
  let disk: SmallDisk;
  let kiosk: Kiosk;
  let browser: Browser;
  let screen: Screen;
  const green: string[] = [];
  const start = () => startKiosk({ demo: true, env: atTen, data, under: disk.under });

  beforeAll(async () => {
    writeFileSync(join(settings, 'kiosk.toml'), roomConfig);
    disk = await smallDisk(data, { size: '8m', from: settings });
    kiosk = await start();
    // What the demo wrote at its first start leaves no room in the log's files.
    await kiosk.kill('SIGTERM');
    kiosk = await start();
    browser = await openBrowser();
    screen = await openScreen(browser, kiosk.url);
  });
  afterAll(async () => {
    await browser?.close();
    await kiosk?.kill('SIGTERM');
    disk?.release();
    removeData(data);
    removeData(settings);
  });

  it('is told, and nothing green is lost', async () => {
    const { page } = screen;
    const shown = page.locator('answer-screen');
    /** Taps the next member's card; true when she sees green. */
    const tap = async (): Promise<boolean> => {
      const member = members[green.length];
      if (member === undefined) throw new Error('no member left');
      await tapCard(kiosk, member.person);
      await shown
        .getByText(/签到成功|现在不能记录/)
        .first()
        .waitFor();
      const good = (await shown.getByText('签到成功').count()) > 0;
      if (good) green.push(member.person);
      await screen.answer(good ? member.name : '现在不能记录');
      return good;
    };
    expect(await tap()).toBe(true);

    disk.fill();
    let full = false;
    // What the log's files still have room for is recorded and green.
    for (let taps = 0; taps < 12 && !full; taps += 1) full = !(await tap());
    expect(full).toBe(true);
    await page.locator('notice-bar').getByText('现在不能记录：存储已满').waitFor();
    await page.locator('room-header').getByText('暂停记录').waitFor();
    const wall = async () => (await kiosk.view()).meeting?.wall ?? {};
    const shining = async () =>
      Object.entries(await wall())
        .filter(([, { at }]) => at !== null)
        .map(([id]) => id)
        .sort();
    expect(await shining()).toEqual(green.toSorted());
    expect(await tap()).toBe(false);

    disk.free();
    await page.getByText('暂停记录').waitFor({ state: 'detached', timeout: patience });
    expect(await tap()).toBe(true);
    expect(await shining()).toEqual(green.toSorted());

    await kiosk.kill('SIGKILL');
    kiosk = await start();
    expect(await shining()).toEqual(green.toSorted());
    expect((await kiosk.view()).health).toMatchObject({ recording: { on: true }, repaired: null });
  });
});
