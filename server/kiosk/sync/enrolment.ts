/** What the box remembers of its enrolment, in its own small database. */
import type { Standing } from '../../sync/devices.ts';
import type { Store } from '../store.ts';

export interface Enrolment {
  /** What the box was enrolled as. */
  readonly origin: string;
  readonly township: string;
  /** The township's. */
  readonly publicKey: Uint8Array;
  readonly standing: Standing;
}

export interface EnrolmentStore {
  get(): Enrolment | null;
  set(enrolment: Enrolment): void;
}

export function enrolmentStore(store: Store): EnrolmentStore {
  const read = store.prepare<[], Enrolment>(
    'SELECT origin, township, public_key AS publicKey, standing FROM enrolment',
  );
  const write = store.prepare<[string, string, Uint8Array, Standing]>(
    'INSERT OR REPLACE INTO enrolment (one, origin, township, public_key, standing) VALUES (1, ?, ?, ?, ?)',
  );
  return {
    get: () => read.get() ?? null,
    set({ origin, township, publicKey, standing }) {
      write.run(origin, township, publicKey, standing);
    },
  };
}
