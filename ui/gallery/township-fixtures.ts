/** The township's console with something on its pages: rooms of a theme day at a quarter to ten, a branch's year, accounts. */
import type {
  AccountsPage,
  BranchNotices,
  BranchPage,
  MeetingStanding,
  MonthMark,
  PeoplePage,
  RoomMeeting,
  Wall,
  WallRoom,
} from '../../server/township/contract.ts';

export const villages =
  '流岐岙 三步擂 园屿 石塘 南行 半岭 东岱 西岙 大岗 小渔 金山 后湾 岭头 坑下 双溪 上垟 下湾 中墩 龙头 望海 水尾 桥边 林家 陈宅 黄坛 白沙 青山 赤岩 新民 红旗 前进 团结'.split(
    ' ',
  );
const steps = [
  ['sign-in', '签到'],
  ['oath', '重温入党誓词'],
  ['dues', '交纳党费'],
  ['reading', '诵读学习党章'],
  ['discussion', '交流发言'],
  ['summary', '点评总结'],
] as const;
const themes = ['学习贯彻全会精神 共建美丽乡村', '防汛备汛走在前', '清洁家园志愿服务', '慰问老党员和困难群众'];

const today = '2026-11-15';
const kinds: readonly MeetingStanding[] = ['open', 'open', 'open', 'closed', 'open', 'none', 'open', 'not-reported'];

function standingOf(index: number): MeetingStanding {
  return index === 4 || index === 19 ? 'overdue' : (kinds[index % kinds.length] ?? 'open');
}

function meetingOf(index: number, standing: MeetingStanding): RoomMeeting {
  const nth = (index % steps.length) + 1;
  const [kind, title] = steps[nth - 1] ?? steps[0];
  const expected = 14 + ((index * 7) % 31);
  const present = Math.round(expected * (0.72 + ((index * 13) % 28) / 100));
  const told = standing === 'open' || standing === 'closed';
  return {
    id: `m${index}`,
    theme: themes[index % themes.length] ?? '',
    date: standing === 'overdue' ? '2026-11-14' : standing === 'none' ? '2026-12-15' : today,
    start: '09:00',
    part: index % 11 === 6 ? 'evening' : 'day',
    step: standing === 'open' ? { kind, title } : null,
    nth: standing === 'open' ? nth : 0,
    steps: steps.length,
    paused: index === 9,
    figures: told ? { expected, present, leave: index % 4, rate: present / expected } : null,
    threshold: 0.85,
  };
}

function room(index: number, now: number): WallRoom {
  const name = villages[index % villages.length] ?? '';
  const standing = standingOf(index);
  const silent = standing === 'not-reported' || standing === 'overdue';
  const round = Math.floor(index / villages.length);
  return {
    unit: `u${index}`,
    branch: `${name}村${round === 0 ? '' : `第${'二三四五六七'[round - 1] ?? ''}`}党支部`,
    room: '村党员活动室',
    standing,
    meeting: index % 8 === 5 && index % 3 === 0 ? null : meetingOf(index, standing),
    events: 400 + index * 37,
    lastContact: index === 15 ? null : now - (silent ? (index + 3) * 1_700_000 : (index % 5) * 20_000),
    link: index === 15 ? 'never' : silent || index === 10 ? 'down' : 'up',
    box:
      index === 15
        ? null
        : {
            unsent: index === 4 ? 42 : index % 9 === 2 ? 3 : 0,
            readers: [
              { id: 'a', kind: 'pcsc', name: 'ACR122U', state: index === 12 ? 'absent' : 'ready' },
              {
                id: 'b',
                kind: 'serial-scanner',
                name: 'NLS-EM20',
                state: index % 7 === 5 ? 'absent' : index === 12 ? 'faulty' : 'ready',
              },
            ],
            clock: index === 8 ? 'saved' : 'ntp',
          },
  };
}

export function wall(count: number): Wall {
  const now = Date.now();
  return { today, rooms: Array.from({ length: count }, (_, index) => room(index, now)) };
}

