/** Policies stand in the log as they were when they were adopted, some by programs that asked for less. */
import { isPresetId, presets } from './presets.ts';
import type { Policy } from './schema.ts';

/**
 * What an older program left unsaid is taken from the preset that the policy is or derives from, the default one where
 * that is not known. What it did say stays.
 */
export function upToDate(policy: Policy): Policy {
  const preset = policy.preset ?? policy.id;
  return filled(policy, presets[isPresetId(preset) ? preset : 'cx-6n']) as Policy;
}

type Fields = Readonly<Record<string, unknown>>;

function filled(value: unknown, preset: unknown): unknown {
  if (value === undefined) return preset;
  if (Array.isArray(value) && Array.isArray(preset)) {
    return value.map((entry: unknown) => (isFields(entry) ? filled(entry, preset.find(sameId(entry))) : entry));
  }
  if (!isFields(value) || !isFields(preset) || value.kind !== preset.kind) return value;
  const keys = new Set([...Object.keys(preset), ...Object.keys(value)]);
  return Object.fromEntries([...keys].map((key) => [key, filled(value[key], preset[key])]));
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sameId = (entry: Fields) => (other: unknown) => isFields(other) && other.id === entry.id;
