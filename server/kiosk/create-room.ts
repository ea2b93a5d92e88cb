/** Puts the room together: readings and commands into the loop, views and answers out of it. */
import { randomUUID } from 'node:crypto';
import type { DeviceStatus } from '../../device/contract.ts';
import { openMeeting } from '../domain/agenda.ts';
import type { Command, CommandData } from '../domain/commands.ts';
import { dateOf } from '../domain/date.ts';
import type { Stamp } from '../domain/stamp.ts';
import { branchOf, type State } from '../domain/state.ts';
import type { Log, LogStatus } from '../log/contract.ts';
import type { HowFolded } from '../log/fold-log.ts';
import { createBooth } from './ballots/booth.ts';
import type { AnswerPush, HealthView, HeldStage, ScreenSettings } from './contract.ts';
import { deskOf } from './desk-view.ts';
import { createFoldIn } from './fold-in.ts';
import type { HashNumber } from './identify.ts';
import { subscribe } from './listeners.ts';
import { recordingOf, repairOf, whyNot } from './log-health.ts';
import { createLoop } from './loop.ts';
import { createReadings } from './readings.ts';
import { refusalCounts } from './refusal-counts.ts';
import type { NotRecorded, Room } from './room.ts';
import type { ReadSun } from './sun.ts';
import { createUpkeep, noRules, type RoomRules, type Submit } from './upkeep.ts';
import { type Beginnings, nowOf, viewOf } from './view.ts';
import { createViewCache } from './view-cache.ts';

export interface RoomOptions {
  readonly log: Log;
  /** The moment, as the box's own clock shows it. */
  readonly stamp: () => Stamp;
  readonly hash: HashNumber;
  /** Reads what cards prove themselves with, where the box has their keys. */
  readonly sun?: ReadSun | null;
  readonly screen: () => ScreenSettings;
  readonly demo: boolean;
  readonly beginnings?: Beginnings;
  /** Where the ballot box stands while a ballot is on; without it there are no ballots. */
  readonly ballotBox?: string;
  /** What the box's config says of the rules. */
  readonly rules?: RoomRules;
  /** Path of the spoken answer, or null without a voice. */
  readonly speak?: (answer: AnswerPush['answer'], name: string | null) => string | null;
  /** Told from what the log was folded, each time. */
  readonly onFolded?: (how: HowFolded) => void;
  /** A bug: the process should end and be started anew. */
  readonly onBug: (error: unknown) => void;
}

/** ms */
const timing = { tick: 5_000, patience: 2_000 };

