/** The township's console with something on its pages: rooms of a theme day at a quarter to ten, a branch's year, boxes, accounts. */
import type {
  AccountsPage,
  BoxReport,
  BranchNotices,
  BranchPage,
  FleetPage,
  MeetingStanding,
  MonthMark,
  PeoplePage,
  Quarantine,
  RoomMeeting,
  Wall,
  WallRoom,
} from '../../server/township/contract.ts';

const villages =
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

const boxReport: BoxReport = {
  ...{ events: 512, clock: 'ntp', version: '1.4.0', recording: true, free: 21e9, halted: [] },
  readers: [{ id: 'r', kind: 'pcsc', name: 'ACS ACR122U', state: 'ready' }],
};

const mishapsOf: Readonly<Record<number, FleetPage['devices'][number]['mishaps']>> = {
  3: [
    { kind: 'damaged', at: Date.UTC(2026, 8, 3, 1, 20) },
    { kind: 'cloned', at: Date.UTC(2026, 10, 14, 1, 20) },
  ],
  6: [{ kind: 'set-back', at: Date.UTC(2026, 10, 14, 1, 20) }],
};

function device(index: number, standing: FleetPage['devices'][number]['standing']): FleetPage['devices'][number] {
  const name = `${villages[index] ?? ''}村党支部`;
  return {
    origin: `o${index}`,
    unit: `u${index}`,
    level: 'room',
    mark: `3F${index + 10}`,
    branch: name,
    room: '村党员活动室',
    offeredTo: index === 31 ? '前进村党支部' : name,
    standing,
    enrolled: Date.UTC(2026, 10, 14, 1, 20 + index),
    lastContact: Date.now() - index * 70_000,
    mishaps: mishapsOf[index] ?? [],
    events: 400 + index * 37,
    quarantined: index === 3 ? 2 : 0,
    handedOver: standing === 'revoked' ? 14 : 0,
    replacing: index === 30 ? { reason: '屏幕损坏' } : null,
    keyDue: index === 4,
    formerKey: index === 1 || index === 7 ? { at: Date.UTC(2026, 10, 15, 1, 3), inUse: index === 7 } : null,
    report: index === 5 ? null : { ...boxReport, ...(index === 2 && { halted: [{ origin: 'o2', why: 'fork' }] }) },
  };
}

export const fleetPage: FleetPage = {
  devices: [
    device(30, 'waiting'),
    device(31, 'waiting'),
    { ...device(31, 'waiting'), origin: 'o32', mark: '9C04', offeredTo: `${villages[31] ?? ''}村党支部` },
    ...Array.from({ length: 9 }, (_, index) => device(index, 'accepted')),
    device(20, 'revoked'),
  ],
  setBack: Date.UTC(2026, 10, 15, 0, 40),
};

export const quarantined: Quarantine = {
  kinds: [
    {
      why: 'not-understood',
      type: 'study.recorded',
      count: 2,
      from: Date.UTC(2026, 10, 2),
      until: Date.UTC(2026, 10, 9),
    },
    { why: 'handed-over', type: 'person.signed-in', count: 14, from: null, until: null },
  ],
};

export const waitingDevice = device(30, 'waiting');
export const acceptedDevice = device(0, 'accepted');

/** Of a county, which has levels below it. */
const town = (branch: string, of: FleetPage['devices'][number]): FleetPage['devices'][number] => ({
  ...{ ...of, origin: `${of.origin}-t`, unit: `${of.unit}-t`, level: 'township', branch, room: '', offeredTo: branch },
  report: { ...boxReport, readers: [], events: of.events },
});
export const acceptedTown = town('赤溪镇', { ...device(3, 'accepted'), keyDue: false });
export const fleetOfLevels: FleetPage = {
  devices: [
    { ...town('灵溪镇', device(30, 'waiting')), replacing: { reason: '服务器更换' } },
    { ...town('宜山镇', device(29, 'waiting')), offeredTo: '马站镇' },
    device(30, 'waiting'),
    ...[acceptedTown, town('龙港镇', device(0, 'accepted')), town('钱库镇', device(1, 'accepted'))],
    ...[device(0, 'accepted'), device(2, 'accepted')],
    town('金乡镇', { ...device(20, 'revoked'), handedOver: 0 }),
  ],
  setBack: Date.UTC(2026, 10, 15, 0, 40),
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
