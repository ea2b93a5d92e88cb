/** Puts the room together: readings and commands into the loop, views and answers out of it. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceStatus, Reading } from '../../device/contract.ts';
import { gatheringAt, openMeeting } from '../domain/agenda.ts';
import type { PresentAnswer } from '../domain/answers.ts';
import { policyOn } from '../domain/branch.ts';
import type { Command, CommandData } from '../domain/commands.ts';
import { dateOf } from '../domain/date.ts';
import { isDoubtful, type Stamp } from '../domain/stamp.ts';
import { branchOf, type State } from '../domain/state.ts';
import type { Log, LogStatus } from '../log/contract.ts';
import { bindAnswer, isCounted, pushOf } from './answer-push.ts';
import type { AnswerPush, HealthView, NotRecording, ScreenSettings, View } from './contract.ts';
import { deskOf } from './desk-view.ts';
import { type HashNumber, identify } from './identify.ts';
import { createLoop } from './loop.ts';
import type { NotRecorded, Room } from './room.ts';
import { nowOf, viewOf } from './view.ts';

export interface RoomOptions {
  readonly log: Log;
  /** The moment, as the box's own clock shows it. */
  readonly stamp: () => Stamp;
  readonly hash: HashNumber;
  /** Pinyin initials of a name, one string per reading. */
  readonly initials: (name: string) => readonly string[];
  readonly screen: () => ScreenSettings;
  readonly demo: boolean;
  /** Minutes before a part's start from which a tap counts, where the box's config sets them. */
  readonly earlyMinutes?: number;
  /** Path of the spoken answer, or null without a voice. */
  readonly speak?: (answer: AnswerPush['answer'], name: string | null) => Promise<string | null>;
  /** A bug: the process should end and be started anew. */
  readonly onBug: (error: unknown) => void;
}

/** ms */
const timing = { tick: 5_000, patience: 2_000, armed: 120_000, voice: 150 };

type Unresolved = Command extends infer C ? (C extends Command ? Pick<C, 'type' | 'data'> : never) : never;

