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

    list({ unit, account, from, until, before, limit }) {
      return db
        .selectFrom('audit')
        .select(['at', 'id', 'account', 'unit', 'subject', 'deed', 'reason'])
        .where('org', '=', org)
        .$if(unit !== undefined, (query) => query.where('unit', '=', unit ?? ''))
        .$if(account !== undefined, (query) => query.where('account', '=', account ?? ''))
        .$if(from !== undefined, (query) => query.where('at', '>=', from ?? 0))
        .$if(until !== undefined, (query) => query.where('at', '<', until ?? 0))
        .$if(before !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('at', 'id'), '<', tuple(before?.at ?? 0, before?.id ?? '')),
          ),
        )
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
    },
  };
}
