/**
 * A whole theme day in the demo room, on a 7 inch screen, by touch alone; and twice on the way the process is killed. The
 * page stays open all the time, as the room's screen does.
 */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { demoPeople } from '../../server/kiosk/demo-people.ts';
import { oathLines } from '../../ui/texts/member.ts';
import { describeWith } from '../extras.ts';
import { atTen, type Kiosk, startKiosk } from './kiosk.ts';
import { patience, roomConfig, type Screen, startRoom, tapCard } from './screen.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Members who are expected and on no leave, in the order of the list. */
const members = demoPeople.filter(
  ({ person, standing, category }) =>
    standing === 'member' &&
    category === 'ordinary' &&
    !['demo-105', 'demo-201', 'demo-308', 'demo-312'].includes(person),
);
const [first, second, third, late] = members as [Person, Person, Person, Person];
type Person = (typeof members)[number];

describeWith(['chromium', 'cjkFonts'], 'KX-01 KX-02 a theme day by touch', () => {
  let kiosk: Kiosk;
  let screen: Screen;

  beforeAll(async () => {
    const room = await startRoom({ demo: true });
    ({ kiosk, screen } = room);
    return room.close;
  });
  // The one that was started last.
  afterAll(() => kiosk?.kill('SIGTERM'));

  const meeting = async () => {
    const { meeting: on } = await kiosk.view();
    if (on === null) throw new Error('no meeting is on');
    return on;
  };
  const step = () => expect.poll(async () => (await meeting()).current, { timeout: patience });
  const shines = (name: string) => screen.page.locator('sign-in-wall .tile').filter({ hasText: name }).waitFor();
  const railStandsAt = (short: string) =>
    screen.page.locator('step-rail [aria-current=step]').filter({ hasText: short }).waitFor();

  /** The plug is pulled, and the box starts again under the page that stays open. */
  const killAndStart = async () => {
    const before = await kiosk.view();
    await kiosk.kill('SIGKILL');
    await screen.page.getByText('连接中断', { exact: true }).waitFor();
    const port = Number(new URL(kiosk.url).port);
    kiosk = await startKiosk({ demo: true, env: atTen, config: roomConfig, data: kiosk.data, port });
    await screen.page.getByText('连接中断', { exact: true }).waitFor({ state: 'detached' });
    expect((await kiosk.view()).meeting).toEqual(before.meeting);
  };

  it('the sign-in is opened, and each card turns a name green', async () => {
    const { page, openDesk, closeDesk, touch, answer } = screen;
    await page.getByText('今日主题党日').or(page.locator('sign-in-wall')).first().waitFor();
    await tapCard(kiosk, first.person);
    await answer(first.name, '签到成功', /第 1 位/);

    await openDesk(/^今日活动/);
    await touch('打开签到');
    if ((await kiosk.view()).health.clock.doubtful) await touch('是，打开签到');
    await page.getByText('签到已打开').waitFor();
    await closeDesk();
    for (const { person, name } of [second, third]) {
      await tapCard(kiosk, person);
      await answer(name, '签到成功');
      await shines(name);
    }
    await tapCard(kiosk, second.person);
    await answer(second.name, '已经签到', '不用再刷');
    const { figures } = await meeting();
    expect(figures).toMatchObject({ expected: 30, present: 3, leave: 2 });
    const shown = page.locator('meeting-figures');
    await shown.getByText('实到').locator('..').getByText('3', { exact: true }).waitFor();
    await shown.getByText('10%').waitFor();
  });

  it('the oath is spoken phrase by phrase; a wrong touch on is taken back', async () => {
    const { page, touch } = screen;
    await touch('下一步');
    await page.locator('oath-screen').waitFor();
    await touch('开始领誓');
    for (const line of oathLines) {
      await page.locator('oath-screen .present').getByText(line).waitFor();
      await touch('下一句');
    }
    await touch('宣誓完毕');
    await page.getByText('请放下右手').waitFor();
    const { startedAt } = (await meeting()).steps.find(({ id }) => id === 'oath') ?? {};

    await touch('下一步');
    await page.locator('dues-screen').waitFor();
    await touch('退回');
    await page.locator('oath-screen').waitFor();
    await step().toBe('oath');
    expect((await meeting()).steps.find(({ id }) => id === 'oath')?.startedAt).toBe(startedAt);
  });

  it('dues are marked by a card and by a touch; killed in the middle, the screen stands there again', async () => {
    const { page, touch, answer } = screen;
    await touch('下一步');
    await page.locator('dues-screen').waitFor();
    await tapCard(kiosk, first.person);
    await answer(first.name, '党费已登记');
    await touch('按姓名登记');
    await touch(new RegExp(second.name), page.locator('name-picker'));
    await answer(second.name, '党费已登记');
    await killAndStart();
    await railStandsAt('交纳党费');
    for (const { name } of [first, second]) await page.locator('dues-screen .tile').filter({ hasText: name }).waitFor();
    expect((await meeting()).dues.paid).toEqual({ [first.person]: true, [second.person]: true });
    // Who comes late is signed in; the next tap marks the dues.
    await tapCard(kiosk, late.person);
    await answer(late.name, '签到成功', /第 4 位/);
  });

  it('the material is read page by page, and the place is kept', async () => {
    const { page, touch } = screen;
    await touch('下一步');
    await page.locator('study-screen').waitFor();
    await page.getByText(/^第 1 \/ \d+ 页$/).waitFor();
    await touch('下一页');
    await page.getByText(/^第 2 \/ \d+ 页$/).waitFor();
  });

  it('an own step is placed between, and run; the meeting pauses and goes on', async () => {
    const { page, touch, openDesk, closeDesk } = screen;
    await openDesk(/^自创步骤/);
    await touch('添加一步');
    await touch('微党课');
    await touch('放进去');
    await page.getByText('已加入步骤').waitFor();
    await closeDesk();
    await touch('下一步');
    await page.locator('own-step-screen').getByText('微党课').waitFor();
    await railStandsAt('微党课');
    expect((await meeting()).steps.map(({ short }) => short).slice(3, 6)).toEqual(['诵读学习', '微党课', '交流发言']);

    await openDesk(/^今日活动/);
    await touch('暂停');
    await page.getByText('活动已暂停').waitFor();
    await closeDesk();
    await page.locator('paused-screen').getByText('稍后从“微党课”继续').waitFor();
    await openDesk(/^今日活动/);
    await touch('继续');
    await page.getByText('活动继续').waitFor();
    await closeDesk();
    await page.locator('own-step-screen').waitFor();
  });

  it('speakers are chosen, and killed in the middle of a speech the speaker goes on', async () => {
    const { page, touch } = screen;
    await touch('下一步');
    await page.locator('discussion-screen').waitFor();
    await touch('选择发言人');
    await touch(new RegExp(third.name), page.locator('name-picker'));
    await page.locator('discussion-screen').getByText(third.name).waitFor();
    await killAndStart();
    await railStandsAt('交流发言');
    await page.locator('discussion-screen').getByText(third.name).waitFor();
    await touch('发言结束');
    await page.getByText('已发言 1 人').waitFor();
    expect(Object.values((await meeting()).wall).filter(({ at }) => at !== null)).toHaveLength(4);
  });

  it('the summary is written at the desk and stands beside the figures, and the last step ends', async () => {
    const { page, touch, openDesk, closeDesk } = screen;
    await touch('下一步');
    await page.locator('summary-screen').getByText('支部书记点评总结').waitFor();
    await openDesk(/^今日活动/);
    await touch('写小结');
    const keyboard = page.locator('text-keyboard');
    for (const letter of 'hao') await touch(letter, keyboard);
    await touch('好', keyboard);
    await touch('完成', keyboard);
    await page.getByText('小结已保存').waitFor();
    await closeDesk();
    await page.locator('summary-screen').getByText('好').waitFor();
    expect((await meeting()).summary).toBe('好');
    await touch('完成');
    await page.getByText('全部步骤已完成').waitFor();
    await page.getByText(/集中夜学，请再来签到/).waitFor();
    expect((await meeting()).steps.map(({ state }) => state)).toEqual(Array(7).fill('done'));
  });

  it('CX-01 the evening part takes its own sign-in, then the meeting is closed', async () => {
    const { page, touch, openDesk, closeDesk, answer } = screen;
    await openDesk(/^今日活动/);
    await touch('打开夜学签到');
    await page.getByText('集中夜学签到已打开').waitFor();
    await closeDesk();
    await tapCard(kiosk, first.person);
    await answer(first.name, '夜学签到成功', /第 1 位/);
    await shines(first.name);
    expect(await meeting()).toMatchObject({ part: 'evening', figures: { present: 1 } });

    await openDesk(/^今日活动/);
    await touch('结束活动');
    await page.getByText('还没有指定记录人').waitFor();
    await touch('核对无误，结束');
    await page.getByText(/活动已于 .* 结束/).waitFor();
    await closeDesk();
    await page.locator('closed-screen').waitFor();
    expect(await meeting()).toMatchObject({ phase: 'closed', closedBy: 'secretary', figures: { present: 4 } });
    await tapCard(kiosk, late.person);
    await answer('会议已经结束');
    expect(screen.faults).toEqual([]);
  });
});
