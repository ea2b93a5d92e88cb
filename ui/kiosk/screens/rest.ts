/** After two quiet minutes: the time on a dark ground, moving so that no pixel stays lit, and nothing personal. */
import { css, html } from 'lit';
import type { View } from '../../../server/kiosk/contract.ts';
import { dateOf, dayAndWeekday, Ticking, timeText, trueNow } from '../../elements/clock.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { member } from '../../texts/member.ts';

/** ms at one place. */
const stay = 12_000;

export class RestScreen extends KioskElement {
  static override properties = { view: { attribute: false } };
  declare view: View;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      button {
        position: fixed;
        inset: 0;
        width: 100%;
        height: 100%;
        padding: 0;
        border: 0;
        background: #120c09;
        color: #f3e6cf;
        font: 400 var(--text) / 1.5 var(--hei);
        text-align: left;
        cursor: none;
      }
      .moving {
        position: absolute;
        left: calc(4vw + var(--x) * (92vw - 10em));
        top: calc(6vh + var(--y) * (88vh - 9em));
        width: 10em;
      }
      b {
        display: block;
        font: 700 calc(3.4em) / 1.1 var(--hei);
      }
      .title {
        color: #e7d3a6;
        font-size: 1.1em;
      }
    `,
  ];

  constructor() {
    super();
    new Ticking(this);
  }

  override render() {
    const now = trueNow(this.view);
    const turn = Math.floor(now / stay);
    // Two steps that share no factor with the places: every corner is reached before one is seen twice.
    const x = ((turn * 3) % 7) / 6;
    const y = ((turn * 2) % 5) / 4;
    return html`<button @click=${() => this.send('wake')}>
      <span class="moving" style="--x:${x};--y:${y}">
        <span class="title song">${member.rest.title}</span>
        <b class="figure">${timeText(now)}</b>
        <span class="figure">${dayAndWeekday(dateOf(now))}</span><br>
        <span>${member.rest.hint}</span>
      </span>
    </button>`;
  }
}

define('rest-screen', RestScreen);
