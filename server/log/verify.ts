/** Does the chain hold? Pure: rows in, the first bad place out. */
import { beforeFirst, type Envelope, type Row, type Tip } from './envelope.ts';
import { isKeepable } from './fits.ts';
import { envelopeOf, hashOfPayload, standsUpon } from './once.ts';

/**
 * What is wrong with a row: a number is missing before it; envelope and row name different events, or no database keeps it;
 * the link does not follow from the one before; the payload is not the one that was hashed.
 */
export type Flaw = 'gap' | 'envelope' | 'link' | 'payload';

export interface BadPlace {
  readonly origin: string;
  readonly unit: string;
  readonly seq: number;
  readonly flaw: Flaw;
}

export type Verdict = { readonly ok: true; readonly events: number } | { readonly ok: false; readonly first: BadPlace };

/**
 * The flaw of `row` as the successor of `tip`; undefined when there is none. An erased payload is none, and of what is kept raw
 * only the chain counts.
 */
export function flawOf(row: Row, tip: Tip): Flaw | undefined {
  if (row.seq !== tip.seq + 1) return 'gap';
  if (!standsUpon(row, tip.link)) return 'link';
  if (!isKeepable(row)) return 'envelope';
  const envelope: Partial<Envelope> = envelopeOf(row) ?? {};
  const same = (['origin', 'unit', 'seq', 'id'] as const).every((key) => envelope[key] === row[key]);
  const isRaw = row.id === '';
  if (!same && !isRaw) return 'envelope';
  if (row.payload === null || row.salt === null) return row.payload === row.salt ? undefined : 'payload';
  if (isRaw && envelope.payloadHash === undefined) return undefined; // it does not say of what payload
  return hashOfPayload(row) === envelope.payloadHash ? undefined : 'payload';
}

/** Remembers where each log ends. */
export class Tips {
  readonly #tips = new Map<string, Tip>();

  of(log: { readonly origin: string; readonly unit: string }): Tip {
    return this.#tips.get(JSON.stringify([log.origin, log.unit])) ?? beforeFirst;
  }

  set(log: { readonly origin: string; readonly unit: string }, tip: Tip): void {
    this.#tips.set(JSON.stringify([log.origin, log.unit]), { seq: tip.seq, link: tip.link });
  }
}

/** Goes through the rows of any number of logs, each log's in rising `seq`, from where `tips` says that they stand. */
export function verifyRows(rows: Iterable<Row>, tips: Tips = new Tips()): Verdict {
  let events = 0;
  for (const row of rows) {
    const flaw = flawOf(row, tips.of(row));
    if (flaw) return { ok: false, first: { origin: row.origin, unit: row.unit, seq: row.seq, flaw } };
    tips.set(row, row);
    events += 1;
  }
  return { ok: true, events };
}
