/** 工作提示 (CX-17): what a level above reminds its branches of, and how far it has come in each. */
import { z } from 'zod';
import { DateText, Id, Level } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

/** On its way; on the room's board; taken note of by the branch; done; taken back. */
const Standing = z.enum(['sent', 'shown', 'read', 'done', 'withdrawn']);

const Reminder = z.object({ id: Id, on: DateText, from: Level, text: z.string(), due: DateText.nullable() });
const Reached = z.object({ standing: Standing, since: DateText, late: z.boolean(), last: z.string() });

export const RemindersTold = z.object({ branch: z.string(), reminders: z.array(Reminder.extend(Reached.shape)) });
export type RemindersTold = Sent<typeof RemindersTold>;

/** GET /api/reminders: those of the last twelve months, the newest first. */
export const RemindersPage = z.object({
  reminders: z.array(
    Reminder.extend({
      /** This account may take it back. */
      mine: z.boolean(),
      branches: z.array(Reached.extend({ unit: Id, branch: z.string() })),
    }),
  ),
  /** To whom one can be sent. */
  branches: z.array(z.object({ unit: Id, branch: z.string() })),
});
export type RemindersPage = Sent<typeof RemindersPage>;

/** POST /api/reminders, answered by a `Delivery`: sent again under its id it reaches those whom it has not. */
export const ReminderPost = z.strictObject({
  item: Id,
  text: z.string().trim().min(2).max(200),
  due: DateText.nullable(),
  to: z.array(Id).min(1).max(1000),
});
export type ReminderPost = Sent<typeof ReminderPost>;

/** POST /api/reminders/withdraw, answered by a `Delivery`: from every board on which it still stands. */
export const ReminderWithdrawPost = z.strictObject({ item: Id, reason: z.string().trim().min(2).max(200) });
export type ReminderWithdrawPost = Sent<typeof ReminderWithdrawPost>;
