/**
 * A box that was revoked, once all that it recorded is safe with the township: nothing that could tell of a person stays on
 * it, neither here nor among its nightly copies. Cut off in between, that is done at the next start. (What an SD card has
 * been told to forget a laboratory may still find.)
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFolder, writeWhole } from '../sync/write-whole.ts';

const Marker = z.object({ township: z.string(), wiped: z.boolean() });

/** With what SQLite keeps beside them, and what was set aside of them. */
const ownFiles = /^(log\.db|room\.sqlite|ballot\.sqlite|device\.key|leaving\.json|carried\.json|blobs$)/;
const copiedFiles = /^(log-.+|room\.sqlite.*|device\.key.*|blobs)$/;

const markerIn = (data: string): string => join(data, 'retired.json');

/** From now on the box is to be emptied. Nothing may be open that stands in its folder when that is done. */
export function markRetired(data: string, township: string): void {
  mark(data, { township, wiped: false });
}

const mark = (data: string, marker: z.infer<typeof Marker>): void => writeWhole(markerIn(data), JSON.stringify(marker));

/**
 * Empties the box if it is to be emptied. The name of the township that had revoked it; null: none ever has. `copies`: the
 * folder of the nightly copies.
 */
export function finishRetiring(data: string, copies: string | null): string | null {
  const file = markerIn(data);
  if (!existsSync(file)) return null;
  const { township, wiped } = Marker.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (!wiped) {
    if (copies !== null && existsSync(copies)) remove(copies, copiedFiles);
    remove(data, ownFiles);
    rmSync(join(data, 'voice', 'spoken'), { recursive: true, force: true });
    syncFolder(file);
    mark(data, { township, wiped: true });
  }
  return township;
}

function remove(folder: string, which: RegExp): void {
  for (const name of readdirSync(folder)) if (which.test(name)) rmSync(join(folder, name), { recursive: true });
}
