/**
 * A text field of the room's screens: a large button that shows label and text and opens the keyboard. A letter struck on
 * a physical keyboard opens it, too, and is its first. Sends `text` with the new text.
 */
import { css, html, type TemplateResult } from 'lit';
import { keyboard as texts } from '../texts/keyboard.ts';
import { define, KioskElement } from './element.ts';
import { askText } from './keyboard.ts';

export class TextField extends KioskElement {
  static override properties = {
    label: { type: String },
    value: { type: String },
    most: { type: Number },
    lines: { type: Boolean },
    optional: { type: Boolean },
    person: { type: Boolean },
  };
  declare label: string;
  declare value: string;
  declare most: number;
  declare lines: boolean;
  declare optional: boolean;
  /** Somebody's name is asked for. */
  declare person: boolean;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        display: grid;
        min-width: 0;
      }
      .button {
        display: grid;
        grid-template-rows: auto 1fr;
        justify-items: start;
        justify-content: stretch;
        gap: 0;
        padding: calc(0.6 * var(--space)) calc(1.2 * var(--space));
        border-color: var(--edge);
        color: var(--ink);
        text-align: left;
        min-width: 0;
      }
      span {
        font-size: var(--text-note);
        font-weight: 400;
        color: var(--ink-soft);
      }
      b {
        align-self: center;
        max-width: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font: 600 var(--text-lead) / 1.35 var(--song);
      }
      .empty {
        font: 400 var(--text) / 1.35 var(--hei);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.value = '';
    this.most = 40;
    this.lines = false;
    this.optional = false;
    this.person = false;
  }

  async #ask(letter: string | null): Promise<void> {
    const { label, value, most, lines, optional, person } = this;
    const text = await askText(
      { label, value, most, lines, optional, person },
      letter === null ? null : { kind: 'letter', letter },
    );
    if (text === null || text === value) return;
    this.value = text;
    this.send('text', text);
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (!/^[a-z]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    void this.#ask(event.key);
  }

  protected override render(): TemplateResult {
    const { label, value } = this;
    return html`<button class="button" @click=${() => this.#ask(null)} @keydown=${this.#onKeyDown}>
      <span>${label}</span>${value === '' ? html`<b class="empty">${texts.empty}</b>` : html`<b>${value}</b>`}
    </button>`;
  }
}

define('text-field', TextField);
