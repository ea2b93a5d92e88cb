/**
 * The one loop: command → decide → append → evolve.
 *
 * One batch is under way at a time. What queued up during one commit is decided, one after the other, each upon the
 * other's events, and committed together next. Every answer waits for the commit it rests on. When the disk fails, the
 * waiting commands are run again on what the log holds after it has reopened; a command's id stands in its events, so one
 * that had reached the disk is found there.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../domain/answers.ts';
import type { Command } from '../domain/commands.ts';
import { decide } from '../domain/decide/decide.ts';
import type { Outcome } from '../domain/decide/outcome.ts';
import { type Event, eventIdOf, eventVersion, type NewEvent } from '../domain/events.ts';
import type { Stamp } from '../domain/stamp.ts';
import { apply, type State } from '../domain/state.ts';
import { type Draft, type Log, LogFault } from '../log/contract.ts';
import { foldLog, type HowFolded } from '../log/fold-log.ts';

export interface Job {
  /** Made when it is decided, on the state of that moment; `id`, stamp and chance stay the same when it is run again. */
  readonly command: (state: State) => Command;
  readonly id: string;
  /** As the box's own clock showed it. */
  readonly stamp: Stamp;
  /** The unit of its events, on the state of that moment. */
  readonly unit: (state: State) => string;
}

/** `added`: events were written for it. */
export type Result =
  | { readonly recorded: true; readonly answer: Answer; readonly added: boolean }
  | { readonly recorded: false };

interface Waiting extends Job {
  readonly settle: (result: Result) => void;
  /** Of an earlier run, whose commit failed. */
  outcome?: Outcome;
  /** When its first commit failed, by the loop's clock; it is then run by itself, as it may be what fails. */
  failedAt?: number;
}

export interface Loop {
  /** Of committed events. */
  state(): State;
  /** How many of those that others wrote were not understood when all were last folded. */
  strange(): number;
  /**
   * Resolves once it is on disk, or when it is clear that it will not be. A job whose id is under way already is that job.
   * Rejects only for a bug.
   */
  submit(job: Job): Promise<Result>;
  /**
   * To be called when the log has come back: what it holds may be less than before, or other. Resolves when it has been
   * folded, with the ms that took.
   */
  refold(): Promise<number>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export interface LoopOptions {
  readonly log: Log;
  /** How long, in ms, a command waits for a failed log before its person is told. */
  readonly patience: number;
  /** Called after each change of the committed state. */
  readonly onState: (state: State) => void;
  /** Called each time that all was folded. */
  readonly onFolded?: ((how: HowFolded) => void) | undefined;
  /** Called with what no one awaits: a bug, after which the process should end. */
  readonly onBug: (error: unknown) => void;
}

export function createLoop({ log, patience, onState, onFolded, onBug }: LoopOptions): Loop {
  const folded = () => {
    const { how, ...all } = foldLog(log);
    onFolded?.(how);
    return all;
  };
  let { state: committed, strange } = folded();
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  /** The log has come back, or a commit failed: what stands in memory may not be what stands on disk. */
  let stale = false;
  let refolded = Promise.withResolvers<number>();
  const underWay = new Map<string, Promise<Result>>();

  /** Decides the batch upon `committed`, each command upon the events of those before it. Nothing is visible yet. */
  const decideAll = (batch: readonly Waiting[]) => {
    let working = committed;
    let unfolded: readonly Event[] = [];
    const drafts: Draft[] = [];
    for (const job of batch) {
      working = apply(working, unfolded);
      const command = job.command(working);
      const outcome = decide(command, working, job.unit(working));
      job.outcome = outcome;
      const added = outcome.events.map((event, index) => draftOf(job, command, event, index));
      unfolded = added.map((draft, index) => provisional(draft, drafts.length + index));
      drafts.push(...added);
    }
    return { drafts, after: () => apply(working, unfolded) };
  };

  const runBatch = async (batch: readonly Waiting[]): Promise<void> => {
    const fresh: Waiting[] = [];
    for (const job of batch) {
      // A failed commit may have reached the disk all the same.
      if (job.outcome !== undefined && log.findCommand(job.id).length > 0) settle(job, job.outcome);
      else fresh.push(job);
    }
    const { drafts, after } = decideAll(fresh);
    if (drafts.length > 0) {
      const writing = log.append(drafts);
      const next = after(); // while the disk works, so that nobody waits for it
      await writing;
      committed = next;
      onState(committed);
    }
    for (const job of fresh) if (job.outcome !== undefined) settle(job, job.outcome);
  };

  /** All that wait, or the first alone where it has failed before. */
  const takeBatch = (): readonly Waiting[] => {
    const alone = waiting[0]?.failedAt !== undefined;
    const batch = alone ? waiting.slice(0, 1) : waiting.filter((job) => job.failedAt === undefined);
    waiting = waiting.filter((job) => !batch.includes(job));
    return batch;
  };

  /** Rests, and waits until the log is back. Who has waited too long is told, and nobody sees green. */
  const outlast = async (failed: readonly Waiting[]): Promise<void> => {
    waiting = [...failed, ...waiting];
    const started = performance.now();
    do {
      const now = performance.now();
      const { status } = log;
      const closed = !status.recording && status.why === 'closed';
      const longOut = !status.recording && now - started >= patience;
      for (const job of waiting) job.failedAt ??= now;
      const lost = waiting.filter(({ failedAt = now }) => closed || longOut || now - failedAt >= patience);
      waiting = waiting.filter((job) => !lost.includes(job));
      for (const job of lost) job.settle({ recorded: false });
      if (closed) return;
      await sleep(50);
    } while (!log.status.recording);
  };

  const run = async (): Promise<void> => {
    while (waiting.length > 0 || stale) {
      const batch = takeBatch();
      try {
        if (stale) {
          const began = performance.now();
          ({ state: committed, strange } = folded());
          stale = false;
          refolded.resolve(performance.now() - began);
          refolded = Promise.withResolvers();
          onState(committed);
        }
        await runBatch(batch);
      } catch (error) {
        // A log that records and yet cannot be folded will not mend itself: the next start does.
        const isBeyond = stale && log.status.recording && error instanceof LogFault && error.kind === 'damaged';
        if (!(error instanceof LogFault) || isBeyond) throw error;
        stale = true;
        await outlast(batch);
        if (!log.status.recording) return;
      }
    }
  };

  const start = () => {
    running ??= run()
      .catch(onBug)
      .finally(() => {
        running = undefined;
        if (waiting.length > 0) start();
      });
  };

  return {
    state: () => committed,
    strange: () => strange,
    submit(job) {
      const known = underWay.get(job.id);
      if (known !== undefined) return known;
      const result = new Promise<Result>((settle) => {
        waiting.push({ ...job, settle });
      }).finally(() => underWay.delete(job.id));
      underWay.set(job.id, result);
      start();
      return result;
    },
    refold() {
      const { promise } = refolded;
      stale = true;
      start();
      return promise;
    },
    async idle() {
      while (running !== undefined) await running;
    },
  };
}

function settle(job: Waiting, { answer, events }: Outcome): void {
  job.settle({ recorded: true, answer, added: events.length > 0 });
}

function draftOf(job: Job, command: Command, event: NewEvent, index: number): Draft {
  return {
    ...job.stamp,
    ...event,
    id: eventIdOf(job.id, index),
    v: eventVersion,
    command: job.id,
    actor: command.actor,
  };
}

/** A draft as it will be folded; the log's own `seq` and `tick` only order it after everything before, as it stands here. */
function provisional(draft: Draft, place: number): Event {
  return { ...draft, origin: '', seq: place, tick: place };
}
