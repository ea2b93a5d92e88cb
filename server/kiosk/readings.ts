/** What a card or booklet at a reader comes to: a sign-in, or, while the desk binds, its person's from now on. */
import { randomUUIDv7 } from 'node:crypto';
import type { Reading } from '../../device/contract.ts';
import { gatheringAt } from '../domain/agenda.ts';
import type { PresentAnswer } from '../domain/answers.ts';
import type { Stamp } from '../domain/stamp.ts';
import type { State } from '../domain/state.ts';
import { bindAnswer, isCounted, pushOf } from './answer-push.ts';
import type { Booth } from './ballots/booth.ts';
import type { AnswerPush } from './contract.ts';
import { type HashNumber, identify } from './identify.ts';
import { subscribe } from './listeners.ts';
import type { RefusalCounts } from './refusal-counts.ts';
import type { Room } from './room.ts';
import type { ReadSun } from './sun.ts';
import type { Submit } from './upkeep.ts';
import { nowOf } from './view.ts';

/** Rises with the time (RFC 9562, 5.7): so most events stand at the end of every index of ids, which is not written to all over. */
const newCommandId = (): string => randomUUIDv7();

export interface ReadingsOptions {
  /** Of committed events. */
  readonly state: () => State;
  readonly stamp: () => Stamp;
  readonly submit: Submit;
  readonly hash: HashNumber;
  readonly sun: ReadSun | null;
  readonly counts: RefusalCounts;
  readonly booth: Booth | undefined;
  /** Path of the spoken answer, or null without a voice. */
  readonly speak: (answer: AnswerPush['answer'], name: string | null) => string | null;
  /** Called when the view may have changed. */
  readonly refresh: () => void;
  readonly onBug: (error: unknown) => void;
}

export interface Readings extends Pick<Room, 'read' | 'arm' | 'onAnswer' | 'onHeard'> {
  /** To whom readers bind; null: they sign in. */
  binding(): string | null;
  /** Ends a binding that has not been used for long. */
  tick(): void;
}

/** ms */
const armedFor = 120_000;

export function createReadings(options: ReadingsOptions): Readings {
  const { state, stamp, submit, hash, sun, counts, booth, speak, refresh, onBug } = options;
  const answerListeners = new Set<(answer: AnswerPush, device: string) => void>();
  const heardListeners = new Set<() => void>();
  let armed: { readonly person: string; readonly until: number } | null = null;

  const push = (id: string, answer: AnswerPush['answer'], device: string) => {
    const silent = pushOf(id, answer, state(), null);
    const voice = speak(answer, silent.name);
    for (const listener of answerListeners) listener({ ...silent, voice }, device);
  };

  const present = async (reading: Reading) => {
    const id = newCommandId();
    const credential = identify(reading, hash, sun);
    const result = await submit(id, `reader:${reading.device}`, { type: 'credential.present', data: credential });
    if (!result.recorded) return push(id, { kind: 'not-recording' }, reading.device);
    const answer = result.answer as PresentAnswer;
    if (answer.kind === 'ballot') return admit(id, answer.person, reading.device);
    if (isCounted(answer, result.added)) count(answer);
    return push(id, answer, reading.device);
  };

  const admit = (id: string, person: string, device: string) => {
    push(id, { kind: booth?.admit(person) ?? 'ballot-late', person }, device);
    refresh();
  };

  /** Only while a meeting takes taps: outside of it a refusal says nothing about anything. */
  const count = (answer: PresentAnswer) => {
    const at = nowOf(state(), stamp());
    const gathering = gatheringAt(state(), at.now, at.stamp.quality);
    if (gathering.kind === 'on') counts.add(gathering.meeting.id, answer.kind);
  };

  const bind = async (reading: Reading, person: string) => {
    const id = newCommandId();
    const credential = identify(reading, hash, sun);
    if (credential.kind !== 'card' && credential.kind !== 'booklet') {
      const answer = credential.kind === 'unreadable' ? credential : { kind: credential.kind };
      return push(id, answer, reading.device);
    }
    const owner = state().credentials.get(credential.key)?.person ?? null;
    const result = await submit(id, 'secretary', { type: 'credential.bind', data: { ...credential, person } });
    if (!result.recorded) return push(id, { kind: 'not-recording' }, reading.device);
    if (result.answer.kind === 'refused') {
      return push(id, bindAnswer('bound-to-another', owner ?? person, credential.kind), reading.device);
    }
    if (armed?.person === person) armed = { person, until: stamp().mono + armedFor };
    return push(id, bindAnswer(result.added ? 'done' : 'as-it-was', person, credential.kind), reading.device);
  };

  return {
    read(reading) {
      for (const listener of heardListeners) listener();
      void (armed === null ? present(reading) : bind(reading, armed.person)).catch(onBug);
    },
    arm(person) {
      const known = person !== null && state().people.get(person)?.left === false;
      armed = known ? { person, until: stamp().mono + armedFor } : null;
      refresh();
    },
    binding: () => armed?.person ?? null,
    tick() {
      if (armed !== null && stamp().mono > armed.until) armed = null;
    },
    onAnswer: (listener) => subscribe(answerListeners, listener),
    onHeard: (listener) => subscribe(heardListeners, listener),
  };
}
