/** The parcels on a stick. Anybody may have put anything there, so only plain files of a bearable size are opened. */
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** On the stick, beside whatever else is there. */
export const parcelFolder = 'zhutidangri';

/** Bytes of a file: years of a branch. */
const most = 32 * 1024 * 1024;

/** Paths, in the order of their names. Throws what the system says. */
export function parcelsOn(stick: string, ending: '.room' | '.township'): string[] {
  return [stick, join(stick, parcelFolder)]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

/** Null: it is longer than any parcel. Throws what the system says. */
export const readParcel = (file: string): Uint8Array | null =>
  lstatSync(file).size > most ? null : readFileSync(file);

/** Where the blobs stand that go with this parcel. */
export const besideParcel = (parcel: string): string => `${parcel}-photos`;

/** Undefined: none came with it. Throws what the system says. */
export function blobsBeside(parcel: string): string | undefined {
  const file = besideParcel(parcel);
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : undefined;
}
