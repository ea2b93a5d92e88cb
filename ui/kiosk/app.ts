/**
 * The room's screen: the view decides which screen stands; what lies over it (answers, help, the desk) lies here.
 *
 * The secretary's parts are loaded when they are needed, so that the first paint stays small. They get `view` and send
 * events up: `session-changed` (a session began or ended), `close` (leave the desk).
 */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { SessionState, View } from '../../server/kiosk/contract.ts';
import { session } from '../elements/api.ts';
import { define, KioskElement } from '../elements/element.ts';
import type { Live, LiveStore } from '../elements/store.ts';

/** The parts that are loaded late, by the element that they define. */
const parts = {
  /** `.view`; PIN pad first, then the desk. Fills the screen. Sends `close`. */
  'secretary-desk': () => import('../secretary/desk.ts'),
  /** `.view`; steps on and back, pause, close: a bar above the rail while a chair's session is on. */
  'chair-bar': () => import('../secretary/chair-bar.ts'),
  /** `.view`; shown while there is no branch. Fills the screen. */
  'kiosk-setup': () => import('./setup/setup.ts'),
} as const;

export class KioskApp extends KioskElement {
  static override properties = {
    store: { attribute: false },
    live: { state: true },
    session: { state: true },
    deskOpen: { state: true },
  };
  declare store: LiveStore | null;
  declare live: Live;
  declare session: SessionState;
  declare deskOpen: boolean;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        display: block;
        height: 100vh;
      }
    `,
  ];

  constructor() {
    super();
    this.store = null;
    this.live = { view: null, online: false };
    this.session = { chair: false, desk: false };
    this.deskOpen = false;
    this.addEventListener('session-changed', () => void this.#refreshSession());
    this.addEventListener('open-desk', () => this.#openDesk());
  }

  override render() {
    const { view } = this.live;
    if (view === null) return nothing;
    if (view.branch === null) return html`<kiosk-setup .view=${view}></kiosk-setup>`;
    return html`${this.#screen(view)}
    ${this.session.chair ? html`<chair-bar .view=${view}></chair-bar>` : nothing}
    ${this.deskOpen ? html`<secretary-desk .view=${view} @close=${this.#closeDesk}></secretary-desk>` : nothing}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('store') && this.store !== null) this.store.onChange((live) => (this.live = live));
    if (this.live.view?.branch === null) void parts['kiosk-setup']();
    if (this.session.chair) void parts['chair-bar']();
  }

  #screen(_view: View): TemplateResult | typeof nothing {
    return nothing;
  }

  #openDesk(): void {
    this.deskOpen = true;
    void parts['secretary-desk']();
  }

  #closeDesk(): void {
    this.deskOpen = false;
    void this.#refreshSession();
  }

  async #refreshSession(): Promise<void> {
    this.session = await session();
  }
}

define('kiosk-app', KioskApp);
