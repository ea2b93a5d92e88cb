/** What holds in every history of every ritual, whatever happens in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOf, rollOf } from '../../server/domain/attendance.ts';
import { changedSince } from '../../server/domain/changed-since.ts';
import type { Command } from '../../server/domain/commands.ts';
import { decide } from '../../server/domain/decide/decide.ts';
import { type Event, eventIdOf, eventSchemas, isKnown } from '../../server/domain/events.ts';
import { closedMeetings, meetingParticipation, yearParticipation } from '../../server/domain/participation.ts';
import { presetIds } from '../../server/domain/policy/presets.ts';
import { apply, branchOf, emptyState, fold, type State } from '../../server/domain/state.ts';
import { stepsLeft, stepsOf } from '../../server/domain/steps.ts';
import { history } from './histories.ts';

/** More of each in `test:long`. */
const seeds = Array.from({ length: Number(process.env.HISTORIES ?? 2) }, (_, n) => n + 1);
const years = presetIds.flatMap((policy) => seeds.map((seed) => [policy, seed] as const));

describe.each(years)('a year under %s, seed %i', (policy, seed) => {
  const { events, state } = history(policy, seed);
  const held = closedMeetings(state, '2026-01-01', '2026-12-31');

  it('says nothing that the schemas do not know', () => {
    for (const { type, data } of events) {
      const schema = eventSchemas[type as keyof typeof eventSchemas];
      expect(schema.safeParse(data), type).toMatchObject({ success: true, data });
    }
  });

  it('holds its meetings to the last step', () => {
    expect(held.length).toBeGreaterThan(8);
    for (const meeting of held) {
      const steps = meeting.opened === null ? [] : stepsOf(meeting.opened.policy, meeting.ownSteps);
      expect(stepsLeft(meeting, steps)).toEqual([]);
    }
  });

  it('folds to one state, in whatever order its events come and however often', () => {
    const half = Math.floor(events.length / 2);
    expect(fold(events)).toEqual(state);
    expect(apply(apply(emptyState, events.slice(0, half)), events.slice(half))).toEqual(state);
    const anyOrder = fc
      .infiniteStream(fc.nat())
      .map((numbers) => new Map(events.map(({ id }) => [id, numbers.next().value ?? 0])));
    const property = fc.property(anyOrder, (place) => {
      const shuffled = events.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
      expect(fold([...shuffled, ...shuffled.slice(0, 100)])).toEqual(state);
    });
    fc.assert(property, { numRuns: 3 });
  });

  it('has no rate above all', () => {
    const year = yearParticipation(state, '2026', '2026-12-31');
    for (const rate of [year.rate, ...year.meetings.map((one) => one.rate)]) expect(rate).toBeLessThanOrEqual(1);
    for (const { figures } of year.meetings) expect(figures.present).toBeLessThanOrEqual(figures.expected);
  });

  it('has each person of each meeting in one class, expected or not', () => {
    for (const meeting of state.meetings.values()) {
      const roll = rollOf(state, meeting, 'whole');
      expect([...roll.keys()]).toEqual([...state.people.keys()]);
      const listed = Object.values(namesOf(roll)).flat();
      expect(new Set(listed).size).toBe(listed.length);
      for (const { expectation, attendance } of roll.values()) {
        const asExpected = ['present', 'leave', 'absent', 'not-reported'].includes(attendance);
        expect(asExpected).toBe(expectation === 'expected');
      }
    }
  });

  it('changes no signed figure without naming the cause', () => {
    for (const meeting of held)
      for (const change of changedSince(state, meeting)?.changes ?? []) expect(change.causes).not.toEqual([]);
  });

  it('comes back to its figures when a correction is undone', () => {
    const absent = held.flatMap((meeting) =>
      meetingParticipation(state, meeting).names.missing.map((person) => ({ meeting, person })),
    );
    expect(absent).not.toEqual([]);
    const property = fc.property(fc.constantFrom(...absent), ({ meeting, person }) => {
      const figures = (of: State) => meetingParticipation(of, of.meetings.get(meeting.id) ?? meeting);
      const about = { meeting: meeting.id, person, reason: '补报' };
      const granted = corrected(state, events, 'leave.grant', { ...about, written: true });
      expect(figures(granted)).not.toEqual(figures(state));
      expect(figures(corrected(granted, events, 'leave.withdraw', about))).toEqual(figures(state));
    });
    fc.assert(property, { numRuns: 20 });
  });

  it('counts as many answers to each question as votes were cast', () => {
    const counted = [...state.ballots.values()].flatMap(({ closed }) => (closed === null ? [] : [closed]));
    for (const { cast, counts } of counted)
      for (const votes of counts ?? []) expect(votes.reduce((sum, one) => sum + one, 0)).toBe(cast);
  });
});

it.each(presetIds)('the same seed gives the same year under %s, byte by byte; another gives another', (policy) => {
  const texts = [1, 1, 2].map((seed) => JSON.stringify(history(policy, seed).events));
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).not.toBe(texts[2]);
});

/** The state after one more command from the desk in the year after. */
function corrected<T extends 'leave.grant' | 'leave.withdraw'>(
  state: State,
  events: readonly Event[],
  type: T,
  data: Extract<Command, { type: T }>['data'],
): State {
  const wall = Date.UTC(2027, 0, 5);
  const stamp = { wall, mono: 0, boot: 'later', quality: 'ntp' } as const;
  const circumstances = { id: type, actor: 'secretary', stamp, now: wall, random: 0 };
  const command = { ...circumstances, type, data } as Command;
  const outcome = decide(command, state, branchOf(state)?.id ?? '');
  expect(outcome.answer).toEqual({ kind: 'done' });
  const place = { origin: 'desk', seq: 1, tick: events.length + (type === 'leave.grant' ? 1 : 2) };
  const added = outcome.events.map((event, index) => ({
    ...stamp,
    ...event,
    ...place,
    id: eventIdOf(type, index),
    v: 1,
    command: type,
    actor: '',
  }));
  expect(added.every(isKnown)).toBe(true);
  return apply(state, added);
}
