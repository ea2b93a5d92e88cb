/** The head of every screen: whose room, the time, how the box is, and the two ways on that never move: 求助 and 书记. */
import { css, html, nothing } from 'lit';
import type { View } from '../../server/kiosk/contract.ts';
import { dateOf, dayAndWeekday, Ticking, timeText, trueNow } from '../elements/clock.ts';
import { define, KioskElement } from '../elements/element.ts';
import '../elements/icons.ts';
import { member } from '../texts/member.ts';
import { statusOf } from './status-of.ts';

export class RoomHeader extends KioskElement {
  static override properties = { view: { attribute: false }, online: { type: Boolean } };
  declare view: View;
  declare online: boolean;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      header {
        display: flex;
        align-items: center;
        gap: calc(2 * var(--space));
        padding: calc(0.55 * var(--space)) calc(2 * var(--space));
        border-bottom: max(2px, 0.5 * var(--mm)) solid var(--gold);
        background: linear-gradient(180deg, var(--red), var(--red-deep));
        color: var(--white);
      }
      .title {
        container-type: inline-size;
        flex: 1;
        min-width: 0;
      }
      h1 {
        font-size: max(24px, min(var(--text-title), 100cqw / var(--length) / 1.06));
        line-height: 1.2;
        letter-spacing: 0.04em;
        text-wrap: balance;
      }
      .theme {
        overflow: hidden;
        font-size: var(--text);
        line-height: 1.3;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .when {
        text-align: right;
        font-size: var(--text-note);
        line-height: 1.3;
        white-space: nowrap;
      }
      .when b {
        display: block;
        font-size: var(--text-title);
        font-weight: 700;
        line-height: 1.05;
      }
      .dot {
        display: inline-block;
        width: 0.6em;
        height: 0.6em;
        margin-right: 0.3em;
        border-radius: 50%;
        background: #7be09a;
      }
      .dot.bad {
        border-radius: 0;
        background: var(--warn);
        rotate: 45deg;
      }
      .demo {
        padding: 0 0.5em;
        border-radius: var(--radius);
        background: var(--gold-soft);
        color: var(--red-deep);
        font-weight: 700;
      }
      nav {
        display: flex;
        gap: var(--between);
      }
      .button {
        flex-direction: column;
        gap: 0.1em;
        padding: 0 0.4em;
        border-color: var(--gold-soft);
        background: transparent;
        color: var(--white);
        font-size: var(--text);
      }
      :focus-visible {
        outline-color: var(--white);
        box-shadow: none;
      }
    `,
  ];

  constructor() {
    super();
    this.online = true;
    new Ticking(this);
  }

  override render() {
    const { branch, meeting } = this.view;
    const now = trueNow(this.view);
    const title = meeting?.title ?? `${branch?.township ?? ''}${branch?.name ?? ''}`;
    const { good, words } = statusOf(this.view, this.online);
    return html`<header>
      <div class="title">
        <h1 style="--length:${title.length}">${title}</h1>
        ${meeting === null ? '' : html`<p class="theme">${meeting.theme}</p>`}
      </div>
      ${this.view.demo ? html`<p class="demo">${member.demo}</p>` : nothing}
      <div class="when figure">
        <b>${timeText(now)}</b>
        <div>${dayAndWeekday(dateOf(now))}</div>
        <div><span class="dot ${good ? '' : 'bad'}"></span>${words}</div>
      </div>
      <nav>
        <button class="button" @click=${() => this.send('open-help')}>
          <k-icon name="help"></k-icon>${member.help}
        </button>
        <button class="button" @click=${() => this.send('open-desk')}>
          <k-icon name="key"></k-icon>${member.desk}
        </button>
      </nav>
    </header>`;
  }
}

define('room-header', RoomHeader);
