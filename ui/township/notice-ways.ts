/** How a notice is closed from the console: by whose level it is, with a word, a fact, a review, or on the page of approvals. */
import type { CommandDataOf, CommandType, Role, ShownNotice } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf } from '../elements/clock.ts';

/** What a form for it asks for. */
export type Way = 'word' | 'talk' | 'idle' | 'pass' | 'fail' | 'item';

/** Of a form: the words, and of a talk who held it and when. */
export interface Said {
  readonly text: string;
  readonly by: string;
  readonly on: string;
}

type Closing = { [T in CommandType]: { readonly type: T; readonly data: CommandDataOf<T> } }[CommandType];

/** Whether the notice is to this level or, for the township, to one that it stands above. */
export function isTheirs({ level }: Pick<ShownNotice, 'level'>, role: Role): boolean {
  return role !== 'branch' && level !== 'branch' && (role === 'township' || level === 'community');
}

/** What waits there for an answer. */
export const isRequest = ({ kind }: Pick<ShownNotice, 'kind'>): boolean =>
  kind === 'rescheduling-waiting' || kind === 'request-waiting' || kind === 'paper-unapproved';

export function waysAbove({ kind, closing }: Pick<ShownNotice, 'kind' | 'closing'>): readonly Way[] {
  if (closing === 'answer') return ['word'];
  switch (kind) {
    case 'absence-run':
      return ['talk'];
    case 'idle':
      return ['idle'];
    case 'review-waiting':
      return ['pass', 'fail'];
    case 'item-late':
      return ['item'];
    default:
      return [];
  }
}

/** The command that closes it. Null: this way is not for this kind. */
export function closingOf(notice: ShownNotice, way: Way, { text, by, on }: Said): Closing | null {
  const today = dateOf(Date.now());
  const entry = newId();
  const write = (fact: CommandDataOf<'ledger.write'>['fact'], day: string): Closing => {
    return { type: 'ledger.write', data: { entry, on: day, fact, text, evidence: [], corrects: null } };
  };
  if (way === 'word')
    return { type: 'notice.answer', data: { notice: notice.id, answer: entry, what: text, by: null } };
  switch (notice.kind) {
    case 'absence-run': {
      const { person, meetings } = notice.facts;
      return write({ what: 'talk', person, meeting: meetings.at(-1) ?? '', by }, on);
    }
    case 'idle': {
      const { person, ground, months } = notice.facts;
      return write({ what: 'idle-handled', person, ground, until: months.at(-1) ?? '' }, today);
    }
    case 'review-waiting': {
      const { item } = notice.facts;
      return { type: 'item.review', data: { item, entry, on: today, passed: way === 'pass', text } };
    }
    case 'item-late':
      return { type: 'item.close', data: { item: notice.facts.item, on: today } };
    default:
      return null;
  }
}
