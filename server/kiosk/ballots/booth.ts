/**
 * The voting booth: one person after another, admitted by her card, casts one vote at the screen. Ties the ballot box to the
 * log, which knows the ballot but never a vote.
 */
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { askedIn, openBallot } from '../../domain/ballot.ts';
import type { CommandDataOf } from '../../domain/commands.ts';
import type { State } from '../../domain/state.ts';
import type { Id } from '../../domain/vocabulary.ts';
import type { BallotAnswer } from '../contract.ts';
import type { Result } from '../loop.ts';
import type { Submit } from '../upkeep.ts';
import { type BallotBox, makeBox, openBox } from './box.ts';

export interface Turn {
  /** Names this turn, so that a touch that comes late counts for nobody else. */
  readonly id: Id;
  readonly person: Id;
  /** ms since boot. */
  readonly until: number;
}

export interface Booth {
  turn(): Turn | null;
  turnout(): number;
  /** A person whose card says that she may vote. */
  admit(person: Id): 'ballot' | BallotAnswer['kind'];
  /** Unless it is true nothing was counted: the turn was over, a choice is none, or the disk took nothing. */
  cast(turn: Id, choices: readonly (number | null)[]): boolean | 'not-recorded';
  /** Gives the turn up without a vote. */
  leave(turn: Id): void;
  /** Before a ballot is opened in the log its box must stand. */
  prepare(data: CommandDataOf<'ballot.open'>): void;
  /** The ballot that was prepared has not been opened. */
  discard(ballot: Id): void;
  /** Brings box and log together: to be called after each change of the state, and now and then. */
  follow(): void;
  /** Counts, and puts the counts on record. Undefined: there is no such ballot in the box. */
  count(ballot: Id): Promise<Result | undefined>;
  close(): void;
}

export interface BoothOptions {
  /** Where the ballot box stands. */
  readonly file: string;
  readonly state: () => State;
  /** ms since boot. */
  readonly mono: () => number;
  readonly submit: Submit;
  readonly onBug: (error: unknown) => void;
}

/** How long a turn lasts: ms, and as much again for each question. */
const turnMs = 60_000;
const questionMs = 8_000;

export function createBooth({ file, state, mono, submit, onBug }: BoothOptions): Booth {
  let box: BallotBox | undefined = openBox(file);
  let turn: Turn | null = null;
  let counting = false;
  let settling = false;
  let again = false;

  const open = () => {
    const ballot = openBallot(state());
    return ballot !== undefined && ballot.id === box?.ballot ? { ...ballot, box } : undefined;
  };
  /** No vote passes between counting and the record of it. */
  const current = () => (turn !== null && !counting && mono() <= turn.until ? turn : null);

  const count = async (id: Id): Promise<Result | undefined> => {
    if (box?.ballot !== id) return undefined;
    counting = true;
    const data = { ballot: id, cast: box.turnout(), counts: box.counts() };
    return submit(`${id}.close`, 'kiosk', { type: 'ballot.close', data }).finally(() => {
      counting = false;
    });
  };

  /** A ballot that has ended leaves no box; one whose meeting is over is counted; one whose box is gone cannot be. */
  const settle = async () => {
    const ballot = openBallot(state());
    const ended = box === undefined ? undefined : state().ballots.get(box.ballot);
    if (ended !== undefined && ended.id !== ballot?.id) {
      box?.destroy();
      box = undefined;
      turn = null;
    }
    if (ballot === undefined) return;
    if (box?.ballot !== ballot.id) {
      const data = { ballot: ballot.id, reason: '票箱损坏，本次投票作废，请重新投票。' };
      await submit(`${ballot.id}.void`, 'kiosk', { type: 'ballot.cancel', data });
    } else if (state().meetings.get(ballot.opened.meeting)?.closed != null) await count(ballot.id);
  };

  /** What changes while it is under way is looked at once more. */
  const follow = () => {
    again = settling;
    if (settling) return;
    settling = true;
    settle()
      .catch(onBug)
      .finally(() => {
        settling = false;
        if (again) follow();
      });
  };

  return {
    turn: current,
    turnout: () => box?.turnout() ?? 0,
    admit(person) {
      const ballot = open();
      const voted = ballot?.box.hasVoted(person) ?? null;
      if (ballot === undefined || voted === null) return 'ballot-late';
      if (voted) return 'ballot-cast';
      const busy = current();
      if (counting || (busy !== null && busy.person !== person)) return 'ballot-busy';
      const lasts = turnMs + ballot.opened.questions.length * questionMs;
      turn = { id: busy?.id ?? randomUUID(), person, until: mono() + lasts };
      return 'ballot';
    },
    cast(id, choices) {
      const ballot = open();
      const now = current();
      if (ballot === undefined || now?.id !== id) return false;
      const { questions, answers } = ballot.opened;
      const sound = (choice: number | null) => choice === null || choice < answers.length;
      if (choices.length !== questions.length || !choices.every(sound)) return false;
      try {
        const counted = ballot.box.cast(now.person, choices);
        turn = null;
        return counted;
      } catch (error) {
        if (!(error instanceof Database.SqliteError)) throw error;
        return 'not-recorded';
      }
    },
    leave(id) {
      if (turn?.id === id) turn = null;
    },
    prepare({ ballot, meeting, about }) {
      const policy = state().meetings.get(meeting)?.opened?.policy;
      const asked = policy === undefined ? null : askedIn(state(), policy, about);
      const taken = box !== undefined && (openBallot(state()) !== undefined || !state().ballots.has(box.ballot));
      if (asked === null || state().ballots.has(ballot) || taken) return;
      box?.destroy();
      const voters = [...state().people.values()].filter((person) => !person.left).map((person) => person.id);
      const [questions, answers] = [asked.questions.length, asked.answers.length];
      box = makeBox(file, { ballot, voters, questions, answers });
    },
    discard(ballot) {
      if (box?.ballot !== ballot || state().ballots.has(ballot)) return;
      box.destroy();
      box = undefined;
    },
    follow,
    count,
    close() {
      box?.close();
      box = undefined;
    },
  };
}
