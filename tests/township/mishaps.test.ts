import { describe, expect, it } from 'vitest';
import type { Head } from '../../server/log/contract.ts';
import { mishapsOf, originsOf } from '../../server/township/queries/mishaps.ts';
import type { Mishap } from '../../server/township/store/contract.ts';

const mishap = (origin: string, former: string, why: Mishap['why'], wall = 1): Mishap => ({
  ...{ origin, former, why, wall, unit: 'u', seq: 5 },
});
const head = (origin: string, seq: number): Head => ({ origin, seq, unit: 'u', tick: seq, link: '' });

describe('what befell a box', () => {
  it('is told over all that it has written as since it was enrolled', () => {
    const told = [mishap('c', 'b', 'restored', 2), mishap('b', 'a', 'damaged'), mishap('y', 'x', 'damaged')];
    expect([...originsOf('a', told)]).toEqual(['a', 'b', 'c']);
    expect(mishapsOf(originsOf('a', told), told, [])).toEqual([
      { kind: 'damaged', at: 1 },
      { kind: 'restored', at: 2 },
    ]);
  });

  it('is a clone where somebody goes on writing as before, else an image put back', () => {
    const told = [mishap('b', 'a', 'forked')];
    const kinds = (...heads: Head[]) => mishapsOf(originsOf('a', told), told, heads).map(({ kind }) => kind);
    expect(kinds(head('a', 5), head('b', 9))).toEqual(['set-back']);
    expect(kinds(head('a', 6), head('b', 9))).toEqual(['cloned']);
  });

  it('is not that of the other end whose lost events it gave back', () => {
    const told = [mishap('a', 'township', 'parted')];
    expect(mishapsOf(originsOf('a', told), told, [])).toEqual([{ kind: 'parted', at: 1 }]);
    expect(mishapsOf(originsOf('township', told), told, [])).toEqual([]);
  });
});
