/** What the room does by itself as time passes: closes a forgotten meeting, learns a better clock, records what it counted. */
import { randomUUID } from 'node:crypto';
import { openMeeting } from '../domain/agenda.ts';
import { policyOn } from '../domain/branch.ts';
import type { Command } from '../domain/commands.ts';
import { dateOf } from '../domain/date.ts';
import { betterClock, isDoubtful, type Stamp } from '../domain/stamp.ts';
import { branchOf, type State } from '../domain/state.ts';
import type { Result } from './loop.ts';
import type { RefusalCounts } from './refusal-counts.ts';
import { nowOf } from './view.ts';

/** A command without its circumstances. */
export type Unresolved = Command extends infer C ? (C extends Command ? Pick<C, 'type' | 'data'> : never) : never;

export type Submit = (id: string, actor: string, what: Unresolved) => Promise<Result>;

export interface UpkeepOptions {
  readonly state: () => State;
  readonly stamp: () => Stamp;
  readonly submit: Submit;
  readonly counts: RefusalCounts;
  /** Minutes before a part's start from which a tap counts, where the box's config sets them. */
  readonly earlyMinutes: number | undefined;
}

export interface Upkeep {
  /** To be called at the start and every few seconds. */
  tick(): Promise<void>;
  /** What was only counted goes on record before the meeting closes, and once a minute. */
  recordCounts(): Promise<void>;
}

const countsEveryMs = 60_000;

export function createUpkeep({ state, stamp, submit, counts, earlyMinutes }: UpkeepOptions): Upkeep {
  let counted = stamp().mono;
  const kiosk = (what: Unresolved) => submit(randomUUID(), 'kiosk', what);

  const closeForgotten = async () => {
    if (openMeeting(state()) !== undefined) await kiosk({ type: 'time.pass', data: {} });
  };

  /** KX-05: once per boot and quality; nothing is written while the clock stays as good as it was. */
  const learnClock = async () => {
    const { wall, mono, boot, quality } = stamp();
    const known = state().clocks.get(boot)?.quality ?? 'saved';
    if (branchOf(state()) === null || isDoubtful(quality) || !betterClock(quality, known)) return;
    await kiosk({ type: 'clock.learn', data: { offset: wall - mono, quality } });
  };

  /** The window that the config sets becomes the branch's policy, so that it stands in the log with what it decided. */
  const adoptConfig = async () => {
    const branch = branchOf(state());
    if (earlyMinutes === undefined || branch === null) return;
    const today = dateOf(nowOf(state(), stamp()).now);
    const policy = policyOn(branch, today);
    if (policy.signIn.earlyMinutes === earlyMinutes) return;
    const adopted = { ...policy, version: policy.version + 1, signIn: { ...policy.signIn, earlyMinutes } };
    await kiosk({ type: 'policy.adopt', data: { policy: adopted, from: today } });
  };

  const recordCounts = () =>
    counts.settle(async (meeting, of) => {
      const result = await kiosk({ type: 'refusals.count', data: { meeting, counts: of } });
      return result.recorded;
    });

  return {
    recordCounts,
    async tick() {
      await adoptConfig();
      await learnClock();
      if (stamp().mono - counted >= countsEveryMs) {
        counted = stamp().mono;
        await recordCounts();
      }
      await closeForgotten();
    },
  };
}
