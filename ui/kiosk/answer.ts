/** A full-screen answer: colour, shape and words at once; the sound is played beside it. A touch anywhere dismisses it. */
import { css, html, type PropertyValues } from 'lit';
import { define, KioskElement } from '../elements/element.ts';
import '../elements/icons.ts';
import type { AnswerText, Tone } from '../texts/answers.ts';
import { member } from '../texts/member.ts';

/** ms that an answer stays. */
export const answerStays: Record<Tone, number> = { success: 4000, offline: 4000, notice: 5000, failure: 6000 };

const icons = { success: 'ring', offline: 'cloud-check', notice: 'circle-alert', failure: 'circle-x' } as const;

export class AnswerScreen extends KioskElement {
  static override properties = { text: { attribute: false } };
  declare text: AnswerText | null;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      dialog {
        width: 100vw;
        max-width: none;
        height: 100vh;
        max-height: none;
        padding: 0;
        border: 0;
        overflow: hidden;
      }
      dialog[open] {
        display: grid;
      }
      dialog::backdrop {
        background: var(--ink);
      }
      .success,
      .offline {
        background: var(--ok);
        color: var(--white);
      }
      .notice {
        background: var(--warn);
        color: #1c1300;
      }
      .failure {
        background: var(--bad);
        color: var(--white);
      }
      button {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        border: 0;
        background: none;
        color: inherit;
        cursor: pointer;
      }
      button:focus-visible {
        outline: max(4px, 0.7 * var(--mm)) solid currentColor;
        outline-offset: -14px;
        box-shadow: none;
      }
      .words {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: calc(0.9 * var(--space));
        height: 100vh;
        padding: calc(2 * var(--space)) calc(4 * var(--space));
        pointer-events: none;
        text-align: center;
      }
      k-icon {
        font-size: min(26vh, calc(210 * var(--k)));
      }
      .crowded k-icon {
        font-size: min(17vh, calc(140 * var(--k)));
      }
      .name {
        font-size: min(var(--name-size, 24vh), 24vh);
        letter-spacing: 0.08em;
        line-height: 1.15;
        margin-right: -0.08em;
      }
      .crowded .name {
        font-size: min(var(--name-size, 15vh), 15vh);
      }
      .headline {
        font: 700 max(64px, calc(72 * var(--k))) / 1.15 var(--hei);
      }
      .alone .headline {
        font-size: max(80px, calc(104 * var(--k)));
      }
      .detail,
      .todo {
        max-width: 30em;
        font-size: max(32px, calc(36 * var(--k) * var(--scale)));
        line-height: 1.5;
        text-wrap: balance;
      }
      .todo {
        font-size: max(38px, calc(46 * var(--k) * var(--scale)));
        font-weight: 700;
      }
      .code {
        display: flex;
        align-items: center;
        gap: 0.4em;
        padding: 0.05em 0.5em;
        border-radius: var(--radius);
        background: var(--white);
        color: var(--ink);
        font: 700 max(64px, calc(96 * var(--k))) / 1.2 var(--hei);
        letter-spacing: 0.08em;
      }
      .code small {
        font-size: var(--text-lead);
        font-weight: 500;
        letter-spacing: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.text = null;
  }

  override render() {
    const { text } = this;
    if (text === null) return html`<dialog></dialog>`;
    const crowded = text.code !== null || (text.todo !== '' && text.name !== null);
    const alone = text.code === null && text.name === null;
    // The name fills the width, however many characters it has.
    const size = `${Math.floor(84 / (Math.max(3, [...(text.name ?? '')].length) * 1.1))}vw`;
    return html`<dialog class=${text.tone} aria-labelledby="words" @cancel=${this.#dismiss}>
      <button aria-label=${member.close} @click=${this.#dismiss}></button>
      <div id="words" class="words ${crowded ? 'crowded' : alone ? 'alone' : ''}" role="alert">
        <k-icon name=${icons[text.tone]} weight="2.2"></k-icon>
        ${text.name === null ? '' : html`<p class="name song" style="--name-size:${size}">${text.name}</p>`}
        <p class="headline">${text.headline}</p>
        ${text.code === null ? '' : html`<p class="code figure"><small>${member.answerCode}</small>${text.code}</p>`}
        ${text.detail === '' ? '' : html`<p class="detail figure">${text.detail}</p>`}
        ${text.todo === '' ? '' : html`<p class="todo">${text.todo}</p>`}
      </div>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('text')) return;
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.text !== null && dialog?.open === false) dialog.showModal();
    else if (this.text === null) dialog?.close();
  }

  #dismiss(event: Event): void {
    event.preventDefault();
    this.send('dismiss');
  }
}

define('answer-screen', AnswerScreen);
