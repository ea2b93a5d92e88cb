/** The meeting is called together (PL-07 ④): what it is about, and that one signs in now. */
import { css, html } from 'lit';
import type { View } from '../../../server/kiosk/contract.ts';
import { dayAndWeekday, spokenTime } from '../../elements/clock.ts';
import { define, KioskElement } from '../../elements/element.ts';
import '../../elements/icons.ts';
import { convening } from '../../texts/steps.ts';
import { stageStyles } from './stage.ts';

export class ConveningScreen extends KioskElement {
  static override properties = { view: { attribute: false } };
  declare view: View;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    css`
      h2 {
        color: var(--red);
        font-size: calc(max(40px, 76 * var(--k)) * var(--scale));
        line-height: 1.3;
        text-wrap: balance;
      }
      h2.long {
        font-size: calc(max(34px, 52 * var(--k)) * var(--scale));
      }
      .call {
        display: flex;
        align-items: center;
        gap: 0.5em;
        padding: 0.3em 1em;
        border-radius: var(--radius);
        background: var(--red);
        color: var(--white);
        font: 700 var(--text-title) / 1.4 var(--song);
      }
      .call k-icon {
        color: var(--gold-soft);
      }
      .when {
        font-size: var(--text-lead);
      }
    `,
  ];

  override render() {
    const { meeting } = this.view;
    if (meeting === null) return html``;
    const { theme, date, parts, place, figures } = meeting;
    const start = parts[0] === undefined ? '' : spokenTime(parts[0].start);
    return html`<div class="middle">
      <h2 class=${theme.length > 20 ? 'long' : ''}>${theme}</h2>
      <p class="when figure">${[`${dayAndWeekday(date)} ${start}`, place].filter((each) => each !== '').join(' · ')}</p>
      <p class="call"><k-icon name="nfc"></k-icon>${convening.call}</p>
      <p class="when figure" role="status">${convening.came(figures.present + figures.outsidePresent)}</p>
    </div>`;
  }
}

define('convening-screen', ConveningScreen);
