/** Who looked at what about whom. */
import { randomUUID } from 'node:crypto';
import type { Desk } from './desk.ts';
import { ask, type Conversation } from './engine.ts';
import type { Audit, AuditEntry } from './staff-contract.ts';

/** On record with the deed itself, or not at all. `at`: ms since 1970. */
export function* note(org: string, at: number, entry: AuditEntry): Conversation<void> {
  const { account, unit, subject, deed, reason } = entry;
  yield* ask(
    'INSERT INTO audit (org, at, id, account, unit, subject, deed, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ...[org, at, randomUUID(), account, unit, subject, deed, reason],
  );
}

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
