/** What is to be done. */
import { z } from 'zod';
import { ItemKind, WorkStage } from '../events/item.ts';
import { DateText, Id, Level } from '../vocabulary.ts';
import { Reason, Text } from './parts.ts';

const item = { item: Id };

export const itemCommands = {
  'item.raise': z.object({
    ...item,
    kind: ItemKind,
    on: DateText,
    from: Level,
    to: Level,
    look: Id.nullable(),
    meeting: Id.nullable(),
    parent: Id.nullable(),
    person: Id.nullable(),
    due: DateText.nullable(),
    text: Text,
    measures: Text,
  }),
  'item.reword': z.object({ ...item, text: Text, measures: Text }),
  'item.assign': z.object({ ...item, person: Id.nullable(), due: DateText.nullable(), reason: Reason }),
  'item.progress': z.object({
    ...item,
    entry: Id,
    on: DateText,
    stage: WorkStage,
    text: Text,
    evidence: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(100),
  }),
  'item.review': z.object({ ...item, entry: Id, on: DateText, passed: z.boolean(), text: Text }),
  /** A reminder from above was taken note of. */
  'item.read': z.object(item),
  'item.close': z.object({ ...item, on: DateText }),
  'item.reopen': z.object({ ...item, reason: Reason }),
  'item.withdraw': z.object({ ...item, reason: Reason }),
} as const;
