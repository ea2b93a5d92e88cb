/** What the levels above have said, for the room's board: briefly, and without anybody's name. */
import { addDays, dateOf, type LocalDate } from '../domain/date.ts';
import { isFromAbove, isStillToCome } from '../domain/heed.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type Stamp, trueTime } from '../domain/stamp.ts';
import { branchOf, type State } from '../domain/state.ts';
import type { BoardView } from './contract.ts';

type Word = BoardView['words'][number];
/** With when it was said. */
type Said = Word & { readonly on: LocalDate };

/** Days for which an answer stays on the board, and how many words find room there. */
const stays = 7;
const most = 2;

/** What was answered these days and open reminders, the newest first; then what still waits for an answer. */
export function wordsOf(state: State, today: LocalDate): Word[] {
  const day = (at: Stamp) => dateOf(trueTime(at, state.clocks));
  const { superior = null } = branchOf(state) ?? {};
  const all = [
    ...[...state.meetings.values()].flatMap((meeting) => days(meeting, superior, day)),
    ...exemptions(state, day),
    ...reminders(state),
  ];
  return all
    .filter(({ kind, on }) => kind === 'reminder' || kind === 'waiting' || on > addDays(today, -stays))
    .sort((a, b) => isWaiting(a) - isWaiting(b) || (a.on > b.on ? -1 : a.on < b.on ? 1 : 0))
    .slice(0, most)
    .map(({ on: _, ...word }) => word);
}

const isWaiting = ({ kind }: Word): number => (kind === 'waiting' ? 1 : 0);

function days(meeting: Meeting, superior: string | null, day: (at: Stamp) => LocalDate): Said[] {
  return meeting.reschedulings.flatMap(({ at, from, to, answer }): Said[] => {
    if (answer === null)
      return superior !== null && isStillToCome(meeting) && meeting.plan.date !== to
        ? [{ kind: 'waiting', superior, to, on: day(at) }]
        : [];
    const { office, approved } = answer;
    return office === undefined ? [] : [{ kind: 'day', level: office.level, approved, from, to, on: day(answer.at) }];
  });
}

/** One line for all of them: who they are is not for the board. */
function exemptions(state: State, day: (at: Stamp) => LocalDate): Said[] {
  const answers = [...state.people.values()]
    .flatMap((person) => person.exemptions)
    .flatMap(({ answer }) =>
      answer?.office === undefined ? [] : [{ level: answer.office.level, on: day(answer.at) }],
    );
  const last = answers.reduce<(typeof answers)[number] | null>((a, b) => (a === null || a.on < b.on ? b : a), null);
  return last === null ? [] : [{ kind: 'exemptions', ...last }];
}

function reminders(state: State): Said[] {
  return [...state.items.values()]
    .filter((item) => isFromAbove(item) && item.closed === null)
    .map(({ from, text, on, assigned }) => {
      return { kind: 'reminder', level: from, text, due: assigned.at(-1)?.due ?? null, on };
    });
}
