/** Where each log ends, in memory, so that the next event can be chained on. */
import type Database from 'better-sqlite3';
import { type Draft, open, type Row, reseal, seal, type Tip } from './envelope.ts';
import { type Head, headsOf, insertRow, type LogName } from './rows.ts';
import { newSalt } from './salt.ts';
import { Tips } from './verify.ts';

export class Chain {
  readonly origin: string;
  readonly #insert: (row: Row) => void;
  readonly #tips = new Tips();
  #tick: number;
  #last: Head | undefined;

  /** Takes the ends of all logs from the file; `tick` is the least that has been used, where the file may not know. */
  constructor(db: Database.Database, origin: string, tick = 0) {
    this.origin = origin;
    this.#insert = insertRow(db);
    const heads = headsOf(db);
    for (const head of heads) this.#tips.set(head, { seq: head.seq, link: Buffer.from(head.link, 'hex') });
    this.#tick = Math.max(tick, ...heads.map((head) => head.tick));
    this.#last = heads.filter((head) => head.origin === origin).sort((a, b) => b.tick - a.tick)[0];
  }

  /** The last event that this origin wrote. */
  get last(): Head | undefined {
    return this.#last;
  }

  /** Inside a transaction. If that is rolled back, this chain is ahead of the file: make a new one. */
  write(draft: Draft): Row {
    const log = { origin: this.origin, unit: draft.unit };
    const tick = this.#tick + 1;
    const row = seal(draft, this.origin, this.#tips.of(log), tick, newSalt());
    this.#place(row, tick);
    return row;
  }

  /** Inside a transaction: what a log that gave way said is said again here, with its id, its time and its salt. */
  carry(row: Row): void {
    const tick = this.#tick + 1;
    this.#place(reseal(row, this.origin, this.#tips.of({ origin: this.origin, unit: row.unit }), tick), tick);
  }

  /** The highest that has been used. */
  get tick(): number {
    return this.#tick;
  }

  tipOf(log: LogName): Tip {
    return this.#tips.of(log);
  }

  /** Inside a transaction: a row that follows upon the tip of its log. What is written afterwards has a higher tick. */
  take(row: Row): void {
    this.#place(row, row.id === '' ? 0 : open(row).tick);
  }

  #place(row: Row, tick: number): void {
    const { origin, unit, seq, link } = row;
    this.#insert(row);
    this.#tips.set(row, row);
    this.#tick = Math.max(this.#tick, tick);
    if (origin === this.origin) this.#last = { origin, unit, seq, tick, link: Buffer.from(link).toString('hex') };
  }
}
