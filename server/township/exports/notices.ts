/** The notices of branches as a table: what about, by which clause, since when, how it stands. */

import type { Table } from '../../documents/sheet.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { Level } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';
import type { NoticesAnswer } from '../contract/notices.ts';

const titles: Readonly<Record<string, string>> = {
  'meeting-missing': '当月主题党日没有安排或开展',
  'day-unexplained': '不在规定日期开展，没有说明',
  'day-unknown': '规定日期还无法确定',
  'rescheduling-waiting': '改期申请等待答复',
  'rescheduling-unreported': '改期没有报告上级',
  'approval-unused': '同意的改期没有用上',
  'answers-differ': '同一申请有两个不同的答复',
  'late-publication': '主题公布迟了',
  'preparation-late': '会前准备迟了',
  'closed-by-itself': '活动忘记结束，自动结束',
  'theme-own': '没有采用镇里定的主题',
  'themes-untaken': '镇里定的主题没有开展',
  'recorder-missing': '没有确定记录人',
  'part-missing': '规定的时段没有开展',
  'scene-fault': '现场布置不合要求',
  flagged: '活动情况需要说明',
  'parked-taps': '有没有认领的刷卡',
  'changed-since': '结束后数据有变化',
  'policy-late': '活动之后才换的制度',
  'traces-missing': '台账资料不全',
  'record-late': '活动记录没有按时报送',
  'record-sent-back': '活动记录被退回',
  'evaluation-short': '测评满意率偏低',
  'evaluation-barred': '满意率多次偏低，不能评先',
  'decision-unreported': '决议没有通报进展',
  'decision-overdue': '决议逾期没有落实',
  'problem-missing': '当月没有查摆问题和措施',
  'participation-year': '全年参与率低于要求',
  'participation-meeting': '单次参与率低于要求',
  'read-out': '无故缺席需要在党员大会通报',
  'absentees-uncontacted': '缺席党员没有联系',
  'make-up-owed': '缺席党员没有补课',
  'absence-run': '连续无故缺席，需要谈话',
  idle: '连续多月不参加组织生活、不交党费或不做工作',
  'care-overdue': '关怀联系逾期',
  'dues-behind': '党费拖欠',
  'bases-unreviewed': '党费基数没有核定',
  'member-marked': '党员失联或空挂',
  'request-waiting': '请假或免到申请等待答复',
  'duty-missed': '规定的组织生活没有开展',
  'paper-late': '计划或材料没有按时完成',
  'paper-unapproved': '计划或材料没有得到批准',
  'publication-missed': '没有按时公开',
  'organisation-life-lacking': '组织生活会不合要求',
  'unit-grade': '考核等次影响评先',
  'warnings-short': '警示党员比例不足',
  'room-lacking': '阵地建设不全',
  'ties-unnamed': '联系单位或责任人没有确定',
  'funds-short': '党建经费不足',
  'item-late': '整改事项逾期',
  'item-lacking': '整改事项不完整',
  'review-waiting': '整改事项等待审核',
  'term-ending': '任期将满或已满',
  'extension-unfounded': '延期换届没有批准',
  'term-length': '任期年限不合规定',
  'seat-vacant': '支委空缺',
  'committee-too-many': '支委人数超过规定',
} satisfies Record<NoticeKind, string>;

const levels: Readonly<Record<Level, string>> = { branch: '支部', community: '社区', township: '镇', district: '区' };

export function noticesTable({ branches }: Pick<Sent<typeof NoticesAnswer>, 'branches'>): Omit<Table, 'about'> {
  return {
    name: '提醒',
    heads: ['支部', '事项', '由谁过问', '依据', '起始', '期限', '状态'],
    rows: branches.flatMap(({ branch, notices }) =>
      notices.map(({ kind, level, clause, since, due = '', standing }) => [
        ...[branch, titles[kind] ?? kind, levels[level], clause, since, due, standing === 'open' ? '未办结' : '已办结'],
      ]),
    ),
  };
}
