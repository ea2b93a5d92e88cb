/**
 * The room's screen: the view decides which screen stands; what lies over it (answers, help, rest, the desk) lies here.
 *
 * The secretary's parts are loaded when they are needed, so that the first paint stays small. They get `view` and send
 * events up: `session-changed` (a session began or ended), `close` (leave the desk).
 */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Id } from '../../server/domain/vocabulary.ts';
import type { AnswerPush, SessionState, StageView, View } from '../../server/kiosk/contract.ts';
import { type CommandOutcome, session } from '../elements/api.ts';
import { define, KioskElement } from '../elements/element.ts';
import { applyMeasures } from '../elements/measures.ts';
import type { Live, LiveStore } from '../elements/store.ts';
import { answerText, outcomeText } from '../texts/answers.ts';
import type { Section } from '../texts/desk.ts';
import { member } from '../texts/member.ts';
import './answer.ts';
import { type Deed, endSpeech, openBallot, payDues, startSpeech } from './deeds.ts';
import './ending.ts';
import './help.ts';
import { Idle } from './idle.ts';
import './room-frame.ts';
import type { PayDues } from './screens/dues.ts';
import './screens/rest.ts';
import { createSounds } from './sounds.ts';
import { Standing } from './standing.ts';
import { Waiting } from './waiting.ts';

/** The parts that are loaded late, by the element that they define. */
const parts = {
  /** `.view`; PIN pad first, then the desk. Fills the screen. Sends `close`. */
  'secretary-desk': () => import('../secretary/desk.ts'),
  /** `.view`; steps on and back, pause, close: one row beside the rail while a chair's session is on. */
  'chair-bar': () => import('../secretary/chair-bar.ts'),
  /** `.view`; shown while the box is empty. Fills the screen. */
  'kiosk-setup': () => import('./setup/setup.ts'),
  /** `.stage`; shown while the box takes another one's place, or hands over. Fills the screen. */
  'kiosk-stage': () => import('./setup/stage.ts'),
} as const;

/** ms after which waiting for the service is explained. */
const longWait = 5000;

export class KioskApp extends KioskElement {
  static override properties = {
    store: { attribute: false },
    live: { state: true },
    session: { state: true },
    deskOpen: { state: true },
    deskSection: { state: true },
    helpOpen: { state: true },
    fresh: { state: true },
    waitingLong: { state: true },
    ending: { state: true },
  };
  declare store: LiveStore | null;
  declare live: Live;
  declare session: SessionState;
  declare deskOpen: boolean;
  /** Where the desk opens; null: at its first page. */
  declare deskSection: Section | null;
  declare helpOpen: boolean;
  /** Who was just signed in or marked: shines on the wall. */
  declare fresh: Id | null;
  declare waitingLong: boolean;
  /** The box has been told to switch off; nothing else is shown until it is back. */
  declare ending: boolean;

