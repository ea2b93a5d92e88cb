/** Entry of the process that reads one file and ends. */
import type { RosterLimits } from './limits.ts';
import { readSheets, type SheetsResult } from './sheets.ts';

process.once('message', async (request: { file: Uint8Array; limits: RosterLimits }) => {
  const result = await readSheets(request.file, request.limits).catch(
    // Whatever the libraries stumble over: not a table that anyone could read.
    (): SheetsResult => ({ ok: false, why: 'not-a-table' }),
  );
  process.send?.(result, () => process.disconnect());
});
