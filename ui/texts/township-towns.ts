/** What the pages of the levels below say, and the part of the fleet's page that tells of the level above. */
import type { MonthStanding, SuperiorAnswer, SuperiorPage, Town, TownFigures } from '../../server/township/contract.ts';
import { dateOf, dayText, timeText } from '../elements/clock.ts';
import { percent } from '../elements/percent.ts';
import { standings } from './township-compare.ts';

const moment = (at: number) => `${dayText(dateOf(at))} ${timeText(at)}`;

/** `2026年11月` */
const monthText = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** Of one branch: the only one that it counts under. It counts as no branch in a month before its log. */
export function standingOf({
  branches,
  standings: counted,
}: Pick<TownFigures, 'branches' | 'standings'>): MonthStanding {
  const told = (['held', 'late', 'not-reported', 'missing'] as const).find((standing) => counted[standing] > 0);
  return told ?? (branches === 0 ? 'unrecorded' : 'ahead');
}

export const towns = {
  heading: '下级情况',
  note: '下级平台上报的汇总数字，没有党员姓名和名单。',
  back: '下级情况',
  month: monthText,
  none: '还没有下级平台接入。请在“设备”页生成给下级平台的接入码。',
  noUnits: '这个下级平台还没有上报。',
  sum: '合计',
  of: { towns: '各下级', units: '各支部' },
  heads: {
    name: '名称',
    branches: '支部',
    held: standings.held,
    'not-reported': standings['not-reported'],
    missing: standings.missing,
    ahead: standings.ahead,
    rate: '参与率',
    traces: '台账',
    dues: '党费',
    assessed: '考核',
    reported: '上报于',
  },
  branchHeads: {
    name: '支部',
    standing: '当月',
    expected: '应到',
    present: '实到',
    leave: '请假',
    rate: '参与率',
    traces: '台账',
    dues: '党费',
    assessed: '考核',
    reported: '上报于',
  },
  standing: (figures: TownFigures) => standings[standingOf(figures)],
  share: (done: number, of: number) => `${done} / ${of}`,
  shareOf: (what: string, done: number, of: number) => `${what} ${done} / ${of}`,
  rate: (rate: number, { present, expected }: TownFigures['attendance']) =>
    `参与率 ${percent(rate)}，应到 ${expected} 人次，实到 ${present} 人次`,
  late: (count: number) => `含推迟 ${count}`,
  assessed: ({ qualified, unqualified }: TownFigures['assessed']) =>
    [...(qualified > 0 ? [`合格 ${qualified}`] : []), ...(unqualified > 0 ? [`不合格 ${unqualified}`] : [])].join(' '),
  reported: (at: number | null) => (at === null ? '—' : moment(at)),
  silent: ({ heard }: Pick<Town, 'heard'>) => `${dayText(dateOf(heard))}后没有联系，可能不是最新`,
  trend: (month: string) => `${month.slice(0, 4)}年参与率走势`,
  noTrend: (month: string) => `${month.slice(0, 4)}年没有上报参与率。`,
  legend:
    '参与率：当月各次主题党日实到人次占应到人次的比例。未上报：活动日已过，还没有收到结束记录，不计入参与率。未开展：规定的活动日已过，没有安排也没有开展。党费在次月上报。',
} as const;

const standing: Readonly<Record<Exclude<SuperiorPage['standing'], 'none'>, string>> = {
  'not-enrolled': '还没有接入上级平台。请向上级要一个给下级平台的接入码，在这里输入。',
  waiting: '已经申请接入，正在等上级同意。',
  accepted: '已接入，支部的月度数字自动上报。',
  refused: '上级没有同意接入。请与上级联系，要一个新的接入码。',
  revoked: '上级已注销本平台的接入，不再上报。要恢复上报，请向上级要一个新的接入码，在这里输入。',
};

const refusals: Readonly<Record<Extract<SuperiorAnswer, { ok: false }>['why'], string>> = {
  'unknown-code': '没有这个接入码，或者已经用过。请核对后再输一次；接入码要选“下级平台”生成。',
  expired: '接入码已过期。请向上级再要一个。',
  revoked: '原来的接入已被上级注销。请等几秒，再输一次接入码。',
  'no-branch': '上级已有本平台的上报记录。请上级在“设备”页用“更换设备”生成接入码。',
  'other-branch': '上级已有本平台的上报记录。请上级在“设备”页用“更换设备”生成接入码。',
  unreachable: '连不上上级平台。请检查网络和网址，稍后再试。',
};

export const superior = {
  heading: '上级平台',
  standing: ({ standing: now, name }: SuperiorPage) =>
    now === 'none' ? '' : name === '' ? standing[now] : `${name}：${standing[now]}`,
  mark: (mark: string) => `本平台的服务器编号 ${mark}，上级用它核对是哪一台。`,
  traffic: ({ standing: now, up, heard, lockedOut }: SuperiorPage) => {
    if (now !== 'accepted' || lockedOut !== null) return '';
    if (up) return '联系正常';
    return heard === null ? '还没有联系上' : `${moment(heard)} 以后没有联系上，联系上后自动补报`;
  },
  lockedOut: {
    superseded:
      '本平台用的是更换密钥以前的数据库，可能恢复过备份，上级暂时不收它上报的数字；支部的记录不受影响。请打电话请上级在“设备”页给本平台点“恢复接入”，一分钟内自动接上，不用接入码。',
    unknown: '上级认不出本平台的密钥，可能恢复过旧的备份。请向上级要一个接入码，在这里输入；支部的记录不受影响。',
  },
  halted: '上报的记录与上级的对不上，上报停在那里。支部的记录不受影响，请联系维护人员。',
  url: (url: string) => `网址 ${url}`,
  what: '上报的只有各支部每月的人数、次数，没有姓名和名单。',
  code: '接入码',
  enrol: '接入',
  refused: (why: keyof typeof refusals) => refusals[why],
} as const;
