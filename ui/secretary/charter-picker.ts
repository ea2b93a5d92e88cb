/** The chapters of the charter, to be ticked. Sends `chapters` with their numbers. */
import { html, type TemplateResult } from 'lit';
import { define } from '../elements/element.ts';
import { charterShort } from '../texts/proceedings.ts';
import { pickerStyles } from './picker-styles.ts';
import { chip, DeskSection } from './section.ts';

export class CharterPicker extends DeskSection {
  static override properties = { titles: { attribute: false }, chosen: { attribute: false } };
  declare titles: readonly string[];
  declare chosen: readonly number[];

  static override styles = [...DeskSection.styles, pickerStyles];

  constructor() {
    super();
    this.titles = [];
    this.chosen = [];
  }

  #toggle(chapter: number): void {
    const chosen = this.chosen.includes(chapter)
      ? this.chosen.filter((one) => one !== chapter)
      : [...this.chosen, chapter].sort((a, b) => a - b);
    this.send('chapters', chosen);
  }

  protected override render(): TemplateResult {
    return html`<div class="grid">
      ${this.titles.map((title, chapter) =>
        chip(charterShort(title), this.chosen.includes(chapter), () => this.#toggle(chapter)),
      )}
    </div>`;
  }
}

define('charter-picker', CharterPicker);
