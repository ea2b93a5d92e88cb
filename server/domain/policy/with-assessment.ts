/** What 武组发〔2016〕113号 asks for beside its sheet, added to whichever ritual a branch follows. */
import { clauseOf, ownClause } from './clauses.ts';
import type { Obligation, Policy, YearPaper } from './schema.ts';
import { must } from './usual.ts';
import { wjAssessment } from './wj-assessment.ts';

/** The policy with the assessment; what its own document fixes stays, what both ask for is asked for twice. */
export function withAssessment(policy: Policy): Policy {
  const stepsAreFixed = clauseOf(policy, 'appraisal.steps') !== ownClause;
  return {
    ...policy,
    id: `${policy.id}+wj`,
    name: `${policy.name}（${wjAssessment.name}）`,
    assessment: wjAssessment,
    dues: { ...policy.dues, ...set.dues },
    obligations: [...policy.obligations, ...obligations],
    papers: [...policy.papers, ...papers],
    publications: [...policy.publications, ...publications],
    organisationLife,
    room: [...policy.room, ...room],
    terms: { ...policy.terms, ...set.terms },
    appraisal: {
      ...policy.appraisal,
      ...set.appraisal,
      ...(stepsAreFixed ? { steps: policy.appraisal.steps } : {}),
    },
    fundsPerHead,
    clauses: {
      ...policy.clauses,
      ...clauses,
      ...(stepsAreFixed ? {} : { 'appraisal.steps': 'WJ-04 二(二)4' }),
    },
  };
}

/** What it sets where every ritual has a value. */
export const set = {
  dues: { yearlyReview: true },
  terms: { committeeAtMost: 7, years: [2, 3], extensionMonthsAtMost: 12, vacancyDays: 90 },
  appraisal: {
    ballot: ['好', '一般', '差'],
    grades: ['优秀', '合格', '基本合格', '不合格'],
    steps: ['个人自评', '党员互评', '民主测评', '综合分析'],
  },
} satisfies { readonly [Section in keyof Policy]?: Partial<Policy[Section]> };

const organisationLife: Policy['organisationLife'] = {
  committeeFirst: true,
  everyoneSpeaks: true,
  minutesToSuperior: true,
};

const fundsPerHead: Policy['fundsPerHead'] = { fen: 60_000, kinds: ['organ'] };

const obligations: readonly Obligation[] = [
  must('wj-members-meeting', '支部党员大会', ['members-meeting'], 'quarter'),
  must('wj-committee-meeting', '支委会', ['committee-meeting'], 'month'),
  must('wj-group-meeting', '党小组会', ['group-meeting'], 'month'),
  must('wj-lecture', '党课', ['lecture', 'lecture-by-head', 'lecture-by-leader'], 'quarter'),
  must('wj-lecture-by-head', '主要负责同志讲党课', ['lecture-by-head'], 'year'),
  must('wj-organisation-life', '组织生活会', ['organisation-life'], 'half-year'),
  must('wj-appraisal', '民主评议党员', ['appraisal'], 'year'),
  must('wj-service', '联系服务群众', ['service'], 'month'), // “月月有举措”
];

const papers: readonly YearPaper[] = [
  paper('wj-education-plan', '支部教育计划'),
  paper('wj-lecture-plan', '党课计划'),
  { ...paper('wj-own-plan', '党员个人学习计划'), eachMember: true },
  paper('wj-activists-plan', '入党积极分子培养工作计划'),
  paper('wj-service-goal', '联系服务群众目标'),
];

/** “每年初”: in January. */
function paper(id: string, title: string): YearPaper {
  const due = { yearBefore: false, month: 1, day: 31 };
  return { id, title, per: 'year', table: false, due, approval: false, eachMember: false };
}

type Publication = Policy['publications'][number];

const publications: readonly Publication[] = [
  upload('wj-committee', '支部班子设置'),
  upload('wj-division', '班子成员分工'),
  upload('wj-activities', '党组织活动开展情况'),
  upload('wj-services', '党建服务活动开展情况'),
  onBoard('wj-plan', '支部工作计划'),
  onBoard('wj-development', '党员发展'),
  onBoard('wj-dues', '党费收缴管理和使用'),
  onBoard('wj-rewards', '党员奖惩'),
  onBoard('wj-appraisal', '民主评议'),
  onBoard('wj-concerns', '党员群众关心的重要事项落实情况'),
];

/** “定期”: every quarter. */
function upload(id: string, title: string): Publication {
  return { id, title, where: '武进党建网党支部规范化建设工作平台', per: 'quarter', kinds: null };
}

/** “及时”: at least once a year. */
function onBoard(id: string, title: string): Publication {
  return { id, title, where: '党务公开栏', per: 'year', kinds: null };
}

const room: Policy['room'] = [
  { id: 'wj-sign', title: '醒目的标识', must: true },
  { id: 'wj-flag', title: '悬挂党旗', must: true },
  { id: 'wj-oath', title: '张贴入党誓词', must: true },
  { id: 'wj-rights', title: '张贴党员的权利和义务', must: true },
  { id: 'wj-meetings', title: '张贴“三会一课”制度', must: true },
  { id: 'wj-structure', title: '张贴党组织结构图', must: true },
  { id: 'wj-board', title: '设置党务公开栏', must: true },
  { id: 'wj-reading', title: '宣传栏、报刊、党建杂志、书籍等资料分类摆放、及时更新', must: true },
  { id: 'wj-remote', title: '配备远程电教设备', must: false }, // “有条件的”
];

const clauses: Policy['clauses'] = {
  assessment: 'WJ-09 附件',
  'dues.yearlyReview': 'WJ-03 二(二)3',
  ...Object.fromEntries(obligations.map(({ id }) => [`obligations.${id}`, 'WJ-05 二(三)1'])),
  'obligations.wj-organisation-life': 'WJ-06 二(三)2',
  'obligations.wj-appraisal': 'WJ-04 二(二)4',
  'obligations.wj-service': 'WJ-07 二(三)3',
  ...Object.fromEntries(papers.map(({ id }) => [`papers.${id}`, 'WJ-13 二(二)2'])),
  'papers.wj-lecture-plan': 'WJ-13 二(三)1',
  'papers.wj-activists-plan': 'WJ-14 二(二)1',
  'papers.wj-service-goal': 'WJ-07 二(三)3',
  ...Object.fromEntries(papers.map(({ id }) => [`papers.${id}.due.day`, ownClause])),
  ...Object.fromEntries(
    publications.map(({ id, where }) => [
      `publications.${id}`,
      where === '党务公开栏' ? 'WJ-11 二(四)1' : 'WJ-10 附件 备注1',
    ]),
  ),
  ...Object.fromEntries(publications.map(({ id }) => [`publications.${id}.per`, ownClause])),
  organisationLife: 'WJ-06 二(三)2',
  ...Object.fromEntries(room.map(({ id }) => [`room.${id}`, 'WJ-08 二(四)1'])),
  'terms.committeeAtMost': 'WJ-01 二(一)1',
  'terms.years': 'WJ-01 二(一)3',
  'terms.extensionMonthsAtMost': 'WJ-01 二(一)3',
  'terms.vacancyDays': 'WJ-12 附件',
  'appraisal.ballot': 'WJ-04 二(二)4',
  'appraisal.grades': 'WJ-04 二(二)4',
  fundsPerHead: 'WJ-15 二(四)2',
};
