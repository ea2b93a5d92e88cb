/** What has come from above and has not taken effect in the room yet. The room does it: its meetings and its board are its own. */
import type { Item } from './item.ts';
import type { Meeting, Plan } from './meeting.ts';
import type { Rescheduling } from './rescheduling.ts';
import type { State } from './state.ts';

/** The day of one that nobody has opened or taken off. */
export const isStillToCome = (meeting: Meeting): meeting is Meeting & { plan: Plan } =>
  meeting.plan !== null && meeting.opened === null && meeting.closed === null && !meeting.withdrawn;

export interface Unheeded {
  readonly moves: readonly { readonly meeting: Meeting & { plan: Plan }; readonly asked: Rescheduling }[];
  readonly reminders: readonly Item[];
}

export function unheeded(state: State): Unheeded {
  const moves = [...state.meetings.values()].filter(isStillToCome).flatMap((meeting) => {
    const answered = meeting.reschedulings.filter(
      ({ answer, moved }) => answer?.approved === true && answer.office !== undefined && moved === null,
    );
    return answered.map((asked) => ({ meeting, asked }));
  });
  const reminders = [...state.items.values()].filter((item) => isFromAbove(item) && item.shown === null);
  return { moves, reminders };
}

/** 工作提示 of a level above, to the branch (CX-17); one that was taken back counts no more. */
export function isFromAbove({ kind, from, to, withdrawn }: Item): boolean {
  return kind === 'reminder' && from !== 'branch' && to === 'branch' && withdrawn === null;
}
