/** Each ritual runs to its end on the real screen, every step with its own screen, by touch. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type PresetId, presets } from '../../server/domain/policy/presets.ts';
import { stepsOf } from '../../server/domain/steps.ts';
import type { StepKind } from '../../server/domain/vocabulary.ts';
import { demoPeople } from '../../server/kiosk/demo-people.ts';
import { demoDecision } from '../../server/kiosk/demo-texts.ts';
import { describeWith, isAtLength } from '../extras.ts';
import { openBrowser } from '../ui/gallery.ts';
import { atTen, type Kiosk, removeData, startKiosk } from './kiosk.ts';
import { openScreen, patience, roomConfig, type Screen, tapCard } from './screen.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const [secretary, chen] = demoPeople;

/** The element that stands while a step is on. */
const screens: Partial<Record<StepKind, string>> = {
  'sign-in': 'sign-in-wall',
  oath: 'oath-screen',
  dues: 'dues-screen',
  reading: 'reading-screen',
  study: 'study-screen',
  'organisation-life': 'activity-screen',
  activity: 'activity-screen',
  discussion: 'discussion-screen',
  deliberation: 'deliberation-screen',
  publicity: 'publicity-screen',
  briefing: 'briefing-screen',
  evaluation: 'evaluation-screen',
  summary: 'summary-screen',
  convening: 'convening-screen',
};

describeWith(['chromium', 'cjkFonts'], 'the rituals on the screen', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  /** A demo room of the ritual, whose meeting is open. */
  async function inRoom(policy: PresetId, story: (screen: Screen, kiosk: Kiosk, meeting: string) => Promise<void>) {
    const kiosk = await startKiosk({ demo: true, policy, env: atTen, config: roomConfig });
    try {
      await kiosk.enterPin();
      const { id = '', date = '' } = (await kiosk.view()).board.today ?? {};
      await kiosk.command({ type: 'meeting.open', data: { meeting: id, date, dateConfirmed: true } });
      const screen = await openScreen(browser, kiosk.url);
      await screen.page.request.post(`${kiosk.url}/api/session`, { data: { pin: '123456' } });
      await screen.page.reload();
      await screen.page.locator('chair-bar').waitFor();
      await story(screen, kiosk, id);
      expect(screen.faults).toEqual([]);
      await screen.page.close();
    } finally {
      await kiosk.kill('SIGTERM');
      removeData(kiosk.data);
    }
  }

  const all = Object.entries(presets) as [PresetId, (typeof presets)[PresetId]][];
  for (const [id, policy] of isAtLength ? all : all.filter(([id]) => id === 'cx-6n')) {
    it(`CX-05 PL-07 XN-01 ${id} runs from its first step to its last`, async () => {
      await inRoom(id, async ({ page, touch }, kiosk) => {
        const steps = stepsOf(policy, []);
        for (const [nth, { kind, short }] of steps.entries()) {
          await page.locator(screens[kind] ?? '').waitFor();
          await page.locator('step-rail [aria-current=step]').filter({ hasText: short }).waitFor();
          await touch(nth === steps.length - 1 ? '完成' : '下一步');
        }
        await page.getByText('全部步骤已完成').waitFor();
        const { meeting } = await kiosk.view();
        expect(meeting?.steps.map(({ state, kind }) => [kind, state])).toEqual(steps.map(({ kind }) => [kind, 'done']));
      });
    });
  }

  it('CX-05 XN-04 XN-05 a step is passed over with a reason; what is decided and published stands on the screen', async () => {
    await inRoom('xn-plus', async ({ page, touch, openDesk, closeDesk }, kiosk, meeting) => {
      await tapCard(kiosk, chen?.person ?? '');
      await page.keyboard.press('Escape');
      await touch('跳过');
      await touch('条件不具备');
      await page.locator('reason-page').waitFor({ state: 'detached' });
      const state = (step: string) => async () =>
        (await kiosk.view()).meeting?.steps.find(({ id }) => id === step)?.state;
      await expect.poll(state('reading'), { timeout: patience }).toBe('passed');
      await touch('退回');
      await expect.poll(state('reading'), { timeout: patience }).toBe('todo');
      for (const step of ['reading', 'dues', 'study', 'organisation-life', 'deliberation']) {
        await kiosk.command({ type: 'step.enter', data: { meeting, step } });
      }
      const votes = { for: 1, against: 0, abstain: 0 };
      const made = {
        text: '修缮村口石桥',
        measures: '三家比价',
        due: '2030-12-31',
        person: secretary?.person ?? '',
        votes,
      };
      await kiosk.command({ type: 'decision.make', data: { decision: 'bridge', meeting, ...made } });
      const board = page.locator('deliberation-screen');
      const { toReport } = (await kiosk.view()).meeting?.proceedings ?? { toReport: [] };
      expect(toReport.map(({ text }) => text)).toContain(demoDecision.text);
      for (const _ of toReport) await touch('下一项', board);
      await board.getByText('修缮村口石桥').waitFor();

      await openDesk(/^会议记事/);
      await touch(/^公开事项/);
      await page.locator('desk-publicity').waitFor();
      const items = [{ class: 'finance' as const, text: '本月党费收入一千二百四十元' }];
      await kiosk.command({ type: 'publicity.list', data: { meeting, items } });
      await page.locator('desk-publicity').getByText('一千二百四十元').waitFor();
      await closeDesk();
      await touch('下一步');
      await page.locator('publicity-screen').getByText('财务公开').waitFor();
      await touch('下一页');
      await page.locator('publicity-screen').getByText('修缮村口石桥').waitFor();
    });
  });
});
