/** Every answer that a card or booklet can get, on the real screen: what happened in a headline of its own, and the way on. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addDays, dateOf, timeOf } from '../../server/domain/date.ts';
import { demoNumber, demoPeople } from '../../server/kiosk/demo-people.ts';
import { burstGap } from '../../ui/elements/burst.ts';
import { badCheck, foreign, randomUid, unknownUid } from '../../ui/simulator/odd-cards.ts';
import { describeWith } from '../extras.ts';
import { type Kiosk, nowAtTen } from './kiosk.ts';
import { type Screen, simulate, startRoom, tapCard } from './screen.ts';

vi.setConfig({ testTimeout: 40_000, hookTimeout: 60_000 });

const config = '[sign_in]\nearly_minutes = 1\n';
const meeting = randomUUID();
const chen = 'demo-102';
const lost = 'demo-105';
const wang = 'demo-106';
const visitor = 'demo-112';
const nameOf = (id: string): string => demoPeople.find(({ person }) => person === id)?.name ?? '';
const number = (person: string, kind: 'card' | 'booklet'): string => demoNumber(person, kind) ?? '';

describeWith(['chromium', 'cjkFonts'], 'KX-07 the answers', () => {
  let kiosk: Kiosk;
  let screen: Screen;

  beforeAll(async () => {
    const room = await startRoom({ demo: true, config, prepare: (kiosk) => kiosk.enterPin() });
    ({ kiosk, screen } = room);
    return room.close;
  });
  afterAll(() => expect(screen.faults).toEqual([]));

  const tap = (uid: string) => simulate(kiosk, { do: 'tap-card', uid });
  const scan = (text: string) => simulate(kiosk, { do: 'scan', text });
  const done = async (command: Parameters<Kiosk['command']>[0]) =>
    expect(await kiosk.command(command)).toEqual({ kind: 'done' });
  const plan = (id: string, date: string, start: string) => {
    const parts = [{ id: 'day' as const, start }];
    const texts = { theme: '补课', reason: '补课', place: '', requirements: '', agenda: [], pages: [] };
    return done({ type: 'meeting.plan', data: { meeting: id, date, parts, ...texts } });
  };
  const present = async () => (await kiosk.view()).meeting?.figures.present;
  /** Waits for the answer with its code, and returns the code. */
  const code = async (headline: string): Promise<string> => {
    const shown = screen.page.locator('answer-screen');
    await shown.getByText(headline).waitFor();
    const text = (await shown.locator('.code').textContent())?.replace('号码', '').trim() ?? '';
    expect(text).toMatch(/^\d{3}$/);
    await screen.answer(headline);
    return text;
  };

  it('on a day without a meeting, and before its time', async () => {
    const { board, health } = await kiosk.view();
    const now = nowAtTen() + health.clock.offset;
    const today = dateOf(now);
    // A clock that nobody vouches for cannot know the day.
    if (health.clock.doubtful) await done({ type: 'clock.confirm', data: { date: today, time: timeOf(now) } });
    await done({ type: 'meeting.withdraw', data: { meeting: board.today?.id ?? '', reason: '改期' } });
    await tapCard(kiosk, chen);
    await screen.answer('今天没有主题党日', '不用签到。');
    await plan(randomUUID(), addDays(today, 3), '09:00');
    await tapCard(kiosk, chen);
    await screen.answer('今天没有主题党日', /^下次是/);
    await plan(meeting, today, '23:59');
    await tapCard(kiosk, chen);
    await screen.answer('还没到签到时间', /23:5\d 起可以签到/, '到时请再刷一次。');
    await done({ type: 'meeting.open', data: { meeting, date: today, dateConfirmed: true } });
  });

  it('a member is signed in by card or booklet, once', async () => {
    await tapCard(kiosk, chen);
    await screen.answer(nameOf(chen), '签到成功', '第 1 位');
    await tapCard(kiosk, chen);
    await screen.answer(nameOf(chen), '已经签到', '不用再刷');
    await scan(number(wang, 'booklet'));
    await screen.answer(nameOf(wang), '签到成功', '第 2 位');
    expect(await present()).toBe(2);
  });

  it('an unknown card gets a code, the same one each time', async () => {
    const uid = unknownUid();
    await tap(uid);
    const first = await code('不认识这张卡');
    await tap(uid);
    expect(await code('不认识这张卡')).toBe(first);
    await tap(unknownUid());
    expect(await code('不认识这张卡')).not.toBe(first);
    expect((await kiosk.desk()).parked.map((parked) => parked.code)).toContain(first);
  });

  it('a lost and a replaced card say so, and are kept for the secretary', async () => {
    await tapCard(kiosk, lost);
    await code('党员卡已挂失');
    const key = async (tail: string) => (await kiosk.desk()).parked.find((parked) => parked.tail === tail)?.key ?? '';
    const fresh = unknownUid();
    await tap(fresh);
    await code('不认识这张卡');
    const bind = { key: await key(fresh.slice(-4)), kind: 'card' as const, tail: fresh.slice(-4), person: visitor };
    await done({ type: 'credential.bind', data: bind });
    await tapCard(kiosk, visitor);
    await code('旧党员卡已停用');
    expect(await present()).toBe(2);
  });

  it('a member of another branch is asked to register with the secretary', async () => {
    const { people } = await kiosk.desk();
    const guest = people.find(({ id }) => id === 'demo-203');
    if (guest === undefined) throw new Error('nobody there');
    const { name, standing, category, probationary } = guest;
    const home = '中墩村党支部';
    await done({
      type: 'roster.change',
      data: { person: guest.id, name, standing, category, probationary, home },
    });
    await tapCard(kiosk, guest.id);
    await screen.page.getByText(home).waitFor();
    await code('不是本支部党员');
  });

  it('phones, unclear codes and other barcodes are told apart, and what to use instead', async () => {
    await tap(randomUid());
    await screen.answer('手机不能签到', /请用党员卡/);
    await scan(badCheck(number(chen, 'booklet')));
    await screen.answer('条码没有扫清', /再扫一次/);
    await scan(foreign);
    await screen.answer('这不是《党员一本通》', /封面上的条码/);
    expect(await present()).toBe(2);
  });

  it('a scan that a keyboard-type scanner also types goes nowhere, in the PIN pad neither', async () => {
    const { page, touch } = screen;
    const keys = await page.context().newCDPSession(page);
    const type = async (text: string) => {
      await Promise.all(
        [...text, '\r'].map((key) =>
          keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: key === '\r' ? 'Enter' : key, text: key }),
        ),
      );
    };
    const before = await kiosk.view();
    await type(number(chen, 'booklet'));
    await touch(/^书记/);
    const dots = page.locator('pin-pad .dots .filled');
    await page.locator('pin-pad').waitFor();
    // The right PIN, too fast for a person.
    await type('123456');
    // A person begins after the silence that ends a burst.
    await page.waitForTimeout(4 * burstGap);
    await page.keyboard.press('1');
    await expect.poll(() => dots.count()).toBe(1);
    await touch('返回');
    await page.locator('pin-pad').waitFor({ state: 'detached' });
    expect(await page.locator('secretary-desk').count()).toBe(0);
    expect((await kiosk.view()).meeting).toEqual(before.meeting);
  });

  it('after the meeting whoever was there is sent to the secretary', async () => {
    await done({ type: 'meeting.close', data: { meeting, reason: '时间不够' } });
    await tapCard(kiosk, chen);
    await screen.answer('会议已经结束', /请找书记/);
  });
});
