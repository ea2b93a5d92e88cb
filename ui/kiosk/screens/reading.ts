/** The charter is read aloud together (PL-02, XN-01): the chapter, its pages, and how far the year has come. */
import { css, html } from 'lit';
import type { MeetingView, View } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { hostOf } from '../../texts/member.ts';
import { reading } from '../../texts/steps.ts';
import '../paged-text.ts';
import { currentStep } from '../which-screen.ts';
import { stageStyles } from './stage.ts';

export class ReadingScreen extends KioskElement {
  static override properties = { view: { attribute: false } };
  declare view: View;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    css`
      .head {
        flex-wrap: nowrap;
        justify-content: space-between;
        align-items: center;
        gap: calc(2 * var(--space));
      }
      .head h2 {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .head p {
        color: var(--ink-soft);
        white-space: nowrap;
      }
      ol {
        display: flex;
        flex: none;
        gap: max(3px, calc(0.4 * var(--space)));
      }
      li {
        display: grid;
        place-items: center;
        min-width: 1.55em;
        height: 1.55em;
        border: 1px dashed var(--edge);
        border-radius: 0.25em;
        background: var(--white);
        color: var(--ink-soft);
        font: 600 var(--text) / 1 var(--song);
        letter-spacing: -0.12em;
        white-space: nowrap;
      }
      li.read {
        border: 1px solid #8fc49c;
        background: var(--ok-soft);
        color: var(--ok-deep);
      }
      li.today {
        border: 2px solid var(--red);
        background: var(--red);
        color: var(--white);
      }
      .chapters {
        font: 700 calc(max(40px, 72 * var(--k)) * var(--scale)) / 1.4 var(--song);
        color: var(--red);
      }
      .middle p {
        font-size: var(--text-lead);
      }
      .all {
        display: grid;
        justify-items: end;
      }
      @container (max-height: 430px) {
        .all p {
          display: none;
        }
      }
    `,
  ];

  override render() {
    const { meeting } = this.view;
    if (meeting === null) return html``;
    const titles = meeting.proceedings.charter.filter(({ today }) => today).map(({ title }) => title);
    const leader = hostOf(currentStep(meeting), this.view);
    const read = meeting.pages.length === 0;
    return html`<div class="stage">
      <div class="head">
        <h2>${read || titles.length === 0 ? reading.title : titles.join('、')}</h2>
        <div class="all">${progress(meeting)}</div>
      </div>
      ${
        read
          ? html`<div class="middle">
              ${titles.map((title) => html`<p class="chapters">${title}</p>`)}
              <p>${reading.none}</p>
              ${leader === null ? '' : html`<p>${reading.leader(leader)}</p>`}
            </div>`
          : // One material for the day: the study goes on where the reading stopped.
            html`<paged-text .pages=${meeting.pages} key=${meeting.id}></paged-text>`
      }
    </div>`;
  }
}

/** Today's chapters count as read when the step ends. */
function progress({ proceedings: { charter } }: MeetingView) {
  const read = charter.filter(({ inYear }) => inYear).length;
  return html`<p class="figure">${reading.progress(read, charter.length)}</p>
    <ol aria-label=${reading.progress(read, charter.length)}>
      ${charter.map(({ today, inYear }, chapter) => {
        const state = today ? 'today' : inYear ? 'read' : 'unread';
        return html`<li class=${state}>${reading.marks[chapter]}<span class="unseen">${reading[state]}</span></li>`;
      })}
    </ol>`;
}

define('reading-screen', ReadingScreen);
