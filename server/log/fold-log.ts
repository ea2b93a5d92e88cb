/** The fold of a log as it stands: of what was kept of it and what came since, or of all events. */
import type { Log } from './contract.ts';
import { carryOn, type Folded, foldAll } from './folded.ts';
import type { Kept, NoneKept } from './kept.ts';

/** Upon what was `kept`, or why not. */
export type HowFolded = 'kept' | NoneKept | 'other log' | 'belongs further back';

type Readable = Pick<Log, 'origin' | 'heads' | 'read' | 'rows' | 'kept'>;

export function foldLog(log: Readable): Folded & { readonly how: HowFolded } {
  const kept = log.kept();
  if (typeof kept === 'string') return { ...foldAll(log), how: kept };
  if (!stands(log, kept)) return { ...foldAll(log), how: 'other log' };
  const folded = carryOn(kept, { origin: log.origin, read: () => newsIn(log, kept) });
  return folded ? { ...folded, how: 'kept' } : { ...foldAll(log), how: 'belongs further back' };
}

/** Whether the log holds all that it held, written by whom it was. */
const stands = (log: Readable, { origin, heads }: Kept): boolean =>
  origin === log.origin &&
  heads.every((head) => {
    const [row] = log.rows(head, head.seq - 1, 1);
    return row?.seq === head.seq && Buffer.from(row.link).toString('hex') === head.link;
  });

function* newsIn(log: Readable, { heads }: Kept) {
  for (const { origin, unit, seq } of log.heads()) {
    const after = heads.find((head) => head.origin === origin && head.unit === unit)?.seq ?? 0;
    if (seq > after) yield* log.read({ origin, unit, after });
  }
}
