/** The room does by itself what has come from above. */
import type { NewEvent } from '../events.ts';
import { unheeded } from '../heed.ts';
import { type Deciders, done, event, type Outcome, type Setting } from './outcome.ts';
import { isDayTaken, plannedOn } from './rescheduling.ts';

/** Each answer once. Where the plan was changed after the request, or the day has been taken, a person decides. */
function heed(setting: Setting): Outcome {
  const { moves, reminders } = unheeded(setting.state);
  return done(
    ...moves.flatMap(({ meeting, asked }): NewEvent[] => {
      const { id, plan } = meeting;
      const moved = plan.date === asked.to || (plan.date === asked.from && !isDayTaken(setting, id, asked.to));
      const followed = event(setting, `meeting:${id}`, 'rescheduling.followed', { asked: asked.id, moved });
      return moved && plan.date !== asked.to ? [followed, plannedOn(setting, id, plan, asked.to)] : [followed];
    }),
    ...reminders.map(({ id }) => event(setting, `item:${id}`, 'item.shown', {})),
  );
}

/** Commands of what has come from above. */
export const heedDeciders = { 'word.heed': heed } satisfies Deciders;
