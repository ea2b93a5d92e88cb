/** The theme days of the simulated rooms on one day: what has happened by now, and what is still to come. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dateOfMeeting, openMeeting } from '../../domain/agenda.ts';
import { addDays, dateOf, instant, type LocalDate, timeOf } from '../../domain/date.ts';
import type { Event } from '../../domain/events.ts';
import type { State } from '../../domain/state.ts';
import type { Part } from '../../domain/vocabulary.ts';
import { simulateDay } from '../../simulate/day.ts';
import { writeWhole } from '../../sync/write-whole.ts';
import { policyFor } from './branches.ts';
import type { DemoRoom, Township } from './settle.ts';

/** `from`: how many events the room's box had written before the first of these. */
const Due = z.object({
  from: z.number(),
  events: z.array(z.object({ at: z.number(), event: z.custom<Event>() })),
});
/** By the rooms' names. */
const Today = z.object({ date: z.string(), rooms: z.record(z.string(), Due) });
export type Today = z.infer<typeof Today>;

/** As it was planned at the day's first start, else planned now (ms since the epoch), after what was left of an earlier day. */
export async function todayOf(township: Township, rooms: readonly DemoRoom[], now: number): Promise<Today> {
  const file = join(township.data, 'today.json');
  const date = dateOf(now);
  const known = existsSync(file) ? Today.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  if (known?.date === date) return known;
  const today: Today = { date, rooms: {} };
  for (const room of rooms) {
    if (known !== undefined) await room.box.write(due(known, room, now));
    const state = await township.store.stateOf(room.box.log.unit);
    today.rooms[room.name] = { from: room.box.seq, events: eventsFor(room, state, now) };
  }
  writeWhole(file, JSON.stringify(today));
  return today;
}

/** What has happened by now and has not been written yet. */
export function due({ rooms }: Today, { name, box }: DemoRoom, now: number): readonly Event[] {
  const { from, events } = rooms[name] ?? { from: box.seq, events: [] };
  return events
    .slice(Math.max(0, box.seq - from))
    .filter(({ at }) => at <= now)
    .map(({ event }) => event);
}

function eventsFor({ branch, nth, name, box }: DemoRoom, state: State, now: number): z.infer<typeof Due>['events'] {
  const slot = slotOf(branch.day, nth, now);
  if (slot === null) return [];
  const { date, start, until } = slot;
  const held = state.meetings.values().some((meeting) => dateOfMeeting(meeting) === date && !meeting.withdrawn);
  if (held || (branch.day === 'overdue' && openMeeting(state) !== undefined)) return [];
  const parts: Part[] = [{ id: 'day', start: timeOf(start) }];
  const isLong = policyFor(branch).parts[branch.kind].includes('evening') && branch.day !== 'over';
  if (isLong && start < instant(date, '16:00')) parts.push({ id: 'evening', start: '19:30' });
  const { diligence, turnout } = branch;
  const past = { unit: box.log.unit, state, tick: box.tick };
  const moments = simulateDay({
    ...{ ...past, date, parts, reason: '演示', diligence, turnout, seed: nth, name: `${name}-${date}` },
  });
  return moments
    .filter(({ at }) => at < until)
    .flatMap(({ at, events }) => events.map((event) => ({ at, event })))
    .toArray();
}

const minute = 60_000;

/** When it begins, and from when nothing of it arrives, ms since the epoch; null: there is none. */
function slotOf(
  day: DemoRoom['branch']['day'],
  nth: number,
  now: number,
): { readonly date: LocalDate; readonly start: number; readonly until: number } | null {
  const date = dateOf(now);
  const night = instant(addDays(date, 1), '00:00');
  const from = (minutes: number) => {
    const rounded = Math.round((now / minute + minutes) / 5) * 5 * minute;
    return Math.min(Math.max(rounded, instant(date, '00:00')), night - 30 * minute);
  };
  switch (day) {
    case 'over':
      return { date, start: from(-165 - ((nth * 10) % 60)), until: night };
    case 'running':
    case 'faulty-reader':
      return { date, start: from(-20 - ((nth * 17) % 50)), until: night };
    case 'gathering':
      return { date, start: from(10 + ((nth * 3) % 9)), until: night };
    case 'later':
      return { date, start: from(120 + ((nth * 20) % 80)), until: night };
    case 'not-reported':
      return { date, start: from(-30), until: instant(date, '00:00') };
    case 'overdue': {
      const start = instant(addDays(date, -2), '14:30');
      return { date: addDays(date, -2), start, until: start + 40 * minute };
    }
    case 'asking':
    case 'offline':
    case 'never':
      return null;
  }
}
