/** The pages that are read in the meeting: from a text file on a stick, or typed. Sends `pages`. */
import { html, type TemplateResult } from 'lit';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { paginate, textOf } from '../elements/text-file.ts';
import { plan as texts } from '../texts/office.ts';
import { pickerStyles } from './picker-styles.ts';
import { cut, DeskSection, pager } from './section.ts';

const mostPages = 200;
const mostCharacters = 2000;
/** Characters of a page that its line in the list shows. */
const glimpse = 40;

export class PlanPages extends DeskSection {
  static override properties = { pages: { attribute: false }, at: { state: true } };
  declare pages: readonly string[];
  declare private at: number;

  static override styles = [...DeskSection.styles, pickerStyles];

  constructor() {
    super();
    this.pages = [];
    this.at = 0;
  }

  #set(pages: readonly string[]): void {
    this.pages = pages.slice(0, mostPages);
    this.send('pages', this.pages);
  }

  /** `nth`: from 0; beyond the last one stands a new page. */
  async #write(nth: number): Promise<void> {
    const value = this.pages[nth] ?? '';
    const text = await askText({ label: texts.page, value, most: mostCharacters, lines: true, optional: false });
    if (text !== null) this.#set(this.pages.toSpliced(nth, 1, text));
  }

  async #onFile(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file !== undefined) this.#set([...this.pages, ...paginate(textOf(await file.arrayBuffer()))]);
    // The same file can be chosen again after it was mended.
    input.value = '';
  }

  protected override render(): TemplateResult {
    const { shown, at, pages } = cut([...this.pages.entries()], this.at, 2);
    return html`<div class="row">
        <button class="button" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('#file')?.click()}>${texts.fromFile}</button>
        <button class="button" @click=${() => this.#write(this.pages.length)}><k-icon name="plus"></k-icon>${texts.addPage}</button>
        <input id="file" type="file" accept=".txt,text/plain" hidden tabindex="-1" aria-label=${texts.fromFile} @change=${this.#onFile} />
      </div>
      ${shown.map(
        ([nth, page]) => html`<div class="item">
          <b class="figure">${nth + 1}</b><p>${page.length > glimpse ? `${page.slice(0, glimpse)}…` : page}</p>
          <div class="row">
            <button class="button" @click=${() => this.#write(nth)}>${texts.edit}</button>
            <button class="button danger" @click=${() => this.#set(this.pages.toSpliced(nth, 1))}>${texts.remove}</button>
          </div>
        </div>`,
      )}
      ${shown.length === 0 ? html`<p class="middle">${texts.noPages}</p>` : ''}
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }
}

define('plan-pages', PlanPages);
