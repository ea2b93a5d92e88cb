/**
 * The demo room: a rural branch of Chixi with 36 members, last month's theme day held and today's prepared. It is written
 * by the ordinary commands, the past ones through a room whose clock stands then.
 */
import { randomUUID } from 'node:crypto';
import { plannedMeetings } from '../domain/agenda.ts';
import type { CommandData } from '../domain/commands.ts';
import { addDays, addMonths, dateOf, instant, type LocalDate, monthOf } from '../domain/date.ts';
import { fold } from '../domain/state.ts';
import type { Part } from '../domain/vocabulary.ts';
import type { Log } from '../log/contract.ts';
import type { ScreenSettings } from './contract.ts';
import { createRoom } from './create-room.ts';
import { demoLost, demoNumber, demoPeople, demoSecretary } from './demo-people.ts';
import { demoAgenda, demoPages, demoSummary } from './demo-texts.ts';
import type { HashNumber } from './identify.ts';
import { eventsOf } from './loop.ts';
import type { Room } from './room.ts';

const minute = 60_000;

/** Fills an empty log, and sees to it that there is a theme day today. `now`: ms since the epoch. */
export async function prepareDemo(log: Log, hash: HashNumber, now: number): Promise<void> {
  const today = dateOf(now);
  const state = fold(eventsOf(log));
  if (state.branches.size === 0) {
    await at(log, hash, instant(addDays(today, -60), '10:00'), (command) => setUp(command, hash));
    const lastMonth = `${addMonths(monthOf(today), -1)}-15`;
    await at(log, hash, instant(addDays(lastMonth, -6), '10:00'), (command) =>
      plan(command, 'demo-last', lastMonth, rural),
    );
    await at(log, hash, instant(lastMonth, '08:20'), (command, later) => hold(command, later, 'demo-last', lastMonth));
  }
  const prepared = plannedMeetings(state).some((meeting) => (meeting.opened?.date ?? meeting.plan.date) === today);
  if (prepared) return;
  const id = randomUUID();
  await at(log, hash, Math.min(now - minute, instant(addDays(today, -6), '10:00')), async (command) => {
    await plan(command, id, today, partsAround(now));
    for (const [person, reason] of [
      ['demo-201', '家中老人住院，需陪护'],
      ['demo-308', '外出参加培训'],
    ] as const) {
      await command({ type: 'leave.grant', data: { meeting: id, person, reason } });
    }
  });
}

type Run = (command: CommandData) => Promise<void>;

/** Runs commands in a room whose clock stands at `wall`; `later` moves it on by minutes. */
async function at(
  log: Log,
  hash: HashNumber,
  wall: number,
  script: (command: Run, later: (minutes: number) => void) => Promise<void>,
): Promise<void> {
  let time = wall;
  const boot = `demo-${randomUUID()}`;
  const screen: ScreenSettings = { diagonal: null, largeText: false, voice: false, volume: 0, maskNames: false };
  const room: Room = createRoom({
    log,
    hash,
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

const rural: Part[] = [
  { id: 'day', start: '09:00' },
  { id: 'evening', start: '19:00' },
];

/** A day part that can be begun now, whatever the time, and an evening after it. */
function partsAround(now: number): Part[] {
  const minutes = Math.floor((now - instant(dateOf(now), '00:00')) / minute);
  const day = Math.min(Math.ceil((minutes + 15) / 30) * 30, 22 * 60);
  const evening = Math.max(day + 180, 19 * 60);
  const text = (of: number) => `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
  return [
    { id: 'day', start: text(day) },
    { id: 'evening', start: text(Math.min(evening, 23 * 60 + 30)) },
  ];
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

/** Last month's day: most came, all paid, every step was held. */
async function hold(command: Run, later: (minutes: number) => void, meeting: string, date: LocalDate): Promise<void> {
  const members = demoPeople.filter((person) => person.standing === 'member');
  const came = members.filter((_, index) => index % 13 !== 7);
  for (const { person } of came) await command({ type: 'sign-in.by-hand', data: { meeting, person } });
  later(40);
  await command({ type: 'meeting.open', data: { meeting, date, dateConfirmed: true } });
  for (const step of ['oath', 'dues', 'study', 'discussion', 'summary']) {
    later(12);
    await command({ type: 'step.enter', data: { meeting, step } });
    if (step !== 'dues') continue;
    for (const { person } of came.slice(0, -2))
      await command({ type: 'dues.mark-paid', data: { month: monthOf(date), person } });
  }
  await command({ type: 'summary.write', data: { meeting, text: demoSummary } });
  later(9 * 60);
  await command({ type: 'part.open', data: { meeting, part: 'evening' } });
  for (const { person } of came.slice(4)) await command({ type: 'sign-in.by-hand', data: { meeting, person } });
  later(90);
  await command({ type: 'meeting.close', data: { meeting } });
}
