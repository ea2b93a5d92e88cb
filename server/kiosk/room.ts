/** The running room: the one loop behind a small face. HTTP, sockets and drivers stand in front of it and know only this. */
import type { DeviceStatus, Reading } from '../../device/contract.ts';
import type { LocalDate } from '../domain/date.ts';
import type { State } from '../domain/state.ts';
import type { LogStatus } from '../log/contract.ts';
import type { Answer, AnswerPush, CommandData, Desk, HealthView, HeldStage, NotRecording, View } from './contract.ts';

export interface Room {
  /** What the screen shows: always of committed events. The same object until something changes. */
  view(): View;
  /** `initials`: to find people by; without it they have none. */
  desk(initials?: Initials): Desk;
  /** Puts a question to what is committed; `today` is China's. */
  ask<T>(question: (state: State, today: LocalDate) => T): T;
  /** Runs one command from a person; `id` makes a repeat harmless. Resolves when its events are on disk. */
  command(id: string, actor: string, command: CommandData): Promise<Answer | NotRecorded>;
  /** The secretary's desk was opened: on record (KX-09). */
  deskOpened(actor: string): Promise<void>;
  /** A reading from a driver. The answer comes by `onAnswer`. */
  read(reading: Reading): void;
  deviceStatus(status: DeviceStatus): void;
  /** Told by the log when recording stops and starts. */
  logStatus(status: LogStatus): void;
  /** Told by the link to the township. */
  linkStatus(link: HealthView['link']): void;
  /** While a stage is held nothing is recorded; null: the room is at work, on all that the log holds by then. */
  hold(stage: HeldStage | null): Promise<void>;
  /** The township has told the time: true time minus time since boot, ms. Goes on record where no better one is. */
  learnTime(offset: number): void;
  /** Events that others wrote have come into the log; they are seen soon. */
  received(): void;
  /** How many events that others wrote are kept here and not understood. */
  strange(): number;
  /** Told after each try of the nightly copy. */
  copyTried(made: boolean): void;
  /** Told whenever they may be others. */
  photosDamaged(days: HealthView['damagedPhotos']): void;
  /** The screen switches or anything else outside the log has changed. */
  refresh(): void;
  /** While set, readers bind to this person instead of signing in; ends by itself after two minutes without a reading. */
  arm(person: string | null): void;
  /** Called after each change of the view, never with an uncommitted one. Returns how to stop. */
  onView(listener: (view: View) => void): () => void;
  /** Called when something has been written into the log. */
  onRecorded(listener: () => void): () => void;
  /** `device`: where the card was held. */
  onAnswer(listener: (answer: AnswerPush, device: string) => void): () => void;
  /** Called at once for each reading, before it is decided. */
  onHeard(listener: () => void): () => void;
  /** Called when a meeting that was open has been closed, by whomever. */
  onClosed(listener: () => void): () => void;
  /** Votes go past the log: nobody can tell whose they were. */
  readonly ballots: {
    /** False: the turn was over, or a choice is none. */
    cast(turn: string, choices: readonly (number | null)[]): boolean | NotRecorded;
    /** Gives the turn up without a vote. */
    leave(turn: string): void;
    /** Ends the ballot; its counts go on record. */
    count(ballot: string): Promise<Answer | NotRecorded>;
  };
  log(): { readonly origin: string; readonly seq: number; readonly head: string };
  /** Waits for what is under way. The log is the caller's to close. */
  close(): Promise<void>;
}

/** The pinyin initials of a name, one string per reading. */
export type Initials = (name: string) => readonly string[];

export interface NotRecorded {
  readonly kind: 'not-recording';
  readonly why: NotRecording;
}
