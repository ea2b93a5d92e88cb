/** The secretary's summary beside the meeting's figures; the same screen ends the steps. */
import { css, html } from 'lit';
import type { MeetingView, View } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { hostOf, member } from '../../texts/member.ts';
import '../paged-text.ts';
import { currentStep } from '../which-screen.ts';
import { besideStyles } from './beside.ts';
import './figures.ts';
import { stageStyles } from './stage.ts';

const { summary } = member;

export class SummaryScreen extends KioskElement {
  static override properties = { view: { attribute: false }, finished: { type: Boolean } };
  declare view: View;
  /** All steps are done; the meeting is not closed yet. */
  declare finished: boolean;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    besideStyles,
    css`
      .waiting {
        place-self: center;
        font: 600 var(--text-title) / 1.5 var(--song);
        text-align: center;
      }
      .waiting small {
        display: block;
        color: var(--ink-soft);
        font: 500 var(--text-lead) / 1.5 var(--hei);
      }
    `,
  ];

  constructor() {
    super();
    this.finished = false;
  }

  override render() {
    const { meeting } = this.view;
    if (meeting === null) return html``;
    const host = hostOf(currentStep(meeting), this.view);
    return html`<div class="both">
      <div>
        <h3>${summary.figures}</h3>
        <meeting-figures stacked .figures=${meeting.figures}></meeting-figures>
      </div>
      <section class="card words">
        <h2>${this.finished ? summary.ends : summary.title}</h2>
        ${
          this.finished
            ? html`<p class="waiting"><small>${endsHint(meeting)}</small></p>`
            : meeting.summary === ''
              ? html`<p class="waiting">${summary.waiting}<small>${host}</small></p>`
              : html`<paged-text quiet .pages=${wordsOf(meeting)}></paged-text>`
        }
      </section>
    </div>`;
  }
}

/** The secretary's words, and the problem of the month with its measures (CX-23). */
function wordsOf({ summary: words, proceedings: { problem } }: MeetingView): readonly string[] {
  if (problem === null) return [words];
  return [words, `${summary.problem}\n${problem.text}\n${summary.measures}${problem.measures}`];
}

/** The meeting is not over while a part of it is still to come (CX-01). */
function endsHint({ parts, partsOpened }: MeetingView): string {
  const coming = parts.find(({ id }) => !partsOpened.includes(id));
  return coming === undefined ? summary.endsHint : summary.eveningHint(coming.start);
}

define('summary-screen', SummaryScreen);
