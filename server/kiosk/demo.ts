/**
 * The demo room: a rural branch of Chixi with 36 members, last month's theme day held and today's prepared. It is written
 * by the ordinary commands, the past ones through a room whose clock stands then.
 */
import { randomUUID } from 'node:crypto';
import { plannedMeetings } from '../domain/agenda.ts';
import { policyOn } from '../domain/branch.ts';
import type { CommandData } from '../domain/commands.ts';
import { addDays, addMonths, dateOf, instant, type LocalDate, type LocalTime, monthOf } from '../domain/date.ts';
import { cx6n } from '../domain/policy/cx-6n.ts';
import type { Policy } from '../domain/policy/schema.ts';
import { branchOf, fold } from '../domain/state.ts';
import { stepsOf } from '../domain/steps.ts';
import type { Part } from '../domain/vocabulary.ts';
import type { Log } from '../log/contract.ts';
import type { WantedPolicy } from './config-policy.ts';
import type { ScreenSettings } from './contract.ts';
import { createRoom, type RoomOptions } from './create-room.ts';
import { demoLost, demoNumber, demoPeople, demoSecretary } from './demo-people.ts';
import { demoAgenda, demoPages, demoSummary } from './demo-texts.ts';
import type { HashNumber } from './identify.ts';
import { eventsOf } from './loop.ts';
import type { Room } from './room.ts';
import { noRules } from './upkeep.ts';

const minute = 60_000;

/**
 * Fills an empty log, and sees to it that there is a theme day today, by the policy that is `wanted` or, if that is null, by
 * the branch's. `now`: ms since the epoch.
 */
export async function prepareDemo(log: Log, hash: HashNumber, now: number, wanted: WantedPolicy | null): Promise<void> {
  const today = dateOf(now);
  const state = fold(eventsOf(log));
  const branch = branchOf(state);
  const policy = wanted?.policy ?? (branch === null ? cx6n : policyOn(branch, today));
  const room = { log, hash, rules: { ...noRules, policy: wanted } };
  if (branch === null) {
    await at(room, instant(addDays(today, -60), '10:00'), (command) => setUp(command, hash));
    const lastMonth = `${addMonths(monthOf(today), -1)}-15`;
    const parts = partsOf(policy, ['09:00', '19:00']);
    await at(room, instant(addDays(lastMonth, -6), '10:00'), (command) => plan(command, 'demo-last', lastMonth, parts));
    await at(room, instant(lastMonth, '08:20'), (command, later) =>
      hold(command, later, { meeting: 'demo-last', date: lastMonth, policy }),
    );
  }
  const prepared = plannedMeetings(state).some((meeting) => (meeting.opened?.date ?? meeting.plan.date) === today);
  if (prepared) return;
  const id = randomUUID();
  await at(room, Math.min(now - minute, instant(addDays(today, -6), '10:00')), async (command) => {
    await plan(command, id, today, partsOf(policy, startsAround(now)));
    for (const [person, reason] of [
      ['demo-201', '家中老人住院，需陪护'],
      ['demo-308', '外出参加培训'],
    ] as const) {
      await command({
        type: 'leave.grant',
        data: { meeting: id, person, reason, written: policy.absence.writtenLeave },
      });
    }
  });
}

type Run = (command: CommandData) => Promise<void>;

/** Runs commands in a room whose clock stands at `wall`; `later` moves it on by minutes. */
async function at(
  given: Pick<RoomOptions, 'log' | 'hash' | 'rules'>,
  wall: number,
  script: (command: Run, later: (minutes: number) => void) => Promise<void>,
): Promise<void> {
  let time = wall;
  const boot = `demo-${randomUUID()}`;
  const screen: ScreenSettings = { diagonal: null, largeText: false, voice: false, volume: 0, maskNames: false };
  const room: Room = createRoom({
    ...given,
    stamp: () => ({ wall: time, mono: time - wall, boot, quality: 'ntp' }),
    initials: () => [],
    screen: () => screen,
    demo: true,
    onBug(error) {
      throw error;
    },
  });
  const command: Run = async (data) => {
    const answer = await room.command(randomUUID(), 'secretary', data);
    if (answer.kind !== 'done') throw new Error(`the demo's ${data.type} came to ${JSON.stringify(answer)}`);
  };
  try {
    await script(command, (minutes) => {
      time += minutes * minute;
    });
  } finally {
    await room.close();
  }
}

async function setUp(command: Run, hash: HashNumber): Promise<void> {
  const branch = randomUUID();
  const described = { name: '流岐岙村党支部', township: '赤溪镇', kind: 'rural' as const, room: '村党员活动室' };
  await command({ type: 'branch.describe', data: { branch, ...described } });
  await command({ type: 'roster.add', data: { people: [...demoPeople] } });
  await command({ type: 'branch.name-secretary', data: { person: demoSecretary } });
  for (const { person } of demoPeople) {
    for (const kind of ['card', 'booklet'] as const) {
      const number = demoNumber(person, kind);
      if (number === null) continue;
      const key = hash(kind, number);
      await command({ type: 'credential.bind', data: { key, kind, tail: number.slice(-4), person } });
      if (person === demoLost && kind === 'card') await command({ type: 'credential.report-lost', data: { key } });
    }
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

async function plan(command: Run, meeting: string, date: LocalDate, parts: Part[]): Promise<void> {
  await command({
    type: 'meeting.plan',
    data: {
      meeting,
      date,
      reason: '演示',
      theme: '学习贯彻全会精神　共建美丽乡村',
      place: '村党员活动室',
      requirements: '请佩戴党员徽章，携带《党员一本通》，提前十分钟到场。',
      parts,
      agenda: [...demoAgenda],
      pages: [...demoPages],
    },
  });
}

interface Held {
  readonly meeting: string;
  readonly date: LocalDate;
  readonly policy: Policy;
}

/** Last month's day: most came, all paid, every step was held. */
async function hold(command: Run, later: (minutes: number) => void, { meeting, date, policy }: Held): Promise<void> {
  const members = demoPeople.filter((person) => person.standing === 'member');
  const came = members.filter((_, index) => index % 13 !== 7);
  for (const { person } of came) await command({ type: 'sign-in.by-hand', data: { meeting, person } });
  later(40);
  await command({ type: 'meeting.open', data: { meeting, date, dateConfirmed: true } });
  for (const { id: step, kind } of stepsOf(policy, []).slice(1)) {
    later(12);
    await command({ type: 'step.enter', data: { meeting, step } });
    if (kind !== 'dues') continue;
    for (const { person } of came.slice(0, -2))
      await command({ type: 'dues.mark-paid', data: { month: monthOf(date), person } });
  }
  await command({ type: 'summary.write', data: { meeting, text: demoSummary } });
  if (policy.parts.rural.includes('evening')) {
    later(9 * 60);
    await command({ type: 'part.open', data: { meeting, part: 'evening' } });
    for (const { person } of came.slice(4)) await command({ type: 'sign-in.by-hand', data: { meeting, person } });
  }
  later(90);
  await command({ type: 'meeting.close', data: { meeting } });
}
