/** A plan as the command takes it. */
import type { CommandDataOf } from '../../server/domain/commands.ts';
import type { PlanView } from '../../server/kiosk/contract.ts';

export type PlanDraft = CommandDataOf<'meeting.plan'>;

export function draftOf({ id, date, theme, place, requirements, parts, agenda, pages, reading }: PlanView): PlanDraft {
  return {
    meeting: id,
    date,
    theme,
    place,
    requirements,
    parts: [...parts],
    agenda: [...agenda],
    pages: [...pages],
    ...(reading.length === 0 ? {} : { reading: reading.map((chapter) => ({ chapter })) }),
  };
}
