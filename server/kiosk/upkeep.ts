/** What the room does by itself as time passes: closes a forgotten meeting, learns a better clock, records what it counted. */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { openMeeting } from '../domain/agenda.ts';
import { adoptedOn, type Branch, policyOn } from '../domain/branch.ts';
import type { HolidayTable } from '../domain/calendar-prc.ts';
import type { Command } from '../domain/commands.ts';
import { dateOf, type LocalDate } from '../domain/date.ts';
import { unheeded } from '../domain/heed.ts';
import type { Policy } from '../domain/policy/schema.ts';
import { type ClockQuality, isDoubtful, type Stamp, teaches } from '../domain/stamp.ts';
import { branchOf, type State } from '../domain/state.ts';
import type { WantedPolicy } from './config-policy.ts';
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
  readonly rules: RoomRules;
}

/** What the box's config says of the rules; null: as the log says, or the defaults. */
export interface RoomRules {
  /** Minutes before a part's start from which a tap counts. */
  readonly earlyMinutes: number | null;
  readonly policy: WantedPolicy | null;
  readonly holidays: HolidayTable | null;
}

export const noRules: RoomRules = { earlyMinutes: null, policy: null, holidays: null };

export interface Upkeep {
  /** To be called at the start, every few seconds, and when others' events have come. One is under way at a time. */
  tick(): Promise<void>;
  /** KX-05: from the township's answer, once per boot. `offset`: true time minus time since boot, ms. */
  learnTime(offset: number): Promise<void>;
  /** What was only counted goes on record before the meeting closes, and once a minute. */
  recordCounts(): Promise<void>;
}

const countsEveryMs = 60_000;

export function createUpkeep({ state, stamp, submit, counts, rules }: UpkeepOptions): Upkeep {
  let counted = stamp().mono;
  const kiosk = (what: Unresolved) => submit(randomUUID(), 'kiosk', what);

  const closeForgotten = async () => {
    if (openMeeting(state()) !== undefined) await kiosk({ type: 'time.pass', data: {} });
  };

  const heed = async () => {
    const { moves, reminders } = unheeded(state());
    if (moves.length > 0 || reminders.length > 0) await kiosk({ type: 'word.heed', data: {} });
  };

  /** KX-05: nothing is written while the clock stays as good as it was and tells the same time. */
  const learnClock = async () => {
    const { wall, mono, quality } = stamp();
    if (!isDoubtful(quality)) await learn(wall - mono, quality);
  };

  const learn = async (offset: number, quality: ClockQuality) => {
    if (branchOf(state()) === null || !teaches({ offset, quality }, state().clocks.get(stamp().boot))) return;
    await kiosk({ type: 'clock.learn', data: { offset, quality } });
  };

  /** What the config sets becomes the branch's, so that it stands in the log with what it decided. */
  const adoptRules = async () => {
    const branch = branchOf(state());
    if (branch === null) return;
    const today = dateOf(nowOf(state(), stamp()).now);
    const adopted = adoption(rules, branch, today);
    if (adopted !== null) await kiosk({ type: 'policy.adopt', data: adopted });
    const years = Object.entries(rules.holidays ?? {}).filter(
      ([year, days]) =>
        !branch.decreedYears.includes(year) && JSON.stringify(branch.holidays[year]) !== JSON.stringify(days),
    );
    if (years.length > 0) await kiosk({ type: 'holidays.learn', data: { years: Object.fromEntries(years) } });
  };

  const recordCounts = () =>
    counts.settle(async (meeting, of) => {
      const result = await kiosk({ type: 'refusals.count', data: { meeting, counts: of } });
      return result.recorded;
    });

  const look = async () => {
    await adoptRules();
    await learnClock();
    if (stamp().mono - counted >= countsEveryMs) {
      counted = stamp().mono;
      await recordCounts();
    }
    await closeForgotten();
    await heed();
  };

  let looking: Promise<void> | undefined;
  let isDue = false;
  /** What is asked for meanwhile is one look more. */
  const lookInTurn = async () => {
    do {
      isDue = false;
      await look();
    } while (isDue);
  };

  return {
    recordCounts,
    learnTime: (offset) => learn(offset, 'hub'),
    tick() {
      isDue = true;
      looking ??= lookInTurn().finally(() => {
        looking = undefined;
      });
      return looking;
    },
  };
}

/**
 * What the config asks for, with its window, where that differs from what stands on the day from which it is to hold; null
 * where it stands already, or where the township has said what holds. Other values under the name of what stood get a
 * version of their own.
 */
function adoption({ policy: wanted, earlyMinutes }: RoomRules, branch: Branch, today: LocalDate) {
  const from = wanted?.from ?? today;
  if (adoptedOn(branch, from)?.level != null) return null;
  const standing = policyOn(branch, from);
  const asked = wanted?.policy ?? standing;
  const signIn = { ...asked.signIn, earlyMinutes: earlyMinutes ?? asked.signIn.earlyMinutes };
  const version = asked.version + (isDeepStrictEqual(signIn, asked.signIn) ? 0 : 1);
  const policy: Policy = { ...asked, signIn, version };
  if (version <= standing.version && isDeepStrictEqual({ ...policy, version: standing.version }, standing)) return null;
  const least = standing.id === policy.id ? standing.version + 1 : version;
  return { policy: { ...policy, version: Math.max(version, least) }, from };
}
