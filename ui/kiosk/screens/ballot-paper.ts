/** The ballot paper of one person: a question a page, then a last look. Sends `cast` with the choices, or `leave`. */
import { css, html, nothing, type PropertyValues } from 'lit';
import type { BallotView } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { ballot as texts } from '../../texts/ballot.ts';
import { stageStyles } from './stage.ts';

type Voting = Extract<BallotView, { phase: 'voting' }>;

export class BallotPaper extends KioskElement {
  static override properties = {
    ballot: { attribute: false },
    voter: { attribute: false },
    trouble: { attribute: false },
    page: { state: true },
    choices: { state: true },
  };
  declare ballot: Voting;
  declare voter: NonNullable<Voting['voter']>;
  /** Why the vote that was just cast could not be taken; it can be cast again. */
  declare trouble: readonly [string, string] | null;
  /** The question that is shown; behind the last one stands the last look. */
  declare page: number;
  declare private choices: readonly (number | null)[];
  #turn = '';

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    css`
      .question {
        font: 700 calc(max(40px, 60 * var(--k)) * var(--scale)) / 1.25 var(--song);
        text-wrap: balance;
      }
      .answers {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: max(var(--between), calc(1.5 * var(--space)));
      }
      .answers .button {
        min-width: calc(7 * var(--text));
        min-height: var(--touch-primary);
        font-size: var(--text-title);
      }
      .answers .button[aria-pressed='true'] {
        background: var(--red);
        color: var(--white);
      }
      .trouble {
        color: var(--bad);
      }
      .foot {
        display: flex;
        justify-content: space-between;
        gap: var(--between);
      }
      .stage {
        grid-template-rows: auto minmax(0, 1fr) auto;
        gap: calc(0.6 * var(--space));
      }
      .middle {
        gap: var(--space);
      }
      .head {
        justify-content: space-between;
      }
    `,
  ];

  constructor() {
    super();
    this.trouble = null;
    this.page = 0;
    this.choices = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('voter') || this.voter.turn === this.#turn) return;
    if (this.#turn !== '') this.page = 0;
    this.#turn = this.voter.turn;
    this.choices = this.ballot.questions.map(() => null);
  }

  override render() {
    const { questions } = this.ballot;
    return html`<div class="stage">
      <div class="head">
        <h2>${texts.voter(this.voter.name)}</h2>
        ${this.page < questions.length ? html`<p class="figure">${texts.question(this.page + 1, questions.length)}</p>` : nothing}
      </div>
      ${this.page < questions.length ? this.#question() : this.#look()}
      ${this.page < questions.length ? this.#foot() : this.#lastFoot()}
    </div>`;
  }

  #question() {
    const { questions, answers } = this.ballot;
    const chosen = this.choices[this.page];
    return html`<div class="middle">
      <p class="question">${questions[this.page]?.title}</p>
      <div class="answers">
        ${answers.map(
          (answer, index) =>
            html`<button class="button" aria-pressed=${chosen === index} @click=${() => this.#choose(index)}>
              ${answer}
            </button>`,
        )}
      </div>
    </div>`;
  }

  #look() {
    const chosen = this.choices.filter((choice) => choice !== null).length;
    return html`<div class="middle">
      <p class="question figure">${texts.review(chosen, this.choices.length - chosen)}</p>
      ${
        this.trouble === null
          ? html`<p>${texts.reviewTodo}</p>`
          : html`<p class="trouble" role="alert"><b>${this.trouble[0]}</b> ${this.trouble[1]}</p>`
      }
    </div>`;
  }

  #foot() {
    return html`<div class="foot">
      <button class="button" @click=${() => this.send('leave')}>${texts.leave}</button>
      <button class="button" ?disabled=${this.page === 0} @click=${() => this.#go(this.page - 1)}>${texts.back}</button>
      <button class="button" @click=${() => this.#choose(null)}>${texts.skip}</button>
    </div>`;
  }

  #lastFoot() {
    return html`<div class="foot">
      <button class="button" @click=${() => this.send('leave')}>${texts.leave}</button>
      <button class="button" @click=${() => this.#go(0)}>${texts.change}</button>
      <button class="button primary" @click=${() => this.send('cast', this.choices)}>${texts.cast}</button>
    </div>`;
  }

  #choose(answer: number | null): void {
    this.choices = this.choices.with(this.page, answer);
    this.#go(this.page + 1);
  }

  #go(page: number): void {
    this.page = page;
  }
}

define('ballot-paper', BallotPaper);
