/** The ritual as the config has it: a shipped one, and what the township sets otherwise in it. */
import type { LocalDate } from '../domain/date.ts';
import { derive } from '../domain/policy/derive.ts';
import { valueAt } from '../domain/policy/path.ts';
import { presets } from '../domain/policy/presets.ts';
import type { Policy } from '../domain/policy/schema.ts';
import { withAssessment } from '../domain/policy/with-assessment.ts';
import type { ConfigFile } from './config.ts';
import { told } from './config-policy-texts.ts';
import type { Problem } from './toml.ts';

/** What the branch is to follow from `from` on; null: from the day on which it is adopted. */
export interface WantedPolicy {
  readonly policy: Policy;
  readonly from: LocalDate | null;
}

export type WantedOrNot =
  | { readonly ok: true; readonly wanted: WantedPolicy | null }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Null where the config leaves the choice open. */
export function wantedPolicy({ base, assessment, from, ...own }: ConfigFile['policy']): WantedOrNot {
  if (base === undefined) return { ok: true, wanted: null };
  const preset = assessment ? withAssessment(presets[base]) : presets[base];
  const set = { ...settingsIn(own.set, preset), ...Object.fromEntries(own.without.map((path) => [path, null])) };
  const isOwn = own.name !== undefined || Object.keys(set).length > 0;
  const derived = derive(preset, {
    id: isOwn ? `${preset.id}+own` : preset.id,
    name: own.name ?? (isOwn ? `${preset.name}（本地修订）` : preset.name),
    version: own.version ?? preset.version,
    set,
  });
  if (derived.ok) return { ok: true, wanted: { policy: derived.policy, from: from ?? null } };
  return {
    ok: false,
    problems: derived.problems.map((problem) => told(problem, { set, without: own.without, preset })),
  };
}

type Settings = Readonly<Record<string, unknown>>;

/** Path → value. Tables go down into the preset's sections and entries; one of another `kind` takes a section's place. */
function settingsIn(written: Settings, preset: Policy, under = ''): Settings {
  return Object.assign(
    {},
    ...Object.entries(written).map(([key, value]): Settings => {
      const path = `${under}${key}`;
      const standing = valueAt(preset, path);
      if (!isTable(value)) return { [path]: value };
      if (standing === undefined && Array.isArray(valueAt(preset, under.slice(0, -1))))
        return { [path]: { id: key, ...value } };
      if (!isTable(standing) && !Array.isArray(standing)) return { [path]: value };
      if (isTable(standing) && standing.id === undefined && (value.kind ?? standing.kind) !== standing.kind)
        return { [path]: value };
      return settingsIn(value, preset, `${path}.`);
    }),
  );
}

const isTable = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
