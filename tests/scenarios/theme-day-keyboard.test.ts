/** The six steps by keyboard alone: every button is reached by Tab, shows that it has the focus, and is pressed. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { demoPeople } from '../../server/kiosk/demo-people.ts';
import { tremor } from '../../ui/elements/guards.ts';
import { describeWith } from '../extras.ts';
import type { Kiosk } from './kiosk.ts';
import { patience, type Screen, startRoom, tapCard } from './screen.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const [, chen] = demoPeople;
/** More than any screen has. */
const mostTabs = 80;

interface Focus {
  readonly label: string;
  /** What the eye sees of it. */
  readonly ring: boolean;
}

/** Runs in the page. */
function focus(): Focus {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const label = active?.getAttribute('aria-label') ?? active?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
  if (active === null) return { label, ring: false };
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(active);
  const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 3;
  return { label, ring: active.matches(':focus-visible') && (outlined || boxShadow !== 'none') };
}

describeWith(['chromium', 'cjkFonts'], 'a theme day by keyboard', () => {
  let kiosk: Kiosk;
  let screen: Screen;
  let page: Page;

  beforeAll(async () => {
    const room = await startRoom({ demo: true, hasTouch: false });
    ({ kiosk, screen } = room);
    page = screen.page;
    return room.close;
  });

  let last = { label: '', at: 0 };
  /** Goes to the button by Tab (or back by Shift-Tab) and presses it. */
  const press = async (name: RegExp, key: 'Enter' | 'Space' = 'Enter', step: 'Tab' | 'Shift+Tab' = 'Tab') => {
    await page.getByRole('button', { name }).first().waitFor();
    let now = await page.evaluate(focus);
    for (let tabs = 0; !name.test(now.label); tabs += 1) {
      if (tabs > mostTabs) throw new Error(`${name} cannot be reached by ${step}; the last stop was “${now.label}”`);
      await page.keyboard.press(step);
      now = await page.evaluate(focus);
    }
    expect(now).toEqual({ label: now.label, ring: true });
    // Sooner, it would be a trembling hand's second press.
    const early = last.label === now.label ? last.at + tremor - Date.now() : 0;
    if (early > 0) await page.waitForTimeout(early + 10);
    await page.keyboard.press(key);
    last = { label: now.label, at: Date.now() };
  };
  const stands = (name: string) => page.locator(name).first().waitFor();
  const gone = (name: string) => page.locator(name).first().waitFor({ state: 'detached' });
  /** At a person's pace: the next key follows when the last one shows. */
  const typePin = async (pin: string) => {
    const dots = page.locator('pin-pad .dots .filled');
    for (const [index, digit] of [...pin].entries()) {
      await page.keyboard.press(digit);
      if (index < pin.length - 1) await expect.poll(() => dots.count(), { timeout: patience }).toBe(index + 1);
    }
    await gone('pin-pad');
  };
  const closeDesk = async () => {
    await press(/^返回$/, 'Enter', 'Shift+Tab');
    await stands('desk-home');
    await press(/^返回$/, 'Enter', 'Shift+Tab');
    await gone('secretary-desk');
  };
  const dismiss = async (...says: readonly string[]) => {
    const answer = page.locator('answer-screen');
    for (const text of says) await answer.getByText(text).first().waitFor();
    await page.keyboard.press('Escape');
    await answer.locator('dialog[open]').waitFor({ state: 'detached' });
  };

  it('KX-01 runs from the PIN to the last step', async () => {
    await press(/^书记$/);
    await stands('pin-pad');
    await typePin('123456');
    await press(/^今日活动/);
    await press(/^打开签到$/, 'Space');
    if ((await kiosk.view()).health.clock.doubtful) await press(/^是，打开签到$/);
    await page.getByText('签到已打开').waitFor();
    await closeDesk();
    await tapCard(kiosk, chen?.person ?? '');
    await dismiss('签到成功');

    await press(/^下一步$/);
    await stands('oath-screen');
    await press(/^开始领誓$/, 'Space');
    for (const line of ['拥护党的纲领，', '遵守党的章程，']) {
      await press(/^下一句$/);
      await page.locator('oath-screen .present').getByText(line).waitFor();
    }
    await press(/^上一句$/, 'Space', 'Shift+Tab');
    await page.locator('oath-screen .present').getByText('拥护党的纲领，').waitFor();

    await press(/^下一步$/);
    await stands('dues-screen');
    await press(/^按姓名登记$/);
    await press(/^陈建国$/);
    await dismiss('陈建国', '党费已登记');

    await press(/^下一步$/);
    await stands('study-screen');
    await press(/^下一页$/);
    await page.getByText(/^第 2 \/ \d+ 页$/).waitFor();

    await press(/^下一步$/);
    await stands('discussion-screen');
    await press(/^选择发言人$/);
    await press(/^陈建国$/);
    await page.locator('discussion-screen').getByText('正在发言').waitFor();
    await press(/^发言结束$/);
    await page.getByText('已发言 1 人').waitFor();

    await press(/^下一步$/);
    await stands('summary-screen');
    await press(/^书记$/, 'Enter', 'Shift+Tab');
    await press(/^今日活动/);
    await press(/^写小结$/);
    await stands('text-keyboard');
    const spelt = page.locator('text-keyboard .spelt');
    for (const [index, letter] of [...'hao'].entries()) {
      await page.keyboard.press(letter);
      await expect.poll(() => spelt.textContent(), { timeout: patience }).toBe('hao'.slice(0, index + 1));
    }
    await press(/^好$/);
    // Keys that follow Enter at once would be a scanner's.
    await expect.poll(() => page.locator('text-keyboard #field').inputValue(), { timeout: patience }).toBe('好');
    await press(/^完成$/);
    await gone('text-keyboard');
    await page.getByText('小结已保存').waitFor();
    await closeDesk();
    await page.locator('summary-screen').getByText('好').waitFor();
    await press(/^完成$/);
    await page.getByText('全部步骤已完成').waitFor();
    const { meeting } = await kiosk.view();
    expect(meeting).toMatchObject({ current: null, summary: '好', figures: { present: 1 } });
    expect(meeting?.steps.every(({ state }) => state === 'done')).toBe(true);
    expect(screen.faults).toEqual([]);
  });
});
