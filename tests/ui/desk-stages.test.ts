/** The secretary's half of the screen in the gallery, a few touches deep: each stage is measured. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../extras.ts';
import { bringAxe, violations } from './axe.ts';
import { openBrowser, panels, type Served, servePages } from './gallery.ts';
import { findings } from './measure.ts';
import { wall } from './rules.ts';

const panel = panels[0];
const limits = wall.limits(panel);

/** State of the gallery, and what is touched there. */
const stages = [
  ['keyboard', 'z'],
  ['byHand', '全部'],
  ['visitors', '村民代表'],
  ['correct', '全部', '陈建国'],
  ['correct', '全部', '陈建国', '撤销'],
  ['leave', '姓名首字母 H', '黄志强'],
  ['leave', '姓名首字母 L', '林秀英'],
  ['leave', '姓名首字母 L', '林秀英', '不批准'],
  ['leave', '全部', '没有批准'],
  ['parked', '是谁的'],
  ['ownSteps', '添加一步', '微党课'],
  ['ownSteps', '添加一步', '微党课', '之后'],
  ['roles', '委托他人', '全部', '陈建国'],
  ['photos'],
  ['photos', '11月15日'],
  ['photos', '11月15日', '照片 1'],
  ['photos', '11月15日', '下一页'],
  ['photos', '10月15日', '照片 3'],
  ['photos', '7月15日'],
  ['proceedings'],
  ['publicity'],
  ['decisions', '登记决议'],
  ['decisions', '登记决议', '表决'],
  ['decisions', '登记决议', '期限'],
  ['plan', '12月15日', '诵读章节'],
  ['plan', '12月15日', '会前准备'],
  ['roster', '添加一人'],
  ['roster', '变动记录'],
  ['roster', '看名单', '全部', '林秀英'],
  ['roster', '看名单', '全部', '林秀英', '类别'],
  ['roster', '看名单', '全部', '林秀英', '类别', '流动党员'],
  ['roster', '看名单', '全部', '林秀英', '任支部书记'],
  ['roster', '看名单', '全部', '林秀英', '变动记录'],
  ['exemptions', '登记申请', '全部', '林秀英', '行动不便', '有，已收下', '从这天起'],
  ['exemptions', '批准'],
  ['exemptions-empty'],
  ['byHand-late', '4月15日'],
  ['byHand-late', '更早的活动', '下一页'],
  ['byHand-late', '4月15日', '全部', '陈建国', '白天'],
  ['visitors-late', '4月15日', '产业大户'],
  ['roster', '导入表格'],
  ['binding', '只发党员卡'],
  ['binding', '找一个人', '全部', '陈建国'],
  ['plan', '新方案'],
  ['plan', '新方案', '日期'],
  ['plan', '新方案', '议程'],
  ['plan', '新方案', '学习材料'],
  ['notices', '支部'],
  ['notices', '支部', '参与率'],
  ['notices', '支部', '下一页', '已办'],
  ['notices', '支部', '档案缺', '登记归档'],
  ['notices', '支部', '档案缺', '登记归档', '归档资料'],
  ['notices', '支部', '下一页', '该换届', '登记换届选举', '当选人'],
  ['notices', '支部', '下一页', '没有认领', '认领刷卡'],
  ['notices-large', '支部', '学习计划'],
  ['notices-large', '支部', '学习计划', '登记计划表'],
  ['notices-large', '社区党委', '连续'],
  ['ledgers', '新登记', '活动', '三会一课'],
  ['ledgers', '新登记', '活动', '年度规定', '组织生活会'],
  ['ledgers', '新登记', '活动', '督查考核'],
  ['ledgers', '新登记', '活动', '督查考核', '党建月访'],
  ['ledgers', '新登记', '活动', '主题活动', '防汛抗台', '到会'],
  ['ledgers', '新登记'],
  ['ledgers', '新登记', '计划与主题', '计划表'],
  ['ledgers', '新登记', '党员管理', '未交党费', '月份'],
  ['ledgers', '影像'],
  ['ledgers', '影像', '更正'],
  ['themes', '添加'],
  ['themes', '重温入党志愿'],
  ['themes', '重温入党志愿', '补记已用'],
  ['themes', '习近平'],
  ['themes-empty'],
  ['items', '学习笔记'],
  ['items', '学习笔记', '变更'],
  ['items', '登记事项', '整改问题'],
  ['items', '登记事项', '整改问题', '来源'],
  ['dues'],
  ['dues-empty'],
  ['dues-large'],
  ['ballots'],
  ['ballots-empty'],
  ['year'],
  ['year-empty'],
  ['absence-empty'],
  ['absence-large'],
  ['assessment', '党员管理规范'],
  ['assessment', '党员管理规范', '教育内容'],
  ['assessment', '党（工）委考核', '党员管理规范', '教育内容'],
  ['assessment', '否决、审定'],
  ['assessment', '否决、审定', '审定结果'],
  ['assessment-decided', '否决、审定', '一票否决'],
  ['assessment-decided', '否决、审定', '一票否决', '登记否决情形'],
  ['assessment-decided', '否决、审定', '异议'],
  ['assessment-decided', '否决、审定', '异议', '答复'],
  ['dues', '未交'],
  ['dues', '欠交', '黄志强'],
  ['dues', '欠交', '黄志强', '✓'],
  ['dues', '党费基数'],
  ['ballots', '9月15日'],
  ['ballots-large', '11月15日 民主'],
  ['ballots-voting', '结束投票'],
  ['ballots-voting', '作废'],
  ['year', '参与率'],
  ['year', '参与率', '11月15日'],
  ['year', '活动资料'],
  ['year', '规定动作'],
  ['year', '规定动作', '集中夜学'],
  ['year', '年度材料'],
  ['year', '学党章'],
  ['absence', '该谈话'],
  ['absence', '11月15日'],
  ['absence', '11月15日', '陈建国'],
  ['absence', '11月15日', '陈建国', '家中老人'],
  ['absence', '11月15日', '陈建国', '记补课'],
  ['absence', '11月15日', '陈建国', '记补课', '送学'],
  ['absence', '11月15日', '补签'],
  ['absence', '9月15日'],
  ['box', '校准时间'],
  ['box', '安全关机'],
  ['township-unknown'],
  ['township-halted'],
  ['today', '结束活动'],
] as const;

