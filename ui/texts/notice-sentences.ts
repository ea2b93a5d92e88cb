/** The sentences of the notices (提醒): what each kind says of its facts, and what is to be done about it. */
import type { Facts, NoticeKind } from '../../server/domain/notices.ts';
import type { ShownNotice } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';
import { percent } from '../elements/percent.ts';
import { yuan } from '../elements/yuan.ts';
import { parts } from './desk.ts';
import { choiceText, idleGrounds, posts } from './entries.ts';
import { type Naming, periodText } from './naming.ts';

const lacks = { measures: '整改举措', person: '责任人', due: '时限' } as const;
const lifeLacks = { committee: '班子会议没有先开', speakers: '不是人人发言', minutes: '记录没有报上级' } as const;
const prepared: Readonly<Record<string, string>> = {
  committee: '支委会议定',
  approval: '上级审批',
  filing: '报上级备案',
  announcement: '提前公布',
  members: '通知每位党员',
};
/** A seat goes by its post; it may have been given up since. */
const seatText = (post: string): string => (post in posts ? choiceText(post) : '一个职位');

type Texts = {
  readonly [K in NoticeKind]: {
    readonly says: (facts: Facts[K], by: Naming) => string;
    /** What is to be done about it. */
    readonly todo: string;
  };
};

