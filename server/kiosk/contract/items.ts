/** The desk's page of items: what is to be done, by whom, until when, how far it is. */
import { z } from 'zod';
import { ItemKind, WorkStage } from '../../domain/events/item.ts';
import { DateText, Id, Level } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

export const ItemsPage = z.object({
  /** What is open first, the earliest deadline first; then what is done, the newest first. */
  items: z.array(
    z.object({
      id: Id,
      kind: ItemKind,
      on: DateText,
      from: Level,
      /** Of what came from above: the branch has taken note of it. */
      read: z.boolean(),
      text: z.string(),
      measures: z.string(),
      person: Id.nullable(),
      name: z.string().nullable(),
      due: DateText.nullable(),
      standing: z.enum(['open', 'late', 'done', 'done-late']),
      /** The last progress or review; `stage` of a progress, `passed` of a review. */
      last: z
        .object({ on: DateText, text: z.string(), stage: WorkStage.nullable(), passed: z.boolean().nullable() })
        .nullable(),
    }),
  ),
  /** The looks (五看五查) that a problem can come from. */
  looks: z.array(z.object({ id: Id, title: z.string() })),
});
export type ItemsPage = Sent<typeof ItemsPage>;
