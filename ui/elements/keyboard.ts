/** The on-screen keyboard with its field, over the whole screen. A physical keyboard works beside it. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyboard as texts } from '../texts/keyboard.ts';
import { fetchJson } from './api.ts';
import { define, KioskElement } from './element.ts';
import { type Key, lower, upper } from './keyboard-layout.ts';
import { keyboardStyles } from './keyboard-styles.ts';
import { idle, pageOf, physical, type Stroke, stroke, type Typing } from './keyboard-typing.ts';
import { putOver } from './over.ts';

export interface TextQuestion {
  readonly label: string;
  readonly value: string;
  /** Most characters. */
  readonly most: number;
  readonly lines: boolean;
  /** An empty answer is one, too. */
  readonly optional: boolean;
  /** It is somebody's name: family names are offered first. */
  readonly person?: boolean;
}

/** Characters for a syllable, most usual first. */
export type Lookup = (spelt: string, person: boolean) => Promise<readonly string[]>;

const ask: Lookup = async (spelt, person) => {
  const query = new URLSearchParams({ q: spelt, for: person ? 'name' : 'text' });
  const fetched = await fetchJson<readonly string[]>('GET', `/api/pinyin?${query}`);
  return fetched.ok ? fetched.value : [];
};

export class TextKeyboard extends KioskElement {
  static override properties = {
    question: { attribute: false },
    typing: { state: true },
    candidates: { state: true },
    byHand: { state: true },
    helping: { state: true },
  };
  static override styles = [...KioskElement.sharedStyles, keyboardStyles];
  declare question: TextQuestion;
  declare private typing: Typing;
  declare private candidates: readonly string[];
  /** A physical keyboard is in use: the first nine candidates show their digit. */
  declare private byHand: boolean;
  declare private helping: boolean;
  lookup: Lookup = ask;

  constructor() {
    super();
    this.question = { label: '', value: '', most: 40, lines: false, optional: true };
    this.typing = idle;
    this.candidates = [];
    this.byHand = false;
    this.helping = false;
  }

  private get field(): HTMLInputElement | HTMLTextAreaElement | null {
    return this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>('#field');
  }

  protected override firstUpdated(): void {
    const field = this.field;
    if (field === null) return;
    field.value = this.question.value;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get('typing') as Typing | undefined;
    if (before !== undefined && before.spelt !== this.typing.spelt) void this.look(this.typing.spelt);
  }

  private async look(spelt: string): Promise<void> {
    const found = spelt === '' ? [] : await this.lookup(spelt, this.question.person ?? false);
    // An answer that comes late belongs to letters that are no longer there.
    if (spelt === this.typing.spelt) this.candidates = found;
  }

  /** One key, of the screen or of the desk's keyboard. */
  press(key: Stroke): void {
    this.helping = false;
    const { typing, edit } = stroke(this.typing, key);
    this.typing = typing;
    const field = this.field;
    if (field === null) return;
    const from = field.selectionStart ?? field.value.length;
    const to = field.selectionEnd ?? from;
    if (edit?.kind === 'insert') {
      const room = this.question.most - field.value.length + (to - from);
      field.setRangeText(edit.text.slice(0, Math.max(0, room)), from, to, 'end');
    } else if (edit?.kind === 'erase') {
      field.setRangeText('', from === to ? Math.max(0, from - 1) : from, to, 'end');
    }
    field.focus();
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.target === this.field ? physical(this.typing, event.key, this.candidates) : null;
    if (key !== null) {
      this.byHand = true;
      this.press(key);
    } else if (event.key === 'Escape') {
      if (this.typing.spelt === '') this.finish(null);
      else this.typing = idle;
    } else if (event.key === 'Enter' && event.target === this.field && !this.question.lines) this.done();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private toggleHelp(): void {
    this.helping = !this.helping;
    this.field?.focus();
  }

  private done(): void {
    const text = this.field?.value.trim() ?? '';
    if (text === '' && !this.question.optional) return void this.field?.focus();
    this.finish(text);
  }

  /** Ends the asking; null: nothing shall change. */
  finish(text: string | null): void {
    this.send('finish', text);
  }

  private key(key: Key): TemplateResult {
    const shown = faceOf(key, this.typing.mode === 'latin');
    const name = key.kind === 'erase' ? texts.erase : shown;
    return html`<button class="button key ${key.kind}" data-fast aria-label=${name} @click=${() => this.press(key)}>${shown}</button>`;
  }

  private candidateRows(): TemplateResult {
    const { shown, more } = pageOf(this.candidates, this.typing.page);
    if (shown.length === 0) return html`<p class="none">${texts.none(this.typing.spelt)}</p>`;
    const mark = (index: number) => (this.byHand && index < 9 ? html`<small>${index + 1}</small>` : nothing);
    return html`${shown.map(
      (
        text,
        index,
      ) => html`<button class="button key candidate length-${Math.min(text.length, 5)}" data-fast aria-label=${text}
        @click=${() => this.press({ kind: 'pick', text })}>${text}${mark(index)}</button>`,
    )}${more ? html`<button class="button key" data-fast @click=${() => this.press({ kind: 'more' })}>${texts.more}</button>` : nothing}`;
  }

  protected override render(): TemplateResult {
    const { label, lines, most } = this.question;
    const { mode, spelt } = this.typing;
    return html`<div class="board" role="dialog" aria-modal="true" aria-label=${label} @keydown=${this.onKeyDown}>
      <button class="button corner cancel" @click=${() => this.finish(null)}>${texts.cancel}</button>
      <button class="button corner" aria-expanded=${this.helping} @click=${this.toggleHelp}>${texts.help}</button>
      <div class="line">
        <label for="field">${label}</label>
        ${
          lines
            ? html`<textarea id="field" maxlength=${most} inputmode="none" rows="2"></textarea>`
            : html`<input id="field" maxlength=${most} inputmode="none" autocomplete="off" />`
        }
        <output class="spelt" ?hidden=${spelt === ''}>${spelt.replaceAll('v', 'ü')}</output>
      </div>
      <div class="upper">${this.helping ? html`<p class="none">${texts.how}</p>` : spelt === '' ? upper[mode].map((key) => this.key(key)) : this.candidateRows()}</div>
      <div class="lower">${lower[mode].map((key) => this.key(key))}</div>
      <button class="button primary done" @click=${this.done}>${texts.done}</button>
    </div>`;
  }
}

function faceOf(key: Key, capital: boolean): string {
  switch (key.kind) {
    case 'letter':
      return capital ? key.letter.toUpperCase() : key.letter === 'v' ? 'ü' : key.letter;
    case 'text':
      return key.text;
    case 'mode':
      return texts.modes[key.mode];
    case 'erase':
      return '⌫';
    case 'space':
      return texts.space;
  }
}

define('text-keyboard', TextKeyboard);

/** Asks for a text; null: the person went back. */
export function askText(question: TextQuestion, first: Stroke | null = null): Promise<string | null> {
  const keyboard = new TextKeyboard();
  keyboard.question = question;
  const close = putOver(keyboard);
  return new Promise((resolve) => {
    keyboard.addEventListener('finish', (event) => {
      close();
      resolve((event as CustomEvent<string | null>).detail);
    });
    keyboard.addEventListener('cancel', () => keyboard.finish(null));
    if (first !== null) void keyboard.updateComplete.then(() => keyboard.press(first));
  });
}
