/** The secretary's half of the screen in a real browser on a running service: by touch alone, by keyboard alone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { View } from '../../server/kiosk/contract.ts';
import { burstGap } from '../../ui/elements/burst.ts';
import { describeWith } from '../extras.ts';
import { openBrowser, pages, panels } from './gallery.ts';
import { findings } from './measure.ts';
import { openRoom, type Room } from './room.ts';
import { wall } from './rules.ts';

const panel = panels[0];
const limits = wall.limits(panel);
const roster = '姓名,党小组,类别\n王小明,第一党小组,普通党员\n李秀英,第二党小组,流动党员\n';
const badRoster = '姓名,党小组,类别\n王小明,第一党小组,普通党员\n,第一党小组,流动党圆\n';
const csv = (text: string) => ({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

describeWith(['chromium', 'cjkFonts'], 'the secretary at the screen', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
  });

  /** Runs a story in a room of its own. */
  async function inRoom(demo: boolean, story: (page: Page, room: Room) => Promise<void>): Promise<void> {
    const room = await openRoom(pages, demo);
    const page = await browser.newPage({ viewport: { width: panel.width, height: panel.height }, hasTouch: true });
    page.setDefaultTimeout(8000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) faults.push(message.text());
    });
    try {
      await page.goto(room.url);
      await story(page, room);
      expect(faults).toEqual([]);
    } finally {
      await page.close();
      await room.close();
    }
  }

  it('sets up an empty box by touch: branch, PIN, roster, cards one after another', { timeout: 60_000 }, async () => {
    await inRoom(false, async (page, { simulator }) => {
      const touch = (name: string | RegExp, exact = false) => page.getByRole('button', { name, exact }).first().tap();
      const spell = async (field: string, ...syllables: string[]) => {
        await touch(field);
        for (const syllable of syllables) {
          for (const letter of syllable)
            await page.locator('text-keyboard').getByRole('button', { name: letter, exact: true }).tap();
          await page.locator('text-keyboard .candidate').first().tap();
        }
        await touch('完成', true);
      };
      await spell('乡镇或街道', 'chi', 'xi', 'zhen');
      await spell('支部名称', 'liu', 'cun');
      await spell('书记姓名', 'lin', 'guo');
      expect(await findings(page, limits)).toEqual([]);
      await touch('下一步');
      for (const digit of '246801246801') await page.getByRole('button', { name: digit, exact: true }).tap();

      await touch('导入表格');
      await page.locator('input[type=file]').setInputFiles(csv(badRoster));
      await page.getByText('第 3 行').first().waitFor();
      expect(await findings(page, limits)).toEqual([]);
      await page.locator('input[type=file]').setInputFiles(csv(roster));
      await touch('导入 2 人');
      await page.getByText('已导入 2 人').waitFor();

      await touch('去发卡绑卡');
      await touch('只发党员卡');
      for (const [nth, uid] of ['04A1B2C3D4E580', '04A1B2C3D4E581', '04A1B2C3D4E582'].entries()) {
        await page.getByText(`第 ${nth + 1} 人，共 3 人`).waitFor();
        await expect.poll(async () => (await view(page)).binding !== null).toBe(true);
        const name = (await page.locator('binding-run .huge').textContent())?.trim();
        await expect.poll(async () => (await view(page)).binding?.name).toBe(name);
        simulator.tap(uid);
        await page.getByText('绑好了').waitFor();
      }
      await page.getByText('都有了').first().waitFor();
    });
  });

  it('runs the desk by keyboard alone: PIN, opening, signing in by hand, leave, closing', {
    timeout: 60_000,
  }, async () => {
    await inRoom(true, async (page) => {
      const enter = async (name: string | RegExp) => {
        await page.getByRole('button', { name }).first().focus();
        await page.keyboard.press('Enter');
      };
      await enter(/^书记/);
      await page.locator('pin-pad').waitFor();
      await typePin(page, '123456');
      await enter(/^今日活动/);
      await enter('打开签到');
      await page.getByText('签到已打开').waitFor();
      await enter('返回');
      await enter(/^补签/);
      await page.locator('person-picker').waitFor();
      await page.keyboard.press('l');
      const person = page.locator('person-picker .person').first();
      const name = await person.locator('b').textContent();
      await person.focus();
      await page.keyboard.press('Enter');
      await enter(/^补签$/);
      await page.getByText(`${name} 已签到`).waitFor();
      expect((await view(page)).meeting?.figures.present).toBe(1);

      await enter('返回');
      await enter(/^今日活动/);
      await enter('结束活动');
      expect(await findings(page, limits)).toEqual([]);
      await enter('核对无误');
      await enter('时间不够');
      await page.getByText('活动已于').waitFor();
      expect((await view(page)).meeting?.closedBy).toBe('secretary');
    });
  });

  it('a scan typed into the PIN pad goes nowhere; wrong PINs are counted, then locked out', {
    timeout: 40_000,
  }, async () => {
    await inRoom(true, async (page) => {
      await page.getByRole('button', { name: /^书记/ }).tap();
      await page.locator('pin-pad').waitFor();
      await scan(page, '330327000164');
      // A person does not go on typing within the gap that ends a burst.
      await page.waitForTimeout(4 * burstGap);
      expect(await page.locator('pin-pad .dots .filled').count()).toBe(0);
      for (let wrong = 1; wrong <= 5; wrong += 1) {
        await typePin(page, '111111');
        await page.getByText(wrong < 5 ? `还可以试 ${5 - wrong} 次` : '试错太多').waitFor();
      }
      await page.getByText('--reset-pin').waitFor();
      expect(await findings(page, limits)).toEqual([]);
    });
  });

  it('the simulator taps cards and unplugs the reader, on large enough buttons', { timeout: 30_000 }, async () => {
    await inRoom(true, async (page, { url }) => {
      await page.goto(`${url}/simulator`);
      await page.getByRole('button', { name: '陈建国 刷卡' }).click();
      await expect.poll(async () => (await view(page)).meeting?.figures.present).toBe(1);
      await page.getByRole('button', { name: '没有登记的卡' }).click();
      await expect.poll(async () => (await view(page)).meeting?.parked).toBe(1);
      for (const button of await page.getByRole('button').all())
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      await page.getByRole('button', { name: '拔掉' }).click();
      await expect.poll(async () => (await view(page)).health.readers[0]?.state).toBe('absent');
      await page.getByRole('button', { name: '插上' }).click();
      await expect.poll(async () => (await view(page)).health.readers[0]?.state).toBe('ready');
    });
  });

  it('keeps 大字 and the volume over a reload, takes a new PIN, and says when the plug may be pulled', {
    timeout: 40_000,
  }, async () => {
    await inRoom(true, async (page, { close }) => {
      const tap = (name: string | RegExp, exact = false) => page.getByRole('button', { name, exact }).first().tap();
      await tap(/^书记/);
      await page.getByText('演示口令').waitFor();
      await typePin(page, '123456');
      await tap(/^支部事务/);
      await tap(/^本机设置/);
      await tap('大字');
      await expect.poll(() => page.evaluate(() => document.documentElement.style.cssText)).toContain('--scale: 1.25');
      const { volume } = (await view(page)).screen;
      await tap('小声');
      await expect.poll(async () => (await view(page)).screen.volume).toBeLessThan(volume);
      await page.reload();
      await expect.poll(() => page.evaluate(() => document.documentElement.style.cssText)).toContain('--scale: 1.25');

      await tap(/^书记/);
      await tap(/^支部事务/);
      await tap(/^本机设置/);
      await tap('换口令');
      await typePin(page, '135790');
      await page.getByText('请再输一遍').waitFor();
      await typePin(page, '135790');
      await page.getByText('口令已换').waitFor();
      await tap('退出登录');
      await tap(/^书记/);
      await typePin(page, '123456');
      await page.getByText('口令不对').waitFor();
      await typePin(page, '135790');
      await tap(/^支部事务/);
      await tap(/^本机设置/);
      await tap('安全关机');
      await tap('关机', true);
      await page.getByText('正在关机').waitFor();
      await close();
      await page.getByText('可以断电了').waitFor();
    });
  });

  it('closes a notice where it stands, enters a fact of the ledgers and corrects it', { timeout: 60_000 }, async () => {
    await inRoom(true, async (page) => {
      const tap = (name: string | RegExp, exact = false) => page.getByRole('button', { name, exact }).first().tap();
      const type = async (field: RegExp, text: string) => {
        await tap(field);
        await page.locator('text-keyboard').waitFor();
        await page.keyboard.type(text, { delay: 60 });
        await tap('完成', true);
      };
      await tap(/^书记/);
      await typePin(page, '123456');
      await tap(/^支部事务/);
      await tap(/^提醒/);
      await tap(/^支部/);
      await page.locator('desk-notices .count').waitFor();
      const late = page.getByRole('button', { name: '支委会议定' });
      while ((await late.count()) === 0)
        await page.locator('secretary-desk').getByRole('button', { name: '下一页' }).tap();
      await late.first().tap();
      await tap('登记会前准备');
      await tap('保存', true);
      await page.getByText('已登记').first().waitFor();
      await page.getByText('已办').first().waitFor();

      await page.reload();
      await tap(/^书记/);
      await tap(/^支部事务/);
      await tap(/^台账/);
      await tap('新登记');
      await tap('经费与阵地');
      await tap('经费收支');
      await tap('收入或支出');
      await tap('收入', true);
      await type(/^金额/, '12.5');
      await tap('来源或用途');
      await tap('返还党费');
      await tap('保存', true);
      await tap(/经费收支/);
      await tap('更正');
      await page.getByRole('button', { name: '¥12.50' }).waitFor();
      await type(/^金额/, '125');
      await tap('保存', true);
      await tap('登记有误');
      await page.getByText('已撤销：登记有误').waitFor();
      await page.locator('button.item:enabled', { hasText: '经费收支' }).waitFor();
    });
  });

  it('warns who has left, gives time to go on, then forgets the persons and closes', { timeout: 40_000 }, async () => {
    await inRoom(true, async (page) => {
      await page.clock.install();
      await page.getByRole('button', { name: /^书记/ }).tap();
      for (const digit of '123456') await page.getByRole('button', { name: digit, exact: true }).tap();
      await page.getByRole('button', { name: /^支部事务/ }).tap();
      await page.getByRole('button', { name: /^花名册/ }).tap();
      await page.getByRole('button', { name: '看名单' }).tap();
      await page.clock.fastForward(46_000);
      await page.getByText('您还在吗').waitFor();
      expect(await findings(page, limits)).toEqual([]);
      await page.getByRole('button', { name: '继续使用' }).tap();
      await page.locator('person-picker').waitFor();
      expect(await page.getByText('您还在吗').count()).toBe(0);
      await page.clock.fastForward(44_000);
      await page.clock.fastForward(21_500);
      await expect.poll(() => page.locator('secretary-desk').count()).toBe(0);
    });
  });
});

/** Keys as fast as a keyboard-type scanner types them: all are on their way before the first is handled. */
async function scan(page: Page, code: string): Promise<void> {
  const keys = await page.context().newCDPSession(page);
  await Promise.all([
    ...[...code].map((text) => keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: text, text })),
    keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Enter', text: '\r' }),
  ]);
  await keys.detach();
}

/** At a person's pace: the next digit follows when the last one shows. */
async function typePin(page: Page, pin: string): Promise<void> {
  await page.locator('pin-pad').waitFor();
  for (const [index, digit] of [...pin].entries()) {
    await page.keyboard.press(digit);
    if (index < pin.length - 1) await expect.poll(() => page.locator('pin-pad .dots .filled').count()).toBe(index + 1);
  }
}

async function view(page: Page): Promise<View> {
  return page.evaluate(async () => (await fetch('/api/view')).json());
}
