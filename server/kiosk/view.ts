/** The one view of the room: a pure function of committed state and of how the box is doing. */
import { dateOfMeeting, gatheringAt } from '../domain/agenda.ts';
import { dateOf } from '../domain/date.ts';
import { betterClock, type ClockQuality, isDoubtful, type Stamp, trueTime } from '../domain/stamp.ts';
import { branchOf, type State } from '../domain/state.ts';
import type { Id, PartId } from '../domain/vocabulary.ts';
import { masked, nameOf, whole } from '../service/views/names.ts';
import { isPlanned, type Planned } from './announcement.ts';
import { type BoothCondition, ballotView } from './ballots/ballot-view.ts';
import { boardView } from './board-view.ts';
import type { HealthView, HeldStage, ScreenSettings, StageView, View } from './contract.ts';
import { meetingView } from './meeting-view.ts';

/** How long a closed meeting's figures stay on the screen, ms. */
const afterglow = 15 * 60_000;

export interface BoxCondition {
  readonly demo: boolean;
  readonly health: Omit<HealthView, 'clock'>;
  readonly screen: ScreenSettings;
  readonly binding: Id | null;
  readonly booth: BoothCondition;
  readonly stage: HeldStage | null;
  readonly beginnings: Beginnings;
}

/** What an empty box can be told of itself. */
export type Beginnings = Omit<Extract<StageView, { kind: 'new' }>, 'kind'>;

/** The stamp as it counts after what this boot has learned: the better quality, and the best known time. */
export function nowOf(state: State, stamp: Stamp): { readonly now: number; readonly stamp: Stamp } {
  const fact = state.clocks.get(stamp.boot);
  const learned = fact !== undefined && !betterClock(stamp.quality, fact.quality);
  return { now: trueTime(stamp, state.clocks), stamp: learned ? { ...stamp, quality: fact.quality } : stamp };
}

export function viewOf(state: State, boxStamp: Stamp, box: BoxCondition): View {
  const { now, stamp } = nowOf(state, boxStamp);
  const doubtful = isDoubtful(stamp.quality);
  const say = box.screen.maskNames ? masked : whole;
  const branch = branchOf(state);
  const shown = branch === null ? null : shownMeeting(state, now, stamp.quality);
  return {
    branch:
      branch === null
        ? null
        : {
            id: branch.id,
            name: branch.name,
            township: branch.township,
            kind: branch.kind,
            room: branch.room,
            secretary: nameOf(state, branch.secretary, say),
          },
    stage: box.stage ?? (branch === null ? { kind: 'new', ...box.beginnings } : null),
    demo: box.demo,
    health: {
      ...box.health,
      clock: { quality: stamp.quality, doubtful, offset: Math.round((now - boxStamp.wall) / 1000) * 1000 },
    },
    screen: box.screen,
    board: boardView(state, now, stamp.quality, say),
    meeting: shown === null ? null : meetingView(state, shown.meeting, shown.part, say),
    ballot: shown === null ? null : ballotView(state, shown.meeting, box.booth),
    binding: box.binding === null ? null : { person: box.binding, name: nameOf(state, box.binding, say) ?? '' },
  };
}

function shownMeeting(state: State, now: number, quality: ClockQuality): { meeting: Planned; part: PartId } | null {
  const gathering = gatheringAt(state, now, quality);
  if (gathering.kind === 'on' && isPlanned(gathering.meeting))
    return { meeting: gathering.meeting, part: gathering.part };
  const closed = state.meetings
    .values()
    .filter(isPlanned)
    .find(
      (meeting) =>
        meeting.closed !== null &&
        dateOfMeeting(meeting) === dateOf(now) &&
        now - trueTime(meeting.closed.at, state.clocks) < afterglow,
    );
  return closed === undefined ? null : { meeting: closed, part: closed.parts.at(-1)?.part ?? 'day' };
}
