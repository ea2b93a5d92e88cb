/** The closed sets of words that events, commands and views share, as schemas for the edges and types for the inside. */
import { z } from 'zod';

/** Opaque random ids. */
export const Id = z.string().min(1).max(64);
export type Id = z.infer<typeof Id>;

export const DateText = z.iso.date();
export const TimeText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** ms: so that the sum of any two times of a box is a moment whose year has four digits. */
export const farthestMillis = 1e13;
/** A box's time, ms. */
export const Millis = z.number().min(-farthestMillis).max(farthestMillis);
/** Money, in fen. */
export const Fen = z.number().int().min(0).max(1_000_000_000);
export const YearText = z.string().regex(/^\d{4}$/);
export const MonthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** 农村, 机关事业单位, 企业和社会组织, 其他: the calendar rules tell them apart (CX-01, GB-01). */
export const BranchKind = z.enum(['rural', 'organ', 'enterprise', 'other']);
export type BranchKind = z.infer<typeof BranchKind>;

/** Member; linked cadre (农村工作指导员, 联村干部, 第一书记; CX-08); invitee (其他参与人; CX-19). */
export const Standing = z.enum(['member', 'linked', 'invitee']);
export type Standing = z.infer<typeof Standing>;

/** What a member's life allows; a policy says what follows from it (CX-07, GB-02, XN-06, WJ-02). */
export const Category = z.enum([
  'ordinary',
  'floating', // 流动党员
  'frail', // 年老体弱、行动不便、长期患病卧床
  'away', // 长期在外
  'front-line', // 长期驻扎一线
  'retired', // 离退休
]);
export type Category = z.infer<typeof Category>;

/** What the record of a member is marked with (WJ-02). */
export const MemberMark = z.enum([
  'lost-contact', // 失联党员
  'unattached', // 空挂党员
]);
export type MemberMark = z.infer<typeof MemberMark>;

/** Who an invitee is (CX-08, CX-19). */
export const InviteeKind = z.enum([
  'activist', // 入党积极分子
  'village-official', // 大学生村官
  'villager-representative', // 村民代表
  'producer', // 产业大户、致富带头人
  'worthy', // 乡村贤达
  'student', // 返乡大学生
  'rural-instructor', // 农村工作指导员
  'village-cadre', // 联村（驻村）干部
  'first-secretary', // 第一书记
  'leader', // 上级领导
  'other-branch', // 其他支部党员
  'other',
]);
export type InviteeKind = z.infer<typeof InviteeKind>;

export const PartId = z.enum(['day', 'evening']);
export type PartId = z.infer<typeof PartId>;

/** The classes of agenda items, 学·做·议·改·干 (CX-04). */
export const AgendaClass = z.enum(['学', '做', '议', '改', '干']);
export type AgendaClass = z.infer<typeof AgendaClass>;

/** Steps that are paperwork before the day (PL-07 ①–③). */
export const PaperworkKind = z.enum([
  'committee', // 支委会确定主题和计划
  'approval', // 报批
  'announcement', // 公示
]);

/** What a step does on the screen, or before the day. */
export const StepKind = z.enum([
  'sign-in',
  'oath',
  'dues',
  'reading', // 诵读党章
  'study',
  'organisation-life', // 组织生活
  'discussion',
  'deliberation', // 民主议事
  'publicity', // 民主公开
  'briefing', // 通报到会情况和活动内容
  'activity', // 组织开展活动
  'evaluation', // 主题测评
  'summary',
  'convening', // 召集会议
  ...PaperworkKind.options,
  'own',
]);
export type PaperworkKind = z.infer<typeof PaperworkKind>;
export type StepKind = z.infer<typeof StepKind>;

/** What a branch holds and does, as the duties count it (三会一课 and the year's contents). */
export const ActivityKind = z.enum([
  'theme-day', // 主题党日
  'evening-study', // 集中夜学
  'members-meeting', // 支部党员大会
  'committee-meeting', // 支委会
  'group-meeting', // 党小组会
  'lecture', // 党课
  'lecture-by-head', // 主要负责同志讲党课
  'lecture-by-leader', // 党员领导干部讲党课
  'lesson-pack', // 月送党课
  'organisation-life', // 组织生活会
  'committee-life', // 班子会议开展批评和自我批评
  'appraisal', // 民主评议党员
  'pioneer-index', // 先锋指数考评、“五星”党员创评
  'development-debate', // 村级发展大讨论
  'july-first', // “七一”纪念活动
  'publicity', // 党务村务公开
  'dues-published', // 党费收缴情况公开
  'charter-read', // 党章全文诵读一遍
  'superior-duty', // 上级要求的其他事项
  'economy', // 发展壮大村集体经济
  'village-beauty', // 美丽乡村行动
  'mediation', // 信访维稳行动
  'tourism', // 乡村旅游行动
  'civility', // 乡风文明建设
  'flood-defence', // 防汛抗台行动
  'service', // 联系服务群众
  'inspection', // 明察暗访、督查
  'monthly-visit', // 党建月访
  'phone-check', // 电话抽查
  'site-check', // 实地考核
  'guiding-visit', // 领导走访指导
  'fixed-monitoring', // 定点监测
  'site-observation', // 现场观摩
  'daily-supervision', // 日常督查
  'spot-check', // 随机抽查
  'special-check', // 专项检查
  'yearly-assessment', // 年度评估
]);
export type ActivityKind = z.infer<typeof ActivityKind>;

/** Who answers for something, from the room upwards: 支部, 社区党委, 镇党委, 区委（县委、市直机关工委）. */
export const Level = z.enum(['branch', 'community', 'township', 'district']);
export type Level = z.infer<typeof Level>;

/** One of the staff of a level above the branch; `name` as the branch reads it beside an answer. */
export const Office = z.object({ level: Level.extract(['community', 'township']), name: z.string() });
export type Office = z.infer<typeof Office>;

export const CredentialKind = z.enum(['card', 'booklet']);
export type CredentialKind = z.infer<typeof CredentialKind>;

/** What the person at the door notes at a sign-in (CX-06). */
export const Mark = z.enum(['no-badge', 'no-booklet']);
export type Mark = z.infer<typeof Mark>;

export const Part = z.object({ id: PartId, start: TimeText });
export type Part = z.infer<typeof Part>;

export const AgendaItem = z.object({ class: AgendaClass, text: z.string().trim().min(1).max(200) });
export type AgendaItem = z.infer<typeof AgendaItem>;

/** A chapter of the party's charter: 0 is the general programme (总纲), then chapters 1 to 11. */
export const Chapter = z.number().int().min(0).max(11);
export type Chapter = z.infer<typeof Chapter>;

/** 党务, 政务, 财务: what is made public (XN-05). */
export const PublicityClass = z.enum(['party', 'affairs', 'finance']);
export type PublicityClass = z.infer<typeof PublicityClass>;

export const PublicityItem = z.object({ class: PublicityClass, text: z.string().trim().min(1).max(300) });
export type PublicityItem = z.infer<typeof PublicityItem>;

/** The result of an open vote, in voters (PL-15). */
export const Votes = z.object({
  for: z.number().int().min(0),
  against: z.number().int().min(0),
  abstain: z.number().int().min(0),
});
export type Votes = z.infer<typeof Votes>;

export const OwnStep = z.object({
  id: Id,
  /** The step that it follows. */
  after: Id,
  title: z.string().trim().min(1).max(20),
  host: z.string().trim().max(20),
  minutes: z.number().int().min(1).max(600),
  /** What the year's duties count it as, e.g. 党课. */
  activity: ActivityKind.exactOptional(),
});
export type OwnStep = z.infer<typeof OwnStep>;
