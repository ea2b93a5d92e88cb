/** What is wrong with a township's own values, in the words of the config file. */
import { ownClause } from '../domain/policy/clauses.ts';
import type { Problem } from '../domain/policy/derive.ts';
import { leavesOf } from '../domain/policy/path.ts';
import type { Policy } from '../domain/policy/schema.ts';
import { unreachable } from '../domain/unreachable.ts';
import { nearest, type Problem as Said, shown } from './toml.ts';

export interface Written {
  /** Path → value. */
  readonly set: Readonly<Record<string, unknown>>;
  /** Those of them that the file lifts. */
  readonly without: readonly string[];
  readonly preset: Policy;
}

/** With the place in the file from which the problem comes: where it was set, or what was written nearest to it. */
export function told(problem: Problem, { set, without, preset }: Written): Said {
  const written = Object.keys(set).toSorted((a, b) => shared(b, problem.path) - shared(a, problem.path))[0] ?? '';
  const lifted = without.indexOf(written);
  const path = lifted < 0 ? ['policy', 'set', ...written.split('.')] : ['policy', 'without', lifted];
  const where = lifted < 0 ? `policy.set.${written} = ${shown(set[written])}` : `policy.without = ["${written}"]`;
  const { zh, en } = wording(problem, written, preset);
  const clause = clauseIn(problem);
  return { path, zh: `${where}：${zh}${clause.zh}。`, en: `${where}: ${en}${clause.en}.` };
}

function clauseIn({ clause, why }: Problem): Pick<Said, 'zh' | 'en'> {
  if (clause !== ownClause) return { zh: `（依据 ${clause}）`, en: ` (clause ${clause})` };
  if (why === 'unknown-value') return { zh: '', en: '' };
  return { zh: '（产品自定）', en: ' (the product’s own)' };
}

/** How many words two paths begin with alike. */
function shared(a: string, b: string): number {
  const others = b.split('.');
  const differs = a.split('.').findIndex((word, n) => word !== others[n]);
  return differs < 0 ? a.split('.').length : differs;
}

const kinds: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  number: { zh: '一个数', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  string: { zh: '加双引号的文字', en: 'a text in double quotes' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '方括号里的列表', en: 'a list in brackets' },
  object: { zh: '一段“名 = 值”', en: 'a section of “name = value”' },
};

function wording({ path, why, allowed = '' }: Problem, written: string, preset: Policy): Pick<Said, 'zh' | 'en'> {
  const of = path === written ? '' : `${path} `;
  switch (why) {
    case 'unknown-value': {
      const known = nearest(path, pathsIn(preset));
      return {
        zh: `制度方案里没有 ${path} 这一项${known === null ? '' : `，是不是 ${known}`}`,
        en: `the policy has no ${path}${known === null ? '' : `; did you mean ${known}`}`,
      };
    }
    case 'wrong-kind': {
      const kind = kinds[allowed] ?? { zh: '另一种写法的值', en: 'a value of another kind' };
      return { zh: `${of}应为${kind.zh}`, en: `${of}expected ${kind.en}` };
    }
    case 'out-of-range':
      return { zh: `${of}应 ${allowed}`, en: `${of}expected ${allowed}` };
    case 'not-one-of':
      return { zh: `${of}应为 ${allowed} 之一`, en: `${of}expected one of ${allowed}` };
    case 'contradicts':
      return {
        zh: `${of}与另一项矛盾，须 ${allowed}`,
        en: `${of}contradicts another value: it must hold that ${allowed}`,
      };
    case 'fixed-step':
      return {
        zh: '固定步骤不能增、减、换序或改类型，只能改措辞',
        en: 'fixed steps cannot be added, removed, moved or made another kind; only their words can change',
      };
    case 'not-to-be-set':
      return {
        zh: '不能在这里改；名称和版本写在 [policy] 的 name 和 version',
        en: 'not to be set here; name and version stand in [policy]',
      };
    default:
      return unreachable(why);
  }
}

/** Of every value, section and entry. */
function pathsIn(policy: Policy): string[] {
  const words = leavesOf(policy).map(({ path }) => path.split('.'));
  return [...new Set(words.flatMap((all) => all.map((_, n) => all.slice(0, n + 1).join('.'))))];
}
