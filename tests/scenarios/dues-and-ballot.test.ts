/** The secretary's desk in the demo room, by touch: dues are set and paid; a ballot runs from its start to its counts. */
import type { Route } from 'playwright-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { demoPeople } from '../../server/kiosk/demo-people.ts';
import { describeWith } from '../extras.ts';
import type { Kiosk } from './kiosk.ts';
import { patience, type Screen, startRoom, tapCard } from './screen.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const config = '[policy]\nbase = "pl-nine-step"\n';

/** Members with a card that works: three vote by touch, two over HTTP, so that the counts may be told. */
const voters = demoPeople
  .filter(
    ({ person, standing }) =>
      standing === 'member' && !['demo-105', 'demo-201', 'demo-308', 'demo-312'].includes(person),
  )
  .slice(0, 5);

describeWith(['chromium', 'cjkFonts'], 'XN-02 PL-09 dues and a ballot by touch', () => {
  let kiosk: Kiosk;
  let screen: Screen;

  beforeAll(async () => {
    const room = await startRoom({ demo: true, config, prepare: (kiosk) => kiosk.enterPin() });
    ({ kiosk, screen } = room);
    return room.close;
  });

  it('sets a base, takes two months at once, and takes one of them back', async () => {
    const { page, openDesk, closeDesk, touch } = screen;
    const [first] = voters;
    if (first === undefined) throw new Error('the demo has no members');
    await openDesk(/^党费/);
    const sum = page.locator('desk-dues').getByText('合计').locator('b');
    const before = Number((await sum.textContent())?.replace('¥', ''));
    await touch(/^未交/);
    await touch(/^全部/);
    await touch(new RegExp(first.name));
    await touch('改基数');
    const keyboard = page.locator('text-keyboard');
    await touch('123', keyboard);
    for (const key of '5.50') await touch(key, keyboard);
    await touch('完成', keyboard);
    await page.getByText('每月基数 ¥5.50').first().waitFor();
    const december = page.locator('dues-sheet .chip').filter({ hasText: '12月' });
    await december.tap();
    const answer = Promise.withResolvers<void>();
    await page.route('**/api/commands', (route) => hold(route, answer.promise), { times: 1 });
    await touch('本人交纳 ¥11.00（2 个月）');
    // What was paid stands there before its answer has come, and may be touched.
    await december.filter({ hasText: '✓' }).tap();
    await page.locator('reason-picker').waitFor();
    const refreshed = page.waitForResponse('**/api/desk');
    answer.resolve();
    await page.getByText(`${first.name} 2 个月党费已登记`).waitFor();
    await refreshed;
    expect((await kiosk.desk()).people.find(({ id }) => id === first.person)?.duesPaid).toBe(true);
    const shown = Promise.withResolvers<void>();
    await page.route('**/api/desk', (route) => hold(route, shown.promise), { times: 1 });
    const asked = page.waitForRequest('**/api/desk');
    await touch('金额有误');
    await asked;
    // While the desk is being fetched, the page still asks, and nobody is told to go on.
    expect(await page.getByText('已撤销，原记录保留').count()).toBe(0);
    shown.resolve();
    await page.getByText('已撤销，原记录保留').waitFor();
    expect(await page.locator('reason-picker').count()).toBe(0);
    // Where only what it shows does not come, she hears that it is saved all the same.
    await page.route('**/api/desk', (route) => route.abort(), { times: 1 });
    await touch('改基数');
    await touch('123', keyboard);
    for (const key of '5.50') await touch(key, keyboard);
    await touch('完成', keyboard);
    await page.getByText('已经保存，只是页面还没有更新').waitFor();
    await touch('返回', page.locator('desk-dues'));
    await touch('返回', page.locator('desk-dues'));
    await expect.poll(() => sum.textContent(), { timeout: patience }).toBe(`¥${(before + 5.5).toFixed(2)}`);
    await closeDesk();
  });

  it('opens the sign-in and starts a ballot, on which the desk makes way', async () => {
    const { page, openDesk, closeDesk, touch } = screen;
    for (const { person } of voters) await tapCard(kiosk, person);
    await expect.poll(async () => (await kiosk.view()).meeting?.figures.present, { timeout: patience }).toBe(5);
    await openDesk(/^今日活动/);
    await touch('打开签到');
    if ((await kiosk.view()).health.clock.doubtful) await touch('是，打开签到');
    await page.getByText('签到已打开').waitFor();
    await closeDesk();
    await openDesk(/^投票/);
    await touch('开始主题测评');
    await page.locator('secretary-desk').waitFor({ state: 'detached' });
    await page.locator('ballot-screen').getByText('请刷党员卡').waitFor();
  });

  it('three cards vote by touch, two more beside it; the counts stand at the desk', async () => {
    const { page, openDesk, touch } = screen;
    for (const [nth, { person, name }] of voters.entries()) {
      await tapCard(kiosk, person);
      if (nth < 3) {
        const paper = page.locator('ballot-paper');
        await paper.getByText(`请 ${name} 投票`).waitFor();
        for (let question = 1; question <= 4; question += 1) {
          await paper.getByText(`第 ${question} / 4 项`).waitFor();
          await touch(question === 4 && nth === 0 ? '不满意' : '满意', paper);
        }
        await touch('投下这一票', paper);
      } else await voteOverHttp();
      await page
        .locator('ballot-screen')
        .getByText(`已投 ${nth + 1} 票`)
        .waitFor();
    }
    await touch('结束投票');
    await touch('结束并计票');
    await page.locator('ballot-screen').waitFor({ state: 'detached' });
    await openDesk(/^投票/);
    await touch(/收回 5 票，满意率 95%/);
    const last = page.locator('desk-ballots tbody tr').last();
    expect((await last.locator('td').allInnerTexts()).slice(0, -1)).toEqual(['2', '2', '0', '1']);
    expect(screen.faults).toEqual([]);
  });

  async function hold(route: Route, until: Promise<void>): Promise<void> {
    const response = await route.fetch();
    await until;
    await route.fulfill({ response });
  }

  async function voteOverHttp(): Promise<void> {
    const turn = async () => {
      const { ballot } = await kiosk.view();
      return ballot?.phase === 'voting' ? ballot.voter?.turn : undefined;
    };
    await expect.poll(turn, { timeout: patience }).toBeDefined();
    const voted = await kiosk.post('/api/ballot/vote', { turn: await turn(), choices: [0, 0, 0, 0] });
    expect(voted.status).toBe(200);
  }
});
