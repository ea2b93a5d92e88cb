/** The idle screen: the notice board of CX-03. */
import { z } from 'zod';
import { AgendaItem, DateText, Id, Level, MonthText, PartId, TimeText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';
import { PreparationView } from './proceedings.ts';

/** A meeting as announced. */
export const Announcement = z.object({
  id: Id,
  title: z.string(),
  date: DateText,
  parts: z.array(z.object({ id: PartId, start: TimeText })),
  theme: z.string(),
  place: z.string(),
  chair: z.string().nullable(),
  requirements: z.string(),
  agenda: z.array(AgendaItem),
  /** When the plan was published, and the last day that was in time (CX-03). */
  published: DateText,
  late: z.boolean(),
});
export type Announcement = Sent<typeof Announcement>;

/** What a level above says to the branch, or is asked. */
const Word = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reminder'), level: Level, text: z.string(), due: DateText.nullable() }),
  z.object({ kind: z.literal('waiting'), superior: z.string(), to: DateText }),
  z.object({
    kind: z.literal('day'),
    level: Level,
    approved: z.boolean(),
    from: DateText.nullable(),
    to: DateText,
  }),
  z.object({ kind: z.literal('exemptions'), level: Level }),
]);

export const BoardView = z.object({
  today: Announcement.nullable(),
  next: Announcement.nullable(),
  /** What was done for `today`, else for `next`. */
  preparations: z.array(PreparationView),
  /** What the township wants taken next. */
  issued: z.object({ title: z.string(), must: z.boolean(), on: DateText }).nullable(),
  /** By rule, when nothing is planned yet. */
  nextByRule: DateText.nullable(),
  /** Sign-in counts from then on (today), and whether a card held now would count. */
  signInFrom: TimeText.nullable(),
  signInOpen: z.boolean(),
  lastMeeting: z.object({ date: DateText, theme: z.string(), expected: z.number(), present: z.number() }).nullable(),
  dues: z.object({ month: MonthText, paid: z.number() }).nullable(),
  members: z.number(),
  /** From above; few enough for the board. */
  words: z.array(Word),
});
export type BoardView = Sent<typeof BoardView>;
