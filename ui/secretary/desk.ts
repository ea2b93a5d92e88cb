/**
 * The secretary's desk over the room's screen: the PIN first, then the sections. It forgets the persons and closes when
 * nobody touches it: a warning after 45 s, 20 s to go on. Sends `close`.
 */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CommandDataOf, CommandType } from '../../server/domain/commands.ts';
import type { AnswerPush, Desk, View } from '../../server/kiosk/contract.ts';
import { endDesk, fetchJson, postCommand } from '../elements/api.ts';
import { define, KioskElement } from '../elements/element.ts';
import { Beneath, clearOver } from '../elements/over.ts';
import { type Section, type Sentence, desk as texts } from '../texts/desk.ts';
import './desk-home.ts';
import { Idle } from './idle.ts';
import type { Bench } from './section.ts';
import { sectionOf } from './sections.ts';
import { sentenceOf } from './sentences.ts';
import { ensureDesk } from './session.ts';

const emptyDesk: Desk = {
  people: [],
  parked: [],
  plans: [],
  day: null,
  roles: { secretary: null, chair: null, recorder: null, hosts: {} },
  month: '',
  notices: 0,
  assessed: false,
  charter: [],
  checks: null,
};

/** How long a word of success stays, ms; a complaint stays until it is read. */
const stays = 4000;
/** ms after which a command that is not done yet is mentioned. */
const slow = 500;

type Notice =
  | { readonly kind: 'busy' }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'trouble'; readonly sentence: Sentence };

export class SecretaryDesk extends KioskElement implements Bench {
  static override properties = {
    view: { attribute: false },
    answers: { attribute: false },
    section: { attribute: false },
    desk: { state: true },
    notice: { state: true },
    busy: { state: true },
    secondsLeft: { state: true },
  };
  declare view: View;
  /** How to hear the readers' answers. */
  declare answers: (listener: (answer: AnswerPush) => void) => () => void;
  declare desk: Desk;
  /** The section that is open; null: all of them to choose from. */
  declare section: Section | null;
  declare private notice: Notice | null;
  declare private busy: boolean;
  /** Until the desk closes by itself; null: somebody is there. */
  declare private secondsLeft: number | null;
  #loaded = false;
  #asking: Promise<void> | null = null;
  /** The section that was open last: the desk's pages of sections open where it stands. */
  #last: Section | null = null;
  #noticeEnds: ReturnType<typeof setTimeout> | undefined;
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
    this.desk = emptyDesk;
    this.section = null;
    this.notice = null;
    this.busy = false;
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
    clearTimeout(this.#noticeEnds);
    this.desk = emptyDesk;
  }

  async #enter(): Promise<void> {
    // An element that was waiting for its definition gets its properties with the first update.
    await this.updateComplete;
    if (!(await ensureDesk(this.view))) return this.send('close');
    if (!this.isConnected) return;
    this.#idle.start();
    await this.refresh();
  }

  /** Nobody is here any more: what was personal goes. */
  #leave(): void {
    clearOver();
    void endDesk();
    this.send('close');
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get('view') as View | undefined;
    if (this.#loaded && before !== undefined && before.meeting !== this.view.meeting) void this.refresh();
    if (changed.has('section') && changed.get('section') !== undefined) this.#focusHeading();
  }

  #focusHeading(): void {
    const section = this.renderRoot.querySelector('[data-section]');
    if (section instanceof KioskElement)
      void section.updateComplete.then(() => section.shadowRoot?.querySelector<HTMLElement>('h1')?.focus());
  }

  async refresh(): Promise<void> {
    const fetched = await fetchJson<Desk>('GET', '/api/desk');
    if (fetched.ok) {
      this.desk = fetched.value;
      this.#loaded = true;
      this.requestUpdate();
    } else if (fetched.why === 'http' && fetched.status === 401) await this.#again();
    else this.complain(sentenceOf({ kind: 'unreachable' }, this.view));
  }

  async fetch<T>(path: string): Promise<T | null> {
    const fetched = await fetchJson<T>('GET', `/api/desk/${path}`);
    if (fetched.ok) return fetched.value;
    if (fetched.why === 'http' && fetched.status === 401) await this.#again();
    else this.complain(sentenceOf({ kind: 'unreachable' }, this.view));
    return null;
  }

  /** The session is over: the PIN once more, however many have noticed, or the desk closes. */
  #again(): Promise<void> {
    this.#asking ??= this.#askAgain().finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #askAgain(): Promise<void> {
    if (await ensureDesk(this.view)) await this.refresh();
    else this.send('close');
  }

  async run<T extends CommandType>(type: T, data: CommandDataOf<T>, said: string = texts.saved): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const mention = setTimeout(() => this.#mention(), slow);
    const outcome = await postCommand(type, data);
    clearTimeout(mention);
    if (this.notice?.kind === 'busy') this.notice = null;
    this.busy = false;
    if (outcome.kind === 'no-session') {
      await this.#again();
      return false;
    }
    if (outcome.kind === 'refused' || outcome.kind === 'not-recording' || outcome.kind === 'unreachable') {
      this.complain(sentenceOf(outcome, this.view));
      return false;
    }
    this.say(said);
    await this.refresh();
    return true;
  }

  #mention(): void {
    clearTimeout(this.#noticeEnds);
    this.notice = { kind: 'busy' };
  }

  say(text: string): void {
    this.notice = { kind: 'said', text };
    clearTimeout(this.#noticeEnds);
    this.#noticeEnds = setTimeout(() => (this.notice = null), stays);
  }

  complain(sentence: Sentence): void {
    clearTimeout(this.#noticeEnds);
    this.notice = { kind: 'trouble', sentence };
  }

  go(section: Section | null): void {
    this.#last = section ?? this.section;
    this.section = section;
    this.notice = null;
  }

  onAnswer(listener: (answer: AnswerPush) => void): () => void {
    return this.answers((answer) => {
      this.#idle.touch();
      listener(answer);
    });
  }

  #notice(): TemplateResult | typeof nothing {
    const { notice } = this;
    if (notice === null) return nothing;
    if (notice.kind === 'busy') return html`<p class="notice said busy" role="status">${texts.waiting}</p>`;
    if (notice.kind === 'said')
      return html`<p class="notice said" role="status"><k-icon name="check"></k-icon>${notice.text}</p>`;
    return html`<div class="notice trouble" role="alert">
      <k-icon name="circle-alert"></k-icon>
      <p><b>${notice.sentence.what}</b>${notice.sentence.next}</p>
      <button class="button" @click=${() => (this.notice = null)}>${texts.close}</button>
    </div>`;
  }

  protected override render(): TemplateResult {
    if (!this.#loaded) return html`<p class="wait" role="status">${texts.loading}</p>`;
    return html`<main ?inert=${this.secondsLeft !== null}>
        ${
          this.section === null
            ? html`<desk-home data-section .bench=${this} .view=${this.view} .desk=${this.desk} .from=${this.#last}></desk-home>`
            : sectionOf(this.section, this)
        }
      </main>
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
