/** A township's own policy: a preset with some of its values set otherwise. */
import type { z } from 'zod';
import { clauseOf } from './clauses.ts';
import { leavesOf, pathOf, valueAt, withValueAt } from './path.ts';
import { Policy } from './schema.ts';

export interface Overrides {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** Path → value. A list of entries takes a new one under a new id. */
  readonly set: Readonly<Record<string, unknown>>;
}

export interface Problem {
  readonly path: string;
  /** The clause that fixes the value in the preset. */
  readonly clause: string;
  readonly why:
    | 'unknown-value'
    | 'wrong-kind'
    | 'out-of-range'
    | 'not-one-of'
    | 'contradicts'
    /** A fixed step was removed, added, moved or made another (CX-05). */
    | 'fixed-step'
    /** Says what the policy is, not what it asks for. */
    | 'not-to-be-set';
  /** What would do, e.g. `≥ 0`, `boolean`, `mean-of-rates | pooled`, `from ≤ to`. */
  readonly allowed?: string;
}

export type Derived =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const identity = ['id', 'version', 'name', 'preset', 'source', 'clauses'];

/** All problems at once. The clauses stay: what differs from the preset is the township's reading of them. */
export function derive(preset: Policy, { set, ...named }: Overrides): Derived {
  const problem = (path: string, why: Problem['why'], allowed?: string): Problem => ({
    path,
    clause: clauseOf(preset, path),
    why,
    ...(allowed === undefined ? {} : { allowed }),
  });
  const problems: Problem[] = [];
  let derived: unknown = { ...preset, ...named };
  for (const [path, value] of Object.entries(set)) {
    const list = valueAt(preset, path.slice(0, Math.max(0, path.lastIndexOf('.'))));
    const changed = withValueAt(derived, path, value);
    if (identity.includes(path.split('.')[0] ?? '')) problems.push(problem(path, 'not-to-be-set'));
    else if (valueAt(preset, path) === undefined && !Array.isArray(list)) problems.push(problem(path, 'unknown-value'));
    else derived = changed;
  }
  const parsed = Policy.safeParse(derived);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = pathOf(derived, issue.path);
      problems.push(problem(path, whyOf(issue), allowedBy(issue)));
    }
  } else if (fixedPart(parsed.data) !== fixedPart(preset)) problems.push(problem('steps', 'fixed-step'));
  else if (problems.length === 0)
    problems.push(...lostIn(parsed.data, set).map((path) => problem(path, 'unknown-value')));
  return parsed.success && problems.length === 0 ? { ok: true, policy: parsed.data } : { ok: false, problems };
}

/** What was set in a section or an entry that has no such value. */
function lostIn(policy: Policy, set: Overrides['set']): string[] {
  return Object.entries(set)
    .flatMap(([path, value]) => [...leavesOf(value, path)])
    .map(({ path }) => path)
    .filter((path) => valueAt(policy, path) === undefined);
}

/** What of the steps a township may not touch; it may word them otherwise. */
function fixedPart(policy: Policy): string {
  return JSON.stringify(policy.steps.map(({ id, kind }) => [id, kind]));
}

function whyOf(issue: z.core.$ZodIssue): Problem['why'] {
  switch (issue.code) {
    case 'too_small':
    case 'too_big':
      return 'out-of-range';
    case 'invalid_value':
    case 'invalid_union':
      return 'not-one-of';
    case 'unrecognized_keys':
      return 'unknown-value';
    case 'custom':
      return 'contradicts';
    default:
      return 'wrong-kind';
  }
}

function allowedBy(issue: z.core.$ZodIssue): string | undefined {
  switch (issue.code) {
    case 'too_small':
      return `≥ ${issue.minimum}`;
    case 'too_big':
      return `≤ ${issue.maximum}`;
    case 'invalid_value':
      return issue.values.map(String).join(' | ');
    case 'invalid_type':
      return issue.expected;
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? issue.options.join(' | ') : undefined;
    case 'custom':
      return issue.message;
    default:
      return undefined;
  }
}
