/** From the plan to the morning of the theme day: theme, paperwork, another day for a reason, leave (CX-01, CX-03, XN-07, PL-06). */

import { dayAnswer, festivalsIn } from '../domain/calendar.ts';
import type { CommandDataOf } from '../domain/commands.ts';
import { addDays, instant, type LocalDate, type Month, monthOf } from '../domain/date.ts';
import { askBy, ruleDaysIn } from '../domain/day-standing.ts';
import { requirementsOf } from '../domain/preparation.ts';
import { branchOf } from '../domain/state.ts';
import { stepsOf } from '../domain/steps.ts';
import { themeMenu } from '../domain/themes.ts';
import type { Chapter, Id, Part, PartId } from '../domain/vocabulary.ts';
import { committee } from './duties.ts';
import { holdMeeting } from './meeting.ts';
import { leaveReasons, movingReasons, otherBranches, themes } from './words.ts';
import { at, enter, isHere, members, minute, place, secretary, today, type World } from './world.ts';

const starts: Readonly<Record<PartId, readonly [string, ...string[]]>> = {
  day: ['09:00', '14:30'],
  evening: ['19:00'],
};

/** Enters what belongs to the theme days of a month in the diary; to be called on the 20th of the month before. */
export function prepareMonth(world: World, month: Month, skipped: boolean): void {
  const { policy } = world;
  const branch = branchOf(world.box.state());
  if (branch === null) return;
  const rule = ruleDaysIn(branch, `${month}-01`);
  // Where the holidays of a year are not announced yet, the tenth is as good as any other day.
  const day = rule.known ? rule.usual : `${month}-10`;
  prepare(world, day, skipped ? 'skipped' : 'ordinary');
  for (const festival of festivalsIn(policy, month))
    if (festival.date !== day) prepare(world, festival.date, 'festival');
}

/** One that is `skipped` was planned and then did not take place; a festival is on its day and no other. */
function prepare(world: World, day: LocalDate, kind: 'ordinary' | 'skipped' | 'festival'): void {
  const { random, policy } = world;
  const meeting = world.newId('meeting');
  const { askDaysBefore } = policy.rescheduling;
  const lead = Math.max(policy.notice.daysBefore, (askDaysBefore ?? 0) + 2) + random.int(0, 1);
  const late = !random.chance(world.diligence);
  at(world, addDays(day, late ? -1 : -lead), '10:05', () => plan(world, meeting, day));
  if (kind === 'skipped') {
    at(world, addDays(day, -1), '16:00', () =>
      world.box.run({ type: 'meeting.withdraw', data: { meeting, reason: '镇里统一安排，当月不再举行' } }),
    );
    return;
  }
  const other = kind === 'ordinary' && !late && random.chance(0.12) ? anotherDay(world, day) : null;
  if (other !== null) move(world, meeting, day, other);
  for (const date of other === null ? [day] : [day, other]) {
    at(world, date, '06:00', () => {
      const known = world.box.state().meetings.get(meeting);
      if (known?.plan?.date === date && known.opened === null) holdMeeting(world, known);
    });
  }
}

const preparedBy = {
  committee: { by: '支委会', text: '同意' },
  approval: { by: '上级党委', text: '同意' },
  filing: { by: '上级党委', text: '已收到' },
  members: { by: '党小组长', text: '微信群和电话都已通知' },
} as const;

function plan(world: World, meeting: Id, day: LocalDate): void {
  const { box, random, policy } = world;
  const branch = branchOf(box.state());
  if (branch === null) return;
  box.run({ type: 'desk.open', data: {} });
  box.run({ type: 'meeting.plan', data: planOf(world, meeting, day) });
  takeTheme(world, meeting, day);
  for (const { step, kind } of requirementsOf(policy)) {
    if (kind === 'announcement' || !random.chance(world.diligence)) continue;
    const { by, text } = preparedBy[kind];
    box.run({ type: 'preparation.record', data: { meeting, step, on: today(world), by, text } });
    if (kind !== 'committee') continue;
    const fact = {
      what: 'activity' as const,
      kind: 'committee-meeting' as const,
      title: '研究当月主题党日',
      place: '',
    };
    const people = { led: secretary(world), people: committee(world), spoke: [], others: 0 };
    enter(world, { ...fact, ...people, level: 'branch', meeting: null, score: null, grade: null });
  }
  if (random.chance(0.25)) {
    const last = stepsOf(policy, []).at(-1)?.id ?? '';
    const lecture = { title: '书记讲党课', host: '书记', minutes: 30, activity: 'lecture-by-head' as const };
    const before = policy.steps[policy.steps.findIndex(({ id }) => id === last) - 1]?.id ?? last;
    box.run({
      type: 'own-step.place',
      data: { meeting, step: { id: world.newId('step'), after: before, ...lecture } },
    });
  }
  askLeave(world, meeting, day);
}

