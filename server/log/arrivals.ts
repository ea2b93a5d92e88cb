/** What both ends of a wire judge alike in rows that come in. */
import type { Row, Tip } from './envelope.ts';
import type { Receipt } from './receive.ts';
import type { LogName } from './rows.ts';
import { flawOf } from './verify.ts';

/** What is wrong with rows that should follow upon `tip`. `joined`: the batch also had the row that is our last. */
export function flawAmong(log: LogName, rows: readonly Row[], tip: Tip, joined: boolean): Receipt | undefined {
  let last = tip;
  for (const row of rows) {
    const isOfLog = row.origin === log.origin && row.unit === log.unit;
    const flaw = flawOf(row, last) ?? (isOfLog ? undefined : 'envelope');
    // It stands upon another event than our last, and both are the origin's: the fork lies there or before.
    if (flaw === 'link' && last === tip && tip.seq > 0 && !joined)
      return { kind: 'fork', seq: tip.seq, link: Buffer.from(tip.link).toString('hex') };
    if (flaw) return { kind: 'tampered', seq: row.seq, flaw };
    last = row;
  }
  return undefined;
}

/** The rows as they are kept: one whose id is `taken`, or stands among those before it, is kept raw. */
export function withOwnIds(rows: readonly Row[], taken: (id: string) => boolean): readonly Row[] {
  const ids = new Set<string>();
  return rows.map((row) => {
    if (row.id === '') return row;
    const isTaken = ids.has(row.id) || taken(row.id);
    ids.add(row.id);
    return isTaken ? { ...row, id: '' } : row;
  });
}
