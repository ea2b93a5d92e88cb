/**
 * What is entered about people, who stand in it as ids only: `by`, who talked, is told in a command and kept in the words
 * (older logs have it in the fact).
 */
import { z } from 'zod';
import { DateText, Id, MonthText } from '../../vocabulary.ts';
import { fact, Text, YearText } from './parts.ts';

/** What the member ledger keeps (WJ-16). */
export const RecordKind = z.enum([
  'training', // 教育培训
  'reward', // 奖励
  'penalty', // 处分
  'aid', // 受助、帮扶
  'visit', // 慰问
  'integrity', // 廉洁自律
  'reviewed', // 党员信息已核对更新（WJ-02）
]);
export type RecordKind = z.infer<typeof RecordKind>;

/** 党纪处分, the lightest first. */
export const Penalty = z.enum([
  'warning', // 警告
  'serious-warning', // 严重警告
  'removal', // 撤销党内职务
  'probation', // 留党察看
  'expulsion', // 开除党籍
]);
export type Penalty = z.infer<typeof Penalty>;

/** From the application to full membership (WJ-14). */
export const Stage = z.enum([
  'applicant', // 递交入党申请书
  'activist', // 入党积极分子
  'candidate', // 发展对象
  'probationary', // 预备党员
  'full', // 转正
]);
export type Stage = z.infer<typeof Stage>;

/** “发展党员各个环节的会议记录、表册填报、材料撰写规范齐全”: what each stage leaves behind (WJ-14). */
export const StageDocument = z.enum(['minutes', 'form', 'writing']);
export type StageDocument = z.infer<typeof StageDocument>;

/** Members whom the ledger keeps apart: 建国前老党员, 困难党员 (WJ-16). */
export const CareClass = z.enum(['pre-1949', 'needy']);
export type CareClass = z.infer<typeof CareClass>;

/** On what ground a member is idle (CX-15). */
export const IdleGround = z.enum(['attending', 'dues', 'work']);
export type IdleGround = z.infer<typeof IdleGround>;

export const peopleFacts = [
  /** A word with a member, a visit, a meeting of their own, as the policy's measure asks (XN-06, CX-09). */
  fact('contact', { person: Id, measure: Id, by: Text.exactOptional() }),
  /** 专人联系: who keeps in touch with a member who cannot come (CX-09). */
  fact('contact-person', { person: Id, contact: Id }),
  /** CX-14: a talk about the absences up to that of this meeting. */
  fact('talk', { person: Id, meeting: Id, by: Text.exactOptional() }),
  /** Work that the party assigned, and what became of it (CX-15). */
  fact('work', { person: Id, due: DateText }),
  fact('work-settled', { person: Id, work: Id, how: z.enum(['done', 'excused']) }),
  /** CX-15 “没有正当理由”: there is a good reason why the dues of this month are not paid; it stands in the words. */
  fact('dues-excused', { person: Id, month: MonthText }),
  /** CX-15: the township has dealt with what was told it, up to this month. */
  fact('idle-handled', { person: Id, ground: IdleGround, until: MonthText }),
  /** `penalty` of a 处分: which it was (WJ-09). */
  fact('record', { person: Id, kind: RecordKind, penalty: Penalty.exactOptional() }),
  fact('care', { person: Id, care: CareClass }),
  fact('stage', { person: Id, stage: Stage }),
  fact('document', { person: Id, stage: Stage, document: StageDocument }),
  fact('appraisal-step', { year: YearText, step: Text }),
  fact('grade', { year: YearText, person: Id, grade: Text }),
  /** 警示 and 教育帮扶: people decide, the system only keeps it (GB-04). */
  fact('warning', { year: YearText, person: Id, helpBranch: Text.nullable() }),
] as const;
