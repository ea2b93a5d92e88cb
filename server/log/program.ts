/** Which program made what is kept to be read again: a mark of its sources, so that nobody must think of a version when a rule changes. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { core } from 'zod';

const server = fileURLToPath(new URL('..', import.meta.url));

/** 16 hexadecimal digits. `sources`: a glob within `server/`, of all files that have a say in what is kept. */
export const programOf = (sources: string): string =>
  globSync(sources, { cwd: server })
    .sort()
    .reduce(
      (hash, file) => hash.update(file).update(readFileSync(server + file)),
      // By zod's schemas what others wrote is understood or not.
      createHash('sha256').update(process.version).update(JSON.stringify(core.version)),
    )
    .digest('hex')
    .slice(0, 16);
