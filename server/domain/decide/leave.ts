/** Leave (CX-13, PL-06): asked, answered, granted at the desk, taken back; also what becomes known after the closing. */
import { dateOfMeeting, policyOf } from '../agenda.ts';
import type { CommandDataOf } from '../commands.ts';
import { askedLeaveOf, leaveOf, type Meeting } from '../meeting.ts';
import { branchOf } from '../state.ts';
import { classOn } from '../turns.ts';
import type { Id } from '../vocabulary.ts';
import { asItWas, type Deciders, event, type Outcome, refused, type Setting, type Told, told } from './outcome.ts';

/** Runs `then` if the person was, on the meeting's day, someone whom the branch's meetings are for. */
function forMember(setting: Setting, id: Id, person: Id, then: (meeting: Meeting) => Outcome): Outcome {
  const { state } = setting;
  const meeting = state.meetings.get(id);
  if (meeting === undefined || meeting.withdrawn) return refused('no-such-meeting');
  const known = state.people.get(person);
  const as = known === undefined ? 'gone' : classOn(known, dateOfMeeting(meeting), state.clocks);
  if (as === 'gone' || as === 'not-yet') return refused('no-such-person');
  if (as.standing !== 'member' || (as.elsewhere && !as.dual)) return refused('not-a-member');
  return then(meeting);
}

const isWritingMissing = (setting: Setting, meeting: Meeting, written: boolean) =>
  policyOf(setting.state, meeting).absence.writtenLeave && !written;

/** A request may be spoken at first: the paper is asked for when it is approved. */
function askLeave(setting: Setting, data: CommandDataOf<'leave.ask'>): Outcome {
  const { meeting: id, reason, ...asked } = data;
  return forMember(setting, id, asked.person, (meeting) => {
    if (leaveOf(meeting, asked.person) !== undefined) return asItWas;
    const waiting = askedLeaveOf(meeting, asked.person);
    if (waiting?.reason === reason && waiting.written === asked.written) return asItWas;
    return told(setting, ...(waiting === undefined ? [] : [withdrawal(setting, meeting, waiting.id, reason)]), {
      fact: event(setting, `meeting:${id}`, 'leave.asked', asked),
      text: reason,
    });
  });
}

/** An answer stands: whoever was refused by mistake asks again. */
function answerLeave(setting: Setting, data: CommandDataOf<'leave.answer'>): Outcome {
  const { meeting: id, person, approved, by, reason } = data;
  return forMember(setting, id, person, (meeting) => {
    const waiting = askedLeaveOf(meeting, person);
    if (waiting === undefined) {
      const last = [...meeting.leaves.values()].findLast((leave) => leave.person === person && !leave.withdrawn);
      return last?.answer?.approved === approved ? asItWas : refused('no-such-entry');
    }
    if (approved && isWritingMissing(setting, meeting, waiting.written)) return refused('needs-writing');
    const answered = { asked: waiting.id, person, approved, by: by ?? secretary(setting) };
    return told(setting, { fact: event(setting, `meeting:${id}`, 'leave.answered', answered), text: reason });
  });
}

function grantLeave(setting: Setting, data: CommandDataOf<'leave.grant'>): Outcome {
  const { meeting: id, person, reason, written = false, by } = data;
  return forMember(setting, id, person, (meeting) => {
    if (leaveOf(meeting, person) !== undefined) return asItWas;
    if (isWritingMissing(setting, meeting, written)) return refused('needs-writing');
    const granted = { person, written, by: by ?? secretary(setting) };
    return told(setting, { fact: event(setting, `meeting:${id}`, 'leave.granted', granted), text: reason });
  });
}

function withdrawLeave(setting: Setting, { meeting: id, person, reason }: CommandDataOf<'leave.withdraw'>): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined) return refused('no-such-meeting');
  const leave = leaveOf(meeting, person) ?? askedLeaveOf(meeting, person);
  return leave === undefined ? asItWas : told(setting, withdrawal(setting, meeting, leave.id, reason));
}

function withdrawal(setting: Setting, meeting: Meeting, leave: Id, reason: string): Told {
  return { fact: event(setting, `meeting:${meeting.id}`, 'leave.withdrawn', { leave }), text: reason };
}

function secretary(setting: Setting): Id | null {
  return branchOf(setting.state)?.secretary ?? null;
}

/** Commands about leave. */
export const leaveDeciders = {
  'leave.ask': askLeave,
  'leave.answer': answerLeave,
  'leave.grant': grantLeave,
  'leave.withdraw': withdrawLeave,
} satisfies Deciders;
