/** The notices as a page shows them: each with its answer, and the names of whatever its facts point to. */
import type { LocalDate } from '../../domain/date.ts';
import { type Notice, noticesOf } from '../../domain/notices.ts';
import type { State } from '../../domain/state.ts';
import type { NoticesPage } from '../contract/notices.ts';
import type { Sent } from '../contract/sent.ts';
import { namesIn, textsIn } from './named.ts';

/** `isWanted`: those which the page is for. */
export function noticesPage(
  state: State,
  today: LocalDate,
  isWanted: (notice: Notice) => boolean = () => true,
): Sent<typeof NoticesPage> {
  const notices = noticesOf(state, today)
    .filter(isWanted)
    .map((notice) => ({
      ...notice,
      facts: { ...notice.facts },
      said: state.notices.get(notice.id)?.answers.find(({ id }) => id === notice.answer)?.what ?? '',
    }));
  const nameFor = namesIn(state, today);
  const named = [...new Set(notices.flatMap(({ facts }) => textsIn(facts)))].flatMap((id) => {
    const name = nameFor(id);
    return name === undefined ? [] : [[id, name] as const];
  });
  return { notices, names: Object.fromEntries(named) };
}
