/** Democratic deliberation (XN-04, PL-15): first what became of earlier decisions, then what is decided today, with the vote. */
import { css, html, nothing } from 'lit';
import type { DecisionView, MeetingView, View } from '../../../server/kiosk/contract.ts';
import { dayText } from '../../elements/clock.ts';
import { define, KioskElement } from '../../elements/element.ts';
import '../../elements/icons.ts';
import { deliberation } from '../../texts/steps.ts';
import { stageStyles } from './stage.ts';

export class DeliberationScreen extends KioskElement {
  static override properties = { view: { attribute: false }, chair: { type: Boolean }, at: { state: true } };
  declare view: View;
  declare chair: boolean;
  /** Which decision is shown, from 0. */
  declare at: number;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    css`
      .decision {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        grid-template-rows: auto minmax(0, 1fr) auto;
        gap: calc(0.8 * var(--space)) calc(2 * var(--space));
        padding: calc(1.4 * var(--space)) calc(2 * var(--space));
        min-height: 0;
      }
      .of {
        grid-column: 1 / -1;
        display: flex;
        justify-content: space-between;
        color: var(--red);
        font: 700 var(--text-lead) / 1.3 var(--song);
      }
      .facts {
        display: grid;
        align-content: center;
        gap: calc(0.6 * var(--space));
        min-height: 0;
        overflow: hidden;
      }
      .text {
        font: 700 calc(max(32px, 48 * var(--k)) * var(--scale)) / 1.35 var(--song);
        text-wrap: pretty;
      }
      .text,
      .facts p {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
      }
      .facts p {
        -webkit-line-clamp: 2;
        font-size: var(--text-lead);
      }
      small {
        margin-right: 0.6em;
        color: var(--ink-soft);
        font-size: 1em;
      }
      .votes {
        display: grid;
        align-content: center;
        gap: calc(0.4 * var(--space));
      }
      .votes div {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 0.8em;
      }
      .votes b {
        font-size: calc(max(32px, 52 * var(--k)) * var(--scale));
        line-height: 1.15;
      }
      .votes .for {
        color: var(--ok-deep);
      }
      .told {
        grid-column: 1 / -1;
        display: flex;
        align-items: center;
        gap: 0.5em;
        padding: 0.25em 0.8em;
        border-radius: var(--radius);
        background: var(--warn-soft);
        font-weight: 600;
      }
      .told.done {
        background: var(--ok-soft);
        color: var(--ok-deep);
      }
      .told b {
        flex: none;
      }
      .told span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      /* A small panel with the chair's buttons. */
      @container (max-height: 330px) {
        .decision {
          gap: 0 calc(1.5 * var(--space));
          padding: var(--space) calc(1.5 * var(--space));
        }
        .text {
          font-size: var(--text-lead);
          -webkit-line-clamp: 2;
        }
        .facts p {
          font-size: var(--text);
          -webkit-line-clamp: 1;
        }
      }
      .turn {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--between);
      }
      .call {
        font: 700 calc(max(40px, 68 * var(--k)) * var(--scale)) / 1.3 var(--song);
        color: var(--red);
      }
      .topics {
        max-width: 26em;
        font: 600 var(--text-title) / 1.5 var(--song);
      }
    `,
  ];

  constructor() {
    super();
    this.chair = false;
    this.at = 0;
  }

  override render() {
    const { meeting } = this.view;
    if (meeting === null) return html``;
    const { toReport, decisions } = meeting.proceedings;
    const all = [...toReport, ...decisions];
    const at = Math.min(this.at, Math.max(0, all.length - 1));
    const shown = all[at];
    return html`<div class="split">
      ${shown === undefined ? topics(meeting) : decision(shown, meeting, at < toReport.length, all.length < 2 ? '' : deliberation.of(at + 1, all.length))}
      ${this.chair || all.length > 1 ? this.#acts(at, all.length) : nothing}
    </div>`;
  }

  #acts(at: number, all: number) {
    return html`<div class="acts">
      ${
        all < 2
          ? nothing
          : html`<div class="turn">
              <button class="button key" aria-label=${deliberation.previous} ?disabled=${at === 0} @click=${() => this.#turn(at - 1)}>
                <k-icon name="chevron-left"></k-icon>
              </button>
              <button class="button key" aria-label=${deliberation.next} ?disabled=${at === all - 1} @click=${() => this.#turn(at + 1)}>
                <k-icon name="chevron-right"></k-icon>
              </button>
            </div>`
      }
      ${
        this.chair
          ? html`<button class="button primary" @click=${() => this.send('open-desk', 'decisions')}>${deliberation.enter}</button>`
          : nothing
      }
    </div>`;
  }

  #turn(to: number): void {
    this.at = to;
  }
}

/** Nothing is decided yet: the items of the agenda that are to be discussed. */
function topics({ agenda }: MeetingView) {
  return html`<div class="middle">
    <p class="call">${deliberation.none}</p>
    ${agenda.filter((item) => item.class === '议').map(({ text }) => html`<p class="topics">${text}</p>`)}
    <p>${deliberation.noneHint}</p>
  </div>`;
}

function decision(
  { date, text, measures, person, due, votes, progress }: DecisionView,
  meeting: MeetingView,
  earlier: boolean,
  place: string,
) {
  const overdue = due < meeting.date;
  return html`<section class="card decision">
    <h2 class="of"><span>${earlier ? deliberation.earlier(date) : deliberation.made}</span><span role="status">${place}</span></h2>
    <div class="facts figure">
      <div class="text">${text}</div>
      ${measures === '' ? nothing : html`<p><small>${deliberation.measures}</small>${measures}</p>`}
      <p>
        <small>${deliberation.person}</small>${person}　<small>${deliberation.due}</small>${dayText(due)}
        ${earlier && overdue && progress?.done !== true ? html`<b>（${deliberation.overdue}）</b>` : nothing}
      </p>
    </div>
    ${votes === null ? nothing : voteFigures(votes)}
    ${earlier ? told(progress) : nothing}
  </section>`;
}

function voteFigures(votes: NonNullable<DecisionView['votes']>) {
  return html`<div class="votes figure">
    <div class="for">${deliberation.for}<b>${votes.for}</b></div>
    <div>${deliberation.against}<b>${votes.against}</b></div>
    <div>${deliberation.abstain}<b>${votes.abstain}</b></div>
  </div>`;
}

function told(progress: DecisionView['progress']) {
  if (progress === null) return html`<p class="told"><k-icon name="clock"></k-icon>${deliberation.noProgress}</p>`;
  return html`<p class="told ${progress.done ? 'done' : ''}">
    <k-icon name=${progress.done ? 'circle-check' : 'clock'}></k-icon
    ><b>${progress.done ? deliberation.done : deliberation.going}</b><span>${progress.text}</span>
  </p>`;
}

define('deliberation-screen', DeliberationScreen);
