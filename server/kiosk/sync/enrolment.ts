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
  /** It was at work, its log is gone, and what the township has of it is not all here yet. */
  readonly lost: boolean;
}

type EnrolmentRow = Omit<Enrolment, 'lost'> & { readonly lost: 0 | 1 };

export const codeHash = (code: string): Buffer => hash('sha256', code, 'buffer');

export interface EnrolmentStore {
  get(): Enrolment | null;
  set(enrolment: Enrolment): void;
}

export function enrolmentStore(store: Store): EnrolmentStore {
  const read = store.prepare<[], EnrolmentRow>(
    'SELECT origin, unit, township, public_key AS publicKey, standing, joining, lost FROM enrolment',
  );
  const write = store.prepare<EnrolmentRow>(
    `INSERT OR REPLACE INTO enrolment (one, origin, unit, township, public_key, standing, joining, lost)
     VALUES (1, :origin, :unit, :township, :publicKey, :standing, :joining, :lost)`,
  );
  return {
    get() {
      const row = read.get();
      return row === undefined ? null : { ...row, lost: row.lost === 1 };
    },
    set(enrolment) {
      write.run({ ...enrolment, lost: enrolment.lost ? 1 : 0 });
    },
  };
}
