/** The box in the room: its clock, its switchings-on, and the one state upon which every command is decided and folded. */
import type { Answer } from '../domain/answers.ts';
import type { Command, Commands } from '../domain/commands.ts';
import { decide } from '../domain/decide/decide.ts';
import { type Event, eventIdOf, eventVersion } from '../domain/events.ts';
import { type ClockQuality, type Stamp, trueTime } from '../domain/stamp.ts';
import { emptyState, grow, type State } from '../domain/state.ts';
import type { Office } from '../domain/vocabulary.ts';
import type { Random } from './random.ts';

type What = { [T in keyof Commands]: { readonly type: T; readonly data: Commands[T] } }[keyof Commands];

export interface Box {
  /** The branch's id, as whose the events are kept. */
  readonly unit: string;
  /** What stands now, until the next command. */
  state(): State;
  /** Moves time on; ms since the epoch. It never goes back. */
  reach(at: number): void;
  /** The true time, ms since the epoch. */
  now(): number;
  /** Throws where the command is refused: whoever simulates asks only for what is possible. */
  run(what: What, actor?: string, office?: Office): { readonly events: readonly Event[]; readonly answer: Answer };
  /** Power comes back. A box whose clock stood still shows the time at which it last ran, until it learns better. */
  boot(clock: 'runs' | 'stood-still'): void;
  learnClock(quality: ClockQuality): void;
  clockIsDoubtful(): boolean;
  /** The events since the last time. */
  take(): readonly Event[];
}

/** Where a box goes on that ran before. */
export interface Past {
  readonly unit: string;
  readonly state: State;
  /** The last that its branch has used. */
  readonly tick: number;
}

/** `name` makes ids unique among simulated branches, and among the boxes of one. */
export function createBox(name: string, random: Random, past: Past | null = null): Box {
  const { unit, tick } = past ?? { unit: `${name}-branch`, tick: 0 };
  let state = past?.state ?? emptyState;
  let fresh: Event[] = [];
  let [commands, events, boots] = [0, tick, 0];
  let now = 0;
  let lastRan = 0;
  let boot = { id: '', since: 0, lag: 0, quality: 'ntp' as ClockQuality };

  const stamp = (): Stamp => ({
    wall: now - boot.lag,
    mono: now - boot.since,
    boot: boot.id,
    quality: boot.quality,
  });

  return {
    unit,
    state: () => state,
    now: () => now,
    reach(at) {
      now = Math.max(now, at);
    },
    run({ type, data }, actor = 'secretary', office) {
      const id = `${name}-${commands++}`;
      const at = stamp();
      const circumstances = { id, actor, stamp: at, now: trueTime(at, state.clocks), random: random.next() };
      const outcome = decide({ ...circumstances, ...(office && { office }), type, data } as Command, state, unit);
      if (outcome.answer.kind === 'refused') {
        throw new Error(`${type} was refused: ${outcome.answer.why} ${JSON.stringify(data)}`);
      }
      const added = outcome.events.map((event, index): Event => {
        events += 1;
        const place = { origin: name, seq: events, tick: events };
        return { ...at, ...event, id: eventIdOf(id, index), v: eventVersion, command: id, actor, ...place };
      });
      if (added.length > 0) state = grow(state, added);
      fresh.push(...added);
      lastRan = now;
      return { events: added, answer: outcome.answer };
    },
    boot(clock) {
      const stoodStill = clock === 'stood-still' && lastRan > 0;
      const lag = stoodStill ? now - lastRan : 0;
      boot = { id: `${name}-boot-${boots++}`, since: now, lag, quality: stoodStill ? 'saved' : 'ntp' };
    },
    learnClock(quality) {
      this.run({ type: 'clock.learn', data: { offset: boot.since, quality } }, 'kiosk');
      boot = { ...boot, lag: 0, quality };
    },
    clockIsDoubtful: () => boot.quality === 'saved',
    take() {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}
