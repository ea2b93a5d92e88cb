/** Small simulated branches, for whoever wants to see what holds in every one of them. */
import type { Event } from '../../server/domain/events.ts';
import { type PresetId, presets } from '../../server/domain/policy/presets.ts';
import type { State } from '../../server/domain/state.ts';
import { type SimulationOptions, simulate } from '../../server/simulate/simulate.ts';

export interface History {
  readonly events: readonly Event[];
  /** As it grew with the events. */
  readonly state: State;
}

/** A year of a small branch. */
export function history(policy: PresetId, seed: number, more: Partial<SimulationOptions> = {}): History {
  const members = 12 + (seed % 9);
  const { batches, state } = simulate({
    policy: presets[policy],
    seed,
    year: 2026,
    years: 1,
    members,
    diligence: 0.85,
    ...more,
  });
  return { events: batches.toArray().flat(), state: state() };
}
