/**
 * A township's database with many branches of many years, written quickly: a few branches are simulated and sealed, and the
 * database itself copies their logs for the others. So ids of people and meetings come again in other branches, where nothing
 * can tell, and links are those of the log that was copied, which nobody checks again; sizes and orders are those of real logs.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { LocalDate } from '../../server/domain/date.ts';
import type { Event } from '../../server/domain/events.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import { beforeFirst, type Row, seal, type Tip } from '../../server/log/replicate.ts';
import { simulate } from '../../server/simulate/simulate.ts';
import { keyOf } from '../../server/sync/keys.ts';
import { signHead } from '../../server/sync/signed-head.ts';
import { ask, type Conversation } from '../../server/township/store/engine.ts';
import { raisingNews } from '../../server/township/store/logs.ts';
import { openPostgres } from '../../server/township/store/postgres.ts';
import { openSqlite } from '../../server/township/store/sqlite.ts';
import { understand } from '../../server/township/store/understand.ts';

export interface Load {
  readonly branches: number;
  readonly years: number;
  readonly members: number;
  /** Nothing happens from this day on. */
  readonly until: LocalDate;
}

/** How many different histories there are among the branches. */
const histories = 4;
const org = 'township';
const key = keyOf(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());

interface Told {
  readonly event: Event;
  readonly subject: string;
  readonly command: string;
}

function historyOf({ years, members, until }: Load, seed: number): Told[] {
  const year = Number(until.slice(0, 4)) - years + 1;
  const { batches } = simulate({ policy: presets['cx-6n'], year, years, members, seed, diligence: 0.9, until });
  return batches.toArray().flatMap((events) => events.map(filed));
}

function filed(event: Event): Told {
  const row = seal(event, 'template', beforeFirst, event.tick, new Uint8Array(16));
  const known = understand(row);
  if (known === undefined) throw new Error(`a simulated event is not understood: ${row.envelope}`);
  return { event, ...known };
}

/** One branch: its box, accepted, and all that it told. */
function* branch(unit: string, history: readonly Told[]): Conversation<number> {
  const log = { origin: `box-${unit}`, unit };
  const rows: Row[] = [];
  for (const { event } of history)
    rows.push(seal({ ...event, unit }, log.origin, rows.at(-1) ?? beforeFirst, event.tick, randomBytes(16)));
  yield {
    events: rows.map((row, index) => ({
      ...{ org, unit, origin: log.origin, seq: row.seq, id: row.id },
      ...{ subject: history[index]?.subject ?? '', command: history[index]?.command ?? '' },
      ...{ envelope: row.envelope, payload: row.payload === null ? null : Buffer.from(row.payload) },
      ...{ salt: row.salt, link: row.link, quarantined: 0 },
    })),
  };
  const tip: Tip = rows.at(-1) ?? beforeFirst;
  const signed = signHead(log, tip.seq, Buffer.from(tip.link).toString('hex'), key);
  yield* ask(
    `INSERT INTO log_head (org, unit, origin, seq, link, tick, safe, signed_seq, signed_link, signature)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[org, unit, log.origin, tip.seq, tip.link, history.at(-1)?.event.tick ?? 0, 0],
    ...[signed.seq, signed.link, signed.signature],
  );
  yield* ask(raisingNews, org, unit);
  return rows.length;
}

/** All that stands of `from` stands of `unit`, too. */
function* copy(unit: string, from: string): Conversation<void> {
  const origin = `box-${unit}`;
  yield* ask(
    `INSERT INTO event (org, unit, origin, seq, id, subject, command, envelope, payload, salt, link, quarantined)
     SELECT org, ?, ?, seq, id, subject, command, replace(envelope, ?, ?), payload, salt, link, quarantined
     FROM event WHERE org = ? AND unit = ?`,
    ...[unit, origin, from, unit, org, from],
  );
  yield* ask(
    `INSERT INTO log_head (org, unit, origin, seq, link, tick, safe, signed_seq, signed_link, signature)
     SELECT org, ?, ?, seq, link, tick, safe, signed_seq, signed_link, signature FROM log_head WHERE org = ? AND unit = ?`,
    ...[unit, origin, org, from],
  );
  yield* ask(raisingNews, org, unit);
}

/** Branches for a load. */
export const unitsOf = ({ branches }: Load): string[] =>
  Array.from({ length: branches }, (_, n) => `unit-${String(n + 1).padStart(4, '0')}`);

/**
 * Into a database that has nothing of these branches but their boxes: one that comes with nothing into a branch that has told
 * of itself is refused. Resolves with the number of events.
 */
export async function fillTownship(
  where: { readonly data: string; readonly database?: string },
  load: Load,
): Promise<number> {
  const engine =
    where.database === undefined ? openSqlite(where.data, 0, true) : await openPostgres(where.database, true);
  const units = unitsOf(load);
  const first = units.slice(0, histories);
  try {
    const counts: number[] = [];
    for (const [n, unit] of first.entries())
      counts.push(await engine.transact(() => branch(unit, historyOf(load, n + 1))));
    for (const [n, unit] of units.entries())
      if (n >= histories) await engine.transact(() => copy(unit, first[n % histories] ?? ''));
    return units.reduce((sum, _, n) => sum + (counts[n % histories] ?? 0), 0);
  } finally {
    await engine.close();
  }
}