const texts: Texts = {
  'meeting-missing': {
    says: ({ month, held, needed }) => `${periodText(month)}应开展主题党日 ${needed} 次，只有 ${held.length} 次。`,
    todo: '在“活动方案”里安排；已经过去的月份写明原因。',
  },
  'day-unexplained': {
    says: ({ date, usual }) => `${dayText(date)}主题党日不在规定的 ${dayText(usual)}，没有说明原因。`,
    todo: '在“活动方案”里写明改期原因；活动已经开展的写明情况。',
  },
  'day-unknown': {
    says: ({ why, month }) =>
      why === 'not-chosen'
        ? '还没有固定每月的主题党日。'
        : `${month.slice(0, 4)}年放假安排还没有录入，算不出主题党日。`,
    todo: '在“活动方案”里定主题党日；放假安排由镇里录入。',
  },
  'rescheduling-waiting': {
    says: ({ meeting, to }, by) => `${by.meeting(meeting)}申请改到 ${dayText(to)}，上级还没有答复。`,
    todo: '接入镇里的由镇党委在“审批”里答复；没有接入的，上级答复后在“活动方案”里登记。',
  },
  'approval-unused': {
    says: ({ meeting, to }, by) =>
      `上级同意${by.meeting(meeting)}改到 ${dayText(to)}，但方案已经改动或那天已有活动，没有改成。`,
    todo: '请决定以哪一天为准，在“活动方案”里改好，再写明情况。',
  },
  'answers-differ': {
    says: ({ meeting, person }, by) =>
      `${person === null ? `${by.meeting(meeting ?? '')}的改期申请` : `${by.name(person)}的免到申请`}，支部和镇里登记的答复不一致，暂以镇里的为准。`,
    todo: '请与支部核对后写明以哪个为准。',
  },
  'rescheduling-unreported': {
    says: ({ meeting, to }, by) => `${by.meeting(meeting)}改到 ${dayText(to)}，有没有报告上级还没有写明。`,
    todo: '报告上级后写明什么时候、向谁报告。',
  },
  'late-publication': {
    says: ({ meeting, published }, by) => `${by.meeting(meeting)}的方案 ${dayText(published)}才公布，逾期。`,
    todo: '写明逾期的原因。',
  },
  'preparation-late': {
    says: ({ meeting, step, done }, by) =>
      `${by.meeting(meeting)}的“${prepared[step] ?? by.name(step)}”${done === null ? '没有办' : '办晚了'}。`,
    todo: '办好后登记。',
  },
  'closed-by-itself': {
    says: ({ meeting }, by) => `${by.meeting(meeting)}没有人结束，系统自动结束。`,
    todo: '写明实际什么时候结束。',
  },
  'theme-own': {
    says: ({ meeting }, by) => `${by.meeting(meeting)}的主题不是镇里定的主题。`,
    todo: '实际选用了的补登；没有选用的写明原因。',
  },
  'themes-untaken': {
    says: ({ year, themes }) => `${year}年还有 ${themes.length} 个必选主题没有开展。`,
    todo: '实际开展了的补登；没有开展的写明原因。',
  },
  'recorder-missing': {
    says: ({ meeting }, by) => `${by.meeting(meeting)}没有确定专人记录。`,
    todo: '写明实际由谁记录；下次在“主持与记录”里先定好。',
  },
  'part-missing': {
    says: ({ meeting, parts: missing }, by) =>
      `${by.meeting(meeting)}没有开展${missing.map((part) => parts[part]).join('、')}。`,
    todo: '写明原因；实际开展了的，在“补课与联系”里补签。',
  },
  'scene-fault': {
    says: ({ meeting, items }, by) => `${by.meeting(meeting)}现场检查没有做到：${by.titles(items)}。`,
    todo: '写明原因和改进办法。',
  },
  flagged: {
    says: ({ meeting, flags }, by) =>
      `${by.meeting(meeting)}${flags
        .map((flag) =>
          flag.why === 'shortened'
            ? `只开了 ${flag.minutes} 分钟，不足 ${flag.atLeast} 分钟`
            : `以工作会议代替（${flag.text}）`,
        )
        .join('，')}。`,
    todo: '写明原因。',
  },
  'parked-taps': {
    says: ({ meeting, taps }, by) => `${by.meeting(meeting)}有 ${taps.length} 张未识别的卡没有认领。`,
    todo: '问清是谁的，认领刷卡；不用认领的写明理由。',
  },
  'changed-since': {
    says: ({ meeting, signed, now, changes }, by) =>
      `${by.meeting(meeting)}结束后数据有变：实到 ${signed.present} 变为 ${now.present}${changes.length === 0 ? '' : `，涉及 ${by.people(changes.map(({ person }) => person))}`}。`,
    todo: '核对后写明情况；签字时的数据保留。',
  },
  'policy-late': {
    says: ({ meetings, from }, by) => `${dayText(from)}起执行的制度登记晚了，${by.days(meetings)}仍按原制度计算。`,
    todo: '核对后写明情况。',
  },
  'traces-missing': {
    says: ({ of, traces }, by) => `${by.about(of)}的档案缺：${by.titles(traces)}。`,
    todo: '补齐后逐项登记归档。',
  },
  'record-late': {
    says: ({ meeting, filed }, by) => `${by.meeting(meeting)}的记录${filed === null ? '逾期没有上报' : '上报晚了'}。`,
    todo: '上报后登记。',
  },
  'record-sent-back': {
    says: ({ of, entry }, by) => `${by.about(of)}的记录被退回：${by.name(entry)}`,
    todo: '按退回的意见补正，重新上报后登记。',
  },
  'evaluation-short': {
    says: ({ meeting, satisfaction }, by) =>
      `${by.meeting(meeting)}测评满意率 ${percent(satisfaction)}，没有达到要求。`,
    todo: '写明原因和改进办法。',
  },
  'evaluation-barred': {
    says: ({ year, meetings }, by) => `${year}年测评多次没有达到要求（${by.days(meetings)}），不能评先。`,
    todo: '知道后写明情况。',
  },
  'decision-unreported': {
    says: ({ decision }, by) => `决议“${by.name(decision)}”没有通报落实情况。`,
    todo: '在会上通报后登记。',
  },
  'decision-overdue': {
    says: ({ decision, person }, by) => `决议“${by.name(decision)}”已过期限，责任人 ${by.name(person)}。`,
    todo: '办好后通报，写明已经办结。',
  },
  'problem-missing': {
    says: ({ month, halves }) =>
      `${periodText(month)}${halves.length > 0 ? '的共性问题没有整改措施' : '没有查找共性问题'}。`,
    todo: '写明原因。',
  },
  'participation-year': {
    says: ({ year, rate, meetings }) =>
      `${year}年 ${meetings.length} 次活动平均参与率 ${rate === null ? '—' : percent(rate)}，没有达到要求。`,
    todo: '年底前提高到会率；一年结束后写明原因。',
  },
  'participation-meeting': {
    says: ({ meeting, rate, persons }, by) =>
      `${by.meeting(meeting)}参与率 ${rate === null ? '—' : percent(rate)}，没有达到要求。没有到会：${by.people(persons)}。`,
    todo: '写明原因。',
  },
  'read-out': {
    says: ({ meeting, persons }, by) => `${by.meeting(meeting)}无故缺席的还没有在党员大会通报：${by.people(persons)}。`,
    todo: '通报后在“补课与联系”里登记。',
  },
  'absentees-uncontacted': {
    says: ({ meeting, persons }, by) => `${by.meeting(meeting)}缺席的还没有联系：${by.people(persons)}。`,
    todo: '联系后在“补课与联系”里登记。',
  },
  'make-up-owed': {
    says: ({ meeting, persons }, by) => `${by.meeting(meeting)}缺席的还没有补课：${by.people(persons)}。`,
    todo: '补课后在“补课与联系”里登记。',
  },
  'absence-run': {
    says: ({ person, meetings }, by) =>
      `${by.name(person)} 连续 ${meetings.length} 次无故缺席（${by.days(meetings)}）。`,
    todo: '由社区党委谈话，谈话后登记。',
  },
  idle: {
    says: ({ person, ground, months }, by) => `${by.name(person)} 连续 ${months.length} 个月${idleGrounds[ground]}。`,
    todo: '由镇党委处理，处理后登记。',
  },
  'care-overdue': {
    says: ({ person, measure }, by) => `对 ${by.name(person)} 没有按期${by.name(measure)}。`,
    todo: '办好后登记。',
  },
  'dues-behind': {
    says: ({ person, months, fen }, by) => `${by.name(person)} 欠交 ${months.length} 个月党费 ${yuan(fen)}。`,
    todo: '交纳后在“党费”里登记。',
  },
  'bases-unreviewed': {
    says: ({ year, persons }, by) => `${year}年还没有核定党费基数：${by.people(persons)}。`,
    todo: '在“党费”的“党费基数”里核定。',
  },
  'member-marked': {
    says: ({ person, mark }, by) => `${by.name(person)} 是${mark === 'lost-contact' ? '失联' : '空挂'}党员。`,
    todo: '联系上或转接组织关系后，取消标记。',
  },
  'request-waiting': {
    says: ({ person, meeting }, by) =>
      `${by.name(person)} ${meeting === null ? '申请免到' : `申请 ${by.meeting(meeting)}请假`}，还没有答复。`,
    todo: '批准或不批准，申请人都要得到答复。',
  },
  'duty-missed': {
    says: ({ obligation, period, held }, by) =>
      `${periodText(period)}没有按期完成：${by.name(obligation)}。已有 ${held.length} 次。`,
    todo: '补办的登记活动；没有办的写明原因。',
  },
  'paper-late': {
    says: ({ paper, period, persons }, by) =>
      `${periodText(period)}的《${by.name(paper)}》逾期${persons.length > 0 ? `，还缺：${by.people(persons)}` : ''}。`,
    todo: '交来后登记。',
  },
  'paper-unapproved': {
    says: ({ paper, period, refused }, by) =>
      `${periodText(period)}的《${by.name(paper)}》${refused === null ? '上级还没有批准。' : `没有批准：${by.name(refused)}`}`,
    todo: '批准后登记。',
  },
  'publication-missed': {
    says: ({ publication, about }, by) => `${by.about(about)}没有公开：${by.name(publication)}。`,
    todo: '公开后登记；期限已过的写明原因。',
  },
  'organisation-life-lacking': {
    says: ({ activity, lacking, silent }, by) =>
      `${by.meeting(activity).replace('主题党日', '组织生活会')}：${lacking.map((one) => lifeLacks[one]).join('，')}${
        silent.length > 0 ? `（${by.people(silent)}）` : ''
      }。`,
    todo: '补办后登记；发言的人登记错了，在“台账”里更正。',
  },
  'unit-grade': {
    says: ({ year, grade }) => `${year}年上级考核等次为“${grade}”，不能评先。`,
    todo: '知道后写明情况。',
  },
  'warnings-short': {
    says: ({ year, members, marked }) => `${year}年民主评议党员 ${members} 人，只警示 ${marked} 人。`,
    todo: '由镇党委研究。',
  },
  'room-lacking': {
    says: ({ items }, by) => `活动室还缺：${by.titles(items)}。`,
    todo: '配齐后登记检查结果。',
  },
  'ties-unnamed': {
    says: ({ ties }, by) => `还没有明确：${by.titles(ties)}。`,
    todo: '明确后登记由谁承担。',
  },
  'funds-short': {
    says: ({ year, short }) => `${year}年党建经费差 ${yuan(short)}。`,
    todo: '漏登的收入补登；确实不足的写明原因。',
  },
  'item-late': {
    says: ({ item, person }, by) =>
      `“${by.name(item)}”已过期限，${person === null ? '没有责任人' : `责任人 ${by.name(person)}`}。`,
    todo: '办好后在“整改事项”里登记。',
  },
  'item-lacking': {
    says: ({ item, lacking }, by) => `问题“${by.name(item)}”没有${lacking.map((one) => lacks[one]).join('、')}。`,
    todo: '在“整改事项”里补上。',
  },
  'review-waiting': {
    says: ({ item }, by) => `“${by.name(item)}”已报整改结果，等待审核。`,
    todo: '审核后在“整改事项”里登记。',
  },
  'term-ending': {
    says: ({ elected }) => `本届支委会 ${elected.slice(0, 4)}年${dayText(elected)}选出，该换届了。`,
    todo: '换届后登记；经批准推迟的登记延期。',
  },
  'extension-unfounded': {
    says: ({ months, approved }) => `换届推迟 ${months} 个月，批准的只有 ${approved} 个月。`,
    todo: '上级批准后在“台账”里更正；超过最长期限的写明原因。',
  },
  'term-length': {
    says: ({ elected, years }) => `${elected.slice(0, 4)}年选出的支委会任期 ${years} 年，不合规定。`,
    todo: '写明原因。',
  },
  'seat-vacant': {
    says: ({ seat }, by) => `支委会的${seatText(by.name(seat))}空缺，超过补选期限。`,
    todo: '补选后登记。',
  },
  'committee-too-many': {
    says: ({ seats }) => `支委会有 ${seats.length} 人，超过规定职数。`,
    todo: '写明原因。',
  },
};

/** What a notice says, with its facts. */
export function noticeSays<K extends NoticeKind>(
  notice: { readonly kind: K; readonly facts: Facts[K] },
  by: Naming,
): string {
  return texts[notice.kind].says(notice.facts, by);
}

export const noticeTodo = ({ kind }: ShownNotice): string => texts[kind].todo;
