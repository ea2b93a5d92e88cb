/** What was typed for a value of a policy. */
import { codeOf, wordOf } from '../texts/policy-words.ts';

export type Typed = null | boolean | number | string | readonly (string | number)[];

/** Of the kind that the document's value `was`; nothing lifts it. What cannot be of that kind stays text, and is told as wrong. */
export function typed(text: string, was: unknown): Typed {
  const trimmed = text.trim();
  if (Array.isArray(was)) {
    const words = trimmed === '' ? [] : trimmed.split(/[、,，\s]+/);
    if (was.some((one) => typeof one === 'number')) return words.map(numberOr);
    return was.every(isCode) ? words.map(codeOf) : words;
  }
  if (trimmed === '') return null;
  if (typeof was === 'boolean') return trimmed === 'true';
  if (typeof was === 'string') return isCode(was) ? codeOf(trimmed) : text;
  return numberOr(trimmed);
}

const isCode = (word: unknown): boolean => typeof word === 'string' && wordOf(word) !== word;

const numberOr = (text: string): number | string => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : codeOf(text));
