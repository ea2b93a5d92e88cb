/** What the record of looks and deeds says. */
import type { AuditEntry } from '../../server/township/contract.ts';
import { dateOf, dayText, timeText } from '../elements/clock.ts';

/** Deeds of the staff; a command goes by its type. */
const deeds: Readonly<Record<string, string>> = {
  looked: '查看',
  exported: '导出',
  added: '添加账号',
  disabled: '停用账号',
  enabled: '恢复账号',
  'second-factor': '设置动态验证码',
  accepted: '同意设备接入',
  carried: '从U盘导入记录',
  revoked: '注销设备',
  'key-asked': '更换设备密钥',
  'key-put-back': '恢复旧存储卡接入',
  'let-in': '计入交来的记录',
  'replacement-offered': '生成更换设备的接入码',
  refused: '不同意设备接入',
  'rival-refused': '不同意设备接入',
  'superior-asked': '申请接入上级平台',
  'notice.answer': '答复提醒',
  'notice.reopen': '撤回答复',
  'item.raise': '提出工作提示或整改',
  'item.review': '审核整改',
  'item.close': '整改销号',
  'item.withdraw': '撤回事项',
  'ledger.write': '登记台账',
  'ledger.strike': '撤销台账登记',
  'rescheduling.answer': '答复改期',
  'exemption.answer': '答复免到',
  'exemption.end': '结束免到',
  'preparation.record': '审批方案',
  'assessment.score': '考核评分',
  'assessment.decide': '考核审定',
  'assessment.publish': '考核公示',
  'theme.issue': '下发主题',
  'theme.recall': '撤回主题',
  'policy.adopt': '发布制度',
  'holidays.learn': '录入节假日',
};

const subjects: Readonly<Record<string, string>> = {
  people: '名单',
  year: '规定事项',
  dues: '党费',
  meeting: '主题党日名单',
  photos: '照片',
  visits: '督查走访',
  assessment: '考核表',
  attendance: '出席情况',
  comparison: '支部对比',
  notices: '提醒',
  device: '设备',
  superior: '上级平台',
  account: '账号',
  item: '整改事项',
  ledger: '台账',
  notice: '提醒',
  theme: '主题',
  policy: '制度方案',
  holidays: '节假日',
};

export const audit = {
  heading: '操作记录',
  note: '谁在什么时候看过、导出或改动过什么，不能删改。',
  heads: ['时间', '账号', '操作', '内容', '支部', '理由'],
  at: (at: number) => `${dateOf(at).slice(0, 4)}年${dayText(dateOf(at))} ${timeText(at)}`,
  deed: ({ deed }: AuditEntry) => deeds[deed] ?? '处理支部事务',
  subject: ({ subject }: AuditEntry) => {
    const [what = '', of = ''] = subject.split(':');
    return `${/^\d{4}$/.test(of) ? `${of}年` : ''}${subjects[what] ?? ''}`;
  },
  /** Of a box that lost to a rival there is no reason but the mark of the one that was let in. */
  reason: ({ deed, reason }: AuditEntry) => (deed === 'rival-refused' ? `同支部接入的是 ${reason}` : reason),
  filters: '筛选',
  account: '账号',
  unit: '支部',
  from: '从',
  until: '到',
  all: '全部',
  none: '没有符合的记录。',
  earlier: '更早的记录',
  latest: '回到最新',
} as const;
