/**
 * A township's database with many branches of many years, written quickly: a few branches are simulated, and their logs are
 * sealed anew for each branch under its own origin and unit. So ids of people and meetings come again in other branches, where
 * nothing can tell; chains, hashes and sizes are those of real logs. The rows go in as a batch puts them, without its checks.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { addMonths, type LocalDate } from '../../server/domain/date.ts';
import type { Event } from '../../server/domain/events.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import { beforeFirst, type Row, seal, type Tip } from '../../server/log/replicate.ts';
import { simulate } from '../../server/simulate/simulate.ts';
import { keyOf } from '../../server/sync/keys.ts';
import { signHead } from '../../server/sync/signed-head.ts';
import { ask, type Conversation } from '../../server/township/store/engine.ts';
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
  const year = Number(addMonths(until.slice(0, 7), 0).slice(0, 4)) - years + 1;
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
  yield* ask('INSERT INTO news (org, unit, count) VALUES (?, ?, 1)', org, unit);
  return rows.length;
}

/** Into a database that has none of these branches yet. Resolves with the units and how many events they have. */
export async function fillTownship(where: { readonly data: string; readonly database?: string }, load: Load) {
  const engine = where.database === undefined ? openSqlite(where.data, 0) : await openPostgres(where.database);
  const told = Array.from({ length: histories }, (_, seed) => historyOf(load, seed + 1));
  const units = Array.from({ length: load.branches }, (_, n) => `unit-${String(n + 1).padStart(4, '0')}`);
  let events = 0;
  try {
    for (const [n, unit] of units.entries())
      events += await engine.transact(() => branch(unit, told[n % histories] ?? []));
  } finally {
    await engine.close();
  }
  return { units, events };
}
