/** A township's own policy, as the console sets it up: a document's, with values set otherwise. */
import { clauseOf } from '../../domain/policy/clauses.ts';
import { type Derived, derive } from '../../domain/policy/derive.ts';
import { leavesOf } from '../../domain/policy/path.ts';
import { isPresetId, type PresetId, presets } from '../../domain/policy/presets.ts';
import type { Policy } from '../../domain/policy/schema.ts';
import { withAssessment } from '../../domain/policy/with-assessment.ts';
import type { PolicyChange } from '../contract/guidance.ts';
import type { Given } from './given.ts';

export interface Wanted {
  readonly base: PresetId;
  readonly assessment: boolean;
  /** '' : as the document is called. */
  readonly name: string;
  /** Path → value. */
  readonly set: Readonly<Record<string, unknown>>;
}

const baseOf = ({ base, assessment }: Pick<Wanted, 'base' | 'assessment'>): Policy =>
  assessment ? withAssessment(presets[base]) : presets[base];

/** Its version follows the last one of its kind that was given. */
export function ownPolicy(wanted: Wanted, given: readonly Given[]): Derived {
  const base = baseOf(wanted);
  const isOwn = wanted.name !== '' || Object.keys(wanted.set).length > 0;
  const id = isOwn ? `${base.id}+own` : base.id;
  const versions = given.flatMap(({ guide }) =>
    guide.type === 'policy.adopt' && guide.data.policy.id === id ? [guide.data.policy.version] : [],
  );
  const version = isOwn ? Math.max(0, ...versions) + 1 : base.version;
  return derive(base, { id, name: wanted.name || base.name, version, set: wanted.set });
}

export const isAssessed = ({ assessment }: Policy): boolean => assessment !== null;

/** What says what a policy is, or which entry a value is of, is not for a township to set. */
const isValue = (path: string): boolean =>
  !/^(id|preset|version|name|source|clauses)(\.|$)/.test(path) && !/\.(id|kind)$/.test(path);

/** No entry of a list that has no id, such as the weekdays of a rule. */
const isPlain = (value: unknown): boolean => !Array.isArray(value) || value.every((one) => typeof one !== 'object');

/** Every value of a document that can be set otherwise, with its clause; the rows of the assessment are as printed. */
export function valuesOf(wanted: Pick<Wanted, 'base' | 'assessment'>) {
  const base = baseOf(wanted);
  return [...leavesOf(base)]
    .filter(
      ({ path, value }) => isValue(path) && isPlain(value) && !/^assessment\.(name|source|sections|vetoes)/.test(path),
    )
    .map(({ path, value }) => ({ path, value, clause: clauseOf(base, path) }));
}

/** Where the policy differs from the document that it derives from. */
export function changesOf(policy: Policy): PolicyChange[] {
  const preset = isPresetId(policy.preset) ? policy.preset : 'cx-6n';
  const base = baseOf({ base: preset, assessment: isAssessed(policy) });
  const [before, after] = [base, policy].map(
    (one) => new Map([...leavesOf(one)].map(({ path, value }) => [path, value])),
  );
  const paths = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...paths]
    .filter((path) => isValue(path) && JSON.stringify(before?.get(path)) !== JSON.stringify(after?.get(path)))
    .map((path) => ({
      path,
      clause: clauseOf(base, path),
      was: before?.get(path) ?? null,
      value: after?.get(path) ?? null,
    }));
}
