/** Before and after the secret ballot on the theme day (PL-09): on what, how one votes, and then the counts. */
import { css, html, nothing } from 'lit';
import type { View } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { evaluation as texts } from '../../texts/steps.ts';
import './ballot-counts.ts';
import { besideStyles } from './beside.ts';
import { stageStyles } from './stage.ts';

export class EvaluationScreen extends KioskElement {
  static override properties = { view: { attribute: false }, chair: { type: Boolean } };
  declare view: View;
  declare chair: boolean;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    besideStyles,
    css`
      .both {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr);
      }
      h2 {
        margin-bottom: 0.3em;
        color: var(--red);
        font-size: var(--text-title);
        line-height: 1.2;
      }
      .points li {
        font: 600 var(--text-title) / 1.5 var(--song);
      }
      .how {
        display: grid;
        align-content: center;
        padding: var(--space) calc(2 * var(--space));
        min-height: 0;
      }
      @container (min-height: 500px) {
        .how li {
          font-size: var(--text-lead);
        }
      }
      section {
        align-self: center;
      }
      .how li {
        display: flex;
        gap: 0.6em;
        padding: 0.2em 0;
      }
      .how i {
        display: grid;
        flex: none;
        place-items: center;
        width: 1.6em;
        height: 1.6em;
        border-radius: 50%;
        background: var(--red);
        color: var(--white);
        font-style: normal;
        font-weight: 700;
        line-height: 1;
      }
    `,
  ];

  constructor() {
    super();
    this.chair = false;
  }

  override render() {
    const { ballot, meeting } = this.view;
    const asked = meeting?.proceedings.evaluation;
    if (ballot?.phase === 'counted' && ballot.about === 'evaluation')
      return html`<ballot-counts .ballot=${ballot}></ballot-counts>`;
    return html`<div class="split">
      <div class="both">
        <section>
          <h2>${texts.points}</h2>
          <ol class="points">${asked?.points.map((point) => html`<li>${point}</li>`)}</ol>
          ${asked == null ? nothing : html`<p>${texts.scale(asked.scale)}</p>`}
        </section>
        <section class="card how">
          <h2>${texts.how}</h2>
          <ol>
            ${texts.steps.map((step, index) => html`<li><i aria-hidden="true">${index + 1}</i><span>${step}</span></li>`)}
          </ol>
        </section>
      </div>
      ${
        this.chair && asked != null
          ? html`<div class="acts">
              <button class="button primary" @click=${() => this.send('open-ballot')}>${texts.open}</button>
            </div>`
          : nothing
      }
    </div>`;
  }
}

define('evaluation-screen', EvaluationScreen);