export function createRoom(options: RoomOptions): Room {
  const { log, hash } = options;
  const viewListeners = new Set<(view: View) => void>();
  const answerListeners = new Set<(answer: AnswerPush, device: string) => void>();
  const heardListeners = new Set<() => void>();
  const readers = new Map<string, DeviceStatus>();
  const counted: Record<string, number> = {};
  let armed: { readonly person: string; readonly until: number } | null = null;
  let recording: LogStatus = log.status;

  const loop = createLoop({ log, patience: timing.patience, onState: () => refresh(), onBug: options.onBug });

  const submit = (id: string, actor: string, what: Unresolved) => {
    const stamp = options.stamp();
    const random = Math.random();
    return loop.submit({
      id,
      stamp,
      unit: (state) => unitOf(state, what),
      command: (state) => ({ id, actor, random, ...nowOf(state, stamp), ...what }) as Command,
    });
  };

  const box = () => ({
    demo: options.demo,
    screen: options.screen(),
    binding: armed?.person ?? null,
    health: {
      recording: recording.recording ? ({ on: true } as const) : ({ on: false, why: whyNot(recording) } as const),
      readers: [...readers.values()],
      link: 'never' as const,
      repaired: repairOf(log),
    },
  });

  let shown = viewOf(loop.state(), options.stamp(), box());
  let shownText = JSON.stringify(shown);
  const refresh = () => {
    const view = viewOf(loop.state(), options.stamp(), box());
    const text = JSON.stringify(view);
    if (text === shownText) return;
    [shown, shownText] = [view, text];
    for (const listener of viewListeners) listener(view);
  };

  const push = async (id: string, answer: AnswerPush['answer'], device: string) => {
    const silent = pushOf(id, answer, loop.state(), null);
    const spoken = options.speak?.(answer, silent.name) ?? Promise.resolve(null);
    const voice = await Promise.race([spoken, sleep(timing.voice, null)]);
    for (const listener of answerListeners) listener({ ...silent, voice }, device);
  };

  const present = async (reading: Reading) => {
    const id = randomUUID();
    const credential = identify(reading, hash);
    const result = await submit(id, `reader:${reading.device}`, { type: 'credential.present', data: credential });
    const answer = result.recorded ? (result.answer as PresentAnswer) : ({ kind: 'not-recording' } as const);
    if (result.recorded) count(answer as PresentAnswer);
    await push(id, answer, reading.device);
  };

  /** Only while a meeting takes taps: outside of it a refusal says nothing about anything. */
  const count = (answer: PresentAnswer) => {
    if (!isCounted(answer) || gathering().kind !== 'on') return;
    counted[answer.kind] = (counted[answer.kind] ?? 0) + 1;
  };

  const gathering = () => {
    const { now, stamp } = nowOf(loop.state(), options.stamp());
    return gatheringAt(loop.state(), now, isDoubtful(stamp.quality));
  };

  const bind = async (reading: Reading, person: string) => {
    const id = randomUUID();
    const credential = identify(reading, hash);
    if (credential.kind !== 'card' && credential.kind !== 'booklet') {
      const answer = credential.kind === 'unreadable' ? credential : { kind: credential.kind };
      return push(id, answer, reading.device);
    }
    armed = { person, until: options.stamp().mono + timing.armed };
    const owner = loop.state().credentials.get(credential.key)?.person ?? null;
    const result = await submit(id, 'secretary', { type: 'credential.bind', data: { ...credential, person } });
    if (!result.recorded) return push(id, { kind: 'not-recording' }, reading.device);
    const { kind } = result.answer;
    const outcome = kind === 'done' || kind === 'as-it-was' ? kind : 'bound-to-another';
    const named = outcome === 'bound-to-another' ? (owner ?? person) : person;
    return push(id, bindAnswer(outcome, named, credential.kind), reading.device);
  };

  /** What was only counted goes on record before the meeting closes. */
  const putCountsOnRecord = async () => {
    const meeting = openMeeting(loop.state());
    if (meeting === undefined || Object.keys(counted).length === 0) return;
    const counts = { ...counted };
    for (const why of Object.keys(counted)) delete counted[why];
    await submit(randomUUID(), 'kiosk', { type: 'refusals.count', data: { meeting: meeting.id, counts } });
  };

  const adoptConfig = async () => {
    const { earlyMinutes } = options;
    const branch = branchOf(loop.state());
    if (earlyMinutes === undefined || branch === null) return;
    const today = dateOf(nowOf(loop.state(), options.stamp()).now);
    const policy = policyOn(branch, today);
    if (policy.signIn.earlyMinutes === earlyMinutes) return;
    const adopted = { ...policy, version: policy.version + 1, signIn: { ...policy.signIn, earlyMinutes } };
    await submit(randomUUID(), 'kiosk', { type: 'policy.adopt', data: { policy: adopted, from: today } });
  };

  const tick = () => {
    if (armed !== null && options.stamp().mono > armed.until) armed = null;
    const before = openMeeting(loop.state());
    if (before !== undefined && log.status.recording) {
      void submit(randomUUID(), 'kiosk', { type: 'time.pass', data: {} }).catch(options.onBug);
    }
    refresh();
  };
  const ticking = setInterval(tick, timing.tick);
  void adoptConfig().catch(options.onBug);

  return {
    view: () => shown,
    desk() {
      const state = loop.state();
      const today = dateOf(nowOf(state, options.stamp()).now);
      const id = shown.meeting?.id;
      return deskOf(state, id === undefined ? null : (state.meetings.get(id) ?? null), today, options.initials);
    },
    async command(id, actor, command) {
      if (log.findCommand(id).length > 0) return { kind: 'as-it-was' };
      if (command.type === 'meeting.close') await putCountsOnRecord();
      const result = await submit(id, actor, command);
      if (!result.recorded) return { kind: 'not-recording', why: whyNot(log.status) } satisfies NotRecorded;
      if (command.type === 'branch.describe') await adoptConfig();
      return result.answer;
    },
    async deskOpened(actor) {
      await submit(randomUUID(), actor, { type: 'desk.open', data: {} });
    },
    read(reading) {
      for (const listener of heardListeners) listener();
      void (armed === null ? present(reading) : bind(reading, armed.person)).catch(options.onBug);
    },
    deviceStatus(status) {
      readers.set(status.id, status);
      refresh();
    },
    logStatus(status) {
      recording = status;
      if (status.recording) loop.refold();
      refresh();
    },
    refresh,
    arm(person) {
      armed = person === null ? null : { person, until: options.stamp().mono + timing.armed };
      refresh();
    },
    onView: (listener) => subscribe(viewListeners, listener),
    onAnswer: (listener) => subscribe(answerListeners, listener),
    onHeard: (listener) => subscribe(heardListeners, listener),
    log() {
      const heads = log.heads().filter((head) => head.origin === log.origin);
      const newest = heads.toSorted((a, b) => b.tick - a.tick)[0];
      return { origin: log.origin, seq: heads.reduce((sum, head) => sum + head.seq, 0), head: newest?.link ?? '' };
    },
    async close() {
      clearInterval(ticking);
      await loop.idle();
    },
  };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
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

function whyNot(status: LogStatus): NotRecording {
  if (status.recording) return 'starting';
  switch (status.why) {
    case 'disk-full':
    case 'damaged':
    case 'locked':
      return status.why;
    default:
      return 'io';
  }
}

function repairOf(log: Log): HealthView['repaired'] {
  const { opening } = log;
  return opening.found === 'damaged' ? { lost: opening.mayMiss || opening.lostPayloads.length > 0 } : null;
}
