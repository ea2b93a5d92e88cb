/** What a ballot came to: the counts of an evaluation with its rate of satisfaction, or why they are not told here. */
import { css, html, nothing } from 'lit';
import type { BallotView } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { ballot as texts } from '../../texts/ballot.ts';
import { stageStyles } from './stage.ts';

type Counted = Extract<BallotView, { phase: 'counted' }>;

export class BallotCounts extends KioskElement {
  static override properties = { ballot: { attribute: false } };
  declare ballot: Counted;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    css`
      .rate {
        color: var(--red);
        font: 700 min(calc(max(44px, 72 * var(--k)) * var(--scale)), 5cqw) / 1.25 var(--song);
        white-space: nowrap;
      }
      .counted {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: calc(3 * var(--space));
      }
      table {
        border-collapse: collapse;
        font-size: max(24px, min(var(--text-lead), 7.5cqh));
        line-height: 1.2;
      }
      th,
      td {
        padding: 0.2em 0.5em;
        white-space: nowrap;
        border-bottom: 1px solid var(--line);
        text-align: right;
      }
      th:first-child {
        text-align: left;
      }
      thead th {
        color: var(--ink-soft);
        font-weight: 400;
      }
    `,
  ];

  override render() {
    const { about, turnout, satisfaction, withheld, votersAtLeast } = this.ballot;
    return html`<div class="counted">
      <div class="middle">
        <h2>${texts.title[about]}</h2>
        ${satisfaction === null ? nothing : html`<p class="rate figure">${texts.satisfaction(satisfaction)}</p>`}
        <p class="figure">${texts.counted(turnout)}</p>
      </div>
      ${withheld === null ? this.#table() : html`<p>${withheld === 'few' ? texts.few(votersAtLeast) : texts.desk}</p>`}
    </div>`;
  }

  #table() {
    const { questions, answers, counts } = this.ballot;
    return html`<table class="figure">
      <thead>
        <tr>
          <th><span class="unseen">${texts.title[this.ballot.about]}</span></th>
          ${answers.map((answer) => html`<th scope="col">${answer}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${questions.map(
          ({ title }, index) => html`<tr>
            <th scope="row">${title}</th>
            ${counts?.[index]?.map((votes) => html`<td>${texts.votes(votes)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

define('ballot-counts', BallotCounts);
