/** What the branches ask of the township, what it answered, and which records it sent back. */
import { z } from 'zod';
import { PeriodText } from '../../domain/events/facts/life.ts';
import { Category, DateText, Id, Office, TimeText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

const meeting = { meeting: Id, theme: z.string() };

/** What is asked for, with all that one must know to answer it. */
const Asked = z.discriminatedUnion('kind', [
  /** PL-05, XN-07; `from`: the day on which it was planned when it was asked. */
  z.object({ kind: z.literal('day'), ...meeting, from: DateText.nullable(), to: DateText, reason: z.string() }),
  /** GB-02, XN-06; `needsPaper`: only on a request in writing, which has not been kept. */
  z.object({
    kind: z.literal('exemption'),
    person: Id,
    name: z.string(),
    category: Category,
    from: DateText,
    to: DateText.nullable(),
    reason: z.string(),
    needsPaper: z.boolean(),
  }),
  /** XN-07: a paper of the year; `rows` of a table are its months. */
  z.object({
    kind: z.literal('paper'),
    paper: Id,
    title: z.string(),
    period: PeriodText,
    rows: z.array(z.object({ row: z.number(), when: z.string(), way: z.string(), content: z.string() })),
  }),
  /** PL-07 ②; `returned`: it was sent back and has not come again. */
  z.object({
    kind: z.literal('plan'),
    ...meeting,
    step: Id,
    date: DateText,
    start: TimeText.nullable(),
    place: z.string(),
    requirements: z.string(),
    agenda: z.array(z.string()),
    returned: z.boolean(),
  }),
]);

const Request = z.object({
  /** Of the request, or of what it is about. */
  id: Id,
  asked: Asked,
  since: DateText,
  /** The last day on which an answer is of use; null: none. */
  due: DateText.nullable(),
  clause: z.string(),
});

const Answered = Request.extend({
  on: DateText,
  approved: z.boolean(),
  /** Null: written down at the desk of the room. */
  office: Office.nullable(),
  reason: z.string(),
});

const place = { unit: Id, branch: z.string() };

export const ApprovalsTold = z.object({ branch: z.string(), open: z.array(Request), answered: z.array(Answered) });
export type ApprovalsTold = Sent<typeof ApprovalsTold>;
export type AskedRequest = ApprovalsTold['open'][number] & { readonly unit: string; readonly branch: string };
export type AnsweredRequest = ApprovalsTold['answered'][number] & { readonly unit: string; readonly branch: string };

/** GET /api/approvals: what is open, the oldest first; what was answered in the last twelve months, the newest first. */
export const ApprovalsPage = z.object({
  open: z.array(Request.extend(place)),
  answered: z.array(Answered.extend(place)),
});
export type ApprovalsPage = Sent<typeof ApprovalsPage>;

/** GET /api/branches/:unit/records?year=2026: what was held, the newest first, and whether its record stands with the superior. */
export const RecordsPage = z.object({
  records: z.array(
    z.object({
      meeting: Id,
      date: DateText,
      theme: z.string(),
      filed: DateText.nullable(),
      /** Each time that it was sent back; `returned`: it has been filed again since. */
      back: z.array(z.object({ on: DateText, reason: z.string(), by: z.string(), returned: z.boolean() })),
    }),
  ),
});
export type RecordsPage = Sent<typeof RecordsPage>;
