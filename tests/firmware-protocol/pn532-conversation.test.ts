import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import { commandCodes, type Pn532Command } from '../../firmware-protocol/pn532-command.ts';
import {
  type Pn532Effect,
  type Pn532Input,
  type Pn532State,
  pn532Off,
  stepPn532,
} from '../../firmware-protocol/pn532-conversation.ts';
import { splitFrames } from '../../firmware-protocol/pn532-frame.ts';
import { missesUntilGone } from '../../firmware-protocol/pn532-presence.ts';
import { firstAckMs, mostFailures, mostTries, refreshMs } from '../../firmware-protocol/pn532-timing.ts';
import { nothingHeld } from '../../firmware-protocol/resync.ts';
import { bytes, numRuns } from './card-vectors.ts';

const ack: Pn532Input = { kind: 'frame', frame: { kind: 'ack' } };
const timeout: Pn532Input = { kind: 'timeout' };
const response = (payload: string): Pn532Input => {
  const [, code = 0, ...data] = bytes(payload);
  return { kind: 'frame', frame: { kind: 'data', from: 'chip', code, data: Uint8Array.from(data) } };
};

const setUp: Pn532Input[] = [ack, response('D515'), ack, response('D50332010607'), ack, response('D533')];
const listed = (payload: string): Pn532Input[] => [ack, response(payload)];
const empty = listed('D54B00');
const classic = listed('D54B010100040804078CFC4F');
const released: Pn532Input[] = [ack, response('D553')];