/**
 * Runs in the page: presses the first button of that name which can be pressed, as soon as there is one. How it is to be
 * touched is for the stories; to look for it by its role took longer than all that is measured here.
 */
async function press(name: string): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const inside = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? inside(element.shadowRoot) : []),
    ]);
  for (const until = performance.now() + 4000; performance.now() < until; await frame()) {
    const all = inside(document);
    const within = all.filter((element) => element.matches('dialog:modal')).at(-1) ?? document.body;
    const isWithin = (element: Node | null): boolean =>
      element !== null && (element === within || isWithin(element.parentNode ?? (element as ShadowRoot).host ?? null));
    const nameOf = (one: Element): string =>
      [one.ariaLabel ?? one.textContent, ...[...one.querySelectorAll('img')].map(({ alt }) => alt)]
        .join(' ')
        .replace(/\s+/g, ' ');
    const button = all
      .filter((element) => element instanceof HTMLButtonElement)
      .find((one) => nameOf(one).includes(name) && !one.disabled && one.checkVisibility() && isWithin(one));
    if (button === undefined) continue;
    button.click();
    return void (await frame());
  }
  throw new Error(`nothing is called ${name}`);
}

describeWith(['chromium', 'cjkFonts'], 'the desk in the gallery', () => {
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    served = await servePages();
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  it('every stage of the desk keeps the measures, and axe finds nothing', { timeout: 150_000 }, async () => {
    const page = await browser.newPage({ viewport: { width: panel.width, height: panel.height } });
    page.setDefaultTimeout(4000);
    const found: string[] = [];
    await page.goto(`${served.url}/gallery.html?mm=${panel.mm}`);
    await bringAxe(page);
    for (const [state, ...touches] of stages) {
      await page.evaluate(() => location.assign('#'));
      await page.waitForFunction(() => document.body.dataset.state === '');
      await page.evaluate((hash) => location.assign(hash), `#desk/${state}`);
      await page.waitForFunction((shown) => document.body.dataset.state === shown, `desk/${state}`);
      for (const name of touches) await page.evaluate(press, name);
      const all = [...(await findings(page, limits)), ...(await violations(page))];
      found.push(...all.map((finding) => `${state} ${touches.join(' ')}: ${finding}`));
    }
    await page.close();
    expect(found).toEqual([]);
  });
});
