/**
 * What a host says to a PN532, as a state machine: wake it, set it up, list cards over and over, talk to one that came,
 * begin anew when it falls silent. Effects come back as data; whoever performs them owns the port and the clock.
 */
import {
  commandCodes,
  commandFrame,
  decodeExchange,
  decodeFirmware,
  decodeTarget,
  type ExchangeAnswer,
  type Pn532Command,
  type Pn532Firmware,
  type Pn532Target,
} from './pn532-command.ts';
import { encodeFrame, type Pn532Frame } from './pn532-frame.ts';
import { nobody, type Presence, seen } from './pn532-presence.ts';
import { firstAckMs, mostFailures, mostTries, refreshMs, replyMs, restMs } from './pn532-timing.ts';
import { unreachable } from './unreachable.ts';

export type Pn532Input =
  | { readonly kind: 'start' }
  | { readonly kind: 'frame'; readonly frame: Pn532Frame }
  /** The time of the last `wait` is over. */
  | { readonly kind: 'timeout' }
  /** The time of the last `refreshIn` is over. */
  | { readonly kind: 'refresh' }
  /** After `card`: bytes for the card. An `answer` follows, whatever happens. */
  | { readonly kind: 'exchange'; readonly data: Uint8Array }
  /** After `card`: nothing more is wanted of it. Listing goes on. */
  | { readonly kind: 'release' };

export type Pn532Effect =
  | { readonly kind: 'write'; readonly bytes: Uint8Array }
  /** Replaces the wait before it. */
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'refreshIn'; readonly ms: number }
  /** The reader works. Said once. */
  | { readonly kind: 'ready'; readonly firmware: Pn532Firmware }
  /** A card has come, and is held until `release`. Said once for each time it lies there. */
  | { readonly kind: 'card'; readonly target: Pn532Target }
  | { readonly kind: 'answer'; readonly answer: ExchangeAnswer }
  /** The chip does not answer any more; only a new connection helps. */
  | { readonly kind: 'lost' };

export type Pn532State =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'asked';
      readonly command: Pn532Command;
      readonly awaiting: 'ack' | 'response';
      readonly tries: number;
      readonly memory: Memory;
    }
  | { readonly kind: 'holding'; readonly target: number; readonly memory: Memory }
  | { readonly kind: 'resting'; readonly memory: Memory }
  | { readonly kind: 'lost' };

interface Memory {
  /** The chip has sent something since the port was opened. */
  readonly heard: boolean;
  readonly ready: boolean;
  readonly firmware: Pn532Firmware | undefined;
  /** Commands in a row that failed; a good listing sets it back. */
  readonly failures: number;
  /** The chip is to be set up afresh before the next listing. */
  readonly stale: boolean;
  readonly present: Presence;
}

export interface Pn532Step {
  readonly state: Pn532State;
  readonly effects: readonly Pn532Effect[];
}

export const pn532Off: Pn532State = { kind: 'off' };

const blank: Memory = {
  heard: false,
  ready: false,
  firmware: undefined,
  failures: 0,
  stale: false,
  present: nobody,
};

/** Sixteen bytes that wake the chip's serial port; the zeros are the preamble of the frame that follows them. */
const wakeUp = Uint8Array.of(0x55, 0x55, ...new Uint8Array(14));

const abort: Pn532Effect = { kind: 'write', bytes: encodeFrame({ kind: 'ack' }) };

/** What does not fit the state is ignored: late answers of an aborted command, timers that crossed with an answer. */
export function stepPn532(state: Pn532State, input: Pn532Input): Pn532Step {
  if (state.kind === 'lost') return { state, effects: [] };
  if (state.kind === 'off') return input.kind === 'start' ? ask({ name: 'samConfiguration' }, blank) : stay(state);
  if (input.kind === 'refresh') return stay({ ...state, memory: { ...state.memory, stale: true } });
  switch (state.kind) {
    case 'asked':
      if (input.kind === 'frame') return heard(state, input.frame);
      return input.kind === 'timeout' ? overdue(state) : stay(state);
    case 'holding':
      if (input.kind === 'exchange') {
        return ask({ name: 'inDataExchange', target: state.target, data: input.data }, state.memory);
      }
      return input.kind === 'release' ? ask({ name: 'inRelease' }, state.memory) : stay(state);
    case 'resting':
      return input.kind === 'timeout' ? listAgain(state.memory) : stay(state);
    default:
      return unreachable(state);
  }
}

type Asked = Extract<Pn532State, { kind: 'asked' }>;

function stay(state: Pn532State): Pn532Step {
  return { state, effects: [] };
}

