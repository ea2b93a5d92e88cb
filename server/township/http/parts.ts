/** What the routes stand on. */
import type { Tls } from '../../service/http/tls.ts';
import type { Logger } from '../../service/logger.ts';
import type { SyncOptions } from '../../sync/http.ts';
import type { Waiting } from '../../sync/waiting.ts';
import type { FirstAccount } from '../accounts/first-account.ts';
import type { TownshipStore } from '../store/contract.ts';
import type { AuditEntry } from '../store/staff-contract.ts';
import type { Superior } from '../superior/superior.ts';

export interface HttpParts {
  readonly store: TownshipStore;
  readonly first: FirstAccount;
  /** As the audit's `note`, but that a page which is fetched again and again is one look. */
  readonly look: (entry: Pick<AuditEntry, 'account' | 'unit' | 'subject'>) => Promise<void>;
  readonly onContact: SyncOptions['onContact'];
  /** Something that consoles show has changed; `unit`: of a box's batch, which consoles hear of by the rows that are made of it. */
  readonly onNews: (unit?: string) => void;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly logger: Logger;
  readonly version: string;
  /** Folder of the built pages. */
  readonly pages: string;
  /** With which it may listen beyond the loopback. */
  readonly tls?: Tls;
  /** Where boxes wait for news; it is for who makes it to wake and to close. */
  readonly waiting?: Pick<Waiting, 'wait' | 'wake'>;
  /** The level above; without it there is none. */
  readonly superior?: Superior;
  /** ms until a request that has not come in whole is given up. */
  readonly patience?: number;
}
