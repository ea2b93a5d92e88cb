/** The console: who is signed in, where one is, and the page that stands there, kept as the server has it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { SessionState } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import { login, shell as texts } from '../texts/township.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement } from './console-element.ts';
import { type Entry, makeFirstAccount, notTried, signIn } from './entrance.ts';
import type { FirstAccount } from './first-account.ts';
import './first-account.ts';
import { connectWall, type LiveWall } from './live.ts';
import type { SignIn } from './login.ts';
import './login.ts';
import './own-account.ts';
import { pageOf, placeOf, placesOf } from './page-of.ts';
import { Pages } from './pages.ts';
import { type Route, routeOf } from './route.ts';
import { answered, type Fetch, isSignedOut, type Method, read, send, troubleOf } from './server.ts';
import './shell.ts';

const offline: LiveWall = { wall: null, online: false };

export class TownshipApp extends ConsoleElement {
  static override properties = {
    session: { state: true },
    trouble: { state: true },
    entry: { state: true },
    busy: { state: true },
    route: { state: true },
    live: { state: true },
    own: { state: true },
  };
  /** Null: not known yet. */
  declare private session: SessionState | null;
  /** Why the session is not known. */
  declare private trouble: string;
  declare private entry: Entry;
  declare private busy: boolean;
  declare private route: Route;
  declare private live: LiveWall;
  /** Her own account lies open. */
  declare private own: boolean;
  #disconnect: (() => void) | null = null;
  readonly #pages = new Pages(
    () => this.requestUpdate(),
    () => this.#forget(login.ended),
  );

  static override styles = [
    ...ConsoleElement.consoleStyles,
    css`
      .wait {
        display: grid;
        justify-items: start;
        gap: 14px;
        padding: 24px;
      }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.trouble = '';
    this.entry = notTried;
    this.busy = false;
    this.route = routeOf(location.hash);
    this.live = offline;
    this.own = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#onHash);
    void this.#askSession();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#onHash);
    this.#disconnect?.();
    this.#pages.open(this.route, null);
  }

  readonly #onHash = (): void => {
    this.route = routeOf(location.hash);
  };

  readonly #askSession = async (): Promise<void> => {
    const fetched = await read<SessionState>('session');
    this.trouble = fetched.ok ? '' : troubleOf(fetched);
    if (!fetched.ok) return;
    if (fetched.value.account === null && this.#disconnect !== null) return this.#forget(login.ended);
    this.session = fetched.value;
    if (fetched.value.account !== null) this.#follow();
  };

  #follow(): void {
    this.#disconnect ??= connectWall({
      onChange: (live) => this.#onLive(live),
      onFleet: () => {
        this.#pages.fleet.again();
        // The first level below, and the last, change where one can go.
        void this.#askSession();
      },
      onRefused: () => void this.#askSession(),
    });
  }

  #onLive(live: LiveWall): void {
    this.#pages.follow(this.live, live, this.route);
    this.live = live;
  }

  /** Nobody is signed in any more: what was personal goes. */
  #forget(why: string): void {
    this.#disconnect?.();
    this.#disconnect = null;
    this.live = offline;
    this.own = false;
    this.entry = { ...notTried, trouble: why };
    if (this.session !== null) this.session = { ...this.session, account: null };
  }

  readonly #signIn = async ({ detail }: CustomEvent<SignIn>): Promise<void> => {
    await this.#enter(signIn(detail));
  };

  async #first({ detail }: CustomEvent<FirstAccount>, token: string): Promise<void> {
    await this.#enter(makeFirstAccount({ ...detail, token }));
    if (this.entry.in) location.hash = '#/wall';
  }

  async #enter(trial: Promise<Entry>): Promise<void> {
    this.busy = true;
    this.entry = await trial;
    this.busy = false;
    if (this.entry.in) await this.#askSession();
  }

  readonly #signOut = async (): Promise<void> => {
    await send('session', undefined, 'DELETE');
    this.#forget('');
  };

  readonly #fetch: Fetch = async <T>(path: string, body: unknown, method?: Method, wait?: number) => {
    const fetched = await send<T>(path, body, method, wait);
    if (isSignedOut(fetched)) this.#forget(login.ended);
    return answered(fetched);
  };

  readonly #act = async (path: string, body: unknown, method?: Method): Promise<string | null> => {
    const done = await this.#fetch(path, body, method);
    return done.ok ? null : done.trouble;
  };

  protected override willUpdate(): void {
    this.#pages.open(this.route, this.session?.account?.role ?? null);
  }

  protected override render(): TemplateResult {
    const { session, route, entry, busy, live } = this;
    if (session === null)
      return html`<main class="wait">${
        this.trouble === ''
          ? html`<p role="status">${texts.loading}</p>`
          : html`${complaint(this.trouble)}<button class="button" @click=${this.#askSession}>${texts.again}</button>`
      }</main>`;
    const { account } = session;
    if (account === null && route.page === 'first')
      return html`<township-first-account .open=${session.first} .trouble=${entry.trouble} .busy=${busy}
        @first-account=${(event: CustomEvent<FirstAccount>) => this.#first(event, route.token)}></township-first-account>`;
    if (account === null)
      return html`<township-login .township=${session.township} .trouble=${session.first ? login.noAccount : entry.trouble} .codeAsked=${entry.codeAsked} .lockedUntil=${entry.lockedUntil}
        .busy=${busy} @sign-in=${this.#signIn}></township-login>`;
    const page = pageOf(route, { account, live, pages: this.#pages, act: this.#act, fetch: this.#fetch });
    return html`<township-shell .township=${session.township} .person=${account.name} .places=${placesOf(account, session.towns)}
      .place=${placeOf(route)}
      .online=${live.online || live.wall === null} @sign-out=${this.#signOut}
        @signed-out=${() => this.#forget(login.ended)}
        @own=${() => (this.own = true)}>${page}</township-shell>
      ${
        this.own
          ? html`<own-account .account=${account} .act=${this.#act} .fetch=${this.#fetch} @changed=${this.#askSession}
              @close=${() => (this.own = false)}></own-account>`
          : nothing
      }`;
  }
}

define('township-app', TownshipApp);