function run(
  inputs: readonly Pn532Input[],
  from: Pn532State = pn532Off,
): { state: Pn532State; effects: Pn532Effect[] } {
  let state = from;
  const effects: Pn532Effect[] = [];
  for (const input of inputs) {
    const step = stepPn532(state, input);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}

const names = new Map(Object.entries(commandCodes).map(([name, code]) => [code, name as Pn532Command['name']]));

/** The effects as a story: commands by name, and what is told to the house. */
function story(effects: readonly Pn532Effect[]): string[] {
  return effects.flatMap((effect): string[] => {
    switch (effect.kind) {
      case 'write':
        return splitFrames(nothingHeld, effect.bytes).frames.map((frame) =>
          frame.kind === 'data' ? `> ${names.get(frame.code)}` : `> ${frame.kind}`,
        );
      case 'wait':
      case 'refreshIn':
        return [];
      case 'card':
        return [`card ${toHex(effect.target.uid)}`];
      case 'answer':
        return [effect.answer.ok ? `answer ${toHex(effect.answer.data)}` : `no answer: ${effect.answer.error}`];
      default:
        return [effect.kind];
    }
  });
}

const started = run([{ kind: 'start' }, ...setUp, ...empty]).state;

describe('setting up', () => {
  test('wakes, configures, limits the retries, and is ready after the first listing', () => {
    const { effects } = run([{ kind: 'start' }, ...setUp, ...empty]);
    expect(story(effects)).toEqual([
      '> samConfiguration',
      '> getFirmwareVersion',
      '> limitRetries',
      '> inListPassiveTarget',
      'ready',
    ]);
    expect(effects).toContainEqual({ kind: 'ready', firmware: { ic: 0x32, version: 1, revision: 6 } });
    expect(effects).toContainEqual({ kind: 'refreshIn', ms: refreshMs });
  });

  test('the first bytes are the wake-up string with the command right behind it', () => {
    const [first, wait] = run([{ kind: 'start' }]).effects;
    expect(first?.kind === 'write' && toHex(first.bytes)).toBe(`5555${'00'.repeat(14)}0000FF03FDD414011700`);
    expect(wait).toEqual({ kind: 'wait', ms: firstAckMs });
  });

  test('a command without ACK is sent again, as it is', () => {
    const { effects } = run([{ kind: 'start' }, timeout, ...setUp]);
    const writes = effects.filter((effect) => effect.kind === 'write');
    expect(writes[1]).toEqual(writes[0]);
    expect(story(effects).at(-1)).toBe('> inListPassiveTarget');
  });

  test('a chip that never answers is given up', () => {
    const { effects, state } = run([{ kind: 'start' }, ...Array<Pn532Input>(mostTries).fill(timeout)]);
    expect(story(effects)).toEqual([...Array<string>(mostTries).fill('> samConfiguration'), 'lost']);
    expect(stepPn532(state, ack)).toEqual({ state, effects: [] });
  });

  test('responses without their ACK are taken', () => {
    const withoutAcks = [...setUp, ...empty].filter((input) => input !== ack);
    expect(story(run([{ kind: 'start' }, ...withoutAcks]).effects).at(-1)).toBe('ready');
  });

  test('late answers to a repeated command are ignored', () => {
    const twice = setUp.flatMap((input) => (input === ack ? [ack, ack] : [input, input]));
    expect(story(run([{ kind: 'start' }, ...twice, ...empty]).effects).at(-1)).toBe('ready');
  });

  test('a firmware answer with missing bytes is none', () => {
    expect(story(run([{ kind: 'start' }, ack, response('D515'), ack, response('D50332')]).effects).at(-1)).toBe('lost');
  });
});

describe('listing', () => {
  test('a card is told once while it lies there, and released between listings', () => {
    const { effects } = run(
      [timeout, ...classic, { kind: 'release' }, ...released, timeout, ...classic, ...released, timeout, ...classic],
      started,
    );
    expect(story(effects)).toEqual([
      '> inListPassiveTarget',
      'card 078CFC4F',
      '> inRelease',
      '> inListPassiveTarget',
      '> inRelease',
      '> inListPassiveTarget',
      '> inRelease',
    ]);
  });

  test('a card that left and came back is told again', () => {
    const gone = Array.from({ length: missesUntilGone }, () => [timeout, ...empty]).flat();
    const tap: Pn532Input[] = [timeout, ...classic, { kind: 'release' }, ...released];
    expect(
      story(run([...tap, ...gone, ...tap], started).effects).filter((line) => line.startsWith('card')),
    ).toHaveLength(2);
  });

  test('a chip that lists for ever is stopped with an ACK and set up again', () => {
    const { effects } = run([timeout, ack, timeout, ...setUp, ...empty], started);
    expect(story(effects)).toEqual([
      '> inListPassiveTarget',
      '> ack',
      '> samConfiguration',
      '> getFirmwareVersion',
      '> limitRetries',
      '> inListPassiveTarget',
    ]);
  });

  test('listings that fail again and again end the connection', () => {
    const failing = Array.from({ length: mostFailures - 1 }, () => [ack, timeout, ...setUp]).flat();
    expect(story(run([timeout, ...failing, ack, timeout], started).effects).at(-1)).toBe('lost');
  });

  test('a syntax error sets the chip up again', () => {
    const error: Pn532Input = { kind: 'frame', frame: { kind: 'error' } };
    expect(story(run([timeout, ack, error], started).effects).slice(1)).toEqual(['> ack', '> samConfiguration']);
  });

  test('when the time has come the chip is set up afresh, and a card lying there is not told again', () => {
    const before = run([timeout, ...classic, { kind: 'release' }, ...released], started).state;
    const { effects } = run([{ kind: 'refresh' }, timeout, ...setUp, ...classic], before);
    expect(story(effects)).toEqual([
      '> samConfiguration',
      '> getFirmwareVersion',
      '> limitRetries',
      '> inListPassiveTarget',
      '> inRelease',
    ]);
    expect(effects).toContainEqual({ kind: 'refreshIn', ms: refreshMs });
  });
});

describe('talking to a card', () => {
  const holding = run([timeout, ...classic], started).state;
  const exchange: Pn532Input = { kind: 'exchange', data: bytes('3004') };

  test('bytes go to the card and its answer comes back, as often as wanted', () => {
    const answer = [ack, response('D54100AABB')];
    expect(story(run([exchange, ...answer, exchange, ...answer, { kind: 'release' }], holding).effects)).toEqual([
      '> inDataExchange',
      'answer AABB',
      '> inDataExchange',
      'answer AABB',
      '> inRelease',
    ]);
  });

  test('a card that left is an answer', () => {
    expect(story(run([exchange, ack, response('D5412B')], holding).effects).at(-1)).toBe('no answer: card-disappeared');
  });

  test('an exchange is never sent twice, and always answered', () => {
    expect(story(run([exchange, timeout], holding).effects)).toEqual([
      '> inDataExchange',
      'no answer: no-answer',
      '> ack',
      '> samConfiguration',
    ]);
  });
});

test('whatever comes in, in any order, there is always a next step or an end', () => {
  const anything: fc.Arbitrary<Pn532Input> = fc.oneof(
    fc.constantFrom<Pn532Input[]>(
      { kind: 'start' },
      { kind: 'release' },
      { kind: 'refresh' },
      timeout,
      ack,
      { kind: 'frame', frame: { kind: 'error' } },
      { kind: 'frame', frame: { kind: 'nack' } },
      ...setUp,
      ...empty,
      ...classic,
      ...released,
    ),
    fc.uint8Array({ maxLength: 9 }).map((data): Pn532Input => ({ kind: 'exchange', data })),
    fc
      .tuple(fc.constantFrom(...Object.values(commandCodes)), fc.uint8Array({ maxLength: 20 }))
      .map(
        ([code, data]): Pn532Input => ({ kind: 'frame', frame: { kind: 'data', from: 'chip', code: code + 1, data } }),
      ),
  );
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 60 }), (inputs) => {
      let state: Pn532State = pn532Off;
      for (const input of inputs) {
        const step = stepPn532(state, input);
        // What waits for the chip or for time has a clock running: it can never hang.
        const entered = step.state.kind === 'asked' || step.state.kind === 'resting';
        if (entered && step.effects.some(({ kind }) => kind === 'write')) {
          expect(step.effects.at(-1)?.kind).toBe('wait');
        }
        if (step.state.kind === 'lost') return;
        state = step.state;
      }
      // From anywhere, silence ends the connection: in the middle of a card only after the house let it go.
      const silence = [{ kind: 'release' } as const, ...Array<Pn532Input>(60).fill(timeout)];
      expect(run([{ kind: 'start' }, ...silence], state).state.kind).toBe('lost');
    }),
    { numRuns },
  );
});
