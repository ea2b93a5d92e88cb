/** The oath, large, phrase by phrase after the leader. */
import { css, html } from 'lit';
import type { View } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import '../../elements/icons.ts';
import { hostOf, member, oathLines } from '../../texts/member.ts';
import { currentStep } from '../which-screen.ts';
import { stageStyles } from './stage.ts';

const { oath } = member;
/** The phrases as they stand on the screen's lines. */
const rows: readonly (readonly number[])[] = [[0], [1, 2], [3, 4], [5, 6], [7, 8], [9], [10], [11]];
const before = -1;
const ended = oathLines.length;

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
        font: 600 min(calc(46 * var(--k) * var(--scale)), 6.2vh) / 1.3 var(--song);
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
      .present {
        padding: 0 0.3em;
        border-radius: 0.15em;
        background: var(--red);
        color: var(--white);
        font-weight: 700;
      }
      .swearer {
        font-size: 0.85em;
      }
      .leader {
        text-align: center;
        line-height: 1.35;
      }
      .leader b {
        display: block;
        font: 700 var(--text-lead) / 1.3 var(--song);
      }
      .acts p {
        max-width: calc(7.5 * var(--text));
        text-align: center;
      }
    `,
  ];

  constructor() {
    super();
    this.at = Number(sessionStorage.getItem('oath') ?? before);
  }

  override render() {
    return html`<div class="split">
      <div class="oath" aria-live="polite">
        <h2>${oath.title}</h2>
        ${rows.map(
          (phrases) =>
            html`<p>
              ${phrases.map((index) => html`<span class=${this.#tense(index)}>${oathLines[index]}</span>`)}
            </p>`,
        )}
        <p class="swearer ${this.#tense(ended)}">${oath.swearer}${oath.ownName}</p>
      </div>
      <div class="acts">${this.#hint()} ${this.#buttons()}</div>
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
    const on =
      this.at === ended
        ? html`<button class="button" @click=${() => this.#go(before)}>${oath.again}</button>`
        : html`<button class="button primary" @click=${() => this.#go(this.at + 1)}>${oath.next}</button>`;
    return html`<button class="button" @click=${() => this.#go(this.at - 1)}>${oath.back}</button>${on}`;
  }

  #tense(index: number): string {
    if (this.at === before) return 'coming';
    return index === this.at ? 'present' : index < this.at ? 'past' : 'coming';
  }

  #go(to: number): void {
    this.at = to;
    sessionStorage.setItem('oath', String(to));
  }
}

define('oath-screen', OathScreen);
