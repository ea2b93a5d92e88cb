/**
 * The log's one write connection and all that happens on it, synchronous. A thread of its own holds it, so that a disk that
 * stalls stalls nobody else.
 */
import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { arrive, type Opening } from './arrive.ts';
import { Chain } from './chain.ts';
import type { Draft, Row, Stamp } from './envelope.ts';
import { faultOf } from './faults.ts';
import { giveWay } from './fork.ts';
import type { Check } from './inspect.ts';
import { type Receipt, receiveRows, type SignedHead } from './receive.ts';
import { anyOfCommand, type LogName, type Text, textsOfCommand } from './rows.ts';
import { assertDurable, connectWriter, factOf, setFact } from './schema.ts';
import { type Succession, successionDrafts, successionOf } from './succession.ts';
import { type WitnessPen, witnessPen } from './witness.ts';

export interface BookOptions {
  readonly file: string;
  /** For the log's own events, and for the name of what is set aside. */
  readonly stamp: Stamp;
  readonly check: Check;
}

/** How much of the `-wal` to move over: what can be without waiting, or all, leaving it empty. */
export type Checkpoint = 'PASSIVE' | 'TRUNCATE';

/** In one transaction: who writes here, after whom, and that the log is now open. */
function begin(db: Database.Database, stamp: Stamp): Chain {
  return db
    .transaction(() => {
      const known = factOf(db, 'origin');
      const pending = factOf(db, 'succession');
      const restored = factOf(db, 'state') === 'copy';
      let succession: Succession | undefined;
      if (restored) succession = successionOf(db, 'restored', known);
      else if (pending !== undefined) succession = JSON.parse(pending);
      const origin = succession ? randomUUID() : (known ?? randomUUID());
      setFact(db, 'origin', origin);
      setFact(db, 'state', 'open');
      setFact(db, 'opened', `${stamp.boot} ${stamp.wall}`); // never the same twice: a disk that takes nothing shows now
      setFact(db, 'succession', undefined);
      const chain = new Chain(db, origin, succession?.tick);
      if (succession) for (const draft of successionDrafts(succession, stamp, randomUUID)) chain.write(draft);
      return chain;
    })
    .immediate();
}

export class Book {
  readonly opening: Opening;
  readonly db: Database.Database;
  readonly #boot: string;
  readonly #begin: Database.Statement<[]>;
  readonly #commit: Database.Statement<[]>;
  readonly #anyOfCommand: Database.Statement<[string], 1>;
  readonly #ofCommand: Database.Statement<[string], Text>;
  readonly #pen: WitnessPen;
  #chain: Chain;

  /** Throws what SQLite or the system says. Damage has been dealt with when it returns. */
  constructor({ file, stamp, check }: BookOptions) {
    this.opening = arrive(file, stamp, check);
    this.#boot = stamp.boot;
    this.db = connectWriter(file);
    try {
      this.#chain = begin(this.db, stamp);
      assertDurable(this.db);
      this.#begin = this.db.prepare('BEGIN IMMEDIATE');
      this.#commit = this.db.prepare('COMMIT');
      this.#anyOfCommand = anyOfCommand(this.db);
      this.#ofCommand = textsOfCommand(this.db);
      this.#pen = witnessPen(file);
      this.#note({ closed: false, durable: true });
    } catch (error) {
      this.db.close();
      throw error;
    }
  }

  get origin(): string {
    return this.#chain.origin;
  }

  #note({ closed, durable }: { closed: boolean; durable: boolean }): void {
    const { last } = this.#chain;
    if (last) this.#pen.note({ ...last, boot: this.#boot, closed }, durable);
  }

  /**
   * One transaction for the whole batch. The events of a command that the log holds already come back as they stand, and
   * nothing is written for that command again. Throws a LogFault, after which the book is to be thrown away; anything else
   * it throws is the caller's bug, and nothing was written.
   */
  append(batch: readonly Draft[]): Text[] {
    return this.#write(() => {
      const stood = new Map<string, Text[]>();
      for (const { command } of batch) if (!stood.has(command)) stood.set(command, this.#left(command));
      const fresh = batch.filter(({ command }) => stood.get(command)?.length === 0);
      const written = fresh.map((draft) => this.#chain.write(draft));
      return [...[...stood.values()].flat(), ...written.map(({ envelope, payload }) => ({ envelope, payload }))];
    });
  }

  /** What the command has left here. */
  #left(command: string): Text[] {
    return this.#anyOfCommand.get(command) === undefined ? [] : this.#ofCommand.all(command);
  }

  /** One transaction for the whole batch; throws as `append` does. */
  receive(log: LogName, rows: readonly Row[], signed: SignedHead): Receipt {
    return this.#write(() => receiveRows(this.db, this.#chain, log, rows, signed));
  }

  /** One transaction: see `fork.ts`. Throws as `append` does. */
  giveWay(log: LogName, rows: readonly Row[], signed: SignedHead, stamp: Stamp): Receipt {
    this.#pen.clear();
    return this.#write(() => {
      const mended = giveWay(this.db, this.#chain, log, rows, signed, stamp);
      this.#chain = mended.chain;
      return mended.receipt;
    });
  }

  #write<T>(what: () => T): T {
    let committing = false;
    try {
      this.#begin.run();
      const result = what();
      committing = true;
      this.#commit.run();
      this.#note({ closed: false, durable: false });
      return result;
    } catch (error) {
      const fault = faultOf(error, committing ? 'unknown' : 'no');
      if (fault) throw fault;
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      this.#chain = new Chain(this.db, this.origin);
      throw error;
    }
  }

  /** Takes what the event said out of the file, `-wal` included. False when there is no such event. */
  erasePayload(id: string): boolean {
    const { changes } = this.db.prepare('UPDATE events SET payload = NULL, salt = NULL WHERE id = ?').run(id);
    if (changes > 0) this.checkpoint('TRUNCATE');
    return changes > 0;
  }

  checkpoint(how: Checkpoint): void {
    this.db.pragma(`wal_checkpoint(${how})`);
  }

  /** Writes the mark of a clean shutdown. */
  close(): void {
    try {
      setFact(this.db, 'state', 'closed');
      this.checkpoint('TRUNCATE');
      this.#note({ closed: true, durable: true });
    } finally {
      this.abandon();
    }
  }

  /** Closes without the mark, after a fault. */
  abandon(): void {
    this.#pen.close();
    this.db.close();
  }
}
