/** Reads TOML files that people write. What is wrong is told with file, line, value and remedy, all of it at once. */
import { readFileSync } from 'node:fs';
import { parse, TomlError } from 'smol-toml';
import { z } from 'zod';
import { StartFault } from '../service/fault.ts';
import { lineOf, type TomlPath } from './config-lines.ts';

/** What a value must be, in words for the one who edits the file. */
export const expectations = z.registry<{ readonly zh: string; readonly en: string }>();

/** `file` only names the text in messages. Throws a `StartFault` with exit code 2. */
export function parseAs<T extends z.ZodType>(schema: T, file: string, text: string): z.output<T> {
  const raw = parseToml(file, text);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw wrongAt(
    file,
    text,
    parsed.error.issues.flatMap((issue) => explain(schema, issue, raw)),
  );
}

/** What is wrong with a text that was read, in the order of its lines; `file` names the text. */
export function wrongAt(file: string, text: string, problems: readonly Problem[]): StartFault {
  const said = problems
    .map((problem) => ({ ...problem, line: lineOf(text, problem.path) ?? 1 }))
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, zh, en }) => ({
      chinese: `配置有误：${file} 第 ${line} 行：${zh}`,
      english: `${file}:${line}: ${en}`,
    }));
  return new StartFault(2, said.map((one) => one.chinese).join('\n'), said.map((one) => one.english).join('\n'));
}

/** `from`: where the path of the file was told. Throws a `StartFault` with exit code 2. */
export function readText(file: string, from: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new StartFault(
      2,
      `读不了配置文件 ${file}（${code}）。请检查 ${from} 的路径和文件权限。`,
      `Cannot read the config file ${file} (${code}). Check the path of ${from} and the file's permissions.`,
      error,
    );
  }
}

function parseToml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const what = error.message.split('\n')[0] ?? '';
    const written = text.split('\n')[error.line - 1]?.trim() ?? '';
    throw new StartFault(
      2,
      `配置有误：${file} 第 ${error.line} 行：“${written}”不合 TOML 写法。文字要加双引号，每行一个“名 = 值”。`,
      `${file}:${error.line}: "${written}": ${what}. Texts need double quotes; one "name = value" a line.`,
      error,
    );
  }
}

export interface Problem {
  /** Of the value that is wrong. */
  readonly path: TomlPath;
  /** Name, value and remedy. */
  readonly zh: string;
  readonly en: string;
}

function explain(root: z.ZodType, issue: z.core.$ZodIssue, raw: unknown): readonly Problem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(root, [...path, key]));
  const value = path.reduce<unknown>((at, part) => (isRecord(at) ? at[String(part)] : undefined), raw);
  const name = nameOf(path);
  const expected = expectationAt(root, path);
  return [
    {
      path,
      zh: `${name} = ${shown(value, '（缺）')}，应为 ${expected.zh}。`,
      en: `${name} = ${shown(value, '(missing)')}: expected ${expected.en}.`,
    },
  ];
}

function unknownKey(root: z.ZodType, path: TomlPath): Problem {
  const [key, name] = [String(path.at(-1)), nameOf(path)];
  const known = schemasAt(root, path.slice(0, -1)).flatMap((schema) =>
    schema instanceof z.ZodObject ? Object.keys(schema.shape) : [],
  );
  const near = nearest(key, known);
  const list = [...new Set(known)].join(', ');
  return {
    path,
    zh: `没有 ${name} 这一项。${near === null ? `可用的有：${list}。` : `是不是 ${near}？`}`,
    en: `there is no ${name}. ${near === null ? `Known here: ${list}.` : `Did you mean ${near}?`}`,
  };
}

function expectationAt(root: z.ZodType, path: TomlPath): { readonly zh: string; readonly en: string } {
  for (let depth = path.length; depth > 0; depth--) {
    for (const schema of schemasAt(root, path.slice(0, depth), 'wrapped')) {
      const expectation = expectations.get(schema);
      if (expectation !== undefined) return expectation;
    }
  }
  return { zh: `一段 [${nameOf(path)}]`, en: `a section [${nameOf(path)}]` };
}

/** The schemas that a path can lead to: one, or one for each variant of a union on the way. */
function schemasAt(root: z.ZodType, path: TomlPath, last: 'bare' | 'wrapped' = 'bare'): readonly z.core.$ZodType[] {
  let here: readonly z.core.$ZodType[] = [root];
  for (const part of path) {
    here = here.flatMap(bare).flatMap((schema): readonly z.core.$ZodType[] => {
      if (schema instanceof z.ZodArray) return [schema.element];
      if (schema instanceof z.ZodRecord) return [schema.valueType];
      if (!(schema instanceof z.ZodObject)) return [];
      const inner: z.core.$ZodType | undefined = schema.shape[part];
      return inner === undefined ? [] : [inner];
    });
  }
  return last === 'wrapped' ? here : here.flatMap(bare);
}

function bare(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
    return bare(schema.unwrap());
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap(bare);
  return [schema];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const nameOf = (path: TomlPath): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part + 1}]` : `${i === 0 ? '' : '.'}${part}`)).join('');

/** As it is written, cut where it gets long; `missing` for what is not there. */
export const shown = (value: unknown, missing = ''): string =>
  value === undefined ? missing : (JSON.stringify(value) ?? String(value)).slice(0, 60);

/** The known word that takes at most a third of its letters to change into. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: { readonly word: string; readonly distance: number } | null = null;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate);
    if (distance <= Math.max(2, candidate.length / 3) && (best === null || distance < best.distance))
      best = { word: candidate, distance };
  }
  return best?.word ?? null;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const [left = 0, above = 0, corner = 0] = [next[j], row[j + 1], row[j]];
      next.push(Math.min(left + 1, above + 1, corner + (char === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
