/** Commands about notices. */
import type { CommandDataOf } from '../commands.ts';
import { dateOf } from '../date.ts';
import { noticesOf } from '../notices.ts';
import { speaksFor } from '../office.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

/** Only what happened for good is answered: where a fact is missing, the fact closes the notice. */
function answer(setting: Setting, { notice: id, what, ...answered }: CommandDataOf<'notice.answer'>): Outcome {
  const { state } = setting;
  if (answered.by !== null && !state.people.has(answered.by)) return refused('no-such-person');
  if (state.notices.get(id)?.answers.some((one) => one.id === answered.answer)) return asItWas;
  const notice = noticesOf(state, dateOf(setting.now)).find((one) => one.id === id);
  if (notice === undefined) return refused('no-such-notice');
  if (notice.closing === 'fact') return refused('needs-the-fact');
  if (notice.standing === 'closed') return refused('already-answered');
  if (!speaksFor(setting, notice.level)) return refused('superior-answers');
  const subject = `notice:${id}`;
  return done(
    event(setting, subject, 'notice.answered', answered),
    event(setting, subject, 'notice.worded', { answer: answered.answer, what }),
  );
}

function reopen(setting: Setting, { notice, ...reopened }: CommandDataOf<'notice.reopen'>): Outcome {
  const known = setting.state.notices.get(notice)?.answers.find(({ id }) => id === reopened.answer);
  if (known === undefined) return refused('no-such-notice');
  if (known.takenBack !== null) return asItWas;
  return done(event(setting, `notice:${notice}`, 'notice.reopened', reopened));
}

/** Commands about notices. */
export const noticeDeciders = { 'notice.answer': answer, 'notice.reopen': reopen } satisfies Deciders;
