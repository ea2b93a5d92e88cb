/** Finds a person: a pad of initials (one letter is enough), then at most eight names a page. Sends `pick` with the person. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DeskPerson } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { desk as texts } from '../texts/desk.ts';
import { picker } from '../texts/sections.ts';
import { pickerStyles } from './picker-styles.ts';
import { cut, DeskSection, pager } from './section.ts';

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Hits on a page. */
const most = 8;

export class PersonPicker extends DeskSection {
  static override properties = {
    people: { attribute: false },
    note: { attribute: false },
    letters: { state: true },
    narrowing: { state: true },
    at: { state: true },
  };
  declare people: readonly DeskPerson[];
  /** A second line under the name, if it helps to choose. */
  declare note: (person: DeskPerson) => string;
  /** Initials so far; null: everybody is shown. */
  declare private letters: string | null;
  declare private narrowing: boolean;
  declare private at: number;

  static override styles = [...DeskSection.styles, pickerStyles];

  constructor() {
    super();
    this.people = [];
    this.note = () => '';
    this.letters = '';
    this.narrowing = false;
    this.at = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKeyDown);
  }

  /** Starts again with the pad. */
  reset(): void {
    this.letters = '';
    this.narrowing = false;
    this.at = 0;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || !this.#isOurs(event)) return;
    if (/^[a-zA-Z]$/.test(event.key)) this.#letter(event.key.toUpperCase());
    else if (event.key === 'Backspace') this.reset();
  };

  /** Struck on this page or nowhere: another screen above it has its own keys. */
  #isOurs(event: KeyboardEvent): boolean {
    const root = this.getRootNode();
    return event.target === document.body || (root instanceof ShadowRoot && event.composedPath().includes(root));
  }

  #letter(letter: string): void {
    const letters = (this.letters ?? '') + letter;
    if (found(this.people, letters).length === 0) return;
    this.letters = letters;
    this.narrowing = false;
    this.at = 0;
  }

  #pad(): TemplateResult {
    const letters = this.letters ?? '';
    return html`<div class="grid eight">
      ${alphabet.map(
        (letter) => html`<button class="button key letter" data-fast aria-label=${picker.letter(letter)}
          ?disabled=${found(this.people, letters + letter).length === 0} @click=${() => this.#letter(letter)}>${letter}</button>`,
      )}
      <button class="button span-3" @click=${() => (this.letters = null)}>${picker.all(this.people.length)}</button>
      <p class="span-3 middle hint">${letters === '' ? picker.hint : picker.more(letters)}</p>
    </div>`;
  }

  #hits(): TemplateResult {
    const hits = found(this.people, this.letters ?? '');
    const { shown, at, pages } = cut(hits, this.at, most);
    return html`<div class="grid">
        ${shown.map((person) => personButton(person, this.note(person), () => this.send('pick', person)))}
      </div>
      ${this.people.length > most ? this.#turning(at, pages) : nothing}`;
  }

  #turning(at: number, pages: number): TemplateResult {
    return html`<div class="row">
        <button class="button" @click=${() => this.reset()}>${picker.again}</button>
        ${
          pages > 1 && this.letters !== null
            ? html`<button class="button" @click=${() => (this.narrowing = true)}>${picker.narrow}</button>`
            : nothing
        }
        ${pager(at, pages, (page) => (this.at = page))}
      </div>`;
  }

  protected override render(): TemplateResult {
    if (this.people.length === 0) return html`<p class="lead middle">${texts.nobody}</p>`;
    if (this.people.length > most && (this.letters === '' || this.narrowing)) return this.#pad();
    return this.#hits();
  }
}

define('person-picker', PersonPicker);

function found(people: readonly DeskPerson[], letters: string): readonly DeskPerson[] {
  return people.filter(({ initials }) => initials.some((reading) => reading.startsWith(letters)));
}

/** A large name to touch; the second line tells people of one name apart. */
export function personButton(person: DeskPerson, note: string, act: () => void): TemplateResult {
  const second = [person.tellApart, note].filter((text) => text !== '').join(' · ');
  return html`<button class="button person" @click=${act}>
    <b class=${person.name.length > 4 ? 'long' : ''}>${person.name}</b>${second === '' ? nothing : html`<small>${second}</small>`}
  </button>`;
}
