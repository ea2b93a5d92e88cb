/** The oath, large, phrase by phrase after the leader. */
import { css, html, type PropertyValues } from 'lit';
import type { View } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import '../../elements/icons.ts';
import { hostOf, member, oathLines } from '../../texts/member.ts';
import { currentStep } from '../which-screen.ts';
import { stageStyles } from './stage.ts';

const { oath } = member;
/** The oath as it stands on the lines of the whole. */
const rows: readonly (readonly number[])[] = [[0], [1, 2], [3, 4], [5, 6], [7, 8], [9], [10], [11]];
const before = -1;
/** After the phrases each says the own name; then it is done. */
const ownName = oathLines.length;
const ended = ownName + 1;
/** Phrases shown before and after the one that is spoken. */
const around = 2;

export class OathScreen extends KioskElement {
  static override properties = { view: { attribute: false }, at: { state: true } };
  declare view: View;
  /** The phrase that is spoken; before the first and after the last one too. */
  declare at: number;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    css`
      .oath {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: 0.12em;
        min-height: 0;
        font: 600 min(calc(46 * var(--k) * var(--scale)), 7cqh) / 1.3 var(--song);
        letter-spacing: 0.05em;
        white-space: nowrap;
      }
      h2 {
        margin-bottom: 0.2em;
        color: var(--red);
        font-size: 1em;
        letter-spacing: 0.2em;
      }
      .past {
        color: #5f5145;
      }
      .coming {
        color: var(--ink);
      }
      .spoken {
        gap: 0.25em;
        font-size: min(calc(64 * var(--k) * var(--scale)), 12.5cqh, 3.9cqw);
      }
      .present {
        padding: 0.04em 0.35em;
        border-radius: 0.12em;
        background: var(--red);
        color: var(--white);
        font-size: 1.25em;
        font-weight: 700;
      }
      .leader {
        text-align: center;
        line-height: 1.35;
      }
      .leader b {
        display: block;
        font: 700 var(--text-lead) / 1.3 var(--song);
      }
      @container (max-height: 340px) {
        .leader {
          display: none;
        }
      }
      .acts p {
        max-width: calc(7.5 * var(--text));
        text-align: center;
      }
    `,
  ];

  constructor() {
    super();
    this.at = before;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const of = (view: View | undefined): string | undefined => view?.meeting?.id;
    if (changed.has('view') && of(changed.get('view')) !== of(this.view))
      this.at = Number(sessionStorage.getItem(this.#key()) ?? before);
  }

  override render() {
    const whole = this.at === before || this.at === ended;
    return html`<div class="split">
      ${whole ? this.#whole() : this.#spoken()}
      <div class="acts">${this.#hint()} ${this.#buttons()}</div>
    </div>`;
  }

  #whole() {
    return html`<div class="oath">
      <h2>${oath.title}</h2>
      ${rows.map((phrases) => html`<p>${phrases.map((index) => oathLines[index])}</p>`)}
      <p>${oath.swearer}${oath.ownName}</p>
    </div>`;
  }

  #spoken() {
    const window = Array.from({ length: 2 * around + 1 }, (_, index) => this.at - around + index);
    return html`<div class="oath spoken" aria-live="polite">
      ${window.map((index) => {
        const tense = index === this.at ? 'present' : index < this.at ? 'past' : 'coming';
        return html`<p class=${tense}>${index === ownName ? `${oath.swearer}${oath.ownName}` : (oathLines[index] ?? '\u00a0')}</p>`;
      })}
    </div>`;
  }

  #hint() {
    const { meeting } = this.view;
    const leader = hostOf(meeting === null ? undefined : currentStep(meeting), this.view);
    if (this.at === before) return html`<p>${oath.stand}</p>`;
    if (this.at === ended) return html`<p>${oath.lowered}</p>`;
    return leader === null ? html`` : html`<p class="leader">${oath.leader}<b>${leader}</b></p>`;
  }

  #buttons() {
    if (this.at === before) {
      return html`<button class="button primary" @click=${() => this.#go(0)}>${oath.begin}</button>`;
    }
    if (this.at === ended) {
      return html`<button class="button" @click=${() => this.#go(before)}>${oath.again}</button>`;
    }
    return html`<button class="button" @click=${() => this.#go(this.at - 1)}>${oath.back}</button>
      <button class="button primary" @click=${() => this.#go(this.at + 1)}>
        ${this.at === ownName ? oath.sworn : oath.next}
      </button>`;
  }

  #go(to: number): void {
    this.at = to;
    sessionStorage.setItem(this.#key(), String(to));
  }

  /** Each meeting has its own place in the oath. */
  #key(): string {
    return `oath:${this.view.meeting?.id ?? ''}`;
  }
}

define('oath-screen', OathScreen);
