/** Who looked at what about whom. */
import { randomUUID } from 'node:crypto';
import type { Audit } from './contract.ts';
import type { Desk } from './desk.ts';

export function auditOf({ db, org, now }: Desk): Audit {
  return {
    async note({ account, unit, subject, deed, reason }) {
      await db
        .insertInto('audit')
        .values({ org, at: now(), id: randomUUID(), account, unit, subject, deed, reason })
        .execute();
    },

    list({ unit, limit }) {
      return db
        .selectFrom('audit')
        .select(['at', 'account', 'unit', 'subject', 'deed', 'reason'])
        .where('org', '=', org)
        .$if(unit !== undefined, (query) => query.where('unit', '=', unit ?? ''))
        .orderBy('at', 'desc')
        .limit(limit)
        .execute();
    },
  };
}
