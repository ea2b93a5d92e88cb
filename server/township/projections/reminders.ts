/** What a branch was reminded of from above, and how far that has come. */
import { addMonthsTo, dateOf, type LocalDate } from '../../domain/date.ts';
import { isFromAbove } from '../../domain/heed.ts';
import type { Item } from '../../domain/item.ts';
import { type ItemView, itemsOf } from '../../domain/items.ts';
import { type Stamp, trueTime } from '../../domain/stamp.ts';
import { branchOf, type State } from '../../domain/state.ts';
import type { RemindersTold } from '../contract/reminders.ts';
import type { Projection } from './projection.ts';

/** The newest of a branch; nobody reads further. */
const most = 50;

export const remindersProjection: Projection<RemindersTold> = {
  of(state: State, today: LocalDate): RemindersTold {
    const all = itemsOf(state, 'reminder', today).filter(
      ({ item }) => isFromAbove({ ...item, withdrawn: null }) && item.on > addMonthsTo(today, -12),
    );
    return {
      branch: branchOf(state)?.name ?? '',
      reminders: all.slice(-most).map((view) => ({
        ...{ id: view.item.id, on: view.item.on, from: view.item.from, text: view.item.text, due: view.due },
        ...reached(state, view),
        late: view.standing === 'late',
        last: view.item.trail.at(-1)?.text ?? '',
      })),
    };
  },
};

type Reached = Pick<RemindersTold['reminders'][number], 'standing' | 'since'>;

function reached(state: State, { item, standing }: ItemView): Reached {
  const { on, shown, read, closed }: Item = item;
  const day = (at: Stamp) => dateOf(trueTime(at, state.clocks));
  if (standing === 'withdrawn') return { standing: 'withdrawn', since: on };
  if (closed !== null) return { standing: 'done', since: closed };
  if (read !== null) return { standing: 'read', since: day(read) };
  return shown === null ? { standing: 'sent', since: on } : { standing: 'shown', since: day(shown) };
}
