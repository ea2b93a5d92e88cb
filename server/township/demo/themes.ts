/** 下发 of the demo's township: a theme for each month of the year with its lesson, given the December before. */
import { instant } from '../../domain/date.ts';
import type { Theme } from '../../domain/events/guidance.ts';
import type { Logger } from '../../service/logger.ts';
import { type GuidanceStore, giveAll } from '../guidance/deliver.ts';
import { townshipUnit } from '../guidance/given.ts';

type Row = readonly [title: string, points: readonly string[], lesson: string, pages: readonly string[]];

/** January first; every third is for the branch to take or not. */
const rows: readonly Row[] = [
  [
    '盘点全年　谋划新篇',
    ['总结上年支部工作', '讨论全年工作计划'],
    '怎样开好年初第一次主题党日',
    [
      '先看去年：哪些事办成了，哪些事没有办成，原因在哪里。',
      '再看今年：群众最盼的三件事是什么，每件事由谁负责、什么时候办好。',
    ],
  ],
  [
    '走访慰问　情暖万家',
    ['走访困难党员和困难群众', '征求对支部的意见'],
    '走访时听什么、记什么',
    ['听困难，也听意见；能当场答复的当场答复。', '记在本子上，回来逐条研究，办好以后再上门说一声。'],
  ],
  [
    '学习雷锋　志愿同行',
    ['开展志愿服务', '党员公开承诺'],
    '小事里的先锋',
    ['志愿服务从身边做起：一条路、一条河、一位老人。', '承诺要具体，做到了再公开，群众看得见。'],
  ],
  [
    '重温党章　坚定信念',
    ['诵读党章总纲', '对照入党誓词谈体会'],
    '党员的义务和权利',
    ['党章第三条规定了党员必须履行的八项义务。', '党章第四条规定了党员享有的八项权利。义务和权利是统一的。'],
  ],
  [
    '弘扬劳动精神　建设美丽家园',
    ['人居环境整治', '评议责任区'],
    '党员责任区怎样管',
    ['一名党员联系几户，门前屋后、垃圾分类，谁家有难处都要心里有数。', '每季度评一次，好的做法请他讲一讲。'],
  ],
  [
    '安全生产　党员带头',
    ['排查用电和消防隐患', '学习避险常识'],
    '隐患排查三步走',
    ['一看、二问、三整改：不走过场，查到的当天登记。', '一时改不了的，写明谁负责、到哪一天。'],
  ],
  [
    '庆祝党的生日　重温入党誓词',
    ['重温入党誓词', '老党员讲入党故事'],
    '为什么要重温入党誓词',
    ['誓词八十个字，是每个党员一生的承诺。', '请入党五十年的老党员讲一讲，当年为什么入党、怎么入的党。'],
  ],
  [
    '防汛抗台　党员先行',
    ['检查避灾点和物资', '落实转移联系人'],
    '台风来时党员做什么',
    ['预警一到，联系人先上门：老人、独居户、低洼户先转移。', '转移以后清点人数，一户不漏；险情没有解除不许回家。'],
  ],
  [
    '乡村振兴　我出一策',
    ['讨论集体经济项目', '征集金点子'],
    '支部怎样议大事',
    ['会前把材料发到每个党员手里，会上一人一票说意见。', '议定的事公开三天，办得怎样下次会上报告。'],
  ],
  [
    '爱国奉献　庆祝国庆',
    ['升国旗、唱国歌', '学习先进典型'],
    '身边的典型怎样学',
    ['先讲他做了什么，再讲我能做什么。', '学典型不比大小，比的是有没有做。'],
  ],
  [
    '学习全会精神　践行初心使命',
    ['学习全会公报', '结合本村本单位谈落实'],
    '全会精神怎样讲得懂、记得住',
    ['先把公报通读一遍，再挑与本地最有关的几句细讲。', '每人说一件自己能做的事，记下来，年底对照。'],
  ],
  [
    '对照检查　述职评议',
    ['党员个人总结', '开展民主评议'],
    '批评和自我批评怎样开展',
    ['讲问题要讲到事、讲到人，不绕弯子。', '听的人先记下来，改了没有，下次会上大家看。'],
  ],
];

function themesOf(year: number): (Theme & { readonly theme: string })[] {
  return rows.map(([title, points, lesson, pages], month) => ({
    theme: `demo-theme-${year}-${month + 1}`,
    title,
    when: `${year}-${String(month + 1).padStart(2, '0')}`,
    must: month % 3 !== 2,
    points: [...points],
    lesson: { title: lesson, pages: [...pages] },
  }));
}

/** Once a year. `now`: ms since the epoch. */
export async function giveThemes(store: GuidanceStore, actor: string, logger: Logger, now: number): Promise<void> {
  const year = new Date(now).getFullYear();
  for (const data of themesOf(year)) {
    const id = `given-${data.theme}`;
    if (await store.holds(townshipUnit, id)) continue;
    const giver = { actor, now: instant(`${year - 1}-12-02`, '10:00'), logger };
    await giveAll(store, { id, to: 'all', guide: { type: 'theme.issue', data } }, giver);
  }
}
