/** How a room stands, hour by hour, and what its meeting has come to. */
import { dateOfMeeting, gatheringAt, policyOf } from '../../domain/agenda.ts';
import { type Figures, figuresOf, rateOf } from '../../domain/attendance.ts';
import { addDays, dateOf, instant, type LocalDate } from '../../domain/date.ts';
import { isPaused, type Meeting } from '../../domain/meeting.ts';
import { branchOf, type State } from '../../domain/state.ts';
import { currentRun, stepsOf } from '../../domain/steps.ts';
import type { PartId } from '../../domain/vocabulary.ts';
import type { RoomFigures, RoomMeeting, WallRoom } from '../contract/wall.ts';
import { meetingOfDay, standingOf } from '../queries/standing.ts';
import { type Phase, phasesOf, turnsOf } from './phases.ts';
import type { Projection } from './projection.ts';

/** How many days a row reaches ahead: as long as it is right without being made anew. */
const daysAhead = 3;

type Stand = Pick<WallRoom, 'standing' | 'meeting'>;

export interface RoomTold {
  /** '' before the branch has told. */
  readonly branch: string;
  readonly room: string;
  /** The first begins with the day that the row was made for. */
  readonly phases: readonly Phase<Stand>[];
}

export const roomProjection: Projection<RoomTold> = {
  present: true,
  of(state, today) {
    const { name = '', room = '' } = branchOf(state) ?? {};
    return { branch: name, room, phases: phasesOf(momentsFrom(state, today), (now) => standsAt(state, now)) };
  },
};

function momentsFrom(state: State, today: LocalDate): number[] {
  const midnights = Array.from({ length: daysAhead + 1 }, (_, day) => instant(addDays(today, day), '00:00'));
  const [first = 0, end = 0] = [midnights[0], midnights.pop()];
  const turns = state.meetings.values().flatMap((meeting) => turnsOf(state, meeting));
  return [...midnights, ...turns.filter((at) => at > first && at < end)];
}

function standsAt(state: State, now: number): Stand {
  const meeting = branchOf(state) === null ? undefined : meetingOfDay(state, dateOf(now));
  if (meeting === undefined) return { standing: 'none', meeting: null };
  return { standing: standingOf(state, meeting, now), meeting: roomMeeting(state, meeting, now) };
}

function roomMeeting(state: State, meeting: Meeting, now: number): RoomMeeting {
  const policy = policyOf(state, meeting);
  const steps = stepsOf(policy, meeting.ownSteps);
  const run = meeting.closed === null ? currentRun(meeting) : undefined;
  const nth = steps.findIndex(({ id }) => id === run?.step) + 1;
  const step = steps[nth - 1];
  const part = partOf(state, meeting, now);
  return {
    id: meeting.id,
    theme: meeting.plan?.theme ?? '',
    date: dateOfMeeting(meeting),
    start: meeting.plan?.parts[0]?.start ?? '00:00',
    part,
    step: step === undefined ? null : { kind: step.kind, title: step.title },
    nth,
    steps: steps.length,
    paused: meeting.closed === null && isPaused(meeting),
    figures: reported(meeting) ? shown(meeting.closed?.figures ?? figuresOf(state, meeting, part)) : null,
    threshold: policy.participation.threshold,
  };
}

/** As the room itself counts: the evening from when it takes the taps. */
function partOf(state: State, meeting: Meeting, now: number): PartId {
  const gathering = gatheringAt(state, now, 'ntp');
  if (gathering.kind === 'on' && gathering.meeting.id === meeting.id) return gathering.part;
  return meeting.parts.at(-1)?.part ?? meeting.plan?.parts[0]?.id ?? 'day';
}

/** The room has told something of it: its opening, or a card that was held before. */
const reported = ({ opened, signIns }: Meeting): boolean => opened !== null || signIns.size > 0;

export function shown(figures: Figures): RoomFigures {
  const { expected, present, leave } = figures;
  return { expected, present, leave, rate: rateOf(figures) };
}
