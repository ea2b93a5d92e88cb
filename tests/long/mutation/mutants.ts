/** Every value of a policy that its document fixes, with what it could be by mistake. */
import { clauseOf } from '../../../server/domain/policy/clauses.ts';
import { leavesOf, valueAt, withValueAt } from '../../../server/domain/policy/path.ts';
import { Policy } from '../../../server/domain/policy/schema.ts';

export interface Mutant {
  readonly policy: string;
  readonly path: string;
  /** Rows of the requirements whose tests must notice. */
  readonly rows: readonly string[];
  readonly from: unknown;
  readonly to: unknown;
}

export function mutantsOf(policy: Policy): Mutant[] {
  return [...leavesOf(policy)].flatMap(({ path, value }) => {
    const rows = clauseOf(policy, path).match(/\b[A-Z]{2}-\d\d\b/g) ?? [];
    if (rows.length === 0) return [];
    return mistakesFor(policy, path, value)
      .filter((to) => Policy.safeParse(withValueAt(policy, path, to)).success)
      .map((to) => ({ policy: policy.id, path, rows, from: value, to }));
  });
}

function mistakesFor(policy: Policy, path: string, value: unknown): unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') {
    const step = Number.isInteger(value) ? 1 : value < 0.01 ? 0.001 : 0.01;
    return [value - step, value + step];
  }
  if (Array.isArray(value)) return value.length === 0 || typeof value[0] === 'object' ? [] : [value.slice(0, -1)];
  return typeof value === 'string' ? otherWords(policy, path, value) : [];
}

/** The next of the words that would do in its place; none where any text would. */
function otherWords(policy: Policy, path: string, value: string): unknown[] {
  const parsed = Policy.safeParse(withValueAt(policy, path, '\u0000'));
  const issue = parsed.error?.issues.find((one) => one.code === 'invalid_value');
  if (issue === undefined || issue.code !== 'invalid_value') return [];
  const at = issue.values.indexOf(value);
  return issue.values.length < 2 ? [] : [issue.values[(at + 1) % issue.values.length]];
}

/** Puts a value into the very object that the program reads, and gives back how to undo it. */
export function mutate(within: object, path: string, to: unknown): () => void {
  const cut = path.lastIndexOf('.');
  const holder = (cut < 0 ? within : valueAt(within, path.slice(0, cut))) as Record<string, unknown>;
  const key = path.slice(cut + 1);
  const before = holder[key];
  holder[key] = to;
  return () => {
    holder[key] = before;
  };
}
