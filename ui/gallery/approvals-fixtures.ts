/** What branches ask and are reminded of, for the console's pages: every kind, long words, nothing at all. */
import type { ApprovalsPage, AskedRequest, RecordsPage, RemindersPage } from '../../server/township/contract.ts';

const place = { unit: 'u0', branch: '流岐岙村党支部' };
const months = Array.from({ length: 12 }, (_, month) => ({
  row: month + 1,
  when: '每月15日',
  way: month % 3 === 0 ? '集中学习、交流讨论' : '集中学习',
  content: '学习贯彻党章党规和系列讲话，结合本村实际开展志愿服务',
}));

export const frailRequest: AskedRequest = {
  ...place,
  id: 'e1',
  asked: {
    ...{ kind: 'exemption', person: 'p1', name: '张德福', category: 'frail', from: '2026-11-15', to: null },
    ...{ reason: '年过八旬，长期卧床，行动不便', needsPaper: true },
  },
  since: '2026-11-02',
  due: null,
  clause: 'GB-02 四(五)2',
};

export const dayRequest: AskedRequest = {
  ...place,
  id: 'r1',
  asked: {
    ...{ kind: 'day', meeting: 'm1', theme: '学习贯彻党的二十届四中全会精神', from: '2026-11-15', to: '2026-11-20' },
    reason: '台风防汛应急响应，党员全部在一线值守',
  },
  since: '2026-11-05',
  due: '2026-11-15',
  clause: 'XN-07 四1',
};

export const planRequest: AskedRequest = {
  ...{ unit: 'u2', branch: '赤溪镇机关事业单位和流岐岙村联合委员会第一党支部' },
  id: 'm2:approval',
  asked: {
    ...{ kind: 'plan', meeting: 'm2', step: 'approval', date: '2026-11-16', theme: '', start: '14:30' },
    ...{ place: '机关会议室', requirements: '佩戴党员徽章', agenda: ['【学】诵读党章第一章', '【议】讨论年度工作'] },
    returned: true,
  },
  since: '2026-11-06',
  due: '2026-11-15',
  clause: 'PL-07 b 六',
};

const paperRequest: AskedRequest = {
  ...place,
  id: '2027:year-plan',
  asked: { kind: 'paper', paper: 'year-plan', title: '年度主题党日计划', period: '2027', rows: months },
  since: '2026-11-08',
  due: null,
  clause: 'XN-07 四1',
};

const office = { level: 'township', name: '王芳' } as const;

export const approvals: ApprovalsPage = {
  open: [frailRequest, dayRequest, planRequest, paperRequest],
  answered: [
    { ...dayRequest, id: 'r0', on: '2026-10-12', approved: true, office, reason: '' },
    {
      ...{ ...frailRequest, id: 'e0', on: '2026-09-03', approved: false, office },
      reason: '本人身体恢复较好，建议先按次请假，确有需要再申请免到',
    },
    { ...paperRequest, id: '2026:year-plan', on: '2025-12-28', approved: true, office: null, reason: '' },
  ],
};

export const noApprovals: ApprovalsPage = { open: [], answered: [] };

const standings = ['sent', 'shown', 'read', 'done'] as const;
const branches = Array.from({ length: 12 }, (_, n) => ({
  unit: `u${n}`,
  branch: `${'东西南北'[n % 4]}垟村第${n + 1}党支部`,
}));

export const reminders: RemindersPage = {
  branches,
  reminders: [
    {
      ...{ id: 'i1', on: '2026-11-10', from: 'township', due: '2026-11-20', mine: true },
      text: '请各支部于二十日前上报全年主题党日开展情况，附活动照片和签到表；没有开展集中夜学的写明原因。',
      branches: branches.map((one, n) => ({
        ...one,
        standing: standings[n % 4] ?? 'sent',
        since: '2026-11-11',
        late: false,
        last: n % 4 === 2 ? '正在整理照片' : '',
      })),
    },
    {
      ...{ id: 'i2', on: '2026-10-01', from: 'community', due: null, mine: true, text: '国庆期间做好值班。' },
      branches: branches.slice(0, 1).map((one) => ({
        ...one,
        ...{ standing: 'withdrawn', since: '2026-10-03', late: false, last: '' },
      })),
    },
  ],
};

export const noReminders: RemindersPage = { branches: [], reminders: [] };

export const records: RecordsPage = {
  records: [
    {
      ...{ meeting: 'm10', date: '2026-10-15', theme: '清洁家园，志愿先行', filed: '2026-10-16' },
      back: [
        { on: '2026-10-18', reason: '缺活动小结，参会照片不清楚，请补正后重新上报', by: '王芳', returned: false },
        { on: '2026-10-17', reason: '签到表没有盖章', by: '王芳', returned: true },
      ],
    },
    { meeting: 'm09', date: '2026-09-15', theme: '学习系列讲话', filed: null, back: [] },
  ],
};
