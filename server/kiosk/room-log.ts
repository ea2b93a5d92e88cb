/** The room's log in its data folder. */
import { join } from 'node:path';
import type { Stamp } from '../domain/stamp.ts';
import { type Log, LogFault, type LogStatus } from '../log/contract.ts';
import { openLog } from '../log/log.ts';
import { StartFault } from './fault.ts';

/** It also keeps a second service out of the folder. Throws a `StartFault` when it cannot be opened. */
export async function openRoomLog(
  data: string,
  stamp: () => Stamp,
  onStatus: (status: LogStatus) => void,
): Promise<Log> {
  const file = join(data, 'log.db');
  try {
    return await openLog(file, { stamp, onStatus });
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    const chinese =
      error.kind === 'locked'
        ? `另一个终端程序正在使用 ${data}。请先结束它，或换一个 --data 目录。`
        : `打不开 ${file}（${error.kind}）。`;
    throw new StartFault(1, chinese, `${error.message}. ${error.remedy}`, error);
  }
}

/** Wall time of the newest event of each log, as the box showed it then; ms since the epoch, 0 for an empty log. */
export function newestWall(log: Log): number {
  let newest = 0;
  for (const { origin, unit, seq } of log.heads())
    for (const event of log.read({ origin, unit, after: seq - 1 })) newest = Math.max(newest, event.wall);
  return newest;
}
