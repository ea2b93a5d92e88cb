import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nothingThere, notice, type Presence, type PresenceChange } from '../../device/pcsc/presence.ts';
import { makeRoster } from '../../device/pcsc/roster.ts';

const empty = 0x0010;
const present = 0x0020;
const inUse = 0x0100;
const mute = 0x0200;
const changed = 0x0002;
const event = (count: number, flags: number) => ((count & 0xffff) * 0x10000) | flags | changed;

/** The news in a run of events. */
function news(...states: number[]): PresenceChange[] {
  let now: Presence = nothingThere;
  return states.map((state) => {
    const step = notice(now, state);
    now = step.now;
    return step.change;
  });
}

describe('a card on a reader', () => {
  test('comes, is used by others, and leaves', () => {
    const states = [event(0, empty), event(1, present), event(1, present | inUse), event(1, present), event(2, empty)];
    expect(news(...states)).toEqual(['none', 'came', 'none', 'none', 'left']);
  });
  test('lies there at the start', () => {
    expect(news(event(0, present))).toEqual(['came']);
  });
  test('is another one, and nobody saw the change', () => {
    expect(news(event(1, present), event(3, present))).toEqual(['came', 'came']);
  });
  test('is mute, and stays so', () => {
    expect(news(event(1, present | mute), event(1, present | mute), event(2, empty))).toEqual([
      'came-mute',
      'none',
      'left',
    ]);
  });
  test('comes when the count has gone round', () => {
    expect(news(event(0xffff, present), event(0x10001, present))).toEqual(['came', 'came']);
  });
  test('comes and leaves in turn, whatever the events', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(0xffff), fc.constantFrom(empty, present, present | mute))), (events) => {
        const lying = events.map(([, flags]) => (flags & present) !== 0);
        news(...events.map(([count, flags]) => event(count, flags))).forEach((change, at) => {
          if (change === 'left') expect(lying.slice(at - 1, at + 1)).toEqual([true, false]);
          if (change !== 'none' && change !== 'left') expect(lying[at]).toBe(true);
          if (lying[at] && !lying[at - 1]) expect(change).toMatch(/^came/);
        });
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 1000) },
    );
  });
});

describe('device ids', () => {
  const device = 'pcsc:ACS ACR122U PICC Interface';

  test('outlive unplugging and pcscd’s numbering', () => {
    const roster = makeRoster();
    expect(roster.came('ACS ACR122U PICC Interface 00 00')).toMatchObject({ id: device, state: 'ready' });
    expect(roster.left('ACS ACR122U PICC Interface 00 00')).toMatchObject({ id: device, state: 'absent' });
    expect(roster.came('ACS ACR122U PICC Interface 0A 00')).toMatchObject({ id: device });
    expect(roster.readerOf(device)).toBe('ACS ACR122U PICC Interface 0A 00');
  });
  test('tell two readers of one name apart', () => {
    const roster = makeRoster();
    roster.came('ACS ACR122U PICC Interface 00 00');
    expect(roster.came('ACS ACR122U PICC Interface 01 00')).toMatchObject({ id: `${device}#2` });
    roster.left('ACS ACR122U PICC Interface 00 00');
    expect(roster.came('ACS ACR122U PICC Interface 02 00')).toMatchObject({ id: device });
    expect(roster.allLeft().map(({ id, state }) => `${id} ${state}`)).toEqual([
      `${device}#2 absent`,
      `${device} absent`,
    ]);
    expect(roster.allLeft()).toEqual([]);
  });
  test('are unknown for readers that never came', () => {
    const roster = makeRoster();
    expect(roster.left('x 00 00')).toBeUndefined();
    expect(roster.find('x 00 00')).toBeUndefined();
    expect(roster.readerOf('pcsc:x')).toBeUndefined();
  });
});
