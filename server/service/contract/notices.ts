/** The page of notices: what a person must look at, and what the ids in it are called. */
import { z } from 'zod';
import type { Notice } from '../../domain/notices.ts';
import { Id, Level } from '../../domain/vocabulary.ts';

export const NoticesPage = z.object({
  notices: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      level: Level,
      clause: z.string(),
      /** As the domain's `Facts` has them for the kind. */
      facts: z.record(z.string(), z.unknown()),
      since: z.string(),
      due: z.string().exactOptional(),
      closing: z.enum(['fact', 'answer']),
      standing: z.enum(['open', 'closed']),
      answer: Id.nullable(),
      /** The words of the answer; empty where nobody answered, or where they were erased. */
      said: z.string(),
    }),
  ),
  /** By id: names of people, days of meetings and activities, texts of decisions and items, titles of what a policy asks for. */
  names: z.record(z.string(), z.string()),
});
export type ShownNotice = Notice & { readonly said: string };
export interface NoticesPage {
  readonly notices: readonly ShownNotice[];
  readonly names: Readonly<Record<string, string>>;
}
