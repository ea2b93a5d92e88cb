/** What can happen to something that is to be done; subject `item:<id>`. Words stand apart, so that they can be erased. */
import { z } from 'zod';
import { DateText, Id, Level } from '../vocabulary.ts';
import { Reason } from './parts.ts';

export const ItemKind = z.enum([
  'rectification', // 整改（五看五查）
  'service', // 联系服务群众
  'passed-up', // 支部无法解决、向上反映的问题
  'reminder', // 工作提示
]);
export type ItemKind = z.infer<typeof ItemKind>;

/** What a piece of work is: its plan, one round of it, what came of it (WJ-07). */
export const WorkStage = z.enum(['plan', 'round', 'result']);
export type WorkStage = z.infer<typeof WorkStage>;

export const itemEvents = {
  'item.raised': z.object({
    kind: ItemKind,
    on: DateText,
    /** Who raised it and who is to act. */
    from: Level,
    to: Level,
    /** The look (五看五查) that found it. */
    look: Id.nullable(),
    meeting: Id.nullable(),
    /** The item that is passed up with it (WJ-17). */
    parent: Id.nullable(),
    person: Id.nullable(),
    due: DateText.nullable(),
  }),
  'item.worded': z.object({ text: z.string(), measures: z.string() }),
  'item.assigned': z.object({ person: Id.nullable(), due: DateText.nullable(), reason: Reason }),
  'item.progressed': z.object({ entry: Id, on: DateText, stage: WorkStage, evidence: z.array(z.string()) }),
  'item.reviewed': z.object({ entry: Id, on: DateText, passed: z.boolean() }),
  /** Words of a progress or a review. */
  'item.noted': z.object({ entry: Id, text: z.string() }),
  /** It came from above and stands on the room's board. */
  'item.shown': z.object({}),
  /** The branch has taken note of it. */
  'item.read': z.object({}),
  'item.closed': z.object({ on: DateText }),
  'item.reopened': z.object({ reason: Reason }),
  'item.withdrawn': z.object({ reason: Reason }),
} as const;
