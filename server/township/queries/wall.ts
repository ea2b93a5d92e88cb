/** The wall: what each room's meeting has come to, as far as it was heard. */
import { dateOfMeeting, gatheringAt, policyOf } from '../../domain/agenda.ts';
import { type Figures, figuresOf, rateOf } from '../../domain/attendance.ts';
import { dateOf } from '../../domain/date.ts';
import { isPaused, type Meeting } from '../../domain/meeting.ts';
import { branchOf, type State } from '../../domain/state.ts';
import { currentRun, stepsOf } from '../../domain/steps.ts';
import type { PartId } from '../../domain/vocabulary.ts';
import type { BoxReport } from '../../service/contract/box.ts';
import type { Logger } from '../../service/logger.ts';
import type { RoomFigures, RoomMeeting, Wall, WallRoom } from '../contract/wall.ts';
import type { Account, TownshipStore } from '../store/contract.ts';
import { ofEach, type Room, roomsFor } from './rooms.ts';
import { meetingOfDay, standingOf } from './standing.ts';

/** A box that was not heard for so long is out of reach, ms: it asks for news far more often. */
const silence = 90_000;

type WallStore = Pick<TownshipStore, 'devices' | 'heads' | 'stateOf'>;

export async function wallFor(
  store: WallStore,
  account: Pick<Account, 'role' | 'units'>,
  now: number,
  logger: Logger,
): Promise<Wall> {
  return { today: dateOf(now), rooms: await wallRooms(store, await roomsFor(store, account), now, logger) };
}

export async function wallRooms(
  store: WallStore,
  rooms: readonly Room[],
  now: number,
  logger: Logger,
): Promise<WallRoom[]> {
  const heads = Map.groupBy(await store.heads(rooms.map(({ unit }) => unit)), ({ unit }) => unit);
  const arrived = ({ unit }: Room): number => (heads.get(unit) ?? []).reduce((sum, { seq }) => sum + seq, 0);
  return ofEach(rooms, logger, {
    tell: async (room) => wallRoom(await store.stateOf(room.unit), room, arrived(room), now),
    instead: (room) => ({ ...boxOnly(room, arrived(room), now), standing: 'faulty', meeting: null }),
  });
}

export function wallRoom(state: State, room: Room, events: number, now: number): WallRoom {
  const branch = branchOf(state);
  const meeting = branch === null ? undefined : meetingOfDay(state, dateOf(now));
  return {
    ...boxOnly(room, events, now),
    branch: branch?.name || room.branch,
    room: branch?.room || room.room,
    standing: meeting === undefined ? 'none' : standingOf(state, meeting, now),
    meeting: meeting === undefined ? null : roomMeeting(state, meeting, now),
  };
}

/** What is known of a room without a look into its events. */
function boxOnly(
  { unit, branch, room, heard, report }: Room,
  events: number,
  now: number,
): Omit<WallRoom, 'standing' | 'meeting'> {
  return {
    ...{ unit, branch, room, events },
    lastContact: events === 0 ? null : heard,
    link: events === 0 ? 'never' : now - heard < silence ? 'up' : 'down',
    box: report && boxView(report, events),
  };
}

/** `arrived`: events of the unit. */
function boxView({ events, readers, clock }: BoxReport, arrived: number): WallRoom['box'] {
  return { unsent: Math.max(0, events - arrived), readers, clock };
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
