/** What comes before the day: the committee's plan, the superior's approval, the announcement (CX-20, PL-05, PL-07 ①–③). */
import { dateOfMeeting, policyOf } from './agenda.ts';
import { addDays, dateOf, type LocalDate } from './date.ts';
import type { Meeting } from './meeting.ts';
import type { Policy } from './policy/schema.ts';
import { trueTime } from './stamp.ts';
import type { State } from './state.ts';
import type { Id, PaperworkKind } from './vocabulary.ts';

export interface Requirement {
  readonly step: Id;
  /** `filing`: the plan goes to the superior, who need not answer; `members`: each of them is told. */
  readonly kind: 'committee' | 'approval' | 'filing' | 'announcement' | 'members';
}

export interface Prepared extends Requirement {
  /** The last day that is in time. */
  readonly due: LocalDate;
  /** The event that says so; null: not done, or done by the plan's own publication. */
  readonly id: Id | null;
  readonly on: LocalDate | null;
  readonly by: string;
  readonly text: string;
  /** `missing`: there is still time. */
  readonly state: 'done' | 'done-late' | 'missing' | 'overdue';
}

/** A step that the document names stands under its own id, another under its kind. */
export function requirementsOf({
  meeting,
  notice,
  steps,
}: Pick<Policy, 'meeting' | 'notice' | 'steps'>): readonly Requirement[] {
  const stepOf = (kind: PaperworkKind) => steps.find((step) => step.kind === kind)?.id;
  const superior = meeting.planTo === 'file' ? 'filing' : 'approval';
  return [
    ...(meeting.committeeBefore ? [{ step: stepOf('committee') ?? 'committee', kind: 'committee' } as const] : []),
    ...(meeting.planTo === 'nobody' ? [] : [{ step: stepOf('approval') ?? superior, kind: superior } as const]),
    { step: stepOf('announcement') ?? 'announcement', kind: 'announcement' },
    ...(notice.eachMember ? [{ step: 'members', kind: 'members' } as const] : []),
  ];
}

/** How each stands on `today`. Paperwork must be done before the day; what tells the members, as long before as the notice says. */
export function preparationOf(state: State, meeting: Meeting, today: LocalDate): readonly Prepared[] {
  const policy = policyOf(state, meeting);
  const date = dateOfMeeting(meeting);
  return requirementsOf(policy).map((requirement): Prepared => {
    const announced = requirement.kind === 'announcement';
    const telling = announced || requirement.kind === 'members';
    const due = addDays(date, telling ? -policy.notice.daysBefore : -1);
    const { id, on, by, text } = announced
      ? { ...nothing, on: meeting.plan === null ? null : dateOf(trueTime(meeting.plan.published, state.clocks)) }
      : (meeting.proceedings.preparations.find(({ step }) => step === requirement.step) ?? nothing);
    const late = (on ?? today) > due;
    return {
      ...requirement,
      due,
      id,
      on,
      by,
      text,
      state: on === null ? (late ? 'overdue' : 'missing') : late ? 'done-late' : 'done',
    };
  });
}

const nothing = { id: null, on: null, by: '', text: '' };
