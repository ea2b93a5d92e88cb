/** A step of the branch's own: what it is, who leads it, and how its planned time goes. */
import { css, html, nothing } from 'lit';
import type { StepView, View } from '../../../server/kiosk/contract.ts';
import { lengthText, Ticking, trueNow } from '../../elements/clock.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { hostOf, member } from '../../texts/member.ts';
import { currentStep } from '../which-screen.ts';
import { stageStyles } from './stage.ts';

const { own } = member;
const minute = 60_000;

export class OwnStepScreen extends KioskElement {
  static override properties = { view: { attribute: false } };
  declare view: View;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    css`
      h2 {
        font-size: calc(max(48px, 88 * var(--k)) * var(--scale));
        line-height: 1.25;
        color: var(--red);
        letter-spacing: 0.04em;
        text-wrap: balance;
      }
      h2.long {
        font-size: calc(max(40px, 60 * var(--k)) * var(--scale));
      }
      .host {
        font: 600 var(--text-title) / 1.4 var(--song);
      }
      .host small {
        margin-right: 0.6em;
        color: var(--ink-soft);
        font: 400 var(--text-lead) / 1 var(--hei);
      }
      .time b {
        font-size: calc(max(44px, 60 * var(--k)) * var(--scale));
        line-height: 1.2;
      }
      .time {
        display: flex;
        align-items: baseline;
        gap: 0.7em;
        font-size: var(--text-lead);
      }
      .bar {
        position: relative;
        width: min(60vw, 30em);
        height: max(12px, calc(18 * var(--k)));
        border: 1px solid var(--edge);
        border-radius: 1em;
        background: var(--paper-deep);
        overflow: hidden;
      }
      .bar i {
        position: absolute;
        inset: 0 auto 0 0;
        background: var(--red);
      }
      .over {
        padding: 0 0.5em;
        border-radius: var(--radius);
        background: var(--warn);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    new Ticking(this);
  }

  override render() {
    const step = this.view.meeting === null ? undefined : currentStep(this.view.meeting);
    if (step === undefined) return html``;
    const host = hostOf(step, this.view);
    return html`<div class="middle">
      <h2 class=${step.title.length > 10 ? 'long' : ''}>${step.title}</h2>
      ${host === null ? nothing : html`<p class="host"><small>${own.host}</small>${host}</p>`}
      ${step.startedAt === null ? nothing : this.#time(step, trueNow(this.view) - step.startedAt - step.pausedMs)}
    </div>`;
  }

  #time({ minutes }: StepView, elapsed: number) {
    const over = minutes === null ? 0 : Math.floor(elapsed / minute) - minutes;
    const share = minutes === null ? 0 : Math.min(1, elapsed / (minutes * minute));
    return html`<p class="time figure" role="timer">
        <span>${own.elapsed}</span><b>${lengthText(elapsed)}</b>
        ${minutes === null ? nothing : html`<span>${own.planned(minutes)}</span>`}
      </p>
      ${minutes === null ? nothing : html`<div class="bar" aria-hidden="true"><i style="width:${share * 100}%"></i></div>`}
      ${over > 0 ? html`<p class="over">${own.over(over)}</p>` : nothing}`;
  }
}

define('own-step-screen', OwnStepScreen);
