/**
 * Binds down a list: the current person huge, whatever is held to a reader becomes hers, then the next. Sends `finished`.
 * The service is told whose turn it is (`PUT /api/binding`), so that readers bind instead of signing in.
 */
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import type { CredentialKind } from '../../server/domain/vocabulary.ts';
import type { AnswerPush, DeskPerson } from '../../server/kiosk/contract.ts';
import { fetchJson } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import { credentials, troubles } from '../texts/desk.ts';
import { binding as texts } from '../texts/office.ts';
import { pickerStyles } from './picker-styles.ts';
import { DeskSection, fullName } from './section.ts';

/** How long a bound card shows before the next person, ms. */
const pause = 1200;
/** The service ends the binding after two minutes without a reading: it is armed again before that. */
const rearm = 60_000;

export class BindingRun extends DeskSection {
  static override properties = {
    people: { attribute: false },
    kinds: { attribute: false },
    at: { state: true },
    bound: { state: true },
    refused: { state: true },
  };
  declare people: readonly DeskPerson[];
  /** What each person shall get. */
  declare kinds: readonly CredentialKind[];
  declare private at: number;
  /** Bound since it was this person's turn. */
  declare private bound: readonly CredentialKind[];
  declare private refused: string;
  #stop: () => void = () => undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #next: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    ...DeskSection.styles,
    pickerStyles,
    css`
      .turn {
        display: grid;
        min-height: calc(2.6 * var(--row));
        justify-items: center;
        align-content: center;
        gap: var(--space);
        padding: calc(1.4 * var(--space));
        border: max(3px, 0.6 * var(--mm)) solid var(--red);
        border-radius: var(--radius);
        background: var(--white);
        text-align: center;
      }
      .turn.done {
        border-color: var(--ok);
        background: var(--ok-soft);
      }
      .turn.done .lead {
        color: var(--ok);
        font-weight: 700;
      }
    `,
  ];

  constructor() {
    super();
    this.people = [];
    this.kinds = [];
    this.at = 0;
    this.bound = [];
    this.refused = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#arm(), rearm);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    clearInterval(this.#timer);
    clearTimeout(this.#next);
    void fetchJson('PUT', '/api/binding', {});
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.#stop = this.bench.onAnswer((push) => this.#heard(push));
    void this.#arm();
  }

  async #arm(): Promise<void> {
    const person = this.people[this.at];
    if (person === undefined) return;
    const fetched = await fetchJson('PUT', '/api/binding', { person: person.id });
    if (!fetched.ok) this.bench.complain(fetched.why === 'http' ? troubles['no-session'] : troubles.unreachable);
  }

  #heard({ answer, name }: AnswerPush): void {
    const current = this.people[this.at];
    if (current === undefined) return;
    if (answer.kind === 'bound-to-another') this.refused = texts.another(credentials[answer.credential], name);
    else if (answer.kind === 'bound' || answer.kind === 'bound-already') {
      if (answer.person !== current.id) return;
      this.refused = '';
      this.bound = [...new Set([...this.bound, answer.credential])];
      void this.bench.refresh();
      if (this.#missing(current).length > 0) return;
      clearTimeout(this.#next);
      this.#next = setTimeout(() => this.#go(this.at + 1), pause);
    }
  }

  #missing({ credentials: held }: DeskPerson): readonly CredentialKind[] {
    if (this.people.length === 1) return this.bound.length > 0 ? [] : this.kinds;
    const good = held.filter(({ state }) => state === 'good').map(({ kind }) => kind);
    return this.kinds.filter((kind) => !good.includes(kind) && !this.bound.includes(kind));
  }

  #go(at: number): void {
    clearTimeout(this.#next);
    this.bound = [];
    this.refused = '';
    if (at >= this.people.length) this.send('finished');
    else {
      this.at = Math.max(0, at);
      void this.#arm();
    }
  }

  protected override render(): TemplateResult {
    const person = this.people[this.at];
    if (person === undefined) return html`<p class="lead middle">${texts.nobodyLeft}</p>`;
    const missing = this.#missing(person);
    const done = missing.length === 0;
    return html`<div class="turn ${done ? 'done' : ''}" role="status">
        <p class="figure">${texts.turn(this.at + 1, this.people.length)}</p>
        <p class="huge">${fullName(person)}</p>
        <p class="lead">${done ? texts.bound : texts.please(missing)}</p>
        ${this.refused === '' ? '' : html`<p class="bad">${this.refused}</p>`}
      </div>
      <div class="row">
        <button class="button" ?disabled=${this.at === 0} @click=${() => this.#go(this.at - 1)}>${texts.before}</button>
        <button class="button" @click=${() => this.#go(this.at + 1)}>${texts.skip}</button>
        <button class="button" @click=${() => this.send('finished')}>${texts.stop}</button>
      </div>`;
  }
}

define('binding-run', BindingRun);
