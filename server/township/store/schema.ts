/** The tables, the same on both databases. The township stands first in every primary key, so that they can be spread by it. */
import type { AskingLevel, Standing } from '../../sync/devices.ts';

export interface Tables {
  /** `key`: the township's signing key, PKCS #8 in PEM. */
  township: { org: string; name: string; origin: string; key: string };
  event: EventRow;
  log_head: HeadRow;
  news: { org: string; unit: string; count: number };
  device: {
    org: string;
    origin: string;
    unit: string;
    room: string;
    branch: string;
    offered_to: string;
    public_key: Uint8Array;
    standing: Standing;
    account: string;
    enrolled: number;
    heard: number;
    report: string;
    /** The box whose place it takes, and why; '' for none. */
    replaces: string;
    reason: string;
    /** JSON, a list of keys in base64url, the last one first. */
    former_keys: string;
    rolling: number;
    key_since: number;
    /** 1: it was asked for, whatever the key's age. */
    key_due: number;
    /** A former key that somebody asked with, and when last; null and 0: nobody did. */
    knocking_key: Uint8Array | null;
    knocked: number;
    level: AskingLevel;
  };
  enrolment_code: {
    org: string;
    hash: Uint8Array;
    branch: string;
    account: string;
    expires: number;
    used_by: string | null;
    /** Of the branch whose next box it is for, '' for a new branch; and as in `device`. */
    unit: string;
    replaces: string;
    reason: string;
    level: AskingLevel;
  };
  /** Under which the cards of a unit are hashed. */
  card_key: { org: string; unit: string; key: Uint8Array };
  /** A batch of a box that was revoked, in one of its logs; `seq` and `link` of its last event. */
  handed_over: {
    org: string;
    unit: string;
    origin: string;
    box: string;
    seq: number;
    link: Uint8Array;
    events: number;
    received: number;
    safe: number;
    batch: Uint8Array;
  };
  account: {
    org: string;
    id: string;
    name: string;
    role: 'township' | 'community' | 'branch';
    /** JSON, a list of unit ids. */
    units: string;
    password: string;
    second_factor: string;
    disabled: number;
    /** 1 for the first account, null for all others: so there can be one only. */
    first: number | null;
  };
  projection: ProjectionRow;
  /** See `snapshots.ts`. `events`: how many stand behind it. */
  snapshot: { org: string; unit: string; program: string; events: number; folded: Uint8Array };
  /**
   * How many bytes of a blob are in `blob_piece`; `whole`: 1 once they are all, and the right ones. `came`: when the last of them
   * did, ms since 1970; 0: before this was kept. PostgreSQL only.
   */
  blob: { org: string; unit: string; hash: string; bytes: number; whole: number; came: number };
  blob_piece: { org: string; unit: string; hash: string; place: number; bytes: Uint8Array };
  superior: SuperiorRow;
  session: { org: string; hash: Uint8Array; account: string; expires: number };
  attempt: { org: string; key: string; count: number; last: number };
  audit: {
    org: string;
    at: number;
    id: string;
    account: string;
    unit: string;
    subject: string;
    deed: string;
    reason: string;
  };
}

/** `payload` in UTF-8 bytes: a box may call something its payload that is no text to PostgreSQL (a NUL in it). */
export interface EventRow {
  org: string;
  unit: string;
  origin: string;
  seq: number;
  /** '' where it is kept raw. */
  id: string;
  /** '' while quarantined, as is `command`. */
  subject: string;
  command: string;
  envelope: string;
  payload: Uint8Array | null;
  salt: Uint8Array | null;
  link: Uint8Array;
  quarantined: number;
}

/** `signed_…`: what the origin has said of its log, which may be further on than what has arrived. */
export interface HeadRow {
  org: string;
  unit: string;
  origin: string;
  seq: number;
  link: Uint8Array;
  tick: number;
  safe: number;
  signed_seq: number;
  signed_link: string;
  signature: Uint8Array;
}

/** One value of a branch; see `Projection`. `program`: which made it. */
export interface ProjectionRow {
  org: string;
  unit: string;
  name: string;
  key: string;
  program: string;
  /** The unit's `news` that it has in it, and the day that it was made for. */
  news: number;
  day: string;
  value: string;
}

