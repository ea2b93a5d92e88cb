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

/** What is kept raw has no id in the file. */
const columns = "origin, unit, seq, coalesce(id, '') AS id, envelope, payload, salt, link";

export function insertRow(db: Database.Database): (row: Row) => void {
  const insert = db.prepare(
    `INSERT INTO events (origin, unit, seq, id, envelope, payload, salt, link)
       VALUES (?, ?, ?, nullif(?, ''), ?, ?, ?, ?)`,
  );
  return ({ origin, unit, seq, id, envelope, payload, salt, link }) => {
    insert.run(origin, unit, seq, id, envelope, payload, salt, link);
  };
}

/** Only where `schema.ts` lets the log's rows give way. */
export function deleteAbove(db: Database.Database, { origin, unit }: LogName, seq: number): void {
  db.prepare('DELETE FROM events WHERE origin = ? AND unit = ? AND seq > ?').run(origin, unit, seq);
}

/** A row that was kept raw gets its id. */
export function fileUnder(db: Database.Database, { origin, unit, seq }: Row, id: string): void {
  db.prepare('UPDATE events SET id = ? WHERE origin = ? AND unit = ? AND seq = ?').run(id, origin, unit, seq);
}

/** What is kept raw of a unit, in order of arrival. */
export const rawRows = (db: Database.Database, unit: string): Iterable<Row> =>
  db.prepare<[string], Row>(`SELECT ${columns} FROM events WHERE unit = ? AND id IS NULL ORDER BY place`).iterate(unit);

/** Whether an event stands under this id, in whatever log. */
export function idFinder(db: Database.Database): (id: string) => boolean {
  const find = db.prepare<[string]>('SELECT 1 FROM events WHERE id = ?');
  return (id) => find.get(id) !== undefined;
}

/** How many events are kept raw. */
export const countRaw = (db: Database.Database): number =>
  db.prepare<[], number>('SELECT count(*) FROM events WHERE id IS NULL').pluck().get() ?? 0;

export type PlacedRow = Row & { readonly place: number };

/** Every row that arrived after `place`, in order of arrival. */
export const rowsAfter = (db: Database.Database, place: number): Iterable<PlacedRow> =>
  db.prepare<[number], PlacedRow>(`SELECT place, ${columns} FROM events WHERE place > ? ORDER BY place`).iterate(place);

/** The rows of one log above `seq`; at most so many, which are read at once, or all, one by one as they are asked for. */
export function rowsOf(db: Database.Database, { origin, unit }: LogName, seq: number, limit?: number): Iterable<Row> {
  const rows = db.prepare<[string, string, number, number], Row>(
    `SELECT ${columns} FROM events WHERE origin = ? AND unit = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  return limit === undefined ? rows.iterate(origin, unit, seq, -1) : rows.all(origin, unit, seq, limit);
}

export const rowAt = (db: Database.Database, { origin, unit }: LogName, seq: number): Row | undefined =>
  db
    .prepare<[string, string, number], Row>(`SELECT ${columns} FROM events WHERE origin = ? AND unit = ? AND seq = ?`)
    .get(origin, unit, seq);

/**
 * Goes from the last log back to the first, each found by the index at once however many events there are. (A damaged index
 * that leads in a circle ends it too: UNION takes no place twice.)
 */
export function headsOf(db: Database.Database): Head[] {
  const heads = db.prepare<[], LogName & { seq: number; tick: number; link: Uint8Array }>(
    `WITH RECURSIVE heads (place) AS (
       SELECT (SELECT place FROM events ORDER BY origin DESC, unit DESC, seq DESC LIMIT 1)
       UNION
       SELECT coalesce(
           (SELECT place FROM events WHERE origin = head.origin AND unit < head.unit ORDER BY unit DESC, seq DESC LIMIT 1),
           (SELECT place FROM events WHERE origin < head.origin ORDER BY origin DESC, unit DESC, seq DESC LIMIT 1))
         FROM heads CROSS JOIN events AS head USING (place))
     SELECT origin, unit, seq, link, coalesce((
           SELECT envelope ->> '$.tick' FROM events AS filed
             WHERE filed.origin = head.origin AND filed.unit = head.unit AND filed.id IS NOT NULL
             ORDER BY filed.seq DESC LIMIT 1), 0) AS tick
       FROM heads CROSS JOIN events AS head USING (place) ORDER BY origin, unit`,
  );
  return heads
    .all()
    .map(({ origin, unit, seq, tick, link }) => ({ origin, unit, seq, tick, link: Buffer.from(link).toString('hex') }));
}

const textColumns = 'envelope, payload';

export const textsOfCommand = (db: Database.Database): Database.Statement<[string], Text> =>
  db.prepare(`SELECT ${textColumns} FROM events WHERE command = ? ORDER BY place`);

/** Whether it has left any: a first look at one that is new costs half of asking for its events. */
export const anyOfCommand = (db: Database.Database): Database.Statement<[string], 1> =>
  db.prepare<[string], 1>('SELECT 1 FROM events WHERE command = ? LIMIT 1').pluck();

export const textsOfSubject = (db: Database.Database): Database.Statement<[string, string], Text> =>
  db.prepare(`SELECT ${textColumns} FROM events WHERE unit = ? AND subject = ? ORDER BY place`);

/** Asking for rows one by one costs more than reading them. */
const slice = 256;

/** The texts of all events but the raw ones in order of arrival, those included that arrive before the end is reached. */
export function* allTexts(db: Database.Database): Generator<Text, void> {
  const next = db
    .prepare<[number, number], [place: number, envelope: string, payload: string | null]>(
      `SELECT place, ${textColumns} FROM events WHERE place > ? AND id IS NOT NULL ORDER BY place LIMIT ?`,
    )
    .raw();
  for (let place = 0, rows = next.all(place, slice); rows.length > 0; rows = next.all(place, slice)) {
    for (const [at, envelope, payload] of rows) {
      // It would also be read without end.
      if (at <= place) throw new LogFault('damaged', 'no', `place ${at} stands after place ${place}`);
      place = at;
      yield { envelope, payload };
    }
  }
}

export const textsOfLog = (db: Database.Database, { origin, unit }: LogName, after: number): Iterable<Text> =>
  db
    .prepare<[string, string, number], Text>(
      `SELECT ${textColumns} FROM events WHERE origin = ? AND unit = ? AND seq > ? AND id IS NOT NULL ORDER BY seq`,
    )
    .iterate(origin, unit, after);

/** Opens stored texts. Text that is no JSON is damage that the checks at opening did not look for. */
export function* opened(texts: Iterable<Text>): Generator<Stored, void> {
  let before: Stored | undefined;
  for (const text of texts) {
    try {
      before = open(text, before);
      yield before;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new LogFault('damaged', 'no', `an event does not read: ${text.envelope.slice(0, 200)}`, error);
    }
  }
}