  readonly #sounds = createSounds();
  readonly #answers = (listener: (answer: AnswerPush) => void): (() => void) =>
    this.store?.onAnswer(listener) ?? (() => undefined);
  readonly #idle = new Idle(this);
  readonly #waiting = new Waiting(this);
  readonly #standing = new Standing(this);

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        display: block;
        height: 100vh;
      }
      .asking {
        position: fixed;
        inset: 50% 0 auto;
        margin: 0;
        padding: 0.6em 1em;
        background: var(--ink);
        color: var(--white);
        font-size: var(--text-title);
        line-height: 1.5;
        text-align: center;
        translate: 0 -50%;
      }
      .waiting {
        display: grid;
        place-content: center;
        height: 100vh;
        font-size: var(--text-lead);
        text-align: center;
      }
    `,
  ];

  constructor() {
    super();
    this.store = null;
    this.live = { view: null, online: false };
    this.session = { chair: false, desk: false };
    this.deskOpen = false;
    this.deskSection = null;
    this.helpOpen = false;
    this.fresh = null;
    this.waitingLong = false;
    this.ending = false;
    // The PIN pad lies beside this element; the set-up is gone as soon as it is done.
    window.addEventListener('session-changed', () => void this.#refreshSession());
    this.addEventListener('going-off', () => this.#end());
    window.addEventListener('set-up', () => this.#openDesk('roster'));
    this.addEventListener('open-desk', (event) => this.#openDesk((event as CustomEvent<Section | null>).detail));
    this.addEventListener('open-help', () => this.#help(true));
    this.addEventListener('pay-dues', (event) => void this.#payDues((event as CustomEvent<PayDues>).detail));
    this.addEventListener('speech-start', (event) => void this.#do(startSpeech((event as CustomEvent<Id>).detail)));
    this.addEventListener('speech-end', () => void this.#do(endSpeech));
    this.addEventListener('open-ballot', () => void this.#do(openBallot));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pointerdown', this.#sounds.unlock, { once: true });
    window.addEventListener('keydown', this.#sounds.unlock, { once: true });
    setTimeout(() => this.#explainWaiting(), longWait);
    void this.#refreshSession();
  }

  override render() {
    const { view, online } = this.live;
    if (view === null) {
      return html`<p class="waiting" role="status">${this.waitingLong ? member.connectingLong : member.connecting}</p>`;
    }
    if (this.ending) return html`<ending-screen ?gone=${!online}></ending-screen>`;
    const screen =
      view.stage !== null
        ? stageScreen(view.stage, view)
        : html`<room-frame
            .view=${view}
            .online=${online}
            ?chair=${this.session.chair}
            ?inert=${this.deskOpen}
            .fresh=${this.fresh}
          ></room-frame>`;
    return html`${screen}
      ${
        this.deskOpen
          ? html`<secretary-desk
            .view=${view}
            .section=${this.deskSection}
            .answers=${this.#answers}
            @close=${this.#closeDesk}
          ></secretary-desk>`
          : nothing
      }
      <help-dialog
        ?open=${this.helpOpen}
        .secretary=${view.branch?.secretary ?? null}
        @dismiss=${() => this.#help(false)}
      ></help-dialog>
      ${this.#resting(view) ? html`<rest-screen .view=${view}></rest-screen>` : nothing}
      ${this.#waiting.wait === 'none' ? nothing : html`<p class="asking" role="status">${member.asking[this.#waiting.wait]}</p>`}
      <answer-screen .text=${this.#standing.text} @dismiss=${this.#standing.dismiss}></answer-screen>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('store') && this.store !== null) this.#listen(this.store);
    const { view } = this.live;
    if (changed.has('live') && view !== null) applyMeasures(window, view.screen);
    if (view?.stage) void parts[view.stage.kind === 'new' ? 'kiosk-setup' : 'kiosk-stage']();
    if (this.session.chair) void parts['chair-bar']();
  }

  #listen(store: LiveStore): void {
    this.live = store.now;
    store.onChange((live) => {
      if (live.online && !this.live.online) {
        this.ending = false;
        void this.#refreshSession();
      }
      this.live = live;
    });
    store.onHeard(() => this.#hear());
    store.onAnswer((push) => this.#show(push));
  }

  #hear(): void {
    this.#idle.wake();
    this.#waiting.begin();
    this.#sounds.read(this.live.view?.screen.volume ?? 0);
  }

  #show(push: AnswerPush): void {
    const { view } = this.live;
    if (view === null) return;
    this.#idle.wake();
    this.#waiting.end();
    if ('person' in push.answer) this.fresh = push.answer.person;
    const { link } = view.health;
    const text = answerText(push, link === 'down' || link === 'locked-out');
    // While cards are bound down the list, the desk says it beside the next name; a ballot paper lies there at once.
    if (push.answer.kind === 'ballot') this.#standing.dismiss();
    else if (!(this.deskOpen && isOfBinding(push))) this.#standing.show(text);
    this.#sounds.play(text.tone, view.screen.volume, view.screen.voice ? push.voice : null);
  }

  /** Only the board rests; during a meeting the room must see it. */
  #resting(view: View): boolean {
    return this.#idle.idle && view.stage === null && view.meeting === null && !this.deskOpen;
  }

  async #payDues({ person, name }: PayDues): Promise<void> {
    const meeting = this.live.view?.meeting ?? null;
    if (meeting === null) return;
    const outcome = await payDues(person)(meeting);
    if (outcome.kind !== 'done' && outcome.kind !== 'as-it-was') return this.#tell(outcome);
    const kind = outcome.kind === 'done' ? 'dues-marked' : 'dues-already';
    const signal = outcome.kind === 'done' ? 'success' : 'notice';
    this.#show({ id: '', answer: { kind, person }, name, signal, voice: null });
  }

  async #do(deed: Deed): Promise<void> {
    const meeting = this.live.view?.meeting ?? null;
    if (meeting !== null) this.#tell(await deed(meeting));
  }

  /** What was asked has been done, or the person is told why not. */
  #tell(outcome: CommandOutcome): void {
    if (outcome.kind === 'done' || outcome.kind === 'as-it-was') return;
    if (outcome.kind === 'no-session') void this.#refreshSession();
    this.#standing.show(outcomeText(outcome.kind));
  }

  #help(open: boolean): void {
    this.helpOpen = open;
  }

  #openDesk(section: Section | null = null): void {
    this.deskSection = section;
    this.deskOpen = true;
    void parts['secretary-desk']();
  }

  #end(): void {
    this.ending = true;
    this.deskOpen = false;
  }

  #closeDesk(): void {
    this.deskOpen = false;
    void this.#refreshSession();
  }

  #explainWaiting(): void {
    this.waitingLong = true;
  }

  async #refreshSession(): Promise<void> {
    this.session = await session();
  }
}

const stageScreen = (stage: StageView, view: View): TemplateResult =>
  stage.kind === 'new'
    ? html`<kiosk-setup .view=${view}></kiosk-setup>`
    : html`<kiosk-stage .stage=${stage}></kiosk-stage>`;

function isOfBinding({ answer: { kind } }: AnswerPush): boolean {
  return kind === 'bound' || kind === 'bound-already' || kind === 'bound-to-another';
}

define('kiosk-app', KioskApp);