function ask(command: Pn532Command, memory: Memory, tries = 1): Pn532Step {
  const frame = encodeFrame(commandFrame(command));
  const bytes = command.name === 'samConfiguration' ? Uint8Array.of(...wakeUp, ...frame) : frame;
  const ms = memory.heard || tries > 1 ? replyMs[command.name].ack : firstAckMs;
  return {
    state: { kind: 'asked', command, awaiting: 'ack', tries, memory },
    effects: [
      { kind: 'write', bytes },
      { kind: 'wait', ms },
    ],
  };
}

function listAgain(memory: Memory): Pn532Step {
  return memory.stale
    ? ask({ name: 'samConfiguration' }, { ...memory, stale: false })
    : ask({ name: 'inListPassiveTarget' }, memory);
}

function heard(state: Asked, frame: Pn532Frame): Pn532Step {
  const { command, awaiting } = state;
  const memory = { ...state.memory, heard: true };
  switch (frame.kind) {
    case 'ack':
      if (awaiting === 'response') return stay(state);
      return {
        state: { ...state, awaiting: 'response', memory },
        effects: [{ kind: 'wait', ms: replyMs[command.name].response }],
      };
    case 'nack':
      return stay(state);
    case 'error':
      return failed(command, memory);
    case 'data':
      // A response is taken without its ACK, too: one lost byte is no reason to lose a card.
      return frame.from === 'chip' && frame.code === commandCodes[command.name] + 1
        ? answered(command, memory, frame.data)
        : stay(state);
    default:
      return unreachable(frame);
  }
}

function answered(command: Pn532Command, memory: Memory, data: Uint8Array): Pn532Step {
  switch (command.name) {
    case 'samConfiguration':
      return ask({ name: 'getFirmwareVersion' }, memory);
    case 'getFirmwareVersion': {
      const firmware = decodeFirmware(data);
      return firmware ? ask({ name: 'limitRetries' }, { ...memory, firmware }) : failed(command, memory);
    }
    case 'limitRetries':
      return also({ kind: 'refreshIn', ms: refreshMs }, listAgain({ ...memory, stale: false }));
    case 'inListPassiveTarget':
      return listed(command, memory, data);
    case 'inDataExchange': {
      const answer = decodeExchange(data);
      return {
        state: { kind: 'holding', target: command.target, memory },
        effects: [{ kind: 'answer', answer }],
      };
    }
    case 'inRelease':
      return rest(memory);
    default:
      return unreachable(command);
  }
}

function listed(command: Pn532Command, before: Memory, data: Uint8Array): Pn532Step {
  const target = decodeTarget(data);
  if (target === undefined) return failed(command, before);
  const { present, arrived } = seen(before.present, target === 'none' ? undefined : target.uid);
  const memory = { ...before, present, failures: 0, ready: true };
  const next = target === 'none' ? rest(memory) : arrived ? hold(target, memory) : ask({ name: 'inRelease' }, memory);
  return before.ready || !memory.firmware ? next : also({ kind: 'ready', firmware: memory.firmware }, next);
}

function hold(target: Pn532Target, memory: Memory): Pn532Step {
  return { state: { kind: 'holding', target: target.number, memory }, effects: [{ kind: 'card', target }] };
}

function rest(memory: Memory): Pn532Step {
  return { state: { kind: 'resting', memory }, effects: [{ kind: 'wait', ms: restMs }] };
}

function also(effect: Pn532Effect, { state, effects }: Pn532Step): Pn532Step {
  return { state, effects: [effect, ...effects] };
}

function overdue(state: Asked): Pn532Step {
  const { command, awaiting, tries, memory } = state;
  // An exchange is never sent twice: its late answer would pass for the answer to the next one.
  const again = awaiting === 'ack' && tries < mostTries && command.name !== 'inDataExchange';
  return again ? ask(command, memory, tries + 1) : failed(command, memory);
}

/** Sets the chip up afresh, which also helps when it lost its power or its retry limit; gives up when that fails as well. */
function failed(command: Pn532Command, before: Memory): Pn532Step {
  const memory = { ...before, failures: before.failures + 1, stale: false };
  const next: Pn532Step =
    isSetup(command) || memory.failures >= mostFailures
      ? { state: { kind: 'lost' }, effects: [{ kind: 'lost' }] }
      : also(abort, ask({ name: 'samConfiguration' }, memory));
  return command.name === 'inDataExchange'
    ? also({ kind: 'answer', answer: { ok: false, error: 'no-answer' } }, next)
    : next;
}

function isSetup(command: Pn532Command): boolean {
  return (
    command.name === 'samConfiguration' || command.name === 'getFirmwareVersion' || command.name === 'limitRetries'
  );
}
