/**
 * The keys of the on-screen keyboard, as data. A 7" panel has room for five rows of 16 mm; one belongs to the field.
 *
 * No syllable goes on with one of the sixteen letters of the two upper rows. Once a syllable is begun they are of no use,
 * so their places carry the candidates, while the ten letters that can follow stay where they are.
 */

export type Mode = 'pinyin' | 'latin' | 'signs';

export type Key =
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'erase' | 'space' };

const letters = (row: string): Key[] => [...row].map((letter) => ({ kind: 'letter', letter }));
const signs = (row: string): Key[] => [...row].map((text) => ({ kind: 'text', text }));
const erase: Key = { kind: 'erase' };
const space: Key = { kind: 'space' };
const to = (mode: Mode): Key => ({ kind: 'mode', mode });

/** Two rows of eight. */
export const upper: Readonly<Record<Mode, readonly Key[]>> = {
  pinyin: letters('bcdfjklmpqstwxyz'),
  latin: letters('bcdfjklmpqstwxyz'),
  signs: signs('1234567890，。、：；？'),
};

/** Two rows of seven; the eighth column is the key that finishes. `v` stands for ü. */
export const lower: Readonly<Record<Mode, readonly Key[]>> = {
  pinyin: [...letters('aeiouv'), erase, ...letters('ghnr'), to('signs'), to('latin'), space],
  latin: [...letters('aeiouv'), erase, ...letters('ghnr'), to('signs'), to('pinyin'), space],
  signs: [...signs('（）《》“”'), erase, ...signs('-./%'), to('pinyin'), to('latin'), space],
};

/** Places for candidates: the two upper rows. With more than these, the last place turns the page. */
export const places = 16;
