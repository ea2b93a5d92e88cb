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
import { type Event, eventVersion, type NewEvent } from '../domain/events.ts';
import type { Stamp } from '../domain/stamp.ts';
import { apply, fold, type State } from '../domain/state.ts';
import { type Draft, type Log, LogFault } from '../log/contract.ts';

export interface Job {
  /** Made when it is decided, on the state of that moment; `id`, stamp and chance stay the same when it is run again. */
  readonly command: (state: State) => Command;
  readonly id: string;
  /** As the box's own clock showed it. */
  readonly stamp: Stamp;
  /** The unit of its events, on the state of that moment. */
  readonly unit: (state: State) => string;
}

export type Result = { readonly recorded: true; readonly answer: Answer } | { readonly recorded: false };

interface Waiting extends Job {
  readonly settle: (result: Result) => void;
  /** The answer of an earlier run, whose commit failed in an unknown way. */
  answer?: Answer;
}

export interface Loop {
  /** Of committed events. */
  state(): State;
  /** Resolves once it is on disk, or when it is clear that it will not be. Rejects only for a bug. */
  submit(job: Job): Promise<Result>;
  /** To be called when the log has come back: what it holds may be less than before, or other. */
  refold(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export interface LoopOptions {
  readonly log: Log;
  /** How long, in ms, a command waits for a failed log to come back before its person is told. */
  readonly patience: number;
  /** Called after each change of the committed state. */
  readonly onState: (state: State) => void;
  /** Called with what no one awaits: a bug, after which the process should end. */
  readonly onBug: (error: unknown) => void;
}

export function createLoop({ log, patience, onState, onBug }: LoopOptions): Loop {
  let committed = fold(log.read() as Iterable<Event>);
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  const refold = () => {
    committed = fold(log.read() as Iterable<Event>);
    onState(committed);
  };

  /** Decides the batch upon `committed`; whatever it adds is not visible yet. */
  const decideAll = (batch: readonly Waiting[]) => {
    let working = committed;
    const drafts: Draft[] = [];
    for (const job of batch) {
      const command = job.command(working);
      const unit = job.unit(working);
      const outcome = decide(command, working, unit);
      job.answer = outcome.answer;
      const added = outcome.events.map((event, index) => draftOf(job, command, event, index));
      drafts.push(...added);
      if (added.length > 0)
        working = apply(
          working,
          added.map((draft, index) => provisional(draft, drafts.length + index)),
        );
    }
    return { working, drafts };
  };

  const runBatch = async (batch: Waiting[]): Promise<void> => {
    const fresh = batch.filter((job) => {
      if (job.answer === undefined || log.findCommand(job.id).length === 0) return true;
      job.settle({ recorded: true, answer: job.answer });
      return false;
    });
    const { working, drafts } = decideAll(fresh);
    if (drafts.length > 0) {
      await log.append(drafts);
      committed = working;
      onState(committed);
    }
    for (const job of fresh) if (job.answer !== undefined) job.settle({ recorded: true, answer: job.answer });
  };

  /** Waits for the log to come back; those who waited too long are told, and nobody sees green. */
  const recover = async (batch: Waiting[]): Promise<void> => {
    let unsettled = batch;
    for (let waited = 0; !log.status.recording && log.status.why !== 'closed'; waited += 50) {
      await sleep(50);
      if (waited < patience) continue;
      for (const job of [...unsettled, ...waiting]) job.settle({ recorded: false });
      unsettled = [];
      waiting = [];
    }
    if (!log.status.recording) {
      for (const job of [...unsettled, ...waiting]) job.settle({ recorded: false });
      waiting = [];
      return;
    }
    refold();
    waiting = [...unsettled, ...waiting];
  };

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await runBatch(batch);
      } catch (error) {
        if (!(error instanceof LogFault)) throw error;
        await recover(batch);
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
    submit: (job) =>
      new Promise((settle) => {
        waiting.push({ ...job, settle });
        start();
      }),
    refold() {
      if (running === undefined) refold(); // else the batch under way has met the fault, and refolds itself
    },
    async idle() {
      while (running !== undefined) await running;
    },
  };
}

function draftOf(job: Job, command: Command, event: NewEvent, index: number): Draft {
  return { ...job.stamp, ...event, id: `${job.id}.${index}`, v: eventVersion, command: job.id, actor: command.actor };
}

/** A draft as it will be folded; the log's own `seq` and `tick` only order it after everything before, as it stands here. */
function provisional(draft: Draft, place: number): Event {
  return { ...draft, origin: '', seq: place, tick: place };
}
