/** 武组发〔2016〕113号, annex: the assessment sheet of standard branches, every row with its printed points. */
import type { Assessment, AssessmentRow, Evidence } from './parts/assessment.ts';

const byHand: Evidence = { by: 'hand' };
const duty = (id: string): Evidence => ({ by: 'duty', id });
const paper = (id: string): Evidence => ({ by: 'paper', id });
const query = (name: Extract<Evidence, { by: 'query' }>['query']): Evidence => ({ by: 'query', query: name });

export const wjAssessment: Assessment = {
  id: 'wj-assessment',
  name: '武进区党支部规范化建设考核细则',
  source: '武组发〔2016〕113号',
  sections: [
    {
      id: 'organisation',
      title: '组织设置合理',
      points: 10,
      rows: [
        row('committee-size', '组织健全', '党支部职数设置合理。', 2, query('committee')),
        row('groups', '组织健全', '党小组划分合理。', 2, query('groups')),
        row('posts', '班子过硬', '党支部班子搭配科学,分工明确。', 3, query('posts')),
        row('elections', '按期换届', '党支部按期换届,委员出缺及时补选。', 3, query('terms')),
      ],
    },
    {
      id: 'members',
      title: '党员管理规范',
      points: 30,
      rows: [
        row('development-structure', '发展党员规范', '发展党员符合优化党员队伍年龄、知识、职业结构的要求。', 3, byHand),
        row(
          'activists',
          '发展党员规范',
          '每年制定工作计划,对入党积极分子开展教育培训、谈心谈话等形式的培养考察。',
          3,
          paper('wj-activists-plan'),
          query('development'),
        ),
        row('development-papers', '发展党员规范', '发展党员工作程序规范、材料齐全。', 3, query('development')),
        row(
          'study-plans',
          '党员教育规范',
          '每年制定支部学习计划、党员个人学习计划,督促党员记好学习笔记。',
          3,
          paper('wj-education-plan'),
          paper('wj-own-plan'),
        ),
        row(
          'study-contents',
          '党员教育规范',
          '教育内容坚持以理想信念教育为主,并结合实际提升党员业务、文化等综合素质。',
          3,
          byHand,
        ),
        row(
          'study-forms',
          '党员教育规范',
          '注重运用互联网信息技术等手段探索更加多样化的教育形式,提升吸引力和感染力。',
          3,
          byHand,
        ),
        row(
          'member-records',
          '党员管理规范',
          '规范党员组织关系管理,做好党组织关系网上接转工作,定期对党员基本情况进行维护更新,做好年度党内统计工作,摸清流动党员底数,理顺“空挂党员”隶属关系,稳妥处理“失联”党员。',
          3,
          query('member-ledger'),
        ),
        row('discipline', '党员管理规范', '落实对违法违纪党代表和党员的排查清理。', 3, byHand),
        row(
          'dues',
          '党员管理规范',
          '规范党费收缴工作,党费基数一年一核定,提醒党员主动、按时、足额交纳党费。',
          3,
          query('dues-review'),
        ),
        row(
          'appraisal',
          '党员评议规范',
          '每年以党支部为单位开展一次民主评议党员工作,为党员评定等次。',
          3,
          duty('wj-appraisal'),
        ),
      ],
    },
    {
      id: 'activities',
      title: '活动开展有序',
      points: 30, // its rows add up to 32
      rows: [
        row(
          'members-meeting',
          '落实“三会一课”制度',
          '每三个月召开一次支部党员大会,内容形式、到会人数符合要求。',
          2,
          duty('wj-members-meeting'),
        ),
        row(
          'committee-meeting',
          '落实“三会一课”制度',
          '每月召开一次支委会,内容形式、到会人数符合要求。',
          6,
          duty('wj-committee-meeting'),
        ),
        row(
          'group-meeting',
          '落实“三会一课”制度',
          '每月召开一次党小组会,内容形式、到会人数符合要求。',
          6,
          duty('wj-group-meeting'),
        ),
        row('lecture', '落实“三会一课”制度', '每三个月上一次党课,内容形式、到会人数符合要求。', 2, duty('wj-lecture')),
        row(
          'organisation-life',
          '落实组织生活会制度',
          '每半年召开一次党支部或党小组组织生活会,会议内容、流程符合要求。',
          8,
          duty('wj-organisation-life'),
        ),
        row(
          'service',
          '落实联系服务群众制度',
          '党支部要根据自身实际确定一项联系服务群众制度,结合群众需求、创新服务载体、整合各方资源、切实发挥作用。',
          8,
          duty('wj-service'),
        ),
      ],
    },
    {
      id: 'support',
      title: '保障措施到位',
      points: 30,
      rows: [
        row('room', '强化阵地建设', '每个党支部确保有固定的活动阵地。', 3, query('premises')),
        row(
          'room-fittings',
          '强化阵地建设',
          '阵地设施完善,未有党支部标识,阵地布置、设施不完善的酌情扣分。',
          3,
          query('premises'),
        ),
        row('funds-provided', '落实经费保障', '按照要求落实党建工作专项经费。', 3, query('funds-per-head')),
        row('funds-used', '落实经费保障', '党建工作经费用于党支部建设的各项工作,未被挪用占用。', 3, query('funds')),
        row(
          'funds-account',
          '落实经费保障',
          '党建工作经费设专户管理,合理规划、收支平衡、账目明晰。',
          3,
          query('funds'),
        ),
        row(
          'member-ledger',
          '规范台账管理',
          '做好党员信息台帐。维护更新《党员基本情况登记表》;记录党员参加教育培训、奖惩等情况;记录党员党费缴纳情况;记录党员发展情况;记录建国前老党员和困难党员情况。',
          5,
          query('member-ledger'),
        ),
        row(
          'life-ledger',
          '规范台账管理',
          '做好党组织生活台帐。图文结合记录“三会一课”等党组织生活开展情况,反映党员活动的时间、地点、活动方式、参加人员和活动内容。',
          5,
          query('life-ledger'),
        ),
        row(
          'service-ledger',
          '规范台账管理',
          '做好党员联系服务群众台帐。图文结合记录开展党员联系和服务群众工作历次的实施计划、方案和成效。',
          5,
          query('services'),
        ),
      ],
    },
  ],
  threshold: 85,
  inclusive: true,
  vetoes: [
    { id: 'no-secretary', title: '党支部书记缺职' },
    { id: 'secretary-warned', title: '党支部书记受党内警告以上处分' },
    { id: 'committee-seriously-warned', title: '支委班子成员受党内严重警告以上处分' },
    { id: 'no-funds', title: '未落实党建工作专项经费' },
  ],
  levels: ['branch', 'committee', 'district'],
  publicised: true,
};

function row(id: string, about: string, title: string, points: number, ...evidence: Evidence[]): AssessmentRow {
  return { id, about, title, points, evidence };
}
