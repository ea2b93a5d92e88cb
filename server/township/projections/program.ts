/** Which program makes the rows and snapshots: a mark of its sources, so that nobody must think of a version when a rule changes. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(new URL('../..', import.meta.url));

/** Where the values come from. */
const sources = '{domain/**,service/views/**,township/projections/**,township/queries/**,township/store}/*.ts';

/** 16 hexadecimal digits. */
export const program: string = globSync(sources, { cwd: server })
  .sort()
  .reduce(
    (hash, file) => hash.update(file).update(readFileSync(server + file)),
    createHash('sha256').update(process.version),
  )
  .digest('hex')
  .slice(0, 16);
