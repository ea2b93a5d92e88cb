/** What befell the logs, by the word of whoever wrote on: see `log.succeeded` and `log.parted`. */
import type { z } from 'zod';
import type { boxEvents } from '../../domain/events/box.ts';
import { open } from '../../log/envelope.ts';
import type { Mishap, TownshipStore } from './contract.ts';
import type { Desk } from './desk.ts';
import { textsIn } from './row.ts';

type Said = z.infer<(typeof boxEvents)['log.succeeded']> | z.infer<(typeof boxEvents)['log.parted']>;

export const mishapsOf =
  ({ db, org }: Desk): TownshipStore['mishaps'] =>
  async (units) => {
    if (units.length === 0) return [];
    const rows = await db
      .selectFrom('event')
      .select(['envelope', 'payload'])
      .where('org', '=', org)
      .where('unit', 'in', units)
      .where('subject', '=', 'logs')
      .execute();
    return rows.flatMap((row): Mishap[] => {
      const { origin, unit, wall, data } = open(textsIn(row));
      if (data === undefined) return [];
      // Only what was understood has a subject here.
      const { origin: former, seq, ...said } = data as Said;
      return [{ origin, unit, former, seq, wall, why: 'why' in said ? said.why : 'parted' }];
    });
  };
