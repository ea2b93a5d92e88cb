/** What a person said to a notice, and whether it still stands. Notices themselves are never stored: they follow from the facts. */
import type { KnownEvent } from './events.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Id } from './vocabulary.ts';

export interface NoticeAnswer {
  readonly id: Id;
  readonly at: Stamp;
  /** Who answered; null: not said. */
  readonly by: Id | null;
  /** Empty where it was erased. */
  readonly what: string;
  readonly takenBack: string | null;
}

export interface AnsweredNotice {
  readonly id: string;
  answers: readonly NoticeAnswer[];
}

export function startNotice(id: string): AnsweredNotice {
  return { id, answers: [] };
}

export const copyNotice = (notice: AnsweredNotice): AnsweredNotice => ({ ...notice });

export function evolveNotice(notice: AnsweredNotice, event: KnownEvent): void {
  switch (event.type) {
    case 'notice.answered': {
      const { answer: id, by } = event.data;
      notice.answers = [...notice.answers, { id, at: stampOf(event), by, what: '', takenBack: null }];
      return;
    }
    case 'notice.worded':
      change(notice, event.data.answer, { what: event.data.what });
      return;
    case 'notice.reopened':
      change(notice, event.data.answer, { takenBack: event.data.reason });
      return;
  }
}

function change(notice: AnsweredNotice, id: Id, to: Partial<NoticeAnswer>): void {
  notice.answers = notice.answers.map((answer) => (answer.id === id ? { ...answer, ...to } : answer));
}

/** The answer that stands. */
export function answerOf(notice: AnsweredNotice | undefined): NoticeAnswer | undefined {
  return notice?.answers.findLast(({ takenBack }) => takenBack === null);
}
