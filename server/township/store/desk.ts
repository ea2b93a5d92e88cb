/** What the parts of the store work with. */
import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

export interface Desk {
  readonly db: Kysely<Tables>;
  readonly org: string;
  /** ms since 1970. */
  readonly now: () => number;
}

/** Of a code or token: whoever reads the database must not be able to use it. Unguessable ones need no salt. */
export const secretHash = (secret: string): Buffer => hash('sha256', secret, 'buffer');

/** Of an insert that passes over what stands, or an update. */
export const changed = (rows: bigint | undefined): boolean => (rows ?? 0n) > 0n;

/** The unit's consoles look again. */
export async function raiseNews({ db, org }: Desk, unit: string): Promise<void> {
  await db
    .insertInto('news')
    .values({ org, unit, count: 1 })
    .onConflict((conflict) =>
      conflict.columns(['org', 'unit']).doUpdateSet((eb) => ({ count: eb('news.count', '+', 1) })),
    )
    .execute();
}
