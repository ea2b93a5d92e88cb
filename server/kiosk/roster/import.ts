/** Import of the members' list: all of it, or a list of everything that is wrong with it. */
import { type Existing, fileProblem, importSheets, type RosterImport } from './entries.ts';
import { type RosterLimits, rosterLimits } from './limits.ts';
import { readInChild } from './reader.ts';

/** `file`: the bytes of an xlsx, or of a CSV in UTF-8, UTF-16 or GB 18030, separated by comma, semicolon or tab. */
export async function importRoster(
  file: Uint8Array,
  existing: Existing,
  limits: RosterLimits = rosterLimits,
): Promise<RosterImport> {
  const read = await readInChild(file, limits);
  return read.ok ? importSheets(read.sheets, existing, limits.rows) : fileProblem(read.why);
}
