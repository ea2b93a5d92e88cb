/**
 * When acknowledged events may be missing (a damaged file, a backup put in place), going on in the same chain could give
 * one number to two events; after a fork it did. So the box goes on as a new origin, whose first event in each log names the
 * old head.
 */
import type Database from 'better-sqlite3';
import type { Draft, Stamp } from './envelope.ts';
import { type Head, headsOf } from './rows.ts';
import type { Witness } from './witness.ts';

/** Why a new origin begins, and after what. Kept in the file until the new origin's first events are written. */
export interface Succession {
  readonly why: 'damaged' | 'restored' | 'forked';
  /** The old origin's logs. `knownUpTo`: the last `seq` known to have been acknowledged, where that is above `seq`. */
  readonly after: readonly (Head & { readonly knownUpTo?: number })[];
  /** The highest tick known. */
  readonly tick: number;
}

/** What `log.succeeded` v1 says: this log goes on from there. */
export interface Succeeded {
  readonly origin: string;
  readonly seq: number;
  /** Lower-case hex. */
  readonly link: string;
  readonly why: Succession['why'];
  readonly knownUpTo?: number;
}

/** The heads of `origin` that a successor names; where nothing is left of a log, the witness stands in for it. */
export function successionOf(
  db: Database.Database,
  why: Succession['why'],
  origin: string | undefined,
  witness?: Witness,
): Succession {
  const heads = headsOf(db);
  const own = heads.filter((head) => head.origin === origin);
  const isOfWitness = (head: Head) => head.origin === witness?.origin && head.unit === witness.unit;
  const named = own.map((head) =>
    witness && isOfWitness(head) && witness.seq > head.seq ? { ...head, knownUpTo: witness.seq } : head,
  );
  const { boot: _, closed: __, ...lost } = witness ?? { boot: '', closed: false };
  const after = 'seq' in lost && !heads.some(isOfWitness) ? [...named, lost] : named;
  return { why, after, tick: Math.max(witness?.tick ?? 0, ...heads.map((head) => head.tick)) };
}

/** The first events of the new origin, one for each log that it goes on from; `newId` gives a fresh id at each call. */
export function successionDrafts(
  { why, after }: Succession,
  stamp: Stamp,
  newId: () => string,
  actor: 'box' | 'township' = 'box',
): Draft[] {
  const command = newId();
  return after.map(({ origin, unit, seq, link, knownUpTo }) => {
    const data: Succeeded = { origin, seq, link, why, ...(knownUpTo === undefined ? {} : { knownUpTo }) };
    return { ...stamp, unit, id: newId(), type: 'log.succeeded', v: 1, subject: 'logs', command, actor, data };
  });
}
