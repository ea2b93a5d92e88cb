/** What stands around every screen: header, notices, and the rail at the foot, beside which the chair's buttons lie. */
import { css, html, nothing } from 'lit';
import type { Id } from '../../server/domain/vocabulary.ts';
import type { View } from '../../server/kiosk/contract.ts';
import { define, KioskElement } from '../elements/element.ts';
import './header.ts';
import './notices.ts';
import { noticesOf } from './notices-of.ts';
import './rail.ts';
import { screenOf } from './screens/screen.ts';

export class RoomFrame extends KioskElement {
  static override properties = {
    view: { attribute: false },
    online: { type: Boolean },
    chair: { type: Boolean },
    fresh: { attribute: false },
  };
  declare view: View;
  declare online: boolean;
  declare chair: boolean;
  declare fresh: Id | null;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr) auto;
        height: 100vh;
        background: var(--paper);
        color: var(--ink);
      }
      main {
        container-type: size;
        min-height: 0;
        padding: calc(1.3 * var(--space)) calc(2 * var(--space));
        overflow: hidden;
      }
      footer {
        display: grid;
        grid-auto-columns: auto;
        grid-auto-flow: column;
        grid-template-columns: minmax(0, 1fr);
        align-items: center;
        gap: calc(1.5 * var(--space));
        padding: calc(0.8 * var(--space)) calc(2 * var(--space));
        border-top: 1px solid var(--line);
        background: var(--paper-deep);
      }
    `,
  ];

  constructor() {
    super();
    this.online = true;
    this.chair = false;
    this.fresh = null;
  }

  override render() {
    const { view } = this;
    const steps = view.meeting?.steps ?? [];
    return html`<room-header .view=${view} .online=${this.online}></room-header>
      <notice-bar .notices=${noticesOf(view, this.online)}></notice-bar>
      <main>${screenOf(view, this.chair, this.fresh)}</main>
      ${
        steps.length === 0 && !this.chair
          ? nothing
          : html`<footer>
              <step-rail .steps=${steps}></step-rail>
              ${this.chair ? html`<chair-bar .view=${view}></chair-bar>` : nothing}
            </footer>`
      }`;
  }
}

define('room-frame', RoomFrame);
