/** A room, its township and the county above, all real processes: staff enrol the township, and its figures stand at the county. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addMonths, dateOf, monthOf } from '../../server/domain/date.ts';
import { tremor } from '../../ui/elements/guards.ts';
import { describeWith } from '../extras.ts';
import { axeFindsNothing } from '../ui/axe.ts';
import { openBrowser } from '../ui/gallery.ts';
import { atTen, type Kiosk, noReaders, nowAtTen, removeData, startKiosk, tempData } from './kiosk.ts';
import { keepTen, patience } from './screen.ts';
import { startTownshipProcess, type TownshipProcess } from './township.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describeWith(['chromium', 'cjkFonts'], 'a township under its county', () => {
  const folders = [tempData(), tempData(), tempData()] as const;
  const faults: string[] = [];
  let county: TownshipProcess;
  let township: TownshipProcess;
  let kiosk: Kiosk;
  let browser: Browser;
  let pages: Record<'county' | 'township', Page>;

  /** Signed in at the console. */
  async function consoleOf({ url, cookie }: TownshipProcess): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const [name = '', value = ''] = cookie().split('=');
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await keepTen(page);
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${url}/#/fleet`);
    return page;
  }

  beforeAll(async () => {
    county = await startTownshipProcess(folders[0], 0, { name: '清溪县', env: atTen });
    township = await startTownshipProcess(folders[1], 0, { superior: county.url, env: atTen });
    kiosk = await startKiosk({
      ...{ data: folders[2], demo: true, env: atTen, config: `${noReaders}[township]\nurl = "${township.url}"\n` },
    });
    browser = await openBrowser();
    pages = { county: await consoleOf(county), township: await consoleOf(township) };
  });
  afterAll(async () => {
    await browser?.close();
    await kiosk?.kill('SIGTERM');
    await township?.kill('SIGTERM');
    await county?.kill('SIGTERM');
    for (const folder of folders) removeData(folder);
  });

  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

  it('the room’s year is at its township', async () => {
    await kiosk.enterPin();
    const code = await township.code('流岐岙村党支部');
    expect(await (await kiosk.post('/api/desk/township', { code })).json()).toMatchObject({ ok: true });
    await township.acceptAll();
    await expect.poll(async () => (await kiosk.view()).health.link, { timeout: patience }).toBe('up');
  });

  it('staff of the county make a code, those of the township type it in, and it waits until it is accepted', async () => {
    await press(pages.county, '生成接入码');
    await pages.county.getByLabel('接入什么').selectOption('township');
    await pages.county.getByLabel('给哪个单位').fill('赤溪镇');
    await press(pages.county, /^生成$/);
    const code = (await pages.county.locator('code-dialog output').textContent()) ?? '';
    await press(pages.county, '抄好了');

    const part = pages.township.locator('superior-part');
    await part.getByText('还没有接入上级平台').waitFor();
    await part.getByLabel('接入码').fill('00000 00000');
    await press(pages.township, /^接入$/);
    await part.getByText('没有这个接入码').waitFor();
    await part.getByLabel('接入码').fill(code);
    await pages.township.waitForTimeout(tremor); // what comes sooner on the same button is a trembling hand's
    await press(pages.township, /^接入$/);
    await part.getByText('清溪县：已经申请接入').waitFor();
    await axeFindsNothing(pages.township);

    await pages.county.getByText('下级平台').first().waitFor();
    await axeFindsNothing(pages.county);
    await press(pages.county, '同意接入');
    await part.getByText('清溪县：已接入').waitFor();
  });

  it('the township’s figures stand at the county, and open to its branches’', async () => {
    const page = pages.county;
    await expect
      .poll(async () => (await county.ask<{ towns: { reported: number | null }[] }>('GET', '/api/towns')).towns, {
        timeout: patience,
      })
      .toMatchObject([{ name: '赤溪镇', figures: { branches: 1 } }]);
    const before = addMonths(monthOf(dateOf(nowAtTen())), -1);
    await page.getByRole('link', { name: '下级', exact: true }).click();
    await page.getByRole('heading', { name: '下级情况' }).waitFor();
    await page.goto(`${county.url}/#/towns/${before}`);
    const row = page.locator('township-towns .scroll tbody tr');
    await row.getByText('1 / 1').first().waitFor();
    await axeFindsNothing(page);
    await row.getByRole('link', { name: '赤溪镇' }).click();
    const branch = page.locator('township-town .scroll tbody tr');
    await branch.getByText(/^(已开展|推迟，未说明)$/).waitFor();
    expect(await branch.locator('th').textContent()).toBe((await kiosk.view()).branch?.name);
    await axeFindsNothing(page);
    expect(await county.rooms()).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('goes on after the township was killed and started again', async () => {
    const { port } = township;
    await township.kill('SIGKILL');
    township = await startTownshipProcess(folders[1], port, { superior: county.url, env: atTen });
    await expect
      .poll(() => township.ask<object>('GET', '/api/superior'), { timeout: patience })
      .toMatchObject({ standing: 'accepted', up: true, name: '清溪县' });
  });
});
