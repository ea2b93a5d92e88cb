/** The notices under the header: what is wrong and what to do. At most two; the worst come first. */
import { css, html } from 'lit';
import { define, KioskElement } from '../elements/element.ts';
import '../elements/icons.ts';
import type { Notice } from './notices-of.ts';

const most = 2;
const icons = { alarm: 'circle-x', warning: 'triangle-alert', calm: 'cloud-off' } as const;

export class NoticeBar extends KioskElement {
  static override properties = { notices: { attribute: false } };
  declare notices: readonly Notice[];

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      p {
        display: flex;
        align-items: center;
        gap: 0.5em;
        padding: calc(0.5 * var(--space)) calc(2 * var(--space));
        border-bottom: 1px solid var(--edge);
        background: var(--warn-soft);
        color: var(--ink);
        line-height: 1.5;
      }
      b {
        font-weight: 700;
        white-space: nowrap;
      }
      k-icon {
        font-size: 1.25em;
      }
      .calm {
        background: var(--paper-deep);
      }
      /* A small panel keeps its room for the meeting: the worst one only. */
      @media (max-height: 700px) {
        p + p {
          display: none;
        }
      }
      .alarm {
        background: var(--bad);
        color: var(--white);
        font-size: var(--text-lead);
      }
    `,
  ];

  override render() {
    return html`<div role="status">
      ${this.notices.slice(0, most).map(
        ({ severity, what, todo }) =>
          html`<p class=${severity}>
            <k-icon name=${icons[severity]}></k-icon>
            <b>${what}</b>
            <span>${todo}</span>
          </p>`,
      )}
    </div>`;
  }
}

define('notice-bar', NoticeBar);
