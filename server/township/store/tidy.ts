/** What has had its day goes. Events never do. */
import { dateOf } from '../../domain/date.ts';
import { program } from '../projections/program.ts';
import type { Desk } from './desk.ts';

const day = 24 * 3_600_000;
/**
 * How long each is kept, ms: a code after its expiry, a failure after the last one, a look or deed on record, a row after the
 * day that it was last asked for, a blob that no event names after the last of it came.
 */
export const kept = { code: 30 * day, attempt: 7 * day, audit: 5 * 366 * day, row: 30 * day, blob: 30 * day } as const;

export async function tidy({ db, org, now }: Desk): Promise<void> {
  const at = now();
  await db
    .deleteFrom('enrolment_code')
    .where('org', '=', org)
    .where('expires', '<=', at - kept.code)
    .execute();
  await db.deleteFrom('session').where('org', '=', org).where('expires', '<=', at).execute();
  await db
    .deleteFrom('attempt')
    .where('org', '=', org)
    .where('last', '<=', at - kept.attempt)
    .execute();
  await db
    .deleteFrom('audit')
    .where('org', '=', org)
    .where('at', '<=', at - kept.audit)
    .execute();
  // Such as those of a year that somebody looked at once; asked for again, they are made again.
  await db
    .deleteFrom('projection')
    .where('org', '=', org)
    .where('day', '<=', dateOf(at - kept.row))
    .execute();
  // An older program that still runs beside this one makes its own again.
  for (const table of ['projection', 'snapshot'] as const)
    await db.deleteFrom(table).where('org', '=', org).where('program', '!=', program).execute();
}
