import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, timeOf } from '../../server/domain/date.ts';
import { type Event, eventSchemas } from '../../server/domain/events.ts';
import { trueTime } from '../../server/domain/stamp.ts';
import { fold } from '../../server/domain/state.ts';
import { branch, type Scene } from './scene.ts';

const runs = Number(process.env.FC_RUNS ?? 200);

/** A random afternoon: taps, steps, mistakes, corrections. */
const action = fc.oneof(
  fc.constantFrom('1', '2', '77', '78').map((number) => (scene: Scene) => scene.card(number)),
  fc.constantFrom('oath', 'dues', 'study', 'discussion', 'summary').map((step) => (scene: Scene) => scene.step(step)),
  fc
    .constantFrom('lin', 'chen', 'wang', 'zhang')
    .map((person) => (scene: Scene) => scene.do({ type: 'sign-in.by-hand', data: { meeting: 'm1', person } })),
  fc
    .constantFrom('chen', 'wang')
    .map(
      (person) => (scene: Scene) =>
        scene.do({ type: 'sign-in.undo', data: { meeting: 'm1', person, part: 'day', reason: '错' } }),
    ),
  fc
    .constantFrom('chen', 'wang')
    .map(
      (person) => (scene: Scene) => scene.do({ type: 'leave.grant', data: { meeting: 'm1', person, reason: '病' } }),
    ),
  fc
    .constantFrom('oath', 'dues', 'study')
    .map((step) => (scene: Scene) => scene.do({ type: 'step.revert', data: { meeting: 'm1', step } })),
  fc
    .constantFrom('oath', 'summary')
    .map((step) => (scene: Scene) => scene.do({ type: 'step.end', data: { meeting: 'm1', step } })),
  fc.constant((scene: Scene) => scene.do({ type: 'meeting.pause', data: { meeting: 'm1' } })),
  fc.constant((scene: Scene) => scene.do({ type: 'meeting.resume', data: { meeting: 'm1' } })),
  fc.constant((scene: Scene) => scene.do({ type: 'meeting.close', data: { meeting: 'm1', reason: '散会' } })),
  fc.constant((scene: Scene) => {
    const tap = scene.meeting().parked.values().next().value;
    return scene.do({ type: 'parked-tap.assign', data: { meeting: 'm1', tap: tap?.id ?? 'none', person: 'zhang' } });
  }),
);

function play(actions: readonly ((scene: Scene) => unknown)[]): Scene {
  const scene = branch();
  scene.open();
  for (const act of actions) act(scene);
  return scene;
}

describe('folding', () => {
  it('gives the same state in whatever order the events come, twice, and event by event', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), fc.integer(), (actions, seed) => {
        const scene = play(actions);
        const shuffled = shuffle(scene.events, seed);
        expect(fold(shuffled)).toEqual(scene.state);
        expect([...fold(shuffled).people.keys()]).toEqual([...fold(scene.events).people.keys()]);
        expect(fold([...shuffled, ...scene.events])).toEqual(scene.state);
      }),
      { numRuns: runs },
    );
  });

  it('gives the same state for events of two origins in any order', () => {
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 20 }),
        fc.array(action, { maxLength: 20 }),
        fc.integer(),
        (one, other, seed) => {
          const both = [
            ...play(one).events,
            ...play(other).events.map((event) => ({ ...event, origin: 'kiosk-2', id: `2-${event.id}` })),
          ];
          expect(fold(shuffle(both, seed))).toEqual(fold(both));
        },
      ),
      { numRuns: runs },
    );
  });

  it('writes only events that their schemas know', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        for (const event of play(actions).events) {
          const schema = eventSchemas[event.type as keyof typeof eventSchemas];
          expect(schema.parse(event.data)).toEqual(event.data);
        }
      }),
      { numRuns: Math.min(runs, 500) },
    );
  });

  it('passes over events of a newer program and erased ones', () => {
    const scene = branch();
    const [first] = scene.events;
    if (first === undefined) throw new Error('no event');
    const newer: Event = { ...first, id: 'x', type: 'meeting.broadcast', subject: 'meeting:m1', tick: 999 };
    const nextVersion: Event = { ...first, id: 'y', v: 2, tick: 1000 };
    expect(fold([...scene.events, newer, nextVersion])).toEqual(scene.state);
    const erased = scene.events.map((event) =>
      event.type === 'person.described' ? { ...event, data: undefined } : event,
    );
    expect(fold(erased).people.get('chen')).toMatchObject({ name: '', standing: 'member' });
  });

  it('KX-05 derives the true time of what was recorded before the clock was set', () => {
    const scene = branch();
    scene.quality = 'none';
    scene.at('00:10', '2024-01-01').card('1');
    scene.at('00:40', '2024-01-01').do({ type: 'clock.confirm', data: { date: '2026-11-15', time: '09:10' } });
    const signIn = scene.meeting().present.day.get('chen');
    if (signIn === undefined) throw new Error('not signed in');
    expect(timeOf(trueTime(signIn.at, scene.state.clocks))).toBe('08:40');
    expect(signIn.at.wall).toBe(instant('2024-01-01', '00:10'));
  });

  it('KX-05 learns a time anew where the township has corrected its own, and not where it hardly moved', () => {
    const scene = branch();
    const learned = (offset: number) => scene.do({ type: 'clock.learn', data: { offset, quality: 'hub' } }, 'kiosk');
    learned(5_000_000);
    learned(5_020_000);
    expect([...scene.state.clocks.values()]).toEqual([{ offset: 5_000_000, quality: 'hub' }]);
    learned(1_000_000);
    expect([...scene.state.clocks.values()]).toEqual([{ offset: 1_000_000, quality: 'hub' }]);
  });
});

function shuffle<T>(items: readonly T[], seed: number): T[] {
  const random =
    fc.sample(fc.array(fc.nat(), { minLength: items.length, maxLength: items.length }), { seed, numRuns: 1 })[0] ?? [];
  return items
    .map((item, n) => [random[n] ?? 0, item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}
