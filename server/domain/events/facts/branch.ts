/** What is entered about the branch itself: its committee and groups, its money, its room, its ties. */
import { z } from 'zod';
import { Id } from '../../vocabulary.ts';
import { fact, Text } from './parts.ts';

export const Post = z.enum([
  'secretary', // 书记
  'deputy', // 副书记
  'organisation', // 组织委员
  'publicity', // 宣传委员
  'discipline', // 纪律检查委员
  'member', // 委员
]);
export type Post = z.infer<typeof Post>;

/** What money for the branch's work comes from, and what alone it is spent on (WJ-15). */
export const Purpose = z.enum([
  'budget', // 财政、行政经费
  'collective', // 集体经济收入
  'dues-returned', // 返还党费
  'employer', // 单位营收
  'room', // 阵地建设
  'education', // 发展党员和党员教育管理
  'care', // 表彰和慰问
  'papers', // 党报党刊订阅
  'activities', // 组织活动
  'other',
]);
export type Purpose = z.infer<typeof Purpose>;

export const branchFacts = [
  /** A committee was elected; `seat` names one of its posts for good. */
  fact('election', {
    years: z.number().int().min(1).max(10),
    seats: z
      .array(z.object({ seat: Id, post: Post, person: Id.nullable() }))
      .min(1)
      .max(30),
  }),
  /** Who holds a seat from then on; null: vacant. */
  fact('seat', { seat: Id, person: Id.nullable() }),
  /** The election is put off by so many months from its due date. */
  fact('extension', { months: z.number().int().min(1).max(60), approved: z.boolean() }),
  /** Who leads a group from then on; `group` as the roster names it. */
  fact('group', { group: Text, leader: Id.nullable() }),
  fact('money', { direction: z.enum(['in', 'out']), fen: z.number().int().min(1), purpose: Purpose }),
  /** The money stands in an account of its own (专户). */
  fact('account', { separate: z.boolean() }),
  /** One item of the room's checklist was looked at (WJ-08). */
  fact('checked', { item: Id, ok: z.boolean() }),
  /** Somebody or something is named for one of the policy's ties (XN-10); who stands in the words. */
  fact('tie', { tie: Id }),
] as const;
