/** What has had its day goes. Events never do. */
import { program } from '../projections/program.ts';
import type { Desk } from './desk.ts';

const day = 24 * 3_600_000;
/** How long each is kept, ms: a code after its expiry, a failure after the last one, a look or deed on record. */
export const kept = { code: 30 * day, attempt: 7 * day, audit: 5 * 366 * day } as const;

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
  // An older program that still runs beside this one makes its own again.
  for (const table of ['projection', 'snapshot'] as const)
    await db.deleteFrom(table).where('org', '=', org).where('program', '!=', program).execute();
}
