/**
 * A real room from an empty folder: set up on the screen, a list of hundreds, a card and a booklet bound by tapping them at
 * real serial ports, today's meeting planned, a sign-in, a restart, a forgotten PIN.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { bookletNumber } from '../../firmware-protocol/booklet.ts';
import { dateOf } from '../../server/domain/date.ts';
import { pn532Chip } from '../doubles/pn532-chip.ts';
import { openPty, type Pty } from '../doubles/pty.ts';
import { plainScanner } from '../doubles/scanner-plain.ts';
import { describeWith } from '../extras.ts';
import { openBrowser } from '../ui/gallery.ts';
import { atTen, type Kiosk, nowAtTen, removeData, startKiosk, tempData } from './kiosk.ts';
import { openScreen, patience, type Screen } from './screen.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const main = new URL('../../server/kiosk/main.ts', import.meta.url).pathname;
const surnames = [...'陈林黄王张吴杨郑许周徐孙朱高马何郭罗梁宋'];
const given = [
  '建国',
  '秀英',
  '志强',
  '桂兰',
  '德福',
  '小燕',
  '文斌',
  '海燕',
  '国平',
  '玉梅',
  '长根',
  '丽萍',
  '永明',
  '红',
];
/** 280 different names, two of one name in different groups, and one whose name begins like nobody else's. */
const people = [
  ...surnames.flatMap((surname, n) => given.map((name) => `${surname}${name},第${(n % 4) + 1}党小组,`)),
  '李明,第1党小组,',
  '李明,第2党小组,流动党员',
  '欧阳振华,第3党小组,',
];
const heading = '姓名,党小组,类别,一本通编号';
const bad = [heading, '陈建国,第1党小组,', ',第1党小组,', '林秀英,第2党小组,流动党圆', '王桂兰,,,KB00000019'].join(
  '\n',
);
const good = [heading.replace(',一本通编号', ''), ...people].join('\n');
const csv = (text: string) => ({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}`) });
const booklet = bookletNumber('7F3K2M9');

describeWith(['chromium', 'cjkFonts', 'socat'], 'a real room', () => {
  let ports: readonly [Pty, Pty];
  let config: string;
  let kiosk: Kiosk;
  let browser: Browser;
  let screen: Screen;

  beforeAll(async () => {
    ports = await Promise.all([openPty(), openPty()]);
    config = `[readers]
nfc = false
serial_auto = false
hid_pos = false
[[readers.serial]]
use = "pn532"
port = "${ports[0].path}"
[[readers.serial]]
use = "scanner"
port = "${ports[1].path}"
protocol = "lines"
[screen]
diagonal = 7
`;
    kiosk = await startKiosk({ env: atTen, config });
    browser = await openBrowser();
    screen = await openScreen(browser, kiosk.url);
  });
  afterAll(async () => {
    await browser?.close();
    await kiosk?.kill('SIGTERM');
    await Promise.all((ports ?? []).map((port) => port.close()));
    if (kiosk !== undefined) removeData(kiosk.data);
  });

  const fill = async (field: string, text: string) => {
    const { page, touch } = screen;
    await touch(new RegExp(`^${field}`));
    await page.locator('text-keyboard #field').fill(text);
    await touch('完成', page.locator('text-keyboard'));
  };

  it('is set up on the screen', async () => {
    const { page, touch } = screen;
    await fill('乡镇或街道', '赤溪镇');
    await fill('支部名称', '过溪村党支部');
    await touch(/^其他支部/);
    await fill('书记姓名', '钟志远');
    await touch(/^下一步/);
    const pad = page.locator('pin-pad');
    for (const title of ['请设一个六位口令', '请再输一遍']) {
      await pad.getByRole('heading', { name: title }).waitFor();
      for (const digit of '246802') await touch(digit, pad);
    }
    await pad.waitFor({ state: 'detached' });
    await touch('导入表格');
    expect((await kiosk.view()).branch).toMatchObject({ name: '过溪村党支部', secretary: '钟志远' });
  });

  it('KX-06 takes a list of hundreds once every bad row was named and mended', async () => {
    const { page, touch } = screen;
    const file = page.locator('input[type=file]');
    await file.setInputFiles(csv(bad));
    for (const row of [/第 3 行：.*没有填姓名/, /第 4 行：.*流动党圆/, /第 5 行：.*KB00000019.*校验码/])
      await page.getByText(row).first().waitFor();
    expect((await kiosk.view()).board.members).toBe(1);
    await file.setInputFiles(csv(good));
    await touch(`导入 ${people.length} 人`);
    await page.getByText(`已导入 ${people.length} 人`).waitFor();
    expect((await kiosk.view()).board.members).toBe(people.length + 1);
  });

  it('KX-07 a card and a booklet are bound by tapping them', async () => {
    const { page, touch } = screen;
    await page.locator('desk-roster').getByRole('button', { name: '返回' }).tap();
    await page.locator('desk-roster').or(page.locator('desk-home')).first().waitFor();
    if ((await page.locator('desk-home').count()) === 0) await touch('返回', page.locator('secretary-desk'));
    await touch(/^发卡绑卡/);
    await touch(/^找一个人/);
    const bind = async (present: () => unknown) => {
      await touch('给这个人绑卡或一本通');
      await expect.poll(async () => (await kiosk.view()).binding?.name, { timeout: patience }).toBe('欧阳振华');
      await present();
      await page.getByText('绑好了').waitFor();
      await expect.poll(async () => (await kiosk.view()).binding, { timeout: patience }).toBe(null);
    };
    const find = async () => {
      await touch('姓名首字母 O');
      await touch(/^欧阳振华/);
    };
    const chip = pn532Chip(ports[0]);
    await expect
      .poll(async () => (await kiosk.view()).health.readers.map(({ state }) => state), { timeout: patience })
      .toEqual(['ready', 'ready']);
    await find();
    await bind(() => chip.cardIn({ uid: '04A1B2C3D4E580', selRes: 0x00 }));
    chip.cardOut();
    await touch(/^找一个人/);
    await find();
    await bind(() => plainScanner(ports[1]).scan(booklet));
    await kiosk.enterPin('246802');
    const person = (await kiosk.desk()).people.find(({ name }) => name === '欧阳振华');
    expect(person?.credentials.map(({ kind, tail }) => [kind, tail]).sort()).toEqual([
      ['booklet', booklet.slice(-4)],
      ['card', 'E580'],
    ]);
  });

  it("today's meeting is planned and opened, and the booklet signs in", async () => {
    const { page, touch, closeDesk, openDesk, answer } = screen;
    await closeDesk();
    await openDesk(/^活动方案/);
    await touch(/^新方案/);
    await touch(/^日期/);
    const { board, health } = await kiosk.view();
    const today = dateOf(nowAtTen() + health.clock.offset);
    const shown = board.nextByRule ?? today;
    const turn = async (column: string, by: number) => {
      for (let n = 0; n < Math.abs(by); n += 1) await touch(`${column}${by > 0 ? '加' : '减'}`);
    };
    const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
    await turn('月', months(today) - months(shown));
    await turn('日', Number(today.slice(8)) - Number(shown.slice(8)));
    await touch(/^就用这个/);
    await fill('主题', '学习贯彻全会精神');
    await touch('保存并公布');
    if (today !== board.nextByRule) await touch('防汛抗台');
    await page.getByText('方案已公布').waitFor();
    await closeDesk();
    await openDesk(/^今日活动/);
    await touch('打开签到');
    if (health.clock.doubtful) await touch('是，打开签到');
    await page.getByText('签到已打开').waitFor();
    await closeDesk();
    plainScanner(ports[1]).scan(booklet);
    await answer('欧阳振华', '签到成功');
    expect((await kiosk.view()).meeting).toMatchObject({ date: today, figures: { present: 1 } });
    expect(screen.faults).toEqual([]);
  });

  it('KX-02 after a restart the meeting stands; a second process and a wrong config are told what is wrong', async () => {
    const { page } = screen;
    const { meeting } = await kiosk.view();
    await expect(startKiosk({ data: kiosk.data })).rejects.toThrow(/另一个终端程序正在使用.*\n.*Another kiosk process/);
    const other = tempData();
    const wrong = startKiosk({ data: other, config: '[screen]\nvolume = 11\n' });
    await expect(wrong).rejects.toThrow(/第 2 行.*\n.*test\.toml:2: screen\.volume = 11/);
    removeData(other);
    await kiosk.kill('SIGTERM');
    await page.getByText('连接中断', { exact: true }).waitFor();
    kiosk = await startKiosk({ data: kiosk.data, env: atTen, config, port: Number(new URL(kiosk.url).port) });
    await page.getByText('连接中断', { exact: true }).waitFor({ state: 'detached' });
    expect((await kiosk.view()).meeting).toEqual(meeting);
  });

  it('KX-09 who forgot the PIN chooses a new one at the box', async () => {
    const { page, touch, touchPin } = screen;
    const reset = spawn(process.execPath, [main, '--data', kiosk.data, '--reset-pin'], {
      env: { ...process.env, ...atTen },
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    reset.stdin.end('864209\n');
    expect(await once(reset, 'exit')).toEqual([0, null]);
    await touch(/^书记/);
    const pad = page.locator('pin-pad');
    for (const digit of '246802') await touch(digit, pad);
    await pad.getByText('口令不对').waitFor();
    await touchPin('864209');
    await page.locator('desk-home').waitFor();
  });
});
