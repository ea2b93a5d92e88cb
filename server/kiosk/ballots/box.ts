/**
 * The ballot box: who has voted, and how often each answer was given. Nothing in it links the two, and nothing tells an order
 * or a time (PL-09, WJ-04).
 *
 * All its bytes stand from the opening on: a seat for everyone on the roster, four bytes for each answer. A vote overwrites
 * bytes in place, in one transaction, so a power cut neither loses nor doubles it, and the same votes in another order
 * leave the same file. The rollback journal, which holds the page before the last vote, is overwritten after each. The
 * threat that this answers is a box seized afterwards; it does not help against one that is copied between two votes.
 */
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';

export interface BallotBox {
  /** The ballot whose votes are in it. */
  readonly ballot: string;
  /** Null: not on the roster when the ballot was opened. */
  hasVoted(person: string): boolean | null;
  /** `choices`: index of the answer to each question, null for none. False: has voted already, or may not; nothing changed. */
  cast(person: string, choices: readonly (number | null)[]): boolean;
  /** How many have voted. */
  turnout(): number;
  /** By question, then by answer. */
  counts(): number[][];
  /** Overwrites what is in it and removes it. */
  destroy(): void;
  /** Leaves it as it is, for after the restart. */
  close(): void;
}

export interface NewBox {
  readonly ballot: string;
  readonly voters: readonly string[];
  readonly questions: number;
  readonly answers: number;
}

const voted = Buffer.from([1]);
const notVoted = Buffer.from([0]);
const none = Buffer.alloc(4);

/** Makes the box for a ballot; what stood in `file` is destroyed. */
export function makeBox(file: string, { ballot, voters, questions, answers }: NewBox): BallotBox {
  wipe(file);
  const db = connect(file);
  db.transaction(() => {
    db.exec(`CREATE TABLE ballot (id TEXT NOT NULL) STRICT;
      CREATE TABLE seat (place INTEGER PRIMARY KEY, person TEXT NOT NULL, voted BLOB NOT NULL) STRICT;
      CREATE TABLE tally (place INTEGER PRIMARY KEY, question INTEGER NOT NULL, answer INTEGER NOT NULL, votes BLOB NOT NULL) STRICT;`);
    db.prepare('INSERT INTO ballot VALUES (?)').run(ballot);
    const seat = db.prepare('INSERT INTO seat (person, voted) VALUES (?, ?)');
    for (const person of voters.toSorted()) seat.run(person, notVoted);
    const tally = db.prepare('INSERT INTO tally (question, answer, votes) VALUES (?, ?, ?)');
    for (let question = 0; question < questions; question += 1)
      for (let answer = 0; answer < answers; answer += 1) tally.run(question, answer, none);
  }).immediate();
  return boxOn(db, file, ballot);
}

/** The box that stands in `file`; undefined where there is none, or one that was never finished. */
export function openBox(file: string): BallotBox | undefined {
  if (!existsSync(file)) return undefined;
  const db = connect(file);
  const made = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'ballot'").get() !== undefined;
  const ballot = made ? db.prepare<[], { id: string }>('SELECT id FROM ballot').get()?.id : undefined;
  // Reading has rolled back what a power cut left half done; what the journal still holds is the last vote's trace.
  overwrite(`${file}-journal`);
  if (ballot !== undefined) return boxOn(db, file, ballot);
  db.close();
  return undefined;
}

function connect(file: string): Database.Database {
  const db = new Database(file, { timeout: 2000 });
  db.pragma('journal_mode = PERSIST');
  db.pragma('synchronous = EXTRA');
  db.pragma('secure_delete = ON');
  return db;
}

function boxOn(db: Database.Database, file: string, ballot: string): BallotBox {
  const seatOf = db.prepare<[string], { place: number; voted: Uint8Array }>(
    'SELECT place, voted FROM seat WHERE person = ?',
  );
  const mark = db.prepare<[Uint8Array, number]>('UPDATE seat SET voted = ? WHERE place = ?');
  const tallyOf = db.prepare<[number, number], { place: number; votes: Uint8Array }>(
    'SELECT place, votes FROM tally WHERE question = ? AND answer = ?',
  );
  const raise = db.prepare<[Uint8Array, number]>('UPDATE tally SET votes = ? WHERE place = ?');

  const cast = db.transaction((person: string, choices: readonly (number | null)[]): boolean => {
    const seat = seatOf.get(person);
    if (seat === undefined || seat.voted[0] === 1) return false;
    mark.run(voted, seat.place);
    for (const [question, answer] of choices.entries()) {
      if (answer === null) continue;
      const tally = tallyOf.get(question, answer);
      if (tally === undefined) throw new RangeError(`question ${question} has no answer ${answer}`);
      const votes = Buffer.alloc(4);
      votes.writeUInt32BE(Buffer.from(tally.votes).readUInt32BE() + 1);
      raise.run(votes, tally.place);
    }
    return true;
  });

  return {
    ballot,
    hasVoted(person) {
      const seat = seatOf.get(person);
      return seat === undefined ? null : seat.voted[0] === 1;
    },
    cast(person, choices) {
      const counted = cast.immediate(person, choices);
      overwrite(`${file}-journal`);
      return counted;
    },
    turnout: () =>
      db.prepare<[Uint8Array], { n: number }>('SELECT count(*) AS n FROM seat WHERE voted = ?').get(voted)?.n ?? 0,
    counts() {
      const counts: number[][] = [];
      const rows = db.prepare<[], { question: number; votes: Uint8Array }>(
        'SELECT question, votes FROM tally ORDER BY place',
      );
      for (const { question, votes } of rows.all()) {
        const answers = counts[question] ?? [];
        counts[question] = [...answers, Buffer.from(votes).readUInt32BE()];
      }
      return counts;
    },
    destroy() {
      db.close();
      wipe(file);
    },
    close: () => void db.close(),
  };
}

/** The journal first: without it the box cannot fall back to an earlier vote. */
function wipe(file: string): void {
  for (const path of [`${file}-journal`, file]) {
    overwrite(path);
    rmSync(path, { force: true });
  }
}

/** Zeroes over the whole file, on the disk when this returns. A journal of zeroes is none to SQLite. */
function overwrite(path: string): void {
  if (!existsSync(path)) return;
  const fd = openSync(path, 'r+');
  try {
    const { size } = fstatSync(fd);
    writeSync(fd, Buffer.alloc(size));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
