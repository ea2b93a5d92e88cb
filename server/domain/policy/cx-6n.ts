/** The default policy: 赤溪镇委〔2017〕260号, the “6+N” theme day. */
import type { Policy } from './schema.ts';

export const cx6n: Policy = {
  id: 'cx-6n',
  version: 1,
  name: '赤溪镇“6+N”支部主题党日',
  title: '{township}{branch}主题党日', // CX-02, 二.2
  steps: [
    // CX-05, 二.4: in this order; none can be removed.
    { id: 'sign-in', kind: 'sign-in', title: '佩戴党员徽章并持《党员一本通》签到', short: '签到' },
    { id: 'oath', kind: 'oath', title: '重温入党誓词', short: '重温誓词' },
    { id: 'dues', kind: 'dues', title: '按月交纳党费', short: '交纳党费' },
    {
      id: 'study',
      kind: 'study',
      title: '集体诵读党章党规和系列讲话相关章节并对照主题开展学习或活动',
      short: '诵读学习',
    },
    { id: 'discussion', kind: 'discussion', title: '党员交流讨论发言', short: '交流发言' },
    { id: 'summary', kind: 'summary', title: '支部书记点评或总结', short: '点评总结' },
  ],
  calendar: {
    // CX-01, 二.1
    rural: { kind: 'day-of-month', day: 15 },
    other: { kind: 'first-working-day' },
  },
  parts: { rural: ['day', 'evening'], other: ['day'] }, // CX-01: 白天开展活动，晚上“集中夜学”
  signIn: { earlyMinutes: 90, forgottenHours: 14, mostParked: 200 }, // ours: KX-12
  participation: {
    threshold: 0.85, // CX-07, 二.5
    outside: ['floating', 'frail'], // CX-07, 二.5
  },
  notice: { daysBefore: 5 }, // CX-03, 二.2
};
