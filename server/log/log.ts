/** The log of one box: written by a thread of its own, read here, and brought back by itself after a fault. */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { backUp, verifyFile } from './chores.ts';
import { type Connections, connect, connectAtLeastToRead, notRecording, type Reader } from './connect.ts';
import type { Log, LogStatus } from './contract.ts';
import type { Draft, Row, Stamp } from './envelope.ts';
import { faultOf, LogFault } from './faults.ts';
import type { Check } from './inspect.ts';
import { Keeper } from './keeper.ts';
import { readKept } from './kept.ts';
import { takeLock } from './lock.ts';
import { type SignedHead, signedHeadOf } from './receive.ts';
import { allTexts, countRaw, headsOf, type LogName, opened, rowsOf, textsOfLog } from './rows.ts';
import { connectReader } from './schema.ts';
import type { Writer } from './writer.ts';

export interface LogOptions {
  /** The moment, for the log's own events. */
  readonly stamp: () => Stamp;
  /**
   * Told when recording stops and when it is possible again. In between the log may have lost what was under way or turned
   * out damaged: on `recording: true` fold again and run the waiting commands again.
   */
  readonly onStatus?: (status: LogStatus) => void;
  /** `full` reads and verifies every event first. Worth it after `read` threw `damaged`. Otherwise `quick`. */
  readonly check?: Check;
  /** Delays in ms between tries to reopen; must not end. */
  readonly delays?: () => Iterator<number, unknown>;
}

function* growing(): Generator<number, never> {
  for (let delay = 50; ; delay = Math.min(delay * 2, 5000)) yield delay;
}

/** Less than this (bytes) and the next meeting would stop in the middle. */
const room = 256 * 1024;

function hasRoom(file: string): boolean {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize >= room;
}

const readsAs = (error: unknown): unknown => faultOf(error, 'no') ?? error;

class SqliteLog implements Log {
  readonly #file: string;
  readonly #options: LogOptions;
  readonly #release: () => void;
  readonly #closing = new AbortController();
  readonly #keeper: Keeper;
  #writer: Writer;
  #reader: Reader;
  #status: LogStatus;
  #watching: Promise<void>;

  constructor(file: string, options: LogOptions, { writer, reader, status }: Connections, release: () => void) {
    this.#file = file;
    this.#options = options;
    this.#release = release;
    this.#keeper = new Keeper(file);
    this.#writer = writer;
    this.#reader = reader;
    this.#status = status;
    this.#watching = this.#watch();
  }

  get origin() {
    return this.#writer.origin;
  }

  get opening() {
    return this.#writer.opening;
  }

  get status() {
    return this.#status;
  }

