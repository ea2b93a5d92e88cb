/** How leave folds (CX-13, PL-06): asked for, answered, taken back. */
import type { KnownEvent } from './events.ts';
import type { Leave } from './meeting.ts';
import { stampOf } from './stamp.ts';
import type { Id } from './vocabulary.ts';

export type LeaveEvent = KnownEvent & {
  readonly type: 'leave.granted' | 'leave.asked' | 'leave.answered' | 'leave.withdrawn' | 'fact.worded';
};

/** Changes `leaves`, which the caller owns. The first answer stands; an answer stands also where its request was erased. */
export function changeLeaves(leaves: Map<Id, Leave>, event: LeaveEvent): void {
  const asked = { id: event.id, at: stampOf(event), origin: event.origin, answer: null, withdrawn: false };
  switch (event.type) {
    case 'leave.granted': {
      const { person, reason = '', written = false, by = null } = event.data;
      const answer = { id: event.id, approved: true, by, reason: null };
      leaves.set(event.id, { ...asked, person, reason, written, answer });
      return;
    }
    case 'leave.asked': {
      const { person, reason = '', written } = event.data;
      leaves.set(event.id, { ...asked, person, reason, written });
      return;
    }
    case 'leave.answered': {
      const { asked: id, person, approved, by, reason = null } = event.data;
      const known = leaves.get(id) ?? { ...asked, id, person, reason: '', written: false };
      leaves.set(id, { ...known, answer: known.answer ?? { id: event.id, approved, by, reason } });
      return;
    }
    case 'leave.withdrawn': {
      const leave = leaves.get(event.data.leave);
      if (leave !== undefined) leaves.set(leave.id, { ...leave, withdrawn: true });
      return;
    }
    case 'fact.worded':
      word(leaves, event.data.of, event.data.text);
      return;
  }
}

/** The words of a request or grant, or those of an answer. */
function word(leaves: Map<Id, Leave>, of: Id, reason: string): void {
  const asked = leaves.get(of);
  if (asked !== undefined) leaves.set(of, { ...asked, reason });
  else
    for (const leave of leaves.values())
      if (leave.answer?.id === of) leaves.set(leave.id, { ...leave, answer: { ...leave.answer, reason } });
}