/** As what the township is enrolled at the level above; see `Superior`. */
export interface SuperiorRow {
  org: string;
  origin: string;
  unit: string;
  /** PKCS #8 in PEM; the next one where it was begun, else ''. */
  key: string;
  next_key: string;
  /** The superior's name and key; '' and null before it has answered. */
  name: string;
  public_key: Uint8Array | null;
  standing: Standing | 'asking';
  /** When it last answered, and what went wrong since; 0 and ''. */
  heard: number;
  fault: string;
  /** The process that speaks to it, and until when nobody else does, ms since 1970. */
  sender: string;
  lease: number;
}

interface Words {
  readonly integer: string;
  readonly bytes: string;
}

export const sqliteWords: Words = { integer: 'INTEGER', bytes: 'BLOB' };
export const postgresWords: Words = { integer: 'BIGINT', bytes: 'BYTEA' };

/** Each entry takes the database one version on. Entries are only ever added. */
export const migrations: readonly ((words: Words) => readonly string[])[] = [
  ({ integer, bytes }) => [
    'CREATE TABLE township (org TEXT PRIMARY KEY, name TEXT NOT NULL, origin TEXT NOT NULL, key TEXT NOT NULL)',
    `CREATE TABLE event (
       org TEXT NOT NULL, unit TEXT NOT NULL, origin TEXT NOT NULL, seq ${integer} NOT NULL,
       id TEXT NOT NULL, subject TEXT NOT NULL, command TEXT NOT NULL,
       envelope TEXT NOT NULL, payload ${bytes}, salt ${bytes}, link ${bytes} NOT NULL, quarantined ${integer} NOT NULL,
       PRIMARY KEY (org, unit, origin, seq), CHECK ((payload IS NULL) = (salt IS NULL)))`,
    'CREATE INDEX event_by_subject ON event (org, unit, subject)',
    'CREATE INDEX event_quarantined ON event (org) WHERE quarantined = 1',
    `CREATE TABLE log_head (
       org TEXT NOT NULL, unit TEXT NOT NULL, origin TEXT NOT NULL,
       seq ${integer} NOT NULL, link ${bytes} NOT NULL, tick ${integer} NOT NULL, safe ${integer} NOT NULL,
       signed_seq ${integer} NOT NULL, signed_link TEXT NOT NULL, signature ${bytes} NOT NULL,
       PRIMARY KEY (org, unit, origin))`,
    `CREATE TABLE news (org TEXT NOT NULL, unit TEXT NOT NULL, count ${integer} NOT NULL, PRIMARY KEY (org, unit))`,
    `CREATE TABLE device (
       org TEXT NOT NULL, origin TEXT NOT NULL, unit TEXT NOT NULL, room TEXT NOT NULL, branch TEXT NOT NULL,
       offered_to TEXT NOT NULL, public_key ${bytes} NOT NULL, standing TEXT NOT NULL, account TEXT NOT NULL,
       enrolled ${integer} NOT NULL, heard ${integer} NOT NULL, report TEXT NOT NULL,
       PRIMARY KEY (org, origin))`,
    `CREATE TABLE enrolment_code (
       org TEXT NOT NULL, hash ${bytes} NOT NULL, branch TEXT NOT NULL, account TEXT NOT NULL,
       expires ${integer} NOT NULL, used_by TEXT, PRIMARY KEY (org, hash))`,
    `CREATE TABLE account (
       org TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, units TEXT NOT NULL,
       password TEXT NOT NULL, second_factor TEXT NOT NULL, disabled ${integer} NOT NULL, first ${integer},
       PRIMARY KEY (org, id), UNIQUE (org, name), UNIQUE (org, first))`,
    `CREATE TABLE session (
       org TEXT NOT NULL, hash ${bytes} NOT NULL, account TEXT NOT NULL, expires ${integer} NOT NULL,
       PRIMARY KEY (org, hash))`,
    'CREATE INDEX session_by_account ON session (org, account)',
    `CREATE TABLE attempt (
       org TEXT NOT NULL, key TEXT NOT NULL, count ${integer} NOT NULL, last ${integer} NOT NULL,
       PRIMARY KEY (org, key))`,
    `CREATE TABLE audit (
       org TEXT NOT NULL, at ${integer} NOT NULL, id TEXT NOT NULL, account TEXT NOT NULL, unit TEXT NOT NULL,
       subject TEXT NOT NULL, deed TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (org, at, id))`,
    'CREATE INDEX audit_by_unit ON audit (org, unit, at)',
  ],
  ({ integer }) => [
    `CREATE TABLE projection (
       org TEXT NOT NULL, unit TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, program TEXT NOT NULL,
       news ${integer} NOT NULL, day TEXT NOT NULL, value TEXT NOT NULL,
       PRIMARY KEY (org, unit, name, key, program))`,
  ],
  () => [`CREATE UNIQUE INDEX event_by_id ON event (org, unit, id) WHERE id <> ''`],
  ({ integer, bytes }) => [
    ...['unit', 'replaces', 'reason'].map(
      (name) => `ALTER TABLE enrolment_code ADD COLUMN ${name} TEXT NOT NULL DEFAULT ''`,
    ),
    ...['replaces', 'reason'].map((name) => `ALTER TABLE device ADD COLUMN ${name} TEXT NOT NULL DEFAULT ''`),
    `ALTER TABLE device ADD COLUMN former_keys TEXT NOT NULL DEFAULT '[]'`,
    ...['rolling', 'key_since', 'key_due'].map(
      (name) => `ALTER TABLE device ADD COLUMN ${name} ${integer} NOT NULL DEFAULT 0`,
    ),
    `CREATE TABLE card_key (org TEXT NOT NULL, unit TEXT NOT NULL, key ${bytes} NOT NULL, PRIMARY KEY (org, unit))`,
    `CREATE TABLE handed_over (
       org TEXT NOT NULL, unit TEXT NOT NULL, origin TEXT NOT NULL, box TEXT NOT NULL,
       seq ${integer} NOT NULL, link ${bytes} NOT NULL, events ${integer} NOT NULL, received ${integer} NOT NULL, safe ${integer} NOT NULL,
       batch ${bytes} NOT NULL, PRIMARY KEY (org, unit, origin, seq))`,
  ],
  () => ['CREATE INDEX audit_by_account ON audit (org, account, at)'],
  ({ integer, bytes }) => [
    `CREATE TABLE snapshot (
       org TEXT NOT NULL, unit TEXT NOT NULL, program TEXT NOT NULL, events ${integer} NOT NULL, folded ${bytes} NOT NULL,
       PRIMARY KEY (org, unit, program))`,
  ],
  ({ integer, bytes }) => [
    `ALTER TABLE device ADD COLUMN knocking_key ${bytes}`,
    `ALTER TABLE device ADD COLUMN knocked ${integer} NOT NULL DEFAULT 0`,
  ],
  ({ integer, bytes }) => [
    `CREATE TABLE blob (
       org TEXT NOT NULL, unit TEXT NOT NULL, hash TEXT NOT NULL, bytes ${integer} NOT NULL, whole ${integer} NOT NULL,
       PRIMARY KEY (org, unit, hash))`,
    `CREATE TABLE blob_piece (
       org TEXT NOT NULL, unit TEXT NOT NULL, hash TEXT NOT NULL, place ${integer} NOT NULL, bytes ${bytes} NOT NULL,
       PRIMARY KEY (org, unit, hash, place))`,
  ],
  ({ integer, bytes }) => [
    ...['device', 'enrolment_code'].map(
      (table) => `ALTER TABLE ${table} ADD COLUMN level TEXT NOT NULL DEFAULT 'room'`,
    ),
    `CREATE TABLE superior (
       org TEXT PRIMARY KEY, origin TEXT NOT NULL, unit TEXT NOT NULL, key TEXT NOT NULL, next_key TEXT NOT NULL,
       name TEXT NOT NULL, public_key ${bytes}, standing TEXT NOT NULL, heard ${integer} NOT NULL, fault TEXT NOT NULL,
       sender TEXT NOT NULL, lease ${integer} NOT NULL)`,
  ],
  () => [
    'CREATE INDEX audit_by_unit_and_account ON audit (org, unit, account, at)',
    'CREATE INDEX handed_over_by_box ON handed_over (org, box)',
    'CREATE INDEX device_by_unit ON device (org, unit)',
  ],
  ({ integer }) => [`ALTER TABLE blob ADD COLUMN came ${integer} NOT NULL DEFAULT 0`],
];
