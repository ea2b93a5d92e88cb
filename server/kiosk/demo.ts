/** The demo room: the branch of Chixi with a year behind it, and today's theme day prepared, all by the ordinary commands. */
import { randomUUID } from 'node:crypto';
import { plannedMeetings } from '../domain/agenda.ts';
import { policyOn } from '../domain/branch.ts';
import type { CommandData } from '../domain/commands.ts';
import { addDays, dateOf, instant, type LocalDate, type LocalTime } from '../domain/date.ts';
import { closedMeetings } from '../domain/participation.ts';
import { cx6n } from '../domain/policy/cx-6n.ts';
import type { Policy } from '../domain/policy/schema.ts';
import { branchOf } from '../domain/state.ts';
import type { Id, Part } from '../domain/vocabulary.ts';
import type { Log } from '../log/contract.ts';
import { foldLog } from '../log/fold-log.ts';
import { writeHistory } from '../simulate/write.ts';
import type { WantedPolicy } from './config-policy.ts';
import type { ScreenSettings } from './contract.ts';
import { createRoom, type RoomOptions } from './create-room.ts';
import { demoHistory } from './demo-history.ts';
import { demoSecretary } from './demo-people.ts';
import { demoDecision, demoPlan, demoPublicity } from './demo-texts.ts';
import type { HashNumber } from './identify.ts';
import type { Room } from './room.ts';
import { noRules } from './upkeep.ts';

const minute = 60_000;

/**
 * Fills an empty log, and sees to it that there is a theme day today, by the policy that is `wanted` or, if that is null, by
 * the branch's. `now`: ms since the epoch.
 */
export async function prepareDemo(log: Log, hash: HashNumber, now: number, wanted: WantedPolicy | null): Promise<void> {
  const today = dateOf(now);
  if (log.heads().length === 0) await writeHistory(log, demoHistory(wanted?.policy ?? cx6n, hash, today));
  const { state } = foldLog(log);
  const prepared = plannedMeetings(state).some((meeting) => (meeting.opened?.date ?? meeting.plan.date) === today);
  if (prepared) return;
  const branch = branchOf(state);
  const policy = wanted?.policy ?? (branch === null ? cx6n : policyOn(branch, today));
  const room = { log, hash, rules: { ...noRules, policy: wanted } };
  const last = closedMeetings(state, addDays(today, -62), today).at(-1)?.id ?? null;
  const plan = planOf({ date: today, policy, parts: partsOf(policy, startsAround(now)), last });
  await run(room, Math.min(now - minute, instant(addDays(today, -6), '10:00')), plan);
}

/** Runs commands in a room whose clock stands at `wall`. */
async function run(
  given: Pick<RoomOptions, 'log' | 'hash' | 'rules'>,
  wall: number,
  commands: readonly CommandData[],
): Promise<void> {
  const boot = `demo-${randomUUID()}`;
  const screen: ScreenSettings = { diagonal: null, largeText: false, voice: false, volume: 0, maskNames: false };
  const room: Room = createRoom({
    ...given,
    stamp: () => ({ wall, mono: 0, boot, quality: 'ntp' }),
    screen: () => screen,
    demo: true,
    onBug(error) {
      throw error;
    },
  });
  try {
    for (const command of commands) {
      const answer = await room.command(randomUUID(), 'secretary', command);
      if (answer.kind !== 'done') throw new Error(`the demo's ${command.type} came to ${JSON.stringify(answer)}`);
    }
  } finally {
    await room.close();
  }
}

/** The parts that the policy gives to a rural branch, with the starts of day and evening. */
function partsOf(policy: Policy, [day, evening]: readonly [LocalTime, LocalTime]): Part[] {
  return policy.parts.rural.map((id) => ({ id, start: id === 'day' ? day : evening }));
}

/** A start that can be begun now, whatever the time, and one in the evening after it. */
function startsAround(now: number): [LocalTime, LocalTime] {
  const minutes = Math.floor((now - instant(dateOf(now), '00:00')) / minute);
  const day = Math.min(Math.ceil((minutes + 15) / 30) * 30, 22 * 60);
  const evening = Math.min(Math.max(day + 180, 19 * 60), 23 * 60 + 30);
  const text = (of: number) => `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
  return [text(day), text(evening)];
}

interface Today {
  readonly date: LocalDate;
  readonly policy: Policy;
  readonly parts: Part[];
  /** The theme day before this one. */
  readonly last: Id | null;
}

/** The plan, with what the policy wants prepared, and who is on leave. */
function planOf({ date, policy, parts, last }: Today): CommandData[] {
  const meeting = randomUUID();
  const kinds = policy.steps.map(({ kind }) => kind);
  const reads = kinds.includes('reading') || kinds.includes('study');
  const { writtenLeave: written } = policy.absence;
  const plan: CommandData[] = [
    {
      type: 'meeting.plan',
      data: { meeting, date, reason: '演示', ...demoPlan, parts, ...(reads ? { reading: [{ chapter: 1 }] } : {}) },
    },
    { type: 'leave.grant', data: { meeting, person: 'demo-201', reason: '家中老人住院，需陪护', written } },
    { type: 'leave.grant', data: { meeting, person: 'demo-308', reason: '外出参加培训', written } },
  ];
  if (kinds.includes('publicity')) plan.push({ type: 'publicity.list', data: { meeting, items: demoPublicity } });
  if (policy.meeting.decisions.reportNext && last !== null) {
    const made = { decision: randomUUID(), ...demoDecision, person: demoSecretary, due: addDays(date, 30) };
    plan.push({ type: 'decision.make', data: { ...made, meeting: last } });
  }
  return plan;
}
