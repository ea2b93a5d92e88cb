/** Who of the staff may come in: accounts, their sessions, and the failures that lock one out. */

import { changed, type Desk, secretHash } from './desk.ts';
import type { Tables } from './schema.ts';
import type { Account, Accounts, Attempts, Sessions } from './staff-contract.ts';

const accountOf = ({ id, name, role, units, password, second_factor, disabled }: Tables['account']): Account => ({
  ...{ id, name, role, password },
  units: JSON.parse(units),
  secondFactor: second_factor,
  disabled: disabled === 1,
});

const columnsOf = ({ name, role, units, password, secondFactor, disabled }: Account) => ({
  ...{ name, role, password },
  units: JSON.stringify(units),
  second_factor: secondFactor,
  disabled: disabled ? 1 : 0,
});

export function accountsOf({ db, org }: Desk, sessions: Sessions): Accounts {
  /** False when one stands there with the same id or name, or a first one where this would be the first. */
  async function insert(account: Account, first: 1 | null): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('account')
      .values({ org, id: account.id, ...columnsOf(account), first })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return changed(numInsertedOrUpdatedRows);
  }

  return {
    addFirst: (account) => insert(account, 1),
    add: (account) => insert(account, null),

    async secure({ id, ...stood }, { password = stood.password, secondFactor = stood.secondFactor }) {
      const { numUpdatedRows } = await db
        .updateTable('account')
        .set({ password, second_factor: secondFactor })
        .where('org', '=', org)
        .where('id', '=', id)
        .where('password', '=', stood.password)
        .where('second_factor', '=', stood.secondFactor)
        .where('disabled', '=', 0)
        .executeTakeFirst();
      return changed(numUpdatedRows);
    },

    async setDisabled(id, disabled) {
      const { numUpdatedRows } = await db
        .updateTable('account')
        .set({ disabled: disabled ? 1 : 0 })
        .where('org', '=', org)
        .where('id', '=', id)
        .executeTakeFirst();
      await sessions.endAll(id);
      return changed(numUpdatedRows);
    },

    async byName(name) {
      const row = await db
        .selectFrom('account')
        .selectAll()
        .where('org', '=', org)
        .where('name', '=', name)
        .executeTakeFirst();
      return row && accountOf(row);
    },

    async list() {
      const rows = await db.selectFrom('account').selectAll().where('org', '=', org).orderBy('name').execute();
      return rows.map(accountOf);
    },
  };
}

export function sessionsOf({ db, org, now }: Desk): Sessions {
  return {
    async start(token, account, expires) {
      await db
        .deleteFrom('session')
        .where('org', '=', org)
        .where('account', '=', account)
        .where('expires', '<=', now())
        .execute();
      await db
        .insertInto('session')
        .values({ org, hash: secretHash(token), account, expires })
        .execute();
    },

    async of(token) {
      const row = await db
        .selectFrom('session')
        .innerJoin('account', (join) =>
          join.onRef('account.org', '=', 'session.org').onRef('account.id', '=', 'session.account'),
        )
        .selectAll('account')
        .where('session.org', '=', org)
        .where('session.hash', '=', secretHash(token))
        .where('session.expires', '>', now())
        .where('account.disabled', '=', 0)
        .executeTakeFirst();
      return row && accountOf(row);
    },

    async end(token) {
      await db.deleteFrom('session').where('org', '=', org).where('hash', '=', secretHash(token)).execute();
    },

    async endAll(account) {
      await db.deleteFrom('session').where('org', '=', org).where('account', '=', account).execute();
    },
  };
}

export function attemptsOf({ db, org, now }: Desk): Attempts {
  return {
    async raise(key) {
      const { count } = await db
        .insertInto('attempt')
        .values({ org, key, count: 1, last: now() })
        .onConflict((conflict) =>
          conflict.columns(['org', 'key']).doUpdateSet((eb) => ({ count: eb('attempt.count', '+', 1), last: now() })),
        )
        .returning('count')
        .executeTakeFirstOrThrow();
      return count;
    },

    async of(key) {
      const row = await db
        .selectFrom('attempt')
        .select(['count', 'last'])
        .where('org', '=', org)
        .where('key', '=', key)
        .executeTakeFirst();
      return row ?? { count: 0, last: 0 };
    },

    async clear(key) {
      await db.deleteFrom('attempt').where('org', '=', org).where('key', '=', key).execute();
    },
  };
}
