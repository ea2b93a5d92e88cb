/**
 * Everything that the room can be asked to do. `CommandData` is what arrives from outside; `Command` adds what decide may
 * not fetch by itself: time, identity, chance and who asks.
 */
import type { z } from 'zod';
import { assessmentCommands } from './commands/assessment.ts';
import { ballotCommands } from './commands/ballot.ts';
import { boxCommands } from './commands/box.ts';
import { credentialsCommands } from './commands/credentials.ts';
import { doorCommands } from './commands/door.ts';
import { duesCommands } from './commands/dues.ts';
import { followUpCommands } from './commands/follow-up.ts';
import { itemCommands } from './commands/item.ts';
import { leaveCommands } from './commands/leave.ts';
import { ledgerCommands } from './commands/ledger.ts';
import { noticeCommands } from './commands/notice.ts';
import { prepareCommands } from './commands/prepare.ts';
import { proceedingsCommands } from './commands/proceedings.ts';
import { rosterCommands } from './commands/roster.ts';
import { runningCommands } from './commands/running.ts';
import { themesCommands } from './commands/themes.ts';
import type { GuideOf } from './events/guidance.ts';
import type { EventData } from './events.ts';
import type { ClockQuality, Stamp } from './stamp.ts';
import type { CredentialKind, Id, Office } from './vocabulary.ts';

export const commandSchemas = {
  ...rosterCommands,
  ...credentialsCommands,
  ...prepareCommands,
  ...leaveCommands,
  ...followUpCommands,
  ...runningCommands,
  ...proceedingsCommands,
  ...doorCommands,
  ...duesCommands,
  ...itemCommands,
  ...ledgerCommands,
  ...themesCommands,
  ...ballotCommands,
  ...noticeCommands,
  ...assessmentCommands,
  ...boxCommands,
} as const;

export type CommandType = keyof typeof commandSchemas;
export type CommandDataOf<T extends CommandType> = z.infer<(typeof commandSchemas)[T]>;
/** A command as it comes in at the edge, one member of the union per type. */
export type CommandData = { [T in CommandType]: { readonly type: T; readonly data: CommandDataOf<T> } }[CommandType];

/** What was held to a reader, after the credential was made out. */
export type Credential =
  /** `seen`: the bindings of this box know the key or not; decide looks. */
  | {
      readonly kind: CredentialKind;
      readonly key: string;
      readonly tail: string;
      /** What a card that proves itself has counted up to; null when this one did not. Missing where nothing can be proven. */
      readonly counter?: number | null;
    }
  | { readonly kind: 'random-uid' }
  /** It tried to prove itself, and the proof is wrong. */
  | { readonly kind: 'not-genuine' }
  | { readonly kind: 'bad-check' }
  | { readonly kind: 'not-a-booklet' }
  | { readonly kind: 'unreadable'; readonly reason: 'mute' | 'left-too-soon' };

/** What only the room itself asks for, by type. */
export interface InternalCommands {
  /** Present a credential to sign in (or to pay dues in the dues step). */
  readonly 'credential.present': Credential;
  /** What the room counted and did not keep one by one, put on record before a meeting closes. */
  readonly 'refusals.count': { readonly meeting: Id; readonly counts: Readonly<Record<string, number>> };
  /** The box's config or the township sets another policy from a day on. */
  readonly 'policy.adopt': EventData<'policy.adopted'>;
  /** The box's config or the township knows the holidays of more years, or knows them otherwise. */
  readonly 'holidays.learn': EventData<'holidays.known'>;
  readonly 'theme.issue': GuideOf<'theme.issue'>;
  readonly 'theme.recall': GuideOf<'theme.recall'>;
  /** In the township's own log: what these branches are to be given. */
  readonly 'guidance.give': { readonly id: Id } & EventData<'guidance.given'>;
  /** The box's own clock has become better than what this boot knew. */
  readonly 'clock.learn': { readonly offset: number; readonly quality: ClockQuality };
  /** Someone opened the desk and with it personal data: every look is on record (KX-09). */
  readonly 'desk.open': Readonly<Record<string, never>>;
  /** What the ballot box holds: by question, then by answer. */
  readonly 'ballot.close': {
    readonly ballot: Id;
    readonly cast: number;
    readonly counts: number[][];
  };
  /** The township tells the branch who it is that answers what the branch asks. */
  readonly 'superior.name': EventData<'superior.named'>;
  /** What has come from above takes effect in the room: an approved day becomes the plan's, reminders stand on the board. */
  readonly 'word.heed': Readonly<Record<string, never>>;
  /** Time passes: a forgotten meeting closes itself. */
  readonly 'time.pass': Readonly<Record<string, never>>;
}

/** All commands by type, with what they say. */
export type Commands = { readonly [T in CommandType]: CommandDataOf<T> } & InternalCommands;

export interface Circumstances {
  /** Opaque, random, unique; the ids of the command's events are made of it, so a repeated command is recognised. */
  readonly id: string;
  /** `secretary`, `reader:<device>`, `kiosk`. */
  readonly actor: string;
  readonly stamp: Stamp;
  /** The best known time at that stamp, ms since the epoch. */
  readonly now: number;
  /** Uniform in [0, 1). */
  readonly random: number;
  /** Who of the levels above gives it; missing: the branch itself. */
  readonly office?: Office;
}

export type Command = Circumstances &
  { [T in keyof Commands]: { readonly type: T; readonly data: Commands[T] } }[keyof Commands];
