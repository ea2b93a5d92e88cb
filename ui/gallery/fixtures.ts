/** Views to show the screens with: a rural branch of Chixi, its theme day, and how the day goes. */

import type { Id } from '../../server/domain/vocabulary.ts';
import type {
  Announcement,
  BoardView,
  DecisionView,
  Figures,
  MeetingView,
  ProceedingsView,
  StepView,
  Tile,
  View,
} from '../../server/kiosk/contract.ts';

const names =
  '陈建国 林秀英 黄志强 李明 王桂兰 张德福 吴小燕 欧阳振华 杨文斌 郑海燕 许国平 周玉梅 徐长根 孙丽萍 朱永明 高素珍 马立军 何爱莲 郭永福 罗春香 梁国栋 宋玉兰 谢明 唐秀云 韩志明 冯玉珍 于海 董秋菊 萧红 程光明 曹雪梅 袁大伟 邓小琴 傅建新 沈玉凤 曾庆祥'.split(
    ' ',
  );
const odd = ['阿卜杜热合曼·买买提', '司马相如', '古丽娜尔·艾合买提', '娜仁高娃', '迪丽热巴', '于 海'];
const surnames = [...'陈林黄李王张吴杨郑许周徐孙朱高马何郭罗梁宋谢唐韩冯于董萧程曹'];
const given = ['建国', '秀英', '志强', '明', '桂兰', '德福', '小燕', '文斌', '海燕', '国平', '玉梅', '长根', '丽萍'];
const groups = ['第一党小组', '第二党小组', '第三党小组', '第四党小组', '第五党小组', '第六党小组'];

const announced: BoardView['preparations'] = [
  {
    step: 'committee',
    kind: 'committee',
    due: '2026-11-14',
    id: 'e',
    on: '2026-11-03',
    by: '',
    text: '',
    state: 'done',
  },
  {
    step: 'announcement',
    kind: 'announcement',
    due: '2026-11-10',
    id: null,
    on: '2026-11-09',
    by: '',
    text: '',
    state: 'done',
  },
];

export const announcement: Announcement = {
  id: 'm',
  title: '赤溪镇流岐岙村党支部主题党日',
  date: '2026-11-15',
  parts: [
    { id: 'day', start: '09:00' },
    { id: 'evening', start: '19:00' },
  ],
  theme: '学习贯彻全会精神 共建美丽乡村',
  place: '村党员活动室',
  chair: '林国栋',
  requirements: '请佩戴党员徽章，带上《党员一本通》，提前十分钟到场。',
  agenda: [
    { class: '学', text: '诵读党章第一章' },
    { class: '做', text: '上门帮扶困难户，打扫村口文化广场' },
    { class: '议', text: '讨论村道改造方案' },
    { class: '改', text: '查摆垃圾分类不到位的问题' },
    { class: '干', text: '认领党员责任田' },
  ],
  published: '2026-11-09',
  late: false,
};

type Fixed = readonly (readonly [StepView['kind'], string, string])[];

const fixed: Fixed = [
  ['sign-in', '佩戴党员徽章并持《党员一本通》签到', '签到'],
  ['oath', '重温入党誓词', '重温誓词'],
  ['dues', '按月交纳党费', '交纳党费'],
  ['study', '集体诵读党章党规和系列讲话相关章节', '诵读学习'],
  ['discussion', '党员交流讨论发言', '交流发言'],
  ['summary', '支部书记点评或总结', '点评总结'],
];

const start = Date.parse('2026-11-15T09:00:00+08:00');
/** The moment at which the fixtures stand. */
const present = Date.parse('2026-11-15T08:42:00+08:00');