export function createRoom(options: RoomOptions): Room {
  const { log } = options;
  const closedListeners = new Set<() => void>();
  const recordedListeners = new Set<() => void>();
  const readers = new Map<string, DeviceStatus>();
  const counts = refusalCounts();
  /** Looks at the desk while nothing could be recorded; on record as soon as it can. */
  const looksOwed: string[] = [];
  let recording: LogStatus = log.status;
  let copyFailed = false;
  let damagedPhotos: HealthView['damagedPhotos'] = [];
  let link: HealthView['link'] = 'never';
  let stage: HeldStage | null = null;

  const { onFolded, onBug } = options;
  const loop = createLoop({ log, patience: timing.patience, onState: () => changed(), onFolded, onBug });
  let open = openMeeting(loop.state())?.id;
  const changed = () => {
    const before = open;
    open = openMeeting(loop.state())?.id;
    if (before !== undefined && before !== open) for (const listener of closedListeners) listener();
    booth?.follow();
    views.refresh();
    for (const listener of recordedListeners) listener();
  };

  const submit: Submit = async (id, actor, what) => {
    if (stage !== null) return { recorded: false };
    const stamp = options.stamp();
    const random = Math.random();
    return loop.submit({
      id,
      stamp,
      unit: (state) => unitOf(state, what),
      command: (state) => ({ id, actor, random, ...nowOf(state, stamp), ...what }) as Command,
    });
  };

  const upkeep = createUpkeep({
    state: loop.state,
    stamp: options.stamp,
    submit,
    counts,
    rules: options.rules ?? noRules,
  });

  const booth =
    options.ballotBox === undefined
      ? undefined
      : createBooth({
          file: options.ballotBox,
          state: loop.state,
          mono: () => options.stamp().mono,
          submit,
          onBug: options.onBug,
        });

  const readings = createReadings({
    state: loop.state,
    stamp: options.stamp,
    submit,
    hash: options.hash,
    sun: options.sun ?? null,
    counts,
    booth,
    speak: options.speak ?? (() => null),
    refresh: () => views.refresh(),
    onBug: options.onBug,
  });

  const box = () => ({
    ...{ demo: options.demo, stage, beginnings: options.beginnings ?? { mayJoin: false, retiredBy: null } },
    screen: options.screen(),
    binding: readings.binding(),
    booth: { turn: booth?.turn() ?? null, turnout: booth?.turnout() ?? 0 },
    health: {
      recording: recordingOf(recording),
      readers: [...readers.values()],
      link,
      repaired: repairOf(log),
      copyFailed,
      damagedPhotos,
    },
  });

  const views = createViewCache(() => viewOf(loop.state(), options.stamp(), box()));
  const { refresh } = views;

  const deskOpened = async (actor: string) => {
    const result = await submit(randomUUID(), actor, { type: 'desk.open', data: {} });
    if (!result.recorded) looksOwed.push(actor);
  };

  // What has come may ask something of this room.
  const foldIn = createFoldIn(loop.refold, () => tick());

  const tick = () => {
    readings.tick();
    booth?.follow();
    if (log.status.recording) void upkeep.tick().catch(options.onBug);
    refresh();
  };
  const ticking = setInterval(tick, timing.tick);
  tick();

  const ask: Room['ask'] = (question) => {
    const state = loop.state();
    return question(state, dateOf(nowOf(state, options.stamp()).now));
  };

  return {
    view: views.view,
    desk(initials) {
      const id = views.view().meeting?.id;
      return ask((state, today) => deskOf(state, state.meetings.get(id ?? '') ?? null, today, initials));
    },
    ask,
    async command(id, actor, command) {
      if (log.findCommand(id).length > 0) return { kind: 'as-it-was' };
      if (command.type === 'ballot.open') booth?.prepare(command.data);
      if (command.type === 'meeting.close') await upkeep.recordCounts();
      const result = await submit(id, actor, command);
      if (command.type === 'ballot.open') booth?.discard(command.data.ballot);
      if (!result.recorded) return { kind: 'not-recording', why: whyNot(log.status) } satisfies NotRecorded;
      return result.answer;
    },
    deskOpened,
    read: readings.read,
    deviceStatus(status) {
      readers.set(status.id, status);
      refresh();
    },
    logStatus(status) {
      recording = status;
      if (status.recording) {
        void loop.refold();
        for (const actor of looksOwed.splice(0)) void deskOpened(actor).catch(options.onBug);
      }
      refresh();
    },
    linkStatus(status) {
      if (status === link) return;
      link = status;
      refresh();
    },
    async hold(next) {
      stage = next;
      foldIn.hold(next !== null);
      refresh();
      await loop.idle();
    },
    learnTime: (offset) => void upkeep.learnTime(offset).catch(options.onBug),
    received: foldIn.received,
    strange: () => log.raw() + loop.strange(),
    copyTried(made) {
      copyFailed = !made;
      refresh();
    },
    photosDamaged(days) {
      damagedPhotos = days;
      refresh();
    },
    refresh,
    arm: readings.arm,
    onView: views.onView,
    onRecorded: (listener) => subscribe(recordedListeners, listener),
    onAnswer: readings.onAnswer,
    onHeard: readings.onHeard,
    onClosed: (listener) => subscribe(closedListeners, listener),
    ballots: {
      cast(turn, choices) {
        const counted = booth?.cast(turn, choices) ?? false;
        refresh();
        return counted === 'not-recorded' ? { kind: 'not-recording', why: whyNot(log.status) } : counted;
      },
      leave(turn) {
        booth?.leave(turn);
        refresh();
      },
      async count(ballot) {
        const result = await booth?.count(ballot);
        if (result === undefined) return { kind: 'refused', why: 'no-such-ballot' };
        return result.recorded ? result.answer : { kind: 'not-recording', why: whyNot(log.status) };
      },
    },
    log() {
      const heads = log.heads().filter((head) => head.origin === log.origin);
      const newest = heads.toSorted((a, b) => b.tick - a.tick)[0];
      return { origin: log.origin, seq: heads.reduce((sum, head) => sum + head.seq, 0), head: newest?.link ?? '' };
    },
    async close() {
      clearInterval(ticking);
      foldIn.close();
      views.close();
      await loop.idle();
      booth?.close();
    },
  };
}

/** The branch's log; a command that sets the branch up names its own. */
function unitOf(
  state: State,
  what: Pick<CommandData, 'type'> | { readonly type: string; readonly data: unknown },
): string {
  const branch = branchOf(state);
  if (branch !== null) return branch.id;
  return what.type === 'branch.describe' ? (what as { data: { branch: string } }).data.branch : 'room';
}
