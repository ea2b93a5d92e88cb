/** What stands around every page of the console: whose it is, where one can go, whether it is live, who is signed in. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { dateOf, dayAndWeekday, Ticking, timeText } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { shell as texts } from '../texts/township.ts';
import { ConsoleElement } from './console-element.ts';
import { hrefOf } from './route.ts';

export type Place =
  | 'wall'
  | 'towns'
  | 'compare'
  | 'assessment'
  | 'notices'
  | 'approvals'
  | 'themes'
  | 'fleet'
  | 'accounts'
  | 'audit';

export class TownshipShell extends ConsoleElement {
  static override properties = {
    township: { type: String },
    person: { type: String },
    places: { attribute: false },
    place: { type: String },
    online: { type: Boolean },
  };
  declare township: string;
  /** Who is signed in. */
  declare person: string;
  /** Where this account may go. */
  declare places: readonly Place[];
  declare place: Place;
  /** Whether what is shown follows the server; else it is as last seen. */
  declare online: boolean;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr);
        height: 100vh;
        background: var(--paper);
      }
      header {
        display: flex;
        align-items: stretch;
        gap: 24px;
        padding: 0 24px;
        border-bottom: 3px solid var(--gold);
        background: linear-gradient(180deg, var(--red), var(--red-deep));
        color: var(--white);
      }
      .name {
        align-self: center;
        font: 700 21px/1.3 var(--song);
        letter-spacing: 0.05em;
        white-space: nowrap;
      }
      nav {
        display: flex;
        gap: 8px;
      }
      nav a {
        display: flex;
        align-items: center;
        min-width: 44px;
        height: 56px;
        padding: 3px 14px 0;
        border-bottom: 3px solid transparent;
        color: var(--white);
        font-weight: 500;
        text-decoration: none;
        white-space: nowrap;
      }
      nav a[aria-current] {
        border-bottom-color: var(--gold-soft);
        background: var(--red-deep);
        font-weight: 700;
      }
      .person {
        display: flex;
        align-items: center;
        gap: 12px;
        margin-left: auto;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .person .button {
        border-color: var(--gold-soft);
        background: transparent;
        color: var(--white);
        padding: 0 14px;
        border-width: 1px;
        font-weight: 500;
      }
      .person .name-of {
        border-color: transparent;
      }
      :focus-visible {
        outline-color: var(--white);
        box-shadow: 0 0 0 5px var(--ink);
      }
      .stale {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 8px 24px;
        border-bottom: 1px solid var(--ink);
        background: var(--warn);
        font-weight: 600;
      }
      main {
        overflow: auto;
        padding: 20px 24px 32px;
      }
      .page {
        max-width: 1720px;
        margin: 0 auto;
      }
      @media (max-width: 1200px) {
        header {
          gap: 14px;
        }
        nav {
          gap: 4px;
        }
        nav a {
          padding: 3px 9px 0;
        }
        .day {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.township = '';
    this.person = '';
    this.places = [];
    this.place = 'wall';
    this.online = true;
    new Ticking(this, 60_000);
  }

  protected override render(): TemplateResult {
    const now = Date.now();
    return html`<header>
        <p class="name">${texts.title(this.township)}</p>
        <nav aria-label=${texts.nav}>
          ${this.places.map(
            (place) => html`<a href=${hrefOf({ page: place })} aria-current=${place === this.place ? 'page' : nothing}>
              ${texts.places[place]}</a>`,
          )}
        </nav>
        <div class="person">
          <span class="day">${dayAndWeekday(dateOf(now))} ${timeText(now)}</span>
          <button class="button name-of" aria-haspopup="dialog" aria-label=${texts.own(this.person)} @click=${() => this.send('own')}>
            <k-icon name="user"></k-icon>${this.person}</button>
          <button class="button" @click=${() => this.send('sign-out')}>${texts.signOut}</button>
        </div>
      </header>
      ${
        this.online
          ? html`<span></span>`
          : html`<p class="stale" role="status"><k-icon name="cloud-off"></k-icon>${texts.stale}</p>`
      }
      <main><div class="page"><slot></slot></div></main>`;
  }
}

define('township-shell', TownshipShell);
