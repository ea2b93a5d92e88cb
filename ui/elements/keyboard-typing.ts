/** What the on-screen keyboard does at each key: a pure step. The text itself lives in the field. */
import { type Key, type Mode, places } from './keyboard-layout.ts';

export interface Typing {
  readonly mode: Mode;
  /** The syllable or word that is being spelt, `zhang`, `dangke`; `v` for ü. */
  readonly spelt: string;
  readonly page: number;
}

export type Stroke = Key | { readonly kind: 'pick'; readonly text: string } | { readonly kind: 'more' };

/** What the field has to do. */
export type FieldEdit = { readonly kind: 'insert'; readonly text: string } | { readonly kind: 'erase' };

export interface Typed {
  readonly typing: Typing;
  readonly edit: FieldEdit | null;
}

export const idle: Typing = { mode: 'pinyin', spelt: '', page: 0 };

/** Letters of the longest word that is worth spelling. */
const longest = 24;

export function stroke(typing: Typing, key: Stroke): Typed {
  const insert = (text: string): Typed => ({
    typing: { ...typing, spelt: '', page: 0 },
    edit: { kind: 'insert', text },
  });
  switch (key.kind) {
    case 'letter':
      if (typing.mode !== 'pinyin') return insert(key.letter.toUpperCase());
      return { typing: { ...typing, spelt: (typing.spelt + key.letter).slice(0, longest), page: 0 }, edit: null };
    case 'text':
    case 'pick':
      return insert(key.text);
    case 'space':
      return insert(' ');
    case 'erase':
      if (typing.spelt === '') return { typing, edit: { kind: 'erase' } };
      return { typing: { ...typing, spelt: typing.spelt.slice(0, -1), page: 0 }, edit: null };
    case 'mode':
      return { typing: { mode: key.mode, spelt: '', page: 0 }, edit: null };
    case 'more':
      return { typing: { ...typing, page: typing.page + 1 }, edit: null };
  }
}

/** The candidates of one page, and whether there are further pages. Pages go round. */
export function pageOf(candidates: readonly string[], page: number): { shown: readonly string[]; more: boolean } {
  if (candidates.length <= places) return { shown: candidates, more: false };
  const size = places - 1;
  const from = (page % Math.ceil(candidates.length / size)) * size;
  return { shown: candidates.slice(from, from + size), more: true };
}

/**
 * A key of a physical keyboard, while the keyboard is open; null: the field itself takes it.
 * As in every input method a digit picks, the space bar takes the first, Enter takes the letters as they are.
 */
export function physical(typing: Typing, key: string, candidates: readonly string[]): Stroke | null {
  if (typing.mode !== 'pinyin') return null;
  if (/^[a-z]$/.test(key)) return { kind: 'letter', letter: key };
  if (typing.spelt === '') return null;
  const { shown } = pageOf(candidates, typing.page);
  if (key === 'Backspace') return { kind: 'erase' };
  if (key === 'Enter') return { kind: 'text', text: typing.spelt };
  if (key === 'PageDown' || key === '=') return { kind: 'more' };
  const picked = key === ' ' ? shown[0] : /^[1-9]$/.test(key) ? shown[Number(key) - 1] : undefined;
  return picked === undefined ? null : { kind: 'pick', text: picked };
}