/** The nine steps of the model plan, without the three before the day; the six actions of Xianning. */
export const rituals = {
  pl: [
    ['convening', '召集会议', '召集会议'],
    ['sign-in', '党员签到', '签到'],
    ['briefing', '通报到会情况和活动内容', '情况通报'],
    ['activity', '组织开展活动', '开展活动'],
    ['evaluation', '进行主题测评', '主题测评'],
    ['summary', '总结提升', '总结提升'],
  ],
  xn: [
    ['sign-in', '党员签到', '签到'],
    ['reading', '诵读党章', '诵读党章'],
    ['dues', '缴纳党费', '缴纳党费'],
    ['study', '研学党规党情', '研学党情'],
    ['organisation-life', '开展组织生活', '组织生活'],
    ['deliberation', '实行民主议事', '民主议事'],
    ['publicity', '推行民主公开', '民主公开'],
  ],
} as const satisfies Record<string, Fixed>;

/** A meeting of another ritual, at the step of that kind. */
export function meetingOf(ritual: Fixed, kind: StepView['kind'], more: Partial<MeetingView> = {}): MeetingView {
  const now = ritual.findIndex(([each]) => each === kind);
  return meeting(now, { steps: steps(now, 0, ritual), current: kind, ...more });
}

export const decision: DecisionView = {
  id: 'road',
  date: '2026-10-15',
  text: '村道改造按“先主路、后支路”分两期实施',
  measures: '三家比价，村务监督委员会全程参与，每周公示进度',
  due: '2026-12-31',
  person: '黄志强',
  votes: { for: 22, against: 1, abstain: 1 },
  progress: null,
};

/** Half of the charter was read this year, and the next chapter is to be read today. */
export const charter: ProceedingsView['charter'] = [
  '总纲',
  '第一章　党员',
  '第二章　党的组织制度',
  '第三章　党的中央组织',
  '第四章　党的地方组织',
  '第五章　党的基层组织',
  '第六章　党的干部',
  '第七章　党的纪律',
  '第八章　党的纪律检查机关',
  '第九章　党组',
  '第十章　党和共产主义青年团的关系',
  '第十一章　党徽党旗',
].map((title, chapter) => ({ title, today: chapter === 6, inYear: chapter < 6 }));

export const noProceedings: ProceedingsView = {
  charter,
  publicity: [],
  decisions: [],
  toReport: [],
  toPublish: [],
  problem: null,
  evaluation: null,
};

/** The steps with `now` under way; `own` puts one of the branch's own steps after each. */
export function steps(now: number, own = 0, ritual: Fixed = fixed): readonly StepView[] {
  const all = ritual.flatMap(([kind, title, short], index) => {
    const nth = index + 1 + (ritual.some(([first]) => first === 'convening') ? 3 : 0);
    const step = { id: kind, kind, title, short, own: false, nth };
    const extra = {
      id: `own${index}`,
      kind: 'own' as const,
      title: '我为群众办实事微党课',
      short: '微党课分享',
      own: true,
      nth: null,
    };
    return index < own ? [step, extra] : [step];
  });
  return all.map((step, index) => ({
    ...step,
    state: index < now ? 'done' : index === now ? 'now' : 'todo',
    reason: null,
    host: step.own ? '许国平' : null,
    minutes: step.own ? 20 : null,
    startedAt: index <= now ? present - 512_000 : null,
    endedAt: index < now ? start : null,
    pausedMs: 0,
  }));
}

/** `count` people, of whom every third has not come yet and every twelfth is on leave. */
export function people(count: number, came = 0.68): { readonly order: readonly Id[]; readonly wall: Record<Id, Tile> } {
  const wall: Record<Id, Tile> = {};
  for (let index = 0; index < count; index += 1) {
    const name = nameOf(index, count);
    const leave = index % 12 === 11;
    const at = !leave && (index * 7) % 100 < came * 100 ? '08:42' : null;
    const group = count > 40 ? (groups[Math.floor((index * groups.length) / count)] ?? null) : null;
    wall[`p${index}`] = { name, group, at, leave, line: 'expected' };
  }
  return { order: Object.keys(wall), wall };
}

function nameOf(index: number, count: number): string {
  if (count > 40 && index % 19 === 7) return odd[((index / 19) % odd.length) | 0] ?? '';
  if (index < names.length) return names[index] ?? '';
  return `${surnames[index % surnames.length]}${given[(index * 5) % given.length]}`;
}

export const figures: Figures = {
  expected: 29,
  present: 24,
  leave: 2,
  rate: 24 / 29,
  target: 0.85,
  outsidePresent: 2,
  outside: 7,
  others: 3,
};

