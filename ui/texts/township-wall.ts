/** What the township's wall of rooms says. */
import type { RoomMeeting, RoomStanding, WallRoom } from '../../server/township/contract.ts';
import { dateOf, dayText, spokenTime, timeText } from '../elements/clock.ts';

type Clock = NonNullable<WallRoom['box']>['clock'];

export const standings: Readonly<Record<RoomStanding, string>> = {
  none: '无活动',
  'not-reported': '未上报',
  overdue: '逾期',
  open: '进行中',
  closed: '已结束',
  faulty: '出错',
};

const clocks: Readonly<Record<Clock, string>> = {
  none: '没有时间',
  saved: '不准',
  confirmed: '人工核对',
  rtc: '正常',
  ntp: '正常',
  hub: '正常',
};

export const wall = {
  heading: '各支部活动室',
  today: (date: string) => `${date.slice(0, 4)}年${dayText(date)}`,
  shows: { all: '全部', concern: '需要关注', ...standings },
  order: '排序',
  orders: { concern: '需要关注的在前', name: '按支部名称', rate: '参与率低的在前' },
  search: '按支部名称查找',
  filters: '按现状筛选',
  present: '全镇实到',
  sum: (sum: { present: number; expected: number; rooms: number }) =>
    `应到 ${sum.expected} 人，已有 ${sum.rooms} 个支部上报`,
  heads: ['支部', '现状', '实到 / 应到', '请假', '参与率', '未上传', '读卡器', '时钟', '最近联系'],
  step: ({ step, nth, steps, part, paused }: RoomMeeting) => {
    const where = step === null ? '还没有开始步骤' : `${nth}/${steps} ${step.title}`;
    return [...(part === 'evening' ? ['晚上'] : []), where, ...(paused ? ['暂停'] : [])].join(' · ');
  },
  /** Of a meeting that no step is told of. */
  about: ({ date, start, theme }: RoomMeeting, standing: RoomStanding, today: string) => {
    const day = date === today ? '今天' : dayText(date);
    if (standing === 'not-reported') return `${day} ${spokenTime(start)} 起签到`;
    if (standing === 'overdue') return `${day}的活动`;
    return standing === 'none' ? `下次 ${day} ${spokenTime(start)}` : theme;
  },
  nothing: '还没有安排',
  faulty: '无法显示，原因见服务日志',
  noFigures: '尚无数据',
  rate: (rate: string, target: string | null) => `参与率 ${rate}${target === null ? '' : `，要求 ${target}`}`,
  readers: (ready: number, all: number) => (all === 0 ? '没有接' : ready === all ? '正常' : `${ready}/${all} 正常`),
  clock: (quality: Clock) => clocks[quality],
  silent: '没有联系过',
  contact: (at: number, now: number) => {
    const minutes = Math.floor((now - at) / 60_000);
    if (minutes < 1) return '刚刚';
    if (minutes < 60) return `${minutes} 分钟前`;
    return dateOf(at) === dateOf(now) ? timeText(at) : dayText(dateOf(at));
  },
  offline: '离线',
  none: '没有符合的支部。',
  clear: '显示全部',
  legend:
    '“未上报”：已到签到时间，活动室的数据还没有传来。“逾期”：活动应当已经结束，数据仍没有传来。两种情况都不能算缺席，缺席要等活动结束、数据传齐后才统计。',
  empty: {
    heading: '还没有活动室接入',
    steps: [
      '在“设备”页为支部生成一个接入码。',
      '支部书记在活动室的触摸屏上打开工作台，在“支部事务”里点“接入镇里”，输入接入码。',
      '回到“设备”页核对支部和房间，点“同意接入”。活动室随即出现在这里。',
    ],
    go: '去生成接入码',
    others: '请联系镇党委的管理员接入活动室，或者为这个账号增加可以查看的支部。',
  },
} as const;
