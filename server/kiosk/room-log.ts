/** The room's log in its data folder. */
import { join } from 'node:path';
import type { Stamp } from '../domain/stamp.ts';
import { type FaultKind, type Log, LogFault, type LogStatus } from '../log/contract.ts';
import { type LogOptions, openLog } from '../log/log.ts';
import { StartFault } from '../service/fault.ts';

/** `full` reads and verifies every event before the log is used. */
export type LogCheck = NonNullable<LogOptions['check']>;

/**
 * Starts what stands on the log. Where damage comes to light only as the events are read, it is started once more with every
 * event checked, and so on a repaired log. Throws a `StartFault` when the log cannot be used.
 */
export async function onRoomLog<T>(data: string, start: (check: LogCheck) => Promise<T>): Promise<T> {
  try {
    return await start('quick').catch((error: unknown) => {
      if (error instanceof LogFault && error.kind === 'damaged') return start('full');
      throw error;
    });
  } catch (error) {
    throw error instanceof LogFault ? startFaultOf(error, data) : error;
  }
}

function startFaultOf(fault: LogFault, data: string): StartFault {
  const chinese: Partial<Record<FaultKind, string>> = {
    locked: `另一个终端程序正在使用 ${data}。请先结束它，或换一个 --data 目录。`,
    'disk-full': `磁盘已满，打不开 ${fileIn(data)}。请腾出空间后再启动。`,
  };
  const words = chinese[fault.kind] ?? `打不开 ${fileIn(data)}（${fault.kind}）。`;
  return new StartFault(1, words, `${fault.message}. ${fault.remedy}`, fault);
}

const fileIn = (data: string): string => join(data, 'log.db');

/**
 * It also keeps a second service out of the folder. A log that can only be read at present (disk full, I/O error) is opened
 * all the same, is not recording, and will be by itself. Rejects with a LogFault when it cannot be opened, or not be
 * checked in full as asked.
 */
export async function openRoomLog(
  data: string,
  stamp: () => Stamp,
  onStatus: (status: LogStatus) => void,
  check: LogCheck,
): Promise<Log> {
  const log = await openLog(fileIn(data), { stamp, onStatus, check });
  const { status } = log;
  if (check === 'quick' || status.recording || status.why === 'closed') return log;
  await log.close();
  throw new LogFault(status.why, 'no', status.message);
}

/** Wall time of the newest events that were written here, as this box showed it then; ms since the epoch, 0 for none. */
export function newestWall(log: Pick<Log, 'origin' | 'heads' | 'read'>): number {
  const own = log.heads().filter(({ origin }) => origin === log.origin);
  const newest = own.flatMap(({ origin, unit, seq }) => [...log.read({ origin, unit, after: seq - 1 })]);
  return Math.max(0, ...newest.map(({ wall }) => wall));
}
