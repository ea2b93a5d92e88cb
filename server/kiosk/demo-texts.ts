/** What the demo branch studies and does. The study pages are the opening articles of the party constitution of 2022. */
import type { AgendaItem, PublicityItem } from '../domain/vocabulary.ts';

const demoAgenda: AgendaItem[] = [
  { class: '学', text: '诵读党章第一章' },
  { class: '做', text: '上门帮扶困难户' },
  { class: '议', text: '村道亮化工程' },
  { class: '改', text: '查摆学习不深入的问题' },
  { class: '干', text: '河道清洁志愿服务' },
];

const demoPages: string[] = [
  '中国共产党章程\n\n第一章　党员',
  '第一条　年满十八岁的中国工人、农民、军人、知识分子和其他社会阶层的先进分子，承认党的纲领和章程，愿意参加党的一个组织并在其中积极工作、执行党的决议和按期交纳党费的，可以申请加入中国共产党。',
  '第二条　中国共产党党员是中国工人阶级的有共产主义觉悟的先锋战士。\n\n中国共产党党员必须全心全意为人民服务，不惜牺牲个人的一切，为实现共产主义奋斗终身。',
  '中国共产党党员永远是劳动人民的普通一员。除了法律和政策规定范围内的个人利益和工作职权以外，所有共产党员都不得谋求任何私利和特权。',
];

export const demoPlan = {
  theme: '学习贯彻全会精神　共建美丽乡村',
  place: '村党员活动室',
  requirements: '请佩戴党员徽章，携带《党员一本通》，提前十分钟到场。',
  agenda: demoAgenda,
  pages: demoPages,
};

export const demoPublicity: PublicityItem[] = [
  { class: 'party', text: '本季度党费收缴情况' },
  { class: 'affairs', text: '村道亮化工程招标结果' },
  { class: 'finance', text: '活动室修缮经费使用情况' },
];

/** Of last month, to be reported on today. */
export const demoDecision = {
  text: '村道亮化工程先从桥头一段做起',
  measures: '由组织委员联系施工单位，两周内报方案',
};
