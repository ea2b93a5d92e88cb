/** What the box remembers of its enrolment, in its own small database. */
import { hash } from 'node:crypto';
import type { Standing } from '../../sync/devices.ts';
import type { Store } from '../store.ts';

export interface Enrolment {
  /** What the box was enrolled as. */
  readonly origin: string;
  /** Whose box it is; '' where it was enrolled before that was written down: the branch's in its own log. */
  readonly unit: string;
  readonly township: string;
  /** The township's. */
  readonly publicKey: Uint8Array;
  readonly standing: Standing;
  /** Hash of the code with which it came to be the next box of a branch, until a PIN was chosen with it; else null. */
  readonly joining: Buffer | null;
}

export const codeHash = (code: string): Buffer => hash('sha256', code, 'buffer');

export interface EnrolmentStore {
  get(): Enrolment | null;
  set(enrolment: Enrolment): void;
}

export function enrolmentStore(store: Store): EnrolmentStore {
  const read = store.prepare<[], Enrolment>(
    'SELECT origin, unit, township, public_key AS publicKey, standing, joining FROM enrolment',
  );
  const write = store.prepare<Enrolment>(
    `INSERT OR REPLACE INTO enrolment (one, origin, unit, township, public_key, standing, joining)
     VALUES (1, :origin, :unit, :township, :publicKey, :standing, :joining)`,
  );
  return {
    get: () => read.get() ?? null,
    set(enrolment) {
      write.run(enrolment);
    },
  };
}
