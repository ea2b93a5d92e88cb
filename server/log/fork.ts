/**
 * Two ends hold different events under the same numbers of a log: a card's image was put back, or a card was cloned. What
 * stands here from there on gives way to what the other end holds, and what it said is said again in a log of our own, under
 * the same ids: no event is lost, none counts twice, and afterwards both ends hold the same.
 */
import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { flawAmong, withOwnIds } from './arrivals.ts';
import { Chain } from './chain.ts';
import { beforeFirst, type Draft, type Row, type Stamp } from './envelope.ts';
import { asKept } from './fits.ts';
import { dropHead, keepHead, type Receipt, type SignedHead } from './receive.ts';
import { deleteAbove, fileUnder, idFinder, insertRow, type LogName, rawRows, rowAt, rowsOf } from './rows.ts';
import { setFact } from './schema.ts';
import { successionDrafts, successionOf } from './succession.ts';

/** What `log.parted` v1 says of another's log: what stood here above `seq` gave way, and follows upon this event. */
interface Parted {
  readonly origin: string;
  readonly seq: number;
  /** Lower-case hex. */
  readonly link: string;
}

/** What came of it, and the chain to write on: where the log was our own, that of a new origin. */
interface Mended {
  readonly receipt: Receipt;
  readonly chain: Chain;
}

/**
 * Inside a transaction. `rows`: what the other end holds above the last event that both have; at least one. Nothing is done
 * where these do not follow upon what stands here.
 */
export function giveWay(
  db: Database.Database,
  chain: Chain,
  log: LogName,
  rows: readonly Row[],
  signed: SignedHead,
  stamp: Stamp,
): Mended {
  const common = (rows[0]?.seq ?? 0) - 1;
  const base = common === 0 ? beforeFirst : rowAt(db, log, common);
  if (base === undefined) return { receipt: { kind: 'gap', ack: chain.tipOf(log).seq }, chain };
  const theirs = rows.map(asKept);
  const wrong = flawAmong(log, theirs, base, true);
  if (wrong) return { receipt: wrong, chain };

  const ours = [...rowsOf(db, log, common)];
  setFact(db, 'giving-way', log.origin);
  deleteAbove(db, log, common);
  setFact(db, 'giving-way', undefined);
  dropHead(db, log);
  const hasId = idFinder(db);
  withOwnIds(theirs, hasId).forEach(insertRow(db));
  keepHead(db, log, signed);
  fileAnew(db, log.unit);

  const lost = ours.filter(({ id }) => id === '' || !hasId(id));
  const isOwn = log.origin === chain.origin;
  const next = new Chain(db, isOwn ? randomUUID() : chain.origin, chain.tick);
  setFact(db, 'origin', next.origin);
  const first = isOwn
    ? successionDrafts(successionOf(db, 'forked', log.origin), stamp, randomUUID)
    : lost.map(() => parted(log, common, base.link, stamp)).slice(0, 1);
  for (const draft of first) next.write(draft);
  for (const row of lost) next.carry(row);
  return { receipt: { kind: 'taken', ack: next.tipOf(log).seq, safe: 0 }, chain: next };
}

/** What was kept raw because its id was another's, which has now given way. */
function fileAnew(db: Database.Database, unit: string): void {
  const hasId = idFinder(db);
  for (const row of [...rawRows(db, unit)]) {
    const { id } = asKept(row);
    if (id !== '' && !hasId(id)) fileUnder(db, row, id);
  }
}

function parted({ origin, unit }: LogName, seq: number, link: Uint8Array, stamp: Stamp): Draft {
  const data: Parted = { origin, seq, link: Buffer.from(link).toString('hex') };
  const [id, command] = [randomUUID(), randomUUID()];
  return { ...stamp, unit, id, type: 'log.parted', v: 1, subject: 'logs', command, actor: 'box', data };
}
