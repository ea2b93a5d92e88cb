/** The connections of an open log: the writer's in its thread, the reader's here. */
import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { LogStatus } from './contract.ts';
import type { Stamp } from './envelope.ts';
import { faultOf, faults, type LogFault } from './faults.ts';
import type { Check } from './inspect.ts';
import { headsOf, textsOfCommand, textsOfSubject } from './rows.ts';
import { connectReader, factOf, imageOf } from './schema.ts';
import { failedWriter, startWriter, type Writer } from './writer.ts';

/** What is asked at every command is prepared once. */
export interface Reader {
  readonly db: Database.Database;
  readonly ofCommand: ReturnType<typeof textsOfCommand>;
  readonly ofSubject: ReturnType<typeof textsOfSubject>;
}

const readerOn = (db: Database.Database): Reader => ({
  db,
  ofCommand: textsOfCommand(db),
  ofSubject: textsOfSubject(db),
});

export interface Connections {
  readonly writer: Writer;
  readonly reader: Reader;
  readonly status: LogStatus;
}

export const notRecording = ({ kind, message }: LogFault): LogStatus => ({ recording: false, why: kind, message });

/** Resolves once the log can be written to. Rejects with a LogFault. */
export async function connect(file: string, stamp: Stamp, check: Check): Promise<Connections> {
  const writer = await startWriter({ file, stamp, check });
  try {
    return { writer, reader: readerOn(connectReader(file)), status: { recording: true } };
  } catch (error) {
    await writer.close();
    throw error;
  }
}

/** Like `connect`, but a log that can only be read at present comes with a writer that has failed. */
export async function connectAtLeastToRead(file: string, stamp: Stamp, check: Check): Promise<Connections> {
  try {
    return await connect(file, stamp, check);
  } catch (error) {
    const fault = faultOf(error, 'no');
    const connections = fault && faults[fault.kind].retry ? connectToRead(file, fault) : undefined;
    if (connections) return connections;
    throw error;
  }
}

/**
 * Reads a copy in memory: what a connection has once found read-only, SQLite takes to be so for every later one of the
 * process as long as that one is open.
 */
function connectToRead(file: string, fault: LogFault): Connections | undefined {
  if (!existsSync(file)) return undefined;
  let found: Database.Database | undefined;
  try {
    found = connectReader(file);
    const origin = factOf(found, 'origin') ?? '';
    headsOf(found);
    return {
      writer: failedWriter(fault, origin),
      reader: readerOn(imageOf(found.serialize())),
      status: notRecording(fault),
    };
  } catch {
    return undefined; // why the log cannot be used, `fault` says already
  } finally {
    found?.close();
  }
}
