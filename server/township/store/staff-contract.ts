/** What the store keeps of the staff: accounts, sessions, tries to get in, and the record of what they looked at and did. */

/** `township`: all units; `community`: those of the list; `branch`: the one of the list. */
export type Role = 'township' | 'community' | 'branch';

export interface Account {
  readonly id: string;
  /** What is typed at sign-in; unique. */
  readonly name: string;
  readonly role: Role;
  readonly units: readonly string[];
  /** As the caller encodes it, parameters and salt included. */
  readonly password: string;
  /** Secret of its one-time codes, base32; '' where the password is enough. */
  readonly secondFactor: string;
  readonly disabled: boolean;
}

export type Secrets = Partial<Pick<Account, 'password' | 'secondFactor'>>;

export interface Accounts {
  /** False when there is an account already, whatever two processes try at once. */
  addFirst(account: Account): Promise<boolean>;
  /** False when the name is taken. */
  add(account: Account): Promise<boolean>;
  /**
   * New secrets for one that stands as given. False where its secrets have changed meanwhile or it was disabled: whoever held a
   * request back until then has no say any more.
   */
  secure(account: Account, secrets: Secrets): Promise<boolean>;
  /** False when there is no such account. Its sessions end, so that none comes back to life. */
  setDisabled(id: string, disabled: boolean): Promise<boolean>;
  byName(name: string): Promise<Account | undefined>;
  list(): Promise<readonly Account[]>;
}

export interface Sessions {
  /** `token`: the caller's, unguessable; only its hash is kept. `expires`: ms since 1970. */
  start(token: string, account: string, expires: number): Promise<void>;
  /** Whose it is, while it lasts and the account is not disabled. */
  of(token: string): Promise<Account | undefined>;
  end(token: string): Promise<void>;
  /** All of an account's, as after a new password. */
  endAll(account: string): Promise<void>;
}

/** Failures in a row, for the lock-out; `key` is an account's name or an address. */
export interface Attempts {
  /** Counts one more and tells how many there now are, this one included. Call it before the password is tried. */
  raise(key: string): Promise<number>;
  /** How many, and when the last was (ms since 1970); zeros when none. */
  of(key: string): Promise<{ readonly count: number; readonly last: number }>;
  clear(key: string): Promise<void>;
}

/** A look at personal data, or a deed of the staff. */
export interface AuditEntry {
  readonly account: string;
  readonly unit: string;
  /** What was looked at, e.g. `person:<id>`; '' for the unit as a whole. */
  readonly subject: string;
  /** A word of the caller's list, e.g. `looked`, and why in the person's words; '' for looks. */
  readonly deed: string;
  readonly reason: string;
}

/** Undefined: whatever it is. */
export interface AuditFilter {
  readonly unit?: string | undefined;
  readonly account?: string | undefined;
  /** ms since 1970, the first included, the second not. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** The last that was told: what comes after it. */
  readonly before?: AuditKey | undefined;
  readonly limit: number;
}

export interface AuditKey {
  /** ms since 1970. */
  readonly at: number;
  readonly id: string;
}

export interface Audit {
  /** Resolves once it is on record: answer the look only then. */
  note(entry: AuditEntry): Promise<void>;
  /** The newest first. */
  list(filter: AuditFilter): Promise<readonly (AuditEntry & AuditKey)[]>;
}
