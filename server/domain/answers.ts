/** What a command comes to. A refusal is an outcome like any other: the person is told what happened and what to do. */
import { z } from 'zod';
import { CredentialKind, DateText, Id, PartId, TimeText } from './vocabulary.ts';

const parked = { credential: CredentialKind, code: z.string() };

/** Answers to a card or booklet at a reader: each fills the screen. */
export const PresentAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('signed-in'),
    person: Id,
    part: PartId,
    at: TimeText,
    nth: z.number(),
    duesPaid: z.boolean(),
  }),
  z.object({ kind: z.literal('already-signed-in'), person: Id, part: PartId, at: TimeText }),
  z.object({ kind: z.literal('dues-marked'), person: Id }),
  z.object({ kind: z.literal('dues-already'), person: Id }),
  /** A ballot is on, and this person may vote; whether it was done already only the ballot box knows. */
  z.object({ kind: z.literal('ballot'), person: Id }),
  /** Not known here: kept under `code` until the secretary says whose it is. */
  z.object({ kind: z.literal('unknown'), ...parked }),
  /** Too many unknown ones in this meeting: counted, not kept. */
  z.object({ kind: z.literal('unknown-not-kept'), credential: CredentialKind }),
  z.object({ kind: z.literal('lost'), ...parked }),
  z.object({ kind: z.literal('replaced'), ...parked }),
  z.object({ kind: z.literal('other-branch'), branch: z.string(), code: z.string() }),
  z.object({ kind: z.enum(['random-uid', 'bad-check', 'not-a-booklet', 'not-genuine', 'replayed', 'unproven']) }),
  z.object({ kind: z.literal('unreadable'), reason: z.enum(['mute', 'left-too-soon']) }),
  z.object({ kind: z.literal('too-early'), from: TimeText, date: DateText }),
  z.object({ kind: z.literal('nothing-today'), next: DateText.exactOptional() }),
  z.object({ kind: z.literal('meeting-over') }),
]);
export type PresentAnswer = Readonly<z.infer<typeof PresentAnswer>>;

export const RefusalReason = z.enum([
  'no-such-meeting',
  'no-such-person',
  'no-such-step',
  'no-such-tap',
  'no-such-credential',
  'no-such-decision',
  'no-such-entry',
  'no-such-notice',
  'not-set-up',
  'superior-answers',
  'not-open',
  'already-open',
  'another-meeting-open',
  'closed',
  'paused',
  'date-doubtful',
  'date-not-planned',
  'step-order',
  'steps-left',
  'evening-left',
  'nothing-to-revert',
  'too-many-votes',
  'may-not-host',
  'step-already-run',
  'not-signed-in',
  'already-signed-in',
  'not-paid',
  'no-payroll-deduction',
  'proxy-needs-reason',
  'bound-to-another',
  'duplicate-in-roster',
  'day-taken',
  'reason-missing',
  'not-same-month',
  'asked-too-late',
  'needs-approval',
  'no-such-time',
  'clock-known-better',
  'already-set-up',
  'not-a-member',
  'date-ahead',
  'date-too-early',
  'needs-writing',
  'not-exemptible',
  'already-answered',
  'before-meeting',
  'was-present',
  'not-absent',
  'not-in-policy',
  'not-reviewed',
  'needs-the-fact',
  'too-many-points',
  'scores-missing',
  'not-qualified',
  'not-decided',
  'ballot-open',
  'ballot-counted',
  'no-ballot-here',
  'no-such-ballot',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

export const Answer = z.discriminatedUnion('kind', [
  PresentAnswer,
  z.object({ kind: z.literal('done') }),
  /** Nothing had to change: it stands already as asked. */
  z.object({ kind: z.literal('as-it-was') }),
  z.object({ kind: z.literal('refused'), why: RefusalReason }),
]);
export type Answer = Readonly<z.infer<typeof Answer>>;
