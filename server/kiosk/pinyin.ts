/** Pinyin: initials to find a person by, and candidates for the on-screen keyboard. */
import { setImmediate as breathe } from 'node:timers/promises';
import { pinyin, polyphonic } from 'pinyin-pro';
import { frequentCharacters } from './pinyin-frequency.ts';
import { familyNames, nameCharacters, phrases } from './pinyin-order.ts';

const plain = { toneType: 'none', type: 'array', v: true } as const;
const surnameFirst = { ...plain, mode: 'surname', surname: 'head' } as const;
const mostReadings = 8;

/**
 * Initials of a name in upper case, the likeliest reading first (a surname's own: 曾 Z, 单 S, 仇 Q), then the other
 * readings of its characters: 曾庆祥 → ["ZQX", "CQX"]. At most 8; a dot between the parts of a name is left out.
 */
export function initials(name: string): string[] {
  const likely = pinyin(name, surnameFirst);
  const perCharacter = polyphonic(name, plain).map((readings, at) =>
    [likely[at] ?? '', ...readings].map((reading) => reading.charAt(0).toUpperCase()).filter(isLetter),
  );
  let found = [''];
  for (const letters of perCharacter.filter((letters) => letters.length > 0)) {
    const distinct = [...new Set(letters)];
    // The likely readings vary last, so the cap cuts off the unlikeliest.
    found = distinct.flatMap((letter) => found.map((start) => start + letter)).slice(0, mostReadings);
  }
  return found.filter((letters) => letters !== '');
}

const isLetter = (text: string) => text >= 'A' && text <= 'Z';

interface Ranked {
  readonly text: string;
  readonly rank: number;
}
interface Phrase {
  readonly text: string;
  readonly letters: string;
  readonly initials: string;
  /** Length of its first syllable: only beyond it the word is meant, not a character. */
  readonly first: number;
}
interface FamilyName {
  readonly text: string;
  /** As a family name: 曾 zeng, 单 shan. */
  readonly syllable: string;
}
interface Index {
  /** By syllable without tone, `v` for ü; in order of rank. */
  readonly characters: ReadonlyMap<string, readonly Ranked[]>;
  readonly phrases: readonly Phrase[];
  readonly families: readonly FamilyName[];
}

let index: Promise<Index> | undefined;

/**
 * What the letters may stand for, most usual first: the characters of the syllable, words that begin so or have these
 * initials, then characters of longer syllables. Letters other than a–z are ignored, `v` and `ü` are the same. The first
 * call builds the index (a fraction of a second) in slices of a few ms, so the room goes on meanwhile. Where a person's
 * `name` is written, family names come first.
 */
export async function candidates(letters: string, limit: number, name = false): Promise<string[]> {
  const typed = letters
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace('lyu', 'lv')
    .replace('nyu', 'nv')
    .replace(/[^a-z]/g, '');
  if (typed === '') return [];
  index ??= buildIndex();
  const { characters, phrases, families } = await index;
  const family = name ? families.filter(({ syllable }) => syllable.startsWith(typed)) : [];
  const called = family.filter(({ syllable }) => syllable === typed);
  const exact = characters.get(typed) ?? [];
  const whole = phrases.filter((phrase) => phrase.letters === typed);
  const begun = phrases.filter(
    ({ letters, initials, first }) => initials === typed || (typed.length > first && letters.startsWith(typed)),
  );
  const longer = [...characters]
    .filter(([syllable]) => syllable.startsWith(typed) && syllable !== typed)
    .flatMap(([, ranked]) => ranked.slice(0, limit))
    .sort((a, b) => a.rank - b.rank);
  const texts = [...called, ...whole, ...exact, ...family, ...begun, ...longer].map((candidate) => candidate.text);
  return [...new Set(texts)].slice(0, limit);
}

const sliceLength = 400;

async function buildIndex(): Promise<Index> {
  const characters = new Map<string, Ranked[]>();
  const seen = new Set<string>();
  let rank = 0;
  const add = (syllable: string, text: string) => {
    const ranked = characters.get(syllable);
    if (ranked) ranked.push({ text, rank: rank++ });
    else characters.set(syllable, [{ text, rank: rank++ }]);
  };
  for (const tier of tiers()) {
    const fresh = [...new Set(tier)].filter((character) => !seen.has(character));
    const rarer: [string, string][] = [];
    for (let from = 0; from < fresh.length; from += sliceLength) {
      const slice = fresh.slice(from, from + sliceLength);
      const readingsOf = polyphonic(slice.join(''), plain);
      for (const [at, character] of slice.entries()) {
        seen.add(character);
        const [likely = '', ...others] = readingsOf[at] ?? [];
        add(likely, character);
        for (const syllable of others) if (syllable !== likely) rarer.push([syllable, character]);
      }
      await breathe();
    }
    for (const [syllable, character] of rarer) add(syllable, character);
  }
  const families = [...familyNames].map((text) => ({ text, syllable: pinyin(text, surnameFirst)[0] ?? '' }));
  return { characters, phrases: phrases.map(spell), families };
}

function spell(text: string): Phrase {
  const syllables = pinyin(text, plain);
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  return { text, letters: syllables.join(''), initials, first: syllables[0]?.length ?? 0 };
}

/** Characters from usual to rare: GB 2312 holds the 3755 usual ones in rows 16–55, sorted by pinyin, 3008 others in 56–87. */
function tiers(): string[] {
  return [frequentCharacters, nameCharacters, gb2312(16, 55), gb2312(56, 87), allHan()];
}

function gb2312(firstRow: number, lastRow: number): string {
  const bytes: number[] = [];
  for (let row = firstRow; row <= lastRow; row++)
    for (let cell = 1; cell <= 94; cell++) bytes.push(0xa0 + row, 0xa0 + cell);
  // The last five cells of row 55 are empty and decode to private characters.
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes)).replace(/[^\u4e00-\u9fff]/g, '');
}

function allHan(): string {
  return Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
}
