/** What was typed for a value of a policy. */

export type Typed = null | boolean | number | string | readonly (string | number)[];

/** Of the kind that the document's value `was`; nothing lifts it. What cannot be of that kind stays text, and is told as wrong. */
export function typed(text: string, was: unknown): Typed {
  const trimmed = text.trim();
  if (Array.isArray(was)) {
    const words = trimmed === '' ? [] : trimmed.split(/[、,，\s]+/);
    return was.some((one) => typeof one === 'number') ? words.map(numberOr) : words;
  }
  if (trimmed === '') return null;
  if (typeof was === 'boolean') return trimmed === 'true';
  return typeof was === 'string' ? text : numberOr(trimmed);
}

const numberOr = (text: string): number | string => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
