import { describe, expect, it } from 'vitest';
import type { Head } from '../../server/log/contract.ts';
import { type Input, type LinkState, rests, startOfLink, step, unsentOf } from '../../server/sync/link.ts';

const head = (origin: string, seq: number, link = `${origin}${seq}`): Head => ({
  ...{ origin, unit: 'u', seq, link, tick: seq },
});
const log = (origin: string) => ({ origin, unit: 'u' });
const heads = (ours: Head[], theirs: Head[] | null): Input => ({ kind: 'heads', ours, theirs });
const taken = (ack: number): Input => ({ kind: 'receipt', receipt: { kind: 'taken', ack, safe: 0 } });
const failed = (fault: Extract<Input, { kind: 'failed' }>['fault'] = 'unreachable'): Input => ({
  ...{ kind: 'failed', fault, random: 1 },
});

const linkAfter = (...inputs: Input[]): LinkState => inputs.reduce(step, startOfLink);
const idle = { do: 'listen', ms: rests.idle };

describe('a link', () => {
  it('asks first, sends what the other lacks, then fetches what we lack, and rests', () => {
    expect(startOfLink.next).toEqual({ do: 'ask' });
    const asked = linkAfter(heads([head('a', 9)], [head('a', 2), head('b', 4)]));
    expect(unsentOf(asked)).toBe(7);
    expect(asked.next).toEqual({ do: 'send', log: log('a'), after: 2 });
    const part = step(asked, taken(7));
    expect(part.next).toEqual({ do: 'send', log: log('a'), after: 7 });
    const sent = step(part, taken(9));
    expect(sent.next).toEqual({ do: 'fetch', log: log('b'), after: 0 });
    const fetched = step(sent, taken(4));
    expect([fetched.next, unsentOf(fetched)]).toEqual([idle, 0]);
    expect(step(fetched, { kind: 'rested' }).next).toEqual({ do: 'ask' });
  });

  it('sends news without asking first, also those that came while it was busy', () => {
    const rested = linkAfter(heads([head('a', 1)], [head('a', 1)]));
    const woken = step(rested, { kind: 'news' });
    expect(woken.next).toEqual({ do: 'look' });
    const looked = step(woken, heads([head('a', 2)], null));
    expect(looked.next).toEqual({ do: 'send', log: log('a'), after: 1 });
    const busy = step(looked, { kind: 'news' });
    expect(busy.next).toEqual(looked.next);
    const again = step(busy, taken(2));
    expect(again.next).toEqual({ do: 'look' });
    expect(step(again, heads([head('a', 2)], null)).next).toEqual(idle);
  });

  it('goes back where the other end has less than it said, and forward where it has more', () => {
    const asked = linkAfter(heads([head('a', 9)], [head('a', 5)]));
    const gap = step(asked, { kind: 'receipt', receipt: { kind: 'gap', ack: 2 } });
    expect(gap.next).toEqual({ do: 'send', log: log('a'), after: 2 });
    expect(step(asked, taken(12)).next).toEqual({ do: 'fetch', log: log('a'), after: 9 });
  });

  it('rests longer and longer after failures, never for good, and news wake it', () => {
    let state = startOfLink;
    const slept = Array.from({ length: 9 }, () => {
      state = step(state, failed());
      const { next } = state;
      state = step(state, { kind: 'rested' });
      expect(state.next).toEqual({ do: 'ask' });
      return next.do === 'rest' ? next.ms : 0;
    });
    expect(slept).toEqual([...rests.failed, ...[40_000, 40_000, 40_000]]);
    expect(step(step(state, failed()), { kind: 'news' }).next).toEqual({ do: 'ask' });
    expect(step(state, heads([], [])).failures).toBe(0);
    const half = step(startOfLink, { kind: 'failed', fault: 'unreachable', random: 0 });
    expect(half.next).toEqual({ do: 'rest', ms: 500 });
  });

  it('sends half of it after a sending that failed, down to one event, and more again as it gets through', () => {
    const sending = (state: LinkState) => step(state, heads([head('a', 9000)], []));
    const fails = (state: LinkState) => step(sending(state), failed());
    const once = fails(startOfLink);
    expect([startOfLink.most, once.most]).toEqual([500, 250]);
    expect(step(once, failed()).most).toBe(250); // it was no sending that failed
    const often = Array.from({ length: 20 }).reduce<LinkState>(fails, once);
    expect(often.most).toBe(1);
    const one = step(sending(often), taken(1));
    expect([one.most, step(one, taken(3)).most]).toEqual([2, 4]);
  });

  it('counts what is unsent while the other end is away by what it last had', () => {
    const away = step(linkAfter(heads([head('a', 9)], [head('a', 7)])), failed());
    expect([away.theirs, unsentOf(away), unsentOf(step(away, failed()))]).toEqual([null, 2, 2]);
  });

  it('asks again at once when it was only told the time, and seldom when it is not wanted', () => {
    expect(linkAfter(failed('expired')).next).toEqual({ do: 'rest', ms: 0 });
    expect(linkAfter(failed('expired'), failed('expired')).next).toEqual({ do: 'rest', ms: 2000 });
    const later = [failed('unreachable'), failed('unreachable'), failed('expired')];
    expect(linkAfter(...later).next).toEqual({ do: 'rest', ms: 0 });
    expect(linkAfter(failed('waiting')).next).toEqual({ do: 'rest', ms: rests.waiting });
    expect(linkAfter(failed('revoked')).next).toEqual({ do: 'rest', ms: rests.revoked });
  });

  it('leaves a log alone that was tampered with, goes on with the others, and tries again once it has moved', () => {
    const tampered = { kind: 'tampered', seq: 6, flaw: 'payload' } as const;
    const asked = linkAfter(heads([head('a', 9), head('b', 1)], [head('a', 5)]));
    const halted = step(asked, { kind: 'receipt', receipt: tampered });
    expect([...halted.halts.values()]).toEqual([{ log: log('a'), why: tampered, at: '9 5' }]);
    expect(halted.next).toEqual({ do: 'send', log: log('b'), after: 0 });
    const rested = step(halted, taken(1));
    expect(rested.next).toEqual(idle);
    const moved = step(step(rested, { kind: 'news' }), heads([head('a', 10), head('b', 1)], null));
    expect(moved.next).toEqual({ do: 'send', log: log('a'), after: 5 });
    expect(moved.halts.size).toBe(0);
  });

  it('mends a fork when all else has come, and then asks again, in no haste', () => {
    const fork = { kind: 'fork', seq: 3, link: 'x' } as const;
    const asked = linkAfter(heads([head('a', 9), head('b', 1)], [head('a', 5), head('c', 2)]));
    const found = step(asked, { kind: 'receipt', receipt: fork });
    expect(found.next).toEqual({ do: 'send', log: log('b'), after: 0 });
    const sent = step(found, taken(1));
    expect(sent.next).toEqual({ do: 'fetch', log: log('c'), after: 0 });
    const mending = step(sent, taken(2));
    expect(mending.next).toEqual({ do: 'mend', log: log('a'), below: 5 });
    const mended = step(mending, taken(7));
    expect([mended.next, mended.halts.size]).toEqual([{ do: 'rest', ms: rests.mended }, 0]);
    expect(step(mended, { kind: 'rested' }).next).toEqual({ do: 'ask' });
    const failing = step(mending, failed());
    const again = step(
      step(failing, { kind: 'rested' }),
      heads([head('a', 9), head('b', 1), head('c', 2)], [...[head('a', 5), head('b', 1), head('c', 2)]]),
    );
    expect(again.next, 'after a failure').toEqual(mending.next);
    expect(step(mending, { kind: 'receipt', receipt: { kind: 'gap', ack: 3 } }).next).toMatchObject({ do: 'rest' });
  });

  it('leaves a fork alone that cannot be mended, as what came does not verify', () => {
    const mending = linkAfter(heads([head('a', 3)], [head('a', 3, 'other')]));
    const why = { kind: 'tampered', seq: 3, flaw: 'head' } as const;
    const halted = step(mending, { kind: 'receipt', receipt: why });
    expect([halted.next, [...halted.halts.values()]]).toEqual([idle, [{ log: log('a'), why, at: '3 3' }]]);
  });

  it('sees a fork where both ends are as long', () => {
    const state = linkAfter(heads([head('a', 3)], [head('a', 3, 'other')]));
    expect([...state.halts.values()]).toMatchObject([{ why: { kind: 'fork', seq: 3, link: 'other' } }]);
    expect(state.next).toEqual({ do: 'mend', log: log('a'), below: 3 });
  });

  it.each<Input>([
    { kind: 'receipt', receipt: { kind: 'nothing' } },
    taken(5),
    { kind: 'receipt', receipt: { kind: 'gap', ack: 5 } },
  ])('does not turn in a circle: %j', (input) => {
    const state = step(linkAfter(heads([head('a', 9)], [head('a', 5)])), input);
    expect(state.next).toMatchObject({ do: 'rest' });
    expect(state.failures).toBe(1);
  });
});
