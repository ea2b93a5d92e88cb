/** What the two databases have in common: Kysely for single statements, and transactions written as conversations. */
import type { Kysely } from 'kysely';
import { type BackupOptions, type BackupOutcome, LogFault } from '../../log/contract.ts';
import type { EventRow, Tables } from './schema.ts';

type Value = string | number | Uint8Array | null;

/**
 * One thing that a transaction asks of the database. `?` stands for a value; `lock` holds the rows that are read until the
 * end. Many events are put in at once, each database in its own best way.
 */
export type Ask =
  | { readonly sql: string; readonly values: readonly Value[]; readonly lock?: true }
  | { readonly events: readonly EventRow[] };

/**
 * A transaction as a conversation: it yields what it asks, is given the rows, and returns what came of it. So the rules are
 * written once, for SQLite, whose transactions must not wait for anything, and for PostgreSQL, whose must. It may be begun
 * anew, so it has no effect but its questions.
 */
export type Conversation<T> = Generator<Ask, T, readonly unknown[]>;

export interface Engine {
  /** For single statements only: a transaction of Kysely's would take in what others ask meanwhile. */
  readonly db: Kysely<Tables>;
  /**
   * Commits what the conversation wrote, durably; nothing of it stays when it throws. `again`: it was begun before, and what it
   * put in may have been in the way of what stands.
   */
  transact<T>(talk: (again: boolean) => Conversation<T>): Promise<T>;
  /** Of one township; see `TownshipStore.backUp`. */
  readonly backUp?: (org: string, folder: string, options: BackupOptions) => Promise<BackupOutcome>;
  close(): Promise<void>;
}

/** `Row`: what the columns of the statement make. */
export function* ask<Row>(sql: string, ...values: Value[]): Conversation<readonly Row[]> {
  return (yield { sql, values }) as readonly Row[];
}

export function* askLocked<Row>(sql: string, ...values: Value[]): Conversation<readonly Row[]> {
  return (yield { sql, values, lock: true }) as readonly Row[];
}

export const eventColumns = [
  ...['org', 'unit', 'origin', 'seq', 'id', 'subject', 'command'],
  ...['envelope', 'payload', 'salt', 'link', 'quarantined'],
] as readonly (keyof EventRow)[];

/** In the order of `eventColumns`; to ask for each by its name would cost a tenth of putting the event in. */
export const valuesOf = (row: EventRow): Value[] => [
  row.org,
  row.unit,
  row.origin,
  row.seq,
  row.id,
  row.subject,
  row.command,
  row.envelope,
  row.payload,
  row.salt,
  row.link,
  row.quarantined,
];

/** Brings the database to this program's version; another process may be about it as well. Throws the fault `newer` for a later one. */
export function* migrate(statements: readonly (readonly string[])[]): Conversation<void> {
  yield* ask('CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY)');
  const [newest] = yield* ask<{ version: number | null }>('SELECT max(version) AS version FROM migration');
  const version = newest?.version ?? 0;
  if (version > statements.length) {
    throw new LogFault('newer', 'no', `the database has version ${version}, known are ${statements.length}`);
  }
  for (const [index, migration] of statements.entries()) {
    if (index < version) continue;
    yield* ask('INSERT INTO migration (version) VALUES (?)', index + 1);
    for (const statement of migration) yield* ask(statement);
  }
}
