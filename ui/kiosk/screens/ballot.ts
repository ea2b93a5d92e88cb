/** The secret ballot (PL-09, WJ-04): calls for the next card, lets one person vote, and at the end shows the counts. */
import { css, html, nothing } from 'lit';
import type { BallotView, View } from '../../../server/kiosk/contract.ts';
import { fetchJson } from '../../elements/api.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { ballot as texts } from '../../texts/ballot.ts';
import './ballot-counts.ts';
import './ballot-paper.ts';
import { stageStyles } from './stage.ts';

type Voting = Extract<BallotView, { phase: 'voting' }>;

/** ms that the word about the last vote stays, unless the next card comes. */
const stays = 4000;

export class BallotScreen extends KioskElement {
  static override properties = {
    view: { attribute: false },
    chair: { type: Boolean },
    said: { state: true },
    ending: { state: true },
  };
  declare view: View;
  declare chair: boolean;
  /** What became of the last vote. */
  declare private said: readonly [string, string] | null;
  declare private ending: boolean;
  #clear: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    css`
      h2 {
        color: var(--red);
        font-size: var(--text-title);
      }
      .call {
        font: 700 calc(max(44px, 76 * var(--k)) * var(--scale)) / 1.25 var(--song);
      }
      .figure {
        font-size: var(--text-lead);
      }
      .said {
        color: var(--ok-deep);
      }
      .said.bad {
        color: var(--bad);
      }
    `,
  ];

  constructor() {
    super();
    this.chair = false;
    this.said = null;
    this.ending = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#clear);
  }

  override render() {
    const { ballot } = this.view;
    if (ballot === null) return html``;
    if (ballot.phase === 'counted') return html`<ballot-counts .ballot=${ballot}></ballot-counts>`;
    if (ballot.voter === null) return this.#waiting(ballot);
    return html`<ballot-paper
      .ballot=${ballot}
      .voter=${ballot.voter}
      .trouble=${this.said === texts.notRecorded ? this.said : null}
      @cast=${(event: CustomEvent<readonly (number | null)[]>) => this.#cast(ballot, event.detail)}
      @leave=${() => fetchJson('POST', '/api/ballot/leave', { turn: ballot.voter?.turn })}
    ></ballot-paper>`;
  }

  #waiting(ballot: Voting) {
    const bad = this.said !== null && this.said !== texts.thanks;
    const [call, todo] = this.said ?? texts.call;
    return html`<div class="split">
      <div class="middle">
        <h2>${texts.title[ballot.about]}</h2>
        <p class="call ${this.said === null ? '' : bad ? 'said bad' : 'said'}" role="status">${call}</p>
        <p>${todo}</p>
        <p class="figure">${texts.turnout(ballot.turnout, ballot.voters)}</p>
        <p>${texts.secret}</p>
      </div>
      ${this.chair ? this.#acts(ballot) : nothing}
    </div>`;
  }

  #acts(ballot: Voting) {
    if (!this.ending)
      return html`<div class="acts">
        <button class="button" @click=${() => this.#ask(true)}>${texts.end}</button>
      </div>`;
    return html`<div class="acts">
      <p>${texts.endAsk(ballot.turnout, ballot.voters)}</p>
      <button class="button" @click=${() => this.#ask(false)}>${texts.endNo}</button>
      <button class="button primary" @click=${() => this.#count(ballot)}>${texts.endYes}</button>
    </div>`;
  }

  #ask(ending: boolean): void {
    this.ending = ending;
  }

  async #count({ id }: Voting): Promise<void> {
    this.ending = false;
    const counted = await fetchJson('POST', '/api/ballot/count', { ballot: id });
    if (counted.ok) return;
    if (counted.why === 'http' && counted.status === 401) this.send('session-changed');
    else this.#say(texts.notRecorded);
  }

  async #cast({ voter }: Voting, choices: readonly (number | null)[]): Promise<void> {
    const cast = await fetchJson('POST', '/api/ballot/vote', { turn: voter?.turn, choices });
    if (cast.ok) this.#say(texts.thanks);
    else this.#say(cast.why === 'http' && cast.status === 409 ? texts.over : texts.notRecorded);
  }

  #say(said: readonly [string, string]): void {
    this.said = said;
    clearTimeout(this.#clear);
    this.#clear = setTimeout(() => {
      this.said = null;
    }, stays);
  }
}

define('ballot-screen', BallotScreen);
