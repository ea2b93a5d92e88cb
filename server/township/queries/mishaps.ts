/** What befell a box, told apart: by what it says of its logs, and by what came of them since. */
import type { Head, LogName } from '../../log/contract.ts';
import type { FleetMishap } from '../contract/fleet.ts';
import type { Mishap } from '../store/contract.ts';

type Origin = LogName['origin'];

/** All that a box has written as, the one that it was enrolled with first. */
export function originsOf(enrolled: Origin, mishaps: readonly Mishap[]): ReadonlySet<Origin> {
  const origins = new Set([enrolled]);
  // A set also gives what is added while it is gone through.
  for (const one of origins)
    for (const { why, former, origin } of mishaps) if (why !== 'parted' && former === one) origins.add(origin);
  return origins;
}

/** Of the box that writes as `origins`; the latest last. */
export function mishapsOf(
  origins: ReadonlySet<Origin>,
  mishaps: readonly Mishap[],
  heads: readonly Head[],
): FleetMishap[] {
  const own = mishaps.filter(({ origin }) => origins.has(origin)).sort((a, b) => a.wall - b.wall);
  return own.map((mishap) => ({ kind: kindOf(mishap, heads), at: mishap.wall }));
}

/** Where somebody has gone on writing as before, there are two of the same card. */
function kindOf({ why, former, unit, seq }: Mishap, heads: readonly Head[]): FleetMishap['kind'] {
  if (why !== 'forked') return why;
  const head = heads.find((one) => one.origin === former && one.unit === unit);
  return head !== undefined && head.seq > seq ? 'cloned' : 'set-back';
}
