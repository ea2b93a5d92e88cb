/**
 * As what the township is enrolled at the level above it, and which of its processes speaks to that. Each step is one statement,
 * and two processes that take the same one come to the same.
 */
import { randomUUID } from 'node:crypto';
import type { Standing } from '../../sync/devices.ts';
import { keyOf, newKey, type SigningKey } from '../../sync/keys.ts';
import { changed, type Desk } from './desk.ts';
import type { SuperiorRow } from './schema.ts';

export interface Superior {
  /** What the township is enrolled as there, and the unit in whose log it reports. */
  readonly origin: string;
  readonly unit: string;
  /** Not the one that boxes know the township by: that is for life. */
  readonly key: SigningKey;
  /** Where it was begun. */
  readonly nextKey: SigningKey | null;
  /** '' and null before the superior has answered. */
  readonly name: string;
  readonly publicKey: Uint8Array | null;
  /** `asking`: a code was typed in, and none was taken yet. */
  readonly standing: Standing | 'asking';
  /** When it last answered, ms since 1970, 0: never; and what has gone wrong since, '' for nothing. */
  readonly heard: number;
  readonly fault: string;
}

export interface SuperiorStore {
  get(): Promise<Superior | null>;
  /** What the township asks as: what it is enrolled as, or, where it never was or was revoked, something new. */
  begin(): Promise<Superior>;
  /** Of what stands under this origin. */
  learn(
    origin: string,
    what: Partial<Pick<Superior, 'unit' | 'name' | 'standing' | 'heard' | 'fault'> & { publicKey: Uint8Array }>,
  ): Promise<void>;
  /** The key that it goes over to; the same one until `turnKey`. */
  beginKey(origin: string): Promise<SigningKey>;
  /** That one is in force. */
  turnKey(origin: string): Promise<void>;
  /** This process alone speaks to the superior for so many ms. False: another one does. */
  claim(sender: string, ms: number): Promise<boolean>;
  /** Another process may at once. */
  release(sender: string): Promise<void>;
}

export function superiorOf({ db, org, now }: Desk): SuperiorStore {
  const find = () => db.selectFrom('superior').selectAll().where('org', '=', org).executeTakeFirst();
  const update = (origin: string) => db.updateTable('superior').where('org', '=', org).where('origin', '=', origin);

  async function standing(): Promise<Superior> {
    const row = await find();
    if (row === undefined) throw new Error('nothing was begun');
    return superiorIn(row);
  }

  return {
    async get() {
      const row = await find();
      return row === undefined ? null : superiorIn(row);
    },

    async begin() {
      const fresh = {
        ...{ origin: randomUUID(), unit: randomUUID(), key: newKey(), next_key: '', name: '', public_key: null },
        ...{ standing: 'asking' as const, heard: 0, fault: '', sender: '', lease: 0 },
      };
      await db
        .insertInto('superior')
        .values({ org, ...fresh })
        .onConflict((conflict) => conflict.column('org').doUpdateSet(fresh).where('superior.standing', '=', 'revoked'))
        .execute();
      return standing();
    },

    async learn(origin, { publicKey, ...what }) {
      await update(origin)
        .set({ ...what, ...(publicKey && { public_key: publicKey }) })
        .execute();
    },

    async beginKey(origin) {
      await update(origin).set({ next_key: newKey() }).where('next_key', '=', '').execute();
      const { nextKey, key } = await standing();
      return nextKey ?? key;
    },

    async turnKey(origin) {
      await update(origin)
        .set((eb) => ({ key: eb.ref('next_key'), next_key: '' }))
        .where('next_key', '!=', '')
        .execute();
    },

    async claim(sender, ms) {
      const at = now();
      const { numUpdatedRows } = await db
        .updateTable('superior')
        .set({ sender, lease: at + ms })
        .where('org', '=', org)
        .where((eb) => eb.or([eb('sender', '=', sender), eb('lease', '<=', at)]))
        .executeTakeFirst();
      return changed(numUpdatedRows);
    },

    async release(sender) {
      await db.updateTable('superior').set({ lease: 0 }).where('org', '=', org).where('sender', '=', sender).execute();
    },
  };
}

const superiorIn = ({ origin, unit, name, standing, heard, fault, ...row }: SuperiorRow): Superior => ({
  ...{ origin, unit, name, standing, heard, fault },
  key: keyOf(row.key),
  nextKey: row.next_key === '' ? null : keyOf(row.next_key),
  publicKey: row.public_key,
});
