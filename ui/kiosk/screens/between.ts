/** A pause, and the end. */
import { css, html } from 'lit';
import type { View } from '../../../server/kiosk/contract.ts';
import { timeText } from '../../elements/clock.ts';
import { define, KioskElement } from '../../elements/element.ts';
import '../../elements/icons.ts';
import { member } from '../../texts/member.ts';
import { currentStep } from '../which-screen.ts';
import './figures.ts';
import { stageStyles } from './stage.ts';

const shared = css`
  h2 {
    font-size: calc(max(48px, 76 * var(--k)) * var(--scale));
    line-height: 1.25;
    color: var(--red);
    letter-spacing: 0.06em;
  }
  p {
    font-size: var(--text-lead);
  }
  k-icon {
    color: var(--gold);
    font-size: calc(110 * var(--k));
  }
  meeting-figures {
    width: min(80vw, calc(900 * var(--k) * var(--scale)));
    text-align: left;
  }
`;

export class PausedScreen extends KioskElement {
  static override properties = { view: { attribute: false } };
  declare view: View;
  static override styles = [...KioskElement.sharedStyles, stageStyles, shared];

  override render() {
    const { meeting } = this.view;
    const step = meeting === null ? undefined : currentStep(meeting);
    return html`<div class="middle">
      <k-icon name="pause"></k-icon>
      <h2>${member.paused.title}</h2>
      <p>${step === undefined ? member.paused.hintAlone : member.paused.hint(step.short)}</p>
    </div>`;
  }
}

export class ClosedScreen extends KioskElement {
  static override properties = { view: { attribute: false } };
  declare view: View;
  static override styles = [...KioskElement.sharedStyles, stageStyles, shared];

  override render() {
    const { meeting } = this.view;
    if (meeting === null) return html``;
    const { closedAt, closedBy } = meeting;
    const how =
      closedBy === 'itself'
        ? member.closed.byItself
        : closedAt === null
          ? ''
          : member.closed.bySecretary(timeText(closedAt));
    return html`<div class="middle">
      <h2>${member.closed.title}</h2>
      <p class="figure">${member.closed.thanks}${how === '' ? '' : ` · ${how}`}</p>
      <meeting-figures stacked .figures=${meeting.figures}></meeting-figures>
    </div>`;
  }
}

define('paused-screen', PausedScreen);
define('closed-screen', ClosedScreen);