const traces = ['活动通知', '签到表', '会议记录', '学习笔记', '活动照片', '影像资料'];
const rates = [0.931, 0.897, 0.862, 0.931, null, 0.793, 0.862, 0.828, 0.897, 0.966];

const months = rates.flatMap((rate, index): BranchPage['meetings'] => {
  if (rate === null) return [];
  const month = String(index + 1).padStart(2, '0');
  return [
    {
      id: `m${month}`,
      date: `2026-${month}-15`,
      theme: themes[index % themes.length] ?? '',
      standing: 'closed',
      figures: { expected: 29, present: Math.round(29 * rate), leave: index % 3, rate },
      verdict: rate < 0.85 ? 'missed' : 'reached',
      traces: traces.map((title, nth) => ({ title, in: index !== 7 || nth !== 4 })),
    },
  ];
});

export const branchPage: BranchPage = {
  unit: 'u0',
  branch: '流岐岙村党支部',
  room: '村党员活动室',
  kind: 'rural',
  policy: '赤溪镇委〔2017〕260号',
  year: '2026',
  meetings: [
    ...months,
    {
      id: 'm11',
      date: '2026-11-15',
      theme: '学习贯彻全会精神 共建美丽乡村',
      standing: 'overdue',
      figures: null,
      verdict: 'none-yet',
      traces: [],
    },
    {
      id: 'm12',
      date: '2026-12-15',
      theme: '总结一年工作',
      standing: 'none',
      figures: null,
      verdict: 'none-yet',
      traces: [],
    },
  ],
  rate: 0.885,
  threshold: 0.85,
  verdict: 'reached',
  people: { members: 36, others: 4 },
  notices: 2,
};

export const branchNotices: BranchNotices = {
  unit: 'u0',
  branch: '流岐岙村党支部',
  faulty: false,
  names: { m08: '2026-08-15' },
  notices: [
    {
      id: 'meeting-missing:2026-05',
      kind: 'meeting-missing',
      level: 'township',
      clause: 'CX-01 一',
      facts: { month: '2026-05', held: [], needed: 1 },
      since: '2026-06-01',
      closing: 'fact',
      standing: 'open',
      answer: null,
      said: '',
    },
    {
      id: 'day-unexplained:m08',
      kind: 'day-unexplained',
      level: 'branch',
      clause: 'CX-01 一',
      facts: { meeting: 'm08', date: '2026-08-15', usual: '2026-08-16' },
      since: '2026-08-15',
      due: '2026-11-30',
      closing: 'answer',
      standing: 'open',
      answer: null,
      said: '',
    },
  ],
};

const monthMarks: readonly MonthMark[] = [
  ...(['present', 'present', 'leave', 'present', 'absent', 'none', 'came', 'present'] as const),
  ...(['present', 'absent', 'not-reported', 'ahead'] as const),
];

export const people: PeoplePage = {
  people: [
    ['陈建国', 'ordinary', 9, 0, 0],
    ['林秀英', 'frail', 6, 3, 0],
    ['欧阳振华', 'floating', 2, 5, 2],
  ].map(([name, category, present, leave, absent], index) => ({
    id: `p${index}`,
    name: String(name),
    standing: 'member',
    category: category === 'frail' || category === 'floating' ? category : 'ordinary',
    group: index === 2 ? null : '第一党小组',
    present: Number(present),
    leave: Number(leave),
    absent: Number(absent),
    rate: Number(present) / 9,
    months: monthMarks.map((_, month) => monthMarks[(month + index * 5) % 12] ?? 'none'),
  })),
};

export const accountsPage: AccountsPage = {
  accounts: [
    { id: 'a', name: '王芳', role: 'township', units: [], secondFactor: true, disabled: false },
    {
      id: 'b',
      name: '李卫东',
      role: 'community',
      units: ['u0', 'u1', 'u2', 'u3', 'u4'],
      secondFactor: false,
      disabled: false,
    },
    { id: 'c', name: '林国栋', role: 'branch', units: ['u0'], secondFactor: false, disabled: false },
    { id: 'd', name: '周玉梅', role: 'branch', units: ['u7'], secondFactor: false, disabled: true },
  ],
};
