/**
 * The secretary's desk over the room's screen: the PIN first, then the sections. It forgets the persons and closes when
 * nobody touches it: a warning after 45 s, 20 s to go on. Sends `close`.
 */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { AnswerPush, View } from '../../server/kiosk/contract.ts';
import { endDesk, fetchJson } from '../elements/api.ts';
import { define, KioskElement } from '../elements/element.ts';
import { Beneath, clearOver } from '../elements/over.ts';
import { type Section, desk as texts } from '../texts/desk.ts';
import { DeskBench, type Frame } from './desk-bench.ts';
import './desk-home.ts';
import { Idle } from './idle.ts';
import { sectionOf } from './sections.ts';
import { ensureDesk } from './session.ts';

export class SecretaryDesk extends KioskElement implements Frame {
  static override properties = {
    view: { attribute: false },
    answers: { attribute: false },
    section: { attribute: false },
    secondsLeft: { state: true },
  };
  declare view: View;
  /** How to hear the readers' answers. */
  declare answers: (listener: (answer: AnswerPush) => void) => () => void;
  /** The section that is open; null: all of them to choose from. */
  declare section: Section | null;
  /** Until the desk closes by itself; null: somebody is there. */
  declare private secondsLeft: number | null;
  /** The section that was open last: the desk's pages of sections open where it stands. */
  #last: Section | null = null;
  readonly #bench = new DeskBench(this);
  readonly #idle: Idle;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 30;
        display: block;
        background: var(--paper);
        color: var(--ink);
        font: 400 var(--text) / 1.5 var(--hei);
        border-top: max(4px, 0.7 * var(--mm)) solid var(--red);
      }
      main {
        height: 100%;
      }
      .wait {
        display: grid;
        place-content: center;
        height: 100%;
      }
      .notice {
        position: fixed;
        left: 50%;
        bottom: var(--between);
        transform: translateX(-50%);
        display: flex;
        align-items: center;
        gap: var(--space);
        width: max-content;
        max-width: calc(100vw - 2 * var(--between));
        padding: var(--space) calc(2 * var(--space));
        border-radius: var(--radius);
        font-size: var(--text-lead);
        font-weight: 600;
      }
      .said {
        /* Over the heading, which can be spared for a moment; the two corners stay free. */
        top: calc(0.6 * var(--between));
        bottom: auto;
        justify-content: center;
        min-width: 46vw;
        max-width: 60vw;
        min-height: var(--touch);
        background: var(--ok);
        color: var(--white);
        pointer-events: none;
      }
      .busy {
        background: var(--paper-deep);
        color: var(--ink);
      }
      .trouble {
        background: var(--bad-soft);
        color: var(--ink);
        border: 3px solid var(--bad);
        font-size: var(--text);
      }
      .trouble k-icon {
        color: var(--bad);
        font-size: 2em;
      }
      .trouble b {
        color: var(--bad);
        display: block;
      }
      .asking {
        position: fixed;
        inset: 0;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: calc(2 * var(--space));
        padding: var(--between);
        background: var(--paper);
        text-align: center;
      }
      .asking h2 {
        font-size: var(--text-headline);
        line-height: 1.3;
      }
      .asking p {
        font-size: var(--text-lead);
      }
    `,
  ];

  constructor() {
    super();
    this.answers = () => () => undefined;
    this.section = null;
    this.secondsLeft = null;
    new Beneath(this);
    this.#idle = new Idle({
      seen: () => void fetchJson('POST', '/api/desk/seen'),
      warn: (secondsLeft) => (this.secondsLeft = secondsLeft),
      gone: () => this.#leave(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#idle.stop();
    this.#bench.clear();
  }

  async #enter(): Promise<void> {
    // An element that was waiting for its definition gets its properties with the first update.
    await this.updateComplete;
    if (!(await ensureDesk(this.view))) return this.close();
    if (!this.isConnected) return;
    this.#idle.start();
    await this.#bench.refresh();
  }

  /** Nobody is here any more: what was personal goes. */
  #leave(): void {
    clearOver();
    void endDesk();
    this.close();
  }

  close(): void {
    this.send('close');
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get('view') as View | undefined;
    if (this.#bench.loaded && before !== undefined && before.meeting !== this.view.meeting) void this.#bench.refresh();
    if (changed.has('section') && changed.get('section') !== undefined) this.#focusHeading();
  }

  #focusHeading(): void {
    const section = this.renderRoot.querySelector('[data-section]');
    if (section instanceof KioskElement)
      void section.updateComplete.then(() => section.shadowRoot?.querySelector<HTMLElement>('h1')?.focus());
  }

  go(section: Section | null): void {
    this.#last = section ?? this.section;
    this.section = section;
  }

  onAnswer(listener: (answer: AnswerPush) => void): () => void {
    return this.answers((answer) => {
      this.#idle.touch();
      listener(answer);
    });
  }

  whileDoing<T>(work: Promise<T>): Promise<T> {
    return this.#idle.whileDoing(work);
  }

  #notice(): TemplateResult | typeof nothing {
    const { notice } = this.#bench;
    if (notice === null) return nothing;
    if (notice.kind === 'busy') return html`<p class="notice said busy" role="status">${texts.waiting}</p>`;
    if (notice.kind === 'said')
      return html`<p class="notice said" role="status"><k-icon name="check"></k-icon>${notice.text}</p>`;
    return html`<div class="notice trouble" role="alert">
      <k-icon name="circle-alert"></k-icon>
      <p><b>${notice.sentence.what}</b>${notice.sentence.next}</p>
      <button class="button" @click=${() => this.#bench.hush()}>${texts.close}</button>
    </div>`;
  }

  #section(): TemplateResult {
    const bench = this.#bench;
    return this.section === null
      ? html`<desk-home data-section .bench=${bench} .view=${this.view} .desk=${bench.desk} .from=${this.#last}></desk-home>`
      : sectionOf(this.section, bench);
  }

  protected override render(): TemplateResult {
    if (!this.#bench.loaded) return html`<p class="wait" role="status">${texts.loading}</p>`;
    return html`<main ?inert=${this.secondsLeft !== null}>${this.#section()}</main>
      ${this.#notice()}
      ${
        this.secondsLeft === null
          ? nothing
          : html`<div class="asking" role="alertdialog" aria-label=${texts.stillThere}>
              <h2>${texts.stillThere}</h2>
              <p class="figure">${texts.closesIn(this.secondsLeft)}</p>
              <button class="button primary" autofocus @click=${() => this.#idle.touch()}>${texts.goOn}</button>
            </div>`
      }`;
  }
}

define('secretary-desk', SecretaryDesk);
