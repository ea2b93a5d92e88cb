/** What staff must look at, over all branches that they see. */

import { z } from 'zod';
import { Id, YearText } from '../../domain/vocabulary.ts';
import { NoticesPage, type ShownNotice } from '../../service/contract/notices.ts';

/** GET /api/notices: open ones of the township's and the community's level; with `unit`, all levels of one branch. */
export const NoticesAnswer = z.object({
  branches: z.array(NoticesPage.extend({ unit: Id, branch: z.string(), faulty: z.boolean() })),
  /** Years whose official holidays the township has still to enter; told to its own staff. */
  uncovered: z.array(YearText),
});
export interface BranchNotices {
  readonly unit: Id;
  readonly branch: string;
  /** What its events come to cannot be told: a fault of the program, which its log names. */
  readonly faulty: boolean;
  readonly notices: readonly ShownNotice[];
  readonly names: Readonly<Record<string, string>>;
}
export interface NoticesAnswer {
  readonly branches: readonly BranchNotices[];
  readonly uncovered: readonly string[];
}
