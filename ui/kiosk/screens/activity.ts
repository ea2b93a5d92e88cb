/** An activity, or an organisation's own life (组织开展活动, 组织生活): its theme, who leads, what is planned, how long it goes. */
import { css, html, nothing } from 'lit';
import type { View } from '../../../server/kiosk/contract.ts';
import { lengthText, Ticking, trueNow } from '../../elements/clock.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { hostOf } from '../../texts/member.ts';
import { activity } from '../../texts/steps.ts';
import '../paged-text.ts';
import { currentStep } from '../which-screen.ts';
import { agendaLines } from './agenda.ts';
import { besideStyles } from './beside.ts';
import { stageStyles } from './stage.ts';

export class ActivityScreen extends KioskElement {
  static override properties = { view: { attribute: false } };
  declare view: View;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    besideStyles,
    css`
      .what {
        display: grid;
        align-content: center;
        gap: calc(0.8 * var(--space));
      }
      .what h2 {
        color: var(--red);
        font-size: calc(max(36px, 60 * var(--k)) * var(--scale));
        line-height: 1.25;
        text-wrap: balance;
      }
      .alone {
        justify-items: center;
        text-align: center;
      }
      .theme {
        display: -webkit-box;
        overflow: hidden;
        font: 600 var(--text-title) / 1.4 var(--song);
        text-overflow: ellipsis;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
      }
      @container (max-height: 330px) {
        .what h2 {
          font-size: var(--text-title);
        }
        .theme {
          font-size: var(--text-lead);
          -webkit-line-clamp: 2;
        }
        .host {
          display: none;
        }
      }
      .time b {
        font-size: 1.5em;
      }
      .host,
      .time {
        font-size: var(--text-lead);
      }
    `,
  ];

  constructor() {
    super();
    new Ticking(this);
  }

  override render() {
    const { meeting } = this.view;
    const step = meeting === null ? undefined : currentStep(meeting);
    if (meeting === null || step === undefined) return html``;
    const host = hostOf(step, this.view);
    const elapsed = step.startedAt === null ? 0 : trueNow(this.view) - step.startedAt - step.pausedMs;
    const lines = agendaLines(meeting);
    const what = html`<div class="what ${lines === '' ? 'alone' : ''}">
      <h2>${step.title}</h2>
      <p class="theme">${meeting.theme}</p>
      ${host === null ? nothing : html`<p class="host">${activity.host} ${host}</p>`}
      <p class="time figure" role="timer">${activity.elapsed} <b>${lengthText(elapsed)}</b></p>
    </div>`;
    if (lines === '') return what;
    return html`<div class="both">
      ${what}
      <section class="card words">
        <h2>${activity.agenda}</h2>
        <paged-text quiet .pages=${[lines]}></paged-text>
      </section>
    </div>`;
  }
}

define('activity-screen', ActivityScreen);
