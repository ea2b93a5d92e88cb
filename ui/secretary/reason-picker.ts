/** Asks why: the usual reasons to touch, or any other typed in. Sends `reason` with the text. */
import { html, type TemplateResult } from 'lit';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { reasonPicker as texts } from '../texts/sections.ts';
import { pickerStyles } from './picker-styles.ts';
import { DeskSection } from './section.ts';

export class ReasonPicker extends DeskSection {
  static override properties = { question: { type: String }, usual: { attribute: false } };
  declare question: string;
  declare usual: readonly string[];

  static override styles = [...DeskSection.styles, pickerStyles];

  constructor() {
    super();
    this.question = '';
    this.usual = [];
  }

  async #other(): Promise<void> {
    const reason = await askText({ label: texts.other, value: '', most: 200, lines: false, optional: false });
    if (reason !== null) this.send('reason', reason);
  }

  protected override render(): TemplateResult {
    return html`<p class="lead middle">${this.question}</p>
      <div class="grid three">
        ${this.usual.map((reason) => html`<button class="button chip" @click=${() => this.send('reason', reason)}>${reason}</button>`)}
        <button class="button" @click=${() => this.#other()}>${texts.other}</button>
      </div>`;
  }
}

define('reason-picker', ReasonPicker);
