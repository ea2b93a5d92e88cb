/** A box and a township with a folder of blobs at each end. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blobFiles } from '../../server/sync/blob-files.ts';
import type { Blobs } from '../../server/sync/blobs.ts';
import { folder } from '../log/drafts.ts';
import { acceptedBox, type Box, type Hub, startHub, tempLog, unit } from './ends.ts';

const space = { most: 1e8, free: 0 };
export const shelf = () => blobFiles(join(folder(), 'blobs'), space);

/** All of it had come when the power went: its length survived, its content did not. */
export function spoiltShelf(hash: string, size: number): Blobs {
  const at = join(folder(), 'blobs');
  mkdirSync(at);
  writeFileSync(join(at, `${hash}.part`), new Uint8Array(size));
  return blobFiles(at, space);
}

export interface Ends {
  readonly hub: Hub;
  readonly box: Box;
  there: Blobs;
  /** What the unit's events name, as both ends have them. */
  named: readonly string[];
  takenBack: readonly string[];
}

export async function ends(): Promise<Ends> {
  const blobs = { of: (of: string) => (of === unit ? both.there : shelf()), named: async () => new Set(both.named) };
  const hub = await startHub(await tempLog(), undefined, undefined, blobs);
  const both: Ends = { hub, box: acceptedBox(hub), there: shelf(), named: [], takenBack: [] };
  return both;
}