  #show(status: LogStatus): void {
    this.#status = status;
    this.#options.onStatus?.(status);
  }

  /** Ends when the log is closed. Rejects only for a bug, which is then nobody's to catch. */
  async #watch(): Promise<void> {
    for (;;) {
      const fault = await this.#writer.failed;
      if (!fault || this.#closing.signal.aborted) return;
      this.#show(notRecording(fault));
      await this.#writer.ended;
      await this.#keeper.without(() => this.#reopen(fault));
    }
  }

  async #reopen(first: LogFault): Promise<void> {
    let fault = first;
    const owed = this.opening.found === 'unwritable' ? this.#options.check : undefined;
    const delays = (this.#options.delays ?? growing)();
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await sleep(Number(delays.next().value), undefined, { signal }).catch(() => undefined);
      if (signal.aborted || (fault.kind === 'disk-full' && !hasRoom(this.#file))) continue;
      try {
        const check = fault.kind === 'damaged' ? 'full' : (owed ?? 'quick');
        const { writer, reader } = await connect(this.#file, this.#options.stamp(), check);
        if (signal.aborted) {
          reader.db.close();
          return await writer.close();
        }
        this.#reader.db.close();
        this.#reader = reader;
        this.#writer = writer;
        return this.#show({ recording: true });
      } catch (error) {
        const again = faultOf(error, 'no');
        if (!again) throw error;
        if (again.kind !== fault.kind) this.#show(notRecording(again));
        fault = again;
      }
    }
  }

  #recordingWriter(): Writer {
    const status = this.#status;
    if (status.recording) return this.#writer;
    if (status.why === 'closed') throw new Error('the log is closed');
    throw new LogFault(status.why, 'no', status.message);
  }

  async append(batch: readonly Draft[]) {
    return [...opened(await this.#recordingWriter().append(batch))];
  }

  async receive(log: LogName, rows: readonly Row[], signed: SignedHead) {
    return this.#recordingWriter().receive(log, rows, signed);
  }

  async giveWay(log: LogName, rows: readonly Row[], signed: SignedHead) {
    const writer = this.#recordingWriter();
    return this.#changing(() => writer.giveWay(log, rows, signed, this.#options.stamp()));
  }

  /** On a connection of its own, so that a reader that is never finished holds up nobody. */
  *read(part?: { origin: string; unit: string; after: number }) {
    const db = connectReader(this.#file);
    try {
      yield* opened(part ? textsOfLog(db, part, part.after) : allTexts(db));
    } catch (error) {
      throw readsAs(error);
    } finally {
      db.close();
    }
  }

  #ask<T>(question: (reader: Reader) => T): T {
    try {
      return question(this.#reader);
    } catch (error) {
      throw readsAs(error);
    }
  }

  readSubject(unit: string, subject: string) {
    return this.#ask(({ ofSubject }) => [...opened(ofSubject.all(unit, subject))]);
  }

  findCommand(command: string) {
    return this.#ask(({ ofCommand }) => [...opened(ofCommand.all(command))]);
  }

  heads() {
    return this.#ask(({ db }) => headsOf(db));
  }

  rows(log: LogName, after: number, limit: number) {
    return this.#ask(({ db }) => [...rowsOf(db, log, after, limit)]);
  }

  raw() {
    return this.#ask(({ db }) => countRaw(db));
  }

  signedHead(log: LogName) {
    return this.#ask(({ db }) => signedHeadOf(db, log));
  }

  verify() {
    return verifyFile(this.#file);
  }

  erasePayload(id: string) {
    return this.#changing(() => this.#writer.erasePayload(id));
  }

  /** What was made of the events goes first. */
  async #changing<T>(change: () => Promise<T>): Promise<T> {
    try {
      return await this.#keeper.forgetAnd(change);
    } catch (error) {
      throw readsAs(error);
    }
  }

  kept() {
    return this.#options.check === 'full' ? 'full check' : readKept(this.#file);
  }

  async keep() {
    return this.#status.recording && this.#keeper.keep();
  }

  backup(folder: string, options: { at: number; keep: number }) {
    return backUp({ file: this.#file, folder, ...options });
  }

  async close() {
    if (this.#closing.signal.aborted) return this.#watching;
    this.#closing.abort();
    const { recording } = this.#status;
    this.#show({ recording: false, why: 'closed', message: 'the log is closed' });
    this.#reader.db.close();
    try {
      await this.#keeper.without(async () => {
        if (recording) await this.#writer.close();
      });
    } catch (error) {
      if (!(error instanceof LogFault)) throw error; // the next opening will find no mark of a clean end
    } finally {
      await this.#watching;
      await this.#writer.ended;
      this.#release();
    }
  }
}

/**
 * Opens the log, or makes a new one. Resolves once it can be written to; `opening` then says how it was found. Where it can
 * only be read (disk full, I/O error) it resolves too, is not recording, and goes on trying. Rejects with a LogFault:
 * `locked` and `newer` are for a person, the others may pass when tried again.
 */
export async function openLog(file: string, options: LogOptions): Promise<Log> {
  const lock = takeLock(file);
  try {
    const connections = await connectAtLeastToRead(file, options.stamp(), options.check ?? 'quick');
    return new SqliteLog(file, options, connections, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}