export function planOf(world: World, meeting: Id, date: LocalDate): CommandDataOf<'meeting.plan'> {
  const { random, policy } = world;
  const kind = branchOf(world.box.state())?.kind ?? 'other';
  const start = random.chance(0.8) ? 0 : 1;
  const parts = policy.parts[kind].map((id): Part => ({ id, start: starts[id][start] ?? starts[id][0] }));
  const month = Number(date.slice(5, 7));
  const reads = policy.steps.some((step) => step.kind === 'reading' || step.kind === 'study');
  const chapter = ((month - 1) % 12) as Chapter;
  return {
    meeting,
    date,
    theme: random.pick(themes),
    place: place(world),
    requirements: '请佩戴党员徽章，携带《党员一本通》，提前十分钟到场。',
    parts,
    agenda: [
      { class: '学', text: '诵读党章' },
      { class: '议', text: '村务协商' },
    ],
    pages: random.chance(world.diligence) ? ['中国共产党是中国工人阶级的先锋队。'] : [],
    ...(reads ? { reading: [{ chapter }] } : {}),
    ...(random.chance(0.06) ? { joint: { with: [otherBranches[1]] } } : {}),
  };
}

/** What came from above for the month, by whoever is diligent (PL-12). */
export function takeTheme({ box, random, diligence, newId }: World, meeting: Id, day: LocalDate): void {
  const offer = themeMenu(box.state(), day.slice(0, 4)).find(
    ({ issued, meetings }) => issued?.theme.when.startsWith(monthOf(day)) && meetings.length === 0,
  );
  if (offer === undefined || !random.chance(diligence)) return;
  const data = { meeting, theme: offer.entry, entry: newId('entry'), reason: '换主题' };
  box.run({ type: 'theme.take', data });
}

/** A working day soon after, in the same month, on which nobody has to be asked too late. */
function anotherDay(world: World, day: LocalDate): LocalDate | null {
  const branch = branchOf(world.box.state());
  if (branch === null) return null;
  const days = [2, 3, 4, 5, 6].map((days) => addDays(day, days));
  const free = days.filter(
    (date) => monthOf(date) === monthOf(day) && dayAnswer(date, branch.holidays) !== 'day-off' && !date.endsWith('-01'),
  );
  return free[world.random.int(0, free.length - 1)] ?? null;
}

/** Where the superior must agree, the answer comes the day after; without it the old day stays. */
function move(world: World, meeting: Id, from: LocalDate, to: LocalDate): void {
  const { box, random, policy } = world;
  const reason = random.pick(movingReasons);
  const ask = askBy(from, to, policy.rescheduling.askDaysBefore) ?? addDays(from, -2);
  at(world, ask, '11:00', () => {
    box.run({ type: 'meeting.reschedule', data: { meeting, to, reason } });
    const request = box.state().meetings.get(meeting)?.reschedulings.at(-1);
    if (policy.rescheduling.superior !== 'approval' || request === undefined) return;
    at(world, addDays(ask, 1), '15:00', () => {
      const answer = { meeting, asked: request.id, approved: random.chance(0.8), by: '上级党委' };
      box.run({ type: 'rescheduling.answer', data: answer });
    });
  });
}

/** Who cannot come and is used to say so, says so in the days before; the answer comes on the next day. */
function askLeave(world: World, meeting: Id, day: LocalDate): void {
  const { box, random, policy } = world;
  const { writtenLeave } = policy.absence;
  for (const { id: person } of members(world)) {
    const keen = world.characters.get(person)?.keen ?? 1;
    if (random.chance(0.95) || random.chance(1 - keen)) continue;
    const reason = random.pick(leaveReasons);
    const asks = Math.max(instant(addDays(day, -random.int(1, 3)), '17:00'), box.now() + minute);
    const isOpen = () => isHere(world, person) && box.state().meetings.get(meeting)?.withdrawn === false;
    const written = writtenLeave || random.chance(0.5);
    world.diary.add(asks, () => {
      if (!isOpen()) return;
      if (random.chance(0.3)) {
        box.run({ type: 'leave.grant', data: { meeting, person, reason, written } });
        return;
      }
      box.run({ type: 'leave.ask', data: { meeting, person, reason, written } });
      // Some requests are forgotten at the desk: they stay without an answer.
      if (random.chance(0.05)) return;
      world.diary.add(asks + 60 * minute, () => {
        if (!isOpen()) return;
        const refused = random.chance(0.08) ? { reason: '无正当理由' } : null;
        box.run({ type: 'leave.answer', data: { meeting, person, approved: refused === null, ...refused } });
      });
    });
    if (random.chance(0.05)) {
      at(world, day, '07:00', () => {
        if (isOpen()) box.run({ type: 'leave.withdraw', data: { meeting, person, reason: '行程取消' } });
      });
    }
  }
}
