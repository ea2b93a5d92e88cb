/** The keyboard's steps, the wheel's turns and the pages of a text, without a browser. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lower, places, upper } from '../../ui/elements/keyboard-layout.ts';
import { idle, pageOf, physical, stroke, type Typing } from '../../ui/elements/keyboard-typing.ts';
import { paginate, textOf } from '../../ui/elements/text-file.ts';

const spelling = (spelt: string): Typing => ({ mode: 'pinyin', spelt, page: 0 });
const letter = (text: string) => ({ kind: 'letter', letter: text }) as const;

describe('the on-screen keyboard', () => {
  it('has every letter, on 8 columns at most', () => {
    const letters = [...upper.pinyin, ...lower.pinyin].flatMap((key) => (key.kind === 'letter' ? [key.letter] : []));
    expect([...letters].sort().join('')).toBe('abcdefghijklmnopqrstuvwxyz');
    for (const mode of ['pinyin', 'latin', 'signs'] as const) {
      expect(upper[mode]).toHaveLength(16);
      expect(lower[mode]).toHaveLength(14);
    }
  });

  it('spells a syllable, and a picked character ends it', () => {
    const { typing } = stroke(stroke(idle, letter('x')).typing, letter('i'));
    expect(typing.spelt).toBe('xi');
    expect(stroke(typing, { kind: 'pick', text: '溪' })).toEqual({
      typing: idle,
      edit: { kind: 'insert', text: '溪' },
    });
  });

  it('erases letters first, then the text', () => {
    expect(stroke(spelling('xi'), { kind: 'erase' })).toEqual({ typing: spelling('x'), edit: null });
    expect(stroke(idle, { kind: 'erase' }).edit).toEqual({ kind: 'erase' });
  });

  it('types capitals as they are', () => {
    expect(stroke({ ...idle, mode: 'latin' }, letter('k')).edit).toEqual({ kind: 'insert', text: 'K' });
  });

  it('shows each candidate on exactly one page', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 64 }), (candidates) => {
        const pages = candidates.length <= places ? 1 : Math.ceil(candidates.length / (places - 1));
        const shown = Array.from({ length: pages }, (_, page) => pageOf(candidates, page).shown);
        expect(shown.flat()).toEqual(candidates);
        expect(pageOf(candidates, pages).shown).toEqual(shown[0]);
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 200) },
    );
  });

  it('takes a physical keyboard as any input method does, and leaves the field its own keys', () => {
    expect(physical(idle, 'l', [])).toEqual(letter('l'));
    expect(physical(idle, '5', ['林'])).toBeNull();
    expect(physical(spelling('lin'), '2', ['林', '临'])).toEqual({ kind: 'pick', text: '临' });
    expect(physical(spelling('lin'), ' ', ['林', '临'])).toEqual({ kind: 'pick', text: '林' });
    expect(physical(spelling('lin'), 'Enter', ['林'])).toEqual({ kind: 'text', text: 'lin' });
    expect(physical(idle, 'Backspace', [])).toBeNull();
  });
});

describe('pages of a text', () => {
  it('keeps every character in order, and no page is longer than a room can read', () => {
    const text = fc.array(fc.string({ unit: fc.constantFrom(...'党章第一条。；\n学') }), { maxLength: 60 });
    fc.assert(
      fc.property(text, (pieces) => {
        const whole = pieces.join('');
        const pages = paginate(whole);
        expect(pages.join('').replaceAll('\n', '')).toBe(whole.replaceAll('\n', ''));
        expect(pages.every((page) => page.length <= 220)).toBe(true);
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 200) },
    );
  });

  it('reads GB18030, as older Windows writes', () => {
    expect(textOf(Uint8Array.from([0xb5, 0xb3, 0xd5, 0xc2]).buffer)).toBe('党章');
    expect(textOf(new TextEncoder().encode('党章').buffer)).toBe('党章');
  });
});