export const summaryText =
  '今天的主题党日开得很扎实。二十四名党员到会，五位同志作了发言，围绕村道改造提出了七条意见，其中三条当场定了负责人和时限。\n' +
  '下一步要抓好三件事：一是把村道改造的方案在月底前公示；二是党员责任田每月检查一次；三是对流动党员做好远程连线，一个也不能少。\n' +
  '希望大家把会上的学习带回家里、带到田头，平常时候看得出来，关键时刻站得出来。';

export const studyPages: readonly string[] = [
  '第一章　党员\n第一条　年满十八岁的中国工人、农民、军人、知识分子和其他社会阶层的先进分子，承认党的纲领和章程，愿意参加党的一个组织并在其中积极工作、执行党的决议和按期交纳党费的，可以申请加入中国共产党。\n第二条　中国共产党党员是中国工人阶级的有共产主义觉悟的先锋战士。\n中国共产党党员必须全心全意为人民服务，不惜牺牲个人的一切，为实现共产主义奋斗终身。\n中国共产党党员永远是劳动人民的普通一员。除了法律和政策规定范围内的个人利益和工作职权以外，所有共产党员都不得谋求任何私利和特权。',
  '第三条　党员必须履行下列义务：\n（一）认真学习马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观、习近平新时代中国特色社会主义思想，学习党的路线、方针、政策和决议，学习党的基本知识和党的历史，学习科学、文化、法律和业务知识，努力提高为人民服务的本领。\n（二）增强“四个意识”、坚定“四个自信”、做到“两个维护”，贯彻执行党的基本路线和各项方针、政策，带头参加改革开放和社会主义现代化建设，带动群众为经济发展和社会进步艰苦奋斗，在生产、工作、学习和社会生活中起先锋模范作用。',
  '（三）坚持党和人民的利益高于一切，个人利益服从党和人民的利益，吃苦在前，享受在后，克己奉公，多做贡献。\n（四）自觉遵守党的纪律，首先是党的政治纪律和政治规矩，模范遵守国家的法律法规，严格保守党和国家的秘密，执行党的决定，服从组织分配，积极完成党的任务。',
];

export function meeting(now: number, more: Partial<MeetingView> = {}, own = 0): MeetingView {
  const all = steps(now, own);
  return {
    ...announcement,
    phase: 'open',
    part: 'day',
    partsOpened: ['day'],
    recorder: '吴小燕',
    steps: all,
    current: all[now]?.id ?? null,
    figures,
    ...people(36),
    dues: { month: '2026-11', paid: {} },
    pages: studyPages,
    speaking: null,
    spoken: [],
    summary: '',
    proceedings: noProceedings,
    openedAt: start,
    closedAt: null,
    closedBy: null,
    parked: 0,
    ...more,
  };
}

export function view(more: Partial<View> = {}): View {
  return {
    branch: {
      id: 'b',
      name: '流岐岙村党支部',
      township: '赤溪镇',
      kind: 'rural',
      room: '村党员活动室',
      secretary: '林国栋',
    },
    stage: null,
    demo: false,
    health: {
      recording: { on: true },
      readers: [{ id: 'r', kind: 'pcsc', name: 'ACS ACR122U', state: 'ready' }],
      clock: { quality: 'ntp', doubtful: false, offset: present - Date.now() },
      link: 'up',
      repaired: null,
      copyFailed: false,
      damagedPhotos: [],
    },
    screen: { diagonal: 15.6, largeText: false, voice: true, volume: 0.6, maskNames: false },
    board: {
      today: announcement,
      next: null,
      preparations: announced,
      issued: null,
      words: [],
      nextByRule: '2026-12-15',
      signInFrom: '07:30',
      signInOpen: true,
      lastMeeting: { date: '2026-10-15', theme: '共护碧水青山', expected: 29, present: 27 },
      dues: { month: '2026-10', paid: 34 },
      members: 36,
    },
    meeting: null,
    ballot: null,
    binding: null,
    ...more,
  };
}
