/** How espeak-ng is told what to say. */
import { pinyin } from 'pinyin-pro';

/**
 * Pinyin with tone digits, for espeak-ng's voice cmn-latn-pinyin: it does not know the readings of surnames, and its voice
 * cmn spells many characters in English. Letters a–z, digits, blanks and commas only.
 */
export function spell(text: string, isName: boolean): string {
  const syllables = pinyin(text, {
    toneType: 'num',
    type: 'array',
    v: true,
    ...(isName ? ({ mode: 'surname', surname: 'head' } as const) : {}),
  });
  return syllables
    .join(' ')
    .replaceAll('ü', 'v')
    .replaceAll('0', '5') // the neutral tone
    .replace(/ ?， ?/g, ', ')
    .replace(/[^a-z0-9 ,]/g, '');
}
