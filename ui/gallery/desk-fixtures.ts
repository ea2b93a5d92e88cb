/** A desk to show the secretary's sections with: the people of the room's fixtures as the secretary sees them. */
import type { Desk, DeskPerson, PlanView, ProceedingsView } from '../../server/kiosk/contract.ts';
import type { Bench } from '../secretary/section.ts';
import { announcement, charter, decision, meeting, noProceedings, studyPages, view } from './fixtures.ts';

const initials =
  'CJG LXY HZQ LM WGL ZDF WXY OYZH YWB ZHY XGP ZYM XCG SLP ZYM GSZ MLJ HAL GYF LCX LGD SYL XM TXY HZM FYZ YH DQJ XH CGM CXM YDW DXQ FJX SYF ZQX'.split(
    ' ',
  );

function people(): readonly DeskPerson[] {
  const { order, wall } = meeting(0);
  return order.map((id, index): DeskPerson => {
    const tile = wall[id];
    const at = tile?.at ?? null;
    return {
      id,
      name: tile?.name ?? '',
      initials: id === 'p35' ? ['ZQX', 'CQX'] : [initials[index] ?? ''],
      tellApart: '',
      standing: 'member',
      category: index === 7 ? 'floating' : index === 16 ? 'frail' : 'ordinary',
      probationary: index === 3,
      group: ['第一党小组', '第二党小组', '第三党小组'][index % 3] ?? null,
      home: null,
      dual: false,
      invitee: null,
      credentials:
        index % 4 === 3
          ? []
          : [
              {
                key: `k${index}`,
                kind: 'card',
                tail: (40_961 + index * 977).toString(16).toUpperCase(),
                state: 'good',
              },
            ],
      signIns: at === null ? [] : [{ part: 'day', at, by: 'card', marks: index % 9 === 0 ? ['no-badge'] : [] }],
      leave: leaveOf(index, tile?.leave === true),
      duesPaid: index % 3 === 0,
    };
  });
}

/** One waits for an answer, one was refused. */
function leaveOf(index: number, approved: boolean): DeskPerson['leave'] {
  if (index === 1) return { reason: '照顾病人', written: true, standing: 'asked' };
  if (index === 5) return { reason: '家中有事', written: false, standing: 'refused' };
  return approved ? { reason: '外出务工', written: false, standing: 'approved' } : null;
}

/** Two people of one name, told apart by their group. */
const namesakes: readonly DeskPerson[] = ['第一党小组', '第二党小组'].map((group, index) => ({
  id: `n${index}`,
  name: '王建国',
  initials: ['WJG'],
  tellApart: group,
  standing: 'member',
  category: 'ordinary',
  probationary: false,
  group,
  home: null,
  dual: false,
  invitee: null,
  credentials: [],
  signIns: [],
  leave: null,
  duesPaid: false,
}));

const preparations: PlanView['preparations'] = [
  {
    step: 'committee',
    kind: 'committee',
    due: '2026-12-14',
    id: 'e1',
    on: '2026-12-03',
    by: '支委会',
    text: '',
    state: 'done',
  },
  {
    step: 'announcement',
    kind: 'announcement',
    due: '2026-12-10',
    id: null,
    on: '2026-12-09',
    by: '',
    text: '',
    state: 'done',
  },
];

const plans: readonly PlanView[] = [
  {
    ...announcement,
    id: 'm2',
    date: '2026-12-15',
    theme: '重温入党志愿 践行初心使命',
    pages: studyPages,
    state: 'planned',
    asked: null,
    answered: null,
    unexplained: false,
    preparations,
    reading: [1],
    leaves: [{ person: 'p2', name: '黄志强', reason: '外出务工', written: true, standing: 'approved' }],
  },
];

export const desk: Desk = {
  people: [...people(), ...namesakes],
  former: [
    { id: 'former1', name: '陈国华', group: '第一党小组', on: '2025-03-12' },
    { id: 'former2', name: '陈国华', group: null, on: '2021-11-02' },
  ],
  parked: [
    { id: 't1', code: '37', key: 'x1', at: '08:47', credential: 'card', tail: '3F2A', why: 'unknown', name: null },
    { id: 't2', code: '52', key: 'x2', at: '08:51', credential: 'booklet', tail: '0164', why: 'lost', name: '周玉梅' },
  ],
  plans,
  superior: null,
  day: {
    rule: { kind: 'day-of-month', day: 15, inHolidays: 'stays' },
    chosenDay: null,
    superior: 'none',
    noticeDays: 5,
    months: [
      { month: '2026-11', days: ['2026-11-15'] },
      { month: '2026-12', days: ['2026-12-15'] },
    ],
  },
  roles: { secretary: '林国栋', chair: '林国栋', recorder: '吴小燕', hosts: {} },
  month: '2026-11',
  notices: 14,
  policy: { name: '赤溪镇“6+N”支部主题党日', version: 2, from: '2026-07-01', level: 'township' },
  assessed: true,
  charter: charter.map(({ title }) => title),
  checks: {
    scene: [
      { id: 'flag', title: '悬挂党旗', must: true, ok: true },
      { id: 'badge', title: '佩戴党员徽章', must: true, ok: null },
      { id: 'charter', title: '携带党章', must: false, ok: false },
    ],
    workMeeting: null,
    monthlyProblem: true,
  },
};

/** Nothing is on: six meetings that are over. */
export const afterwards: Desk = {
  ...desk,
  plans: plans.flatMap((plan) =>
    Array.from({ length: 6 }, (_, month) => ({
      ...plan,
      id: `past${month}`,
      date: `2026-0${month + 4}-15`,
      state: 'closed' as const,
    })),
  ),
};

const proceedings: ProceedingsView = {
  ...noProceedings,
  decisions: [decision],
  toReport: [{ ...decision, id: 'bridge', date: '2026-10-15', text: '修缮村口石桥' }],
  publicity: [
    { class: 'finance', text: '十月党费收入 1,240 元，支出 360 元，结余 8,920 元。' },
    { class: 'party', text: '本月接收预备党员一名，公示期内没有收到意见。' },
  ],
};

/** A bench at which nothing is carried out. `answers`: to what pages fetch, by the path without its question. */
export function bench(
  shown = view({ meeting: meeting(1, { parked: 2, proceedings }) }),
  has: Desk = desk,
  answers: Readonly<Record<string, unknown>> = {},
): Bench {
  return {
    view: shown,
    desk: has,
    run: async () => false,
    say: () => undefined,
    complain: () => undefined,
    go: () => undefined,
    fetch: async <T>(path: string) => (answers[path.replace(/\?.*/, '')] ?? null) as T | null,
    refresh: async () => undefined,
    whileDoing: (work) => work,
    onAnswer: () => () => undefined,
  };
}
