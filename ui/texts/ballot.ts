/** The words of the secret ballot. */
import { percent } from '../elements/percent.ts';

export const ballot = {
  title: { evaluation: '主题测评', appraisal: '民主测评党员' },
  secret: '无记名投票：机器只数票数，不记谁投了什么。',
  call: ['请刷党员卡', '刷一次，投一票'],
  turnout: (cast: number, voters: number) => `已投 ${cast} 票 · 到会可投 ${voters} 人`,
  voter: (name: string) => `请 ${name} 投票`,
  question: (nth: number, of: number) => `第 ${nth} / ${of} 项`,
  back: '上一项',
  skip: '这项弃权',
  review: (chosen: number, left: number) => `选了 ${chosen} 项${left === 0 ? '' : `，${left} 项弃权`}`,
  reviewTodo: '投下以后不能再改。',
  change: '回去改',
  cast: '投下这一票',
  leave: '不投了',
  thanks: ['已投票', '谢谢，请下一位刷卡。'],
  over: ['这一票没有记下', '时间到了。请再刷一次卡，重新投票。'],
  notRecorded: ['这一票没有记下', '现在不能记录。请稍后再投一次。'],
  end: '结束投票',
  endAsk: (cast: number, voters: number) =>
    cast < voters ? `还有 ${voters - cast} 人没有投。现在结束并计票？` : '现在结束并计票？',
  endYes: '结束并计票',
  endNo: '继续投票',
  start: { evaluation: '开始测评', appraisal: '开始民主测评' },
  counted: (cast: number) => `收回 ${cast} 票`,
  satisfaction: (rate: number) => `满意率 ${percent(rate)}`,
  few: (least: number) => `投票的不到 ${least} 人。为了保密，不公布结果。`,
  desk: '已经计票。结果由支委会综合分析，请书记在“书记”页查看。',
  votes: (count: number) => `${count} 票`,
} as const;
