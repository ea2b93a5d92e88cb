/** The statements that read and write events. They work on any connection to a log file. */
import type Database from 'better-sqlite3';
import { open, type Row, type Stored } from './envelope.ts';
import { LogFault } from './faults.ts';

/** One log: the events that one origin wrote for one unit. */
export interface LogName {
  readonly origin: string;
  readonly unit: string;
}

/** Where a log ends. `link` is lower-case hex. */
export interface Head extends LogName {
  readonly seq: number;
  readonly tick: number;
  readonly link: string;
}

export type Text = Pick<Row, 'envelope' | 'payload'>;

const columns = 'origin, unit, seq, id, envelope, payload, salt, link';

export function insertRow(db: Database.Database): (row: Row) => void {
  const insert = db.prepare(`INSERT INTO events (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  return ({ origin, unit, seq, id, envelope, payload, salt, link }) => {
    insert.run(origin, unit, seq, id, envelope, payload, salt, link);
  };
}

export type PlacedRow = Row & { readonly place: number };

/** Every row that arrived after `place`, in order of arrival. */
export const rowsAfter = (db: Database.Database, place: number): Iterable<PlacedRow> =>
  db.prepare<[number], PlacedRow>(`SELECT place, ${columns} FROM events WHERE place > ? ORDER BY place`).iterate(place);

/** The rows of one log above `seq`. */
export const rowsOf = (db: Database.Database, { origin, unit }: LogName, seq: number): Iterable<Row> =>
  db
    .prepare<[string, string, number], Row>(
      `SELECT ${columns} FROM events WHERE origin = ? AND unit = ? AND seq > ? ORDER BY seq`,
    )
    .iterate(origin, unit, seq);

export const rowAt = (db: Database.Database, { origin, unit }: LogName, seq: number): Row | undefined =>
  db
    .prepare<[string, string, number], Row>(`SELECT ${columns} FROM events WHERE origin = ? AND unit = ? AND seq = ?`)
    .get(origin, unit, seq);

export function headsOf(db: Database.Database): Head[] {
  const heads = db.prepare<[], LogName & { seq: number; tick: number; link: Uint8Array }>(
    `SELECT origin, unit, seq, envelope ->> '$.tick' AS tick, link
       FROM (SELECT origin, unit, max(seq) AS seq FROM events GROUP BY origin, unit) JOIN events USING (origin, unit, seq)
      ORDER BY origin, unit`,
  );
  return heads.all().map((head) => ({ ...head, link: Buffer.from(head.link).toString('hex') }));
}

const textColumns = 'envelope, payload';

export const textsOfCommand = (db: Database.Database): Database.Statement<[string], Text> =>
  db.prepare(`SELECT ${textColumns} FROM events WHERE command = ? ORDER BY place`);

export const textsOfSubject = (db: Database.Database): Database.Statement<[string, string], Text> =>
  db.prepare(`SELECT ${textColumns} FROM events WHERE unit = ? AND subject = ? ORDER BY place`);

export const allTexts = (db: Database.Database): Iterable<Text> =>
  db.prepare<[], Text>(`SELECT ${textColumns} FROM events ORDER BY place`).iterate();

export const textsOfLog = (db: Database.Database, { origin, unit }: LogName, after: number): Iterable<Text> =>
  db
    .prepare<[string, string, number], Text>(
      `SELECT ${textColumns} FROM events WHERE origin = ? AND unit = ? AND seq > ? ORDER BY seq`,
    )
    .iterate(origin, unit, after);

/** Opens stored texts. Text that is no JSON is damage that the checks at opening did not look for. */
export function* opened(texts: Iterable<Text>): Generator<Stored, void> {
  for (const text of texts) {
    try {
      yield open(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new LogFault('damaged', 'no', `an event does not read: ${text.envelope.slice(0, 200)}`, error);
    }
  }
}
