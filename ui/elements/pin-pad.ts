/**
 * The PIN pad. It masks, counts, and sends `pin` with six digits, or `cancel`; who asked decides and sets `message` or
 * `locked`. Digits also come from a physical keyboard; a scanner's burst never does (the page's burst guard).
 */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { pin as texts } from '../texts/pin.ts';
import { Ticking } from './clock.ts';
import { define, KioskElement } from './element.ts';
import './icons.ts';

const length = 6;

export class PinPad extends KioskElement {
  static override properties = {
    heading: { type: String },
    message: { type: String },
    hint: { type: String },
    bad: { type: Boolean },
    busy: { type: Boolean },
    lockedUntil: { type: Number },
    typed: { state: true },
    helping: { state: true },
  };
  declare heading: string;
  declare message: string;
  /** Stays under the message. */
  declare hint: string;
  /** The message is about a mistake. */
  declare bad: boolean;
  declare busy: boolean;
  /** ms since the epoch by the page's clock; 0: not locked. */
  declare lockedUntil: number;
  declare private typed: string;
  declare private helping: boolean;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 40;
        display: grid;
        background: var(--paper);
        color: var(--ink);
        font: 400 var(--text) / 1.5 var(--hei);
      }
      .board {
        outline: none;
        box-shadow: none;
        display: grid;
        grid-template: var(--head) minmax(0, 1fr) / auto 1fr auto;
        gap: var(--between);
        padding: calc(0.35 * var(--between)) var(--page-side);
      }
      h1 {
        align-self: center;
        text-align: center;
        font-size: var(--text-title);
      }
      .work {
        grid-column: 1 / -1;
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-content: center;
        gap: var(--between);
      }
      .say {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: calc(2 * var(--space));
        text-align: center;
      }
      .dots {
        display: flex;
        gap: calc(1.6 * var(--space));
      }
      .dots i {
        width: calc(1.6 * var(--text));
        height: calc(1.6 * var(--text));
        border: 3px solid var(--edge);
        border-radius: 50%;
        background: var(--white);
      }
      .dots .filled {
        background: var(--red);
        border-color: var(--red);
      }
      .message {
        font-size: var(--text-lead);
        min-height: 3em;
      }
      .bad {
        color: var(--bad);
        font-weight: 600;
      }
      .hint {
        padding: 0.2em 0.8em;
        border: 2px solid var(--gold);
        border-radius: var(--radius);
        font-weight: 600;
      }
      .forgotten {
        font-size: var(--text-note);
        color: var(--ink-soft);
        user-select: text;
      }
      code {
        display: block;
        font-weight: 600;
        color: var(--ink);
        overflow-wrap: anywhere;
      }
      .keys {
        display: grid;
        grid-template-columns: repeat(3, max(var(--touch-primary), 1.2 * var(--row)));
        grid-auto-rows: var(--row);
        gap: var(--between);
      }
      .keys .button {
        font-size: max(var(--text-title), 0.3 * var(--row));
        font-variant-numeric: tabular-nums;
        color: var(--ink);
        border-color: var(--edge);
      }
      .keys .quiet {
        background: var(--paper-deep);
        font-size: var(--text-lead);
      }
    `,
  ];

  constructor() {
    super();
    this.heading = texts.enter;
    this.message = '';
    this.hint = '';
    this.bad = false;
    this.busy = false;
    this.lockedUntil = 0;
    this.typed = '';
    this.helping = false;
    new Ticking(this);
  }

  /** Forgets what was typed. */
  clear(): void {
    this.typed = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKeyDown);
    this.typed = '';
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector<HTMLElement>('.board')?.focus();
  }

  #secondsLeft(): number {
    return Math.max(0, Math.ceil((this.lockedUntil - Date.now()) / 1000));
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    // Another screen above it, such as a member's answer, has its own keys.
    if (event.target !== this && event.target !== document.body) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^\d$/.test(event.key)) this.#digit(event.key);
    else if (event.key === 'Backspace') this.typed = this.typed.slice(0, -1);
    else if (event.key === 'Escape') this.send('cancel');
    else return;
    event.preventDefault();
  };

  #digit(digit: string): void {
    if (this.busy || this.#secondsLeft() > 0 || this.typed.length === length) return;
    this.typed += digit;
    if (this.typed.length < length) return;
    const pin = this.typed;
    this.typed = '';
    this.send('pin', pin);
  }

  protected override render(): TemplateResult {
    const seconds = this.#secondsLeft();
    const off = this.busy || seconds > 0;
    const key = (digit: string) => html`<button class="button key" data-fast ?disabled=${off}
      @click=${() => this.#digit(digit)}>${digit}</button>`;
    return html`<div class="board" tabindex="-1" role="dialog" aria-modal="true" aria-label=${this.heading}>
      <button class="button" @click=${() => this.send('cancel')}><k-icon name="arrow-left"></k-icon>${texts.back}</button>
      <h1>${this.heading}</h1>
      <button class="button help" aria-expanded=${this.helping} @click=${() => (this.helping = !this.helping)}>
        <k-icon name="help"></k-icon>${texts.help}
      </button>
      <div class="work"><div class="say">
        <div class="dots" role="img" aria-label=${texts.typed(this.typed.length)}>
          ${Array.from({ length }, (_, index) => html`<i class=${index < this.typed.length ? 'filled' : ''}></i>`)}
        </div>
        <p class="message ${this.bad || seconds > 0 ? 'bad' : ''}" role="status">
          ${seconds > 0 ? texts.locked(seconds) : this.busy ? texts.checking : this.message}
        </p>
        ${this.hint === '' ? nothing : html`<p class="hint">${this.hint}</p>`}
        ${
          this.helping || seconds > 0
            ? html`<p class="forgotten">${texts.forgotten}<code>npm run kiosk -- --data DIR --reset-pin</code></p>`
            : nothing
        }
      </div>
      <div class="keys">
        ${[...'123456789'].map(key)}
        <button class="button key quiet" ?disabled=${off} @click=${() => this.clear()}>${texts.clear}</button>
        ${key('0')}
        <button class="button key quiet" data-fast ?disabled=${off} aria-label=${texts.erase}
          @click=${() => (this.typed = this.typed.slice(0, -1))}><k-icon name="delete"></k-icon></button>
      </div></div>
    </div>`;
  }
}

define('pin-pad', PinPad);
