/**
 * A unit's folded state as it once stood, so that nobody must read and fold all of its years again. It can be made anew at any
 * time, and is only read by the program that wrote it. Whoever erases a payload lets go of it.
 */
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { program } from '../projections/program.ts';
import type { Desk } from './desk.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export interface Snapshots<T> {
  read(unit: string): Promise<T | undefined>;
  /** `events`: how many stand behind it; one of fewer never replaces one of more. */
  write(unit: string, events: number, folded: T): Promise<void>;
}

export const snapshotsOf = <T>({ db, org }: Desk): Snapshots<T> => ({
  async read(unit) {
    const row = await db
      .selectFrom('snapshot')
      .select('folded')
      .where('org', '=', org)
      .where('unit', '=', unit)
      .where('program', '=', program)
      .executeTakeFirst();
    return row && deserialize(await decompress(row.folded));
  },

  async write(unit, events, of) {
    const folded = await compress(serialize(of));
    await db
      .insertInto('snapshot')
      .values({ org, unit, program, events, folded })
      .onConflict((conflict) =>
        conflict
          .columns(['org', 'unit', 'program'])
          .doUpdateSet({ events, folded })
          .where('snapshot.events', '<=', events),
      )
      .execute();
  },
});
