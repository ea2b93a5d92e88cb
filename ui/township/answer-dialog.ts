/** Answers what a branch asks: agreed, refused, or a plan sent back to be changed; refused only with a reason. Sends `close`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { AskedRequest } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf } from '../elements/clock.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { approvals as texts } from '../texts/township-approvals.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import { requestFacts, requestFactsStyles } from './request-facts.ts';
import { runCommand } from './run-command.ts';
import type { Fetch } from './server.ts';

export class AnswerDialog extends ConsoleElement {
  static override properties = {
    request: { attribute: false },
    approved: { type: Boolean },
    fetch: { attribute: false },
    trouble: { state: true },
  };
  declare request: AskedRequest;
  /** What the answer will be. */
  declare approved: boolean;
  declare fetch: Fetch;
  declare private trouble: string;
  /** Of what the answer writes: sent again, it is the same. */
  readonly #id = newId();

  static override styles = [
    ...ConsoleElement.consoleStyles,
    formStyles,
    requestFactsStyles,
    css`
      .check {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 44px;
      }
      .check input {
        flex: none;
        width: 24px;
        min-height: 24px;
        accent-color: var(--red);
      }
    `,
  ];

  constructor() {
    super();
    this.approved = true;
    this.trouble = '';
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const words = String(new FormData(event.target as HTMLFormElement).get('words') ?? '').trim();
    const trouble = await this.#answer(words);
    if (trouble === null) this.send('close');
    else this.trouble = trouble;
  };

  #answer(words: string): Promise<string | null> {
    const { fetch, approved } = this;
    const { unit, id, asked } = this.request;
    const on = dateOf(Date.now());
    switch (asked.kind) {
      case 'day': {
        const reason = words === '' ? {} : { reason: words };
        const data = { meeting: asked.meeting, asked: id, approved, by: texts.heading, ...reason };
        return runCommand(fetch, unit, 'rescheduling.answer', data);
      }
      case 'exemption': {
        const { person, needsPaper } = asked;
        const written = needsPaper ? { written: true } : {};
        return approved
          ? runCommand(fetch, unit, 'exemption.answer', { person, asked: id, approved, ...written })
          : runCommand(fetch, unit, 'exemption.answer', { person, asked: id, approved, reason: words });
      }
      case 'paper': {
        const { paper, period } = asked;
        const fact = { what: 'approval' as const, paper, period, person: null, granted: approved };
        const data = { entry: this.#id, on, fact, text: words, evidence: [], corrects: null };
        return runCommand(fetch, unit, 'ledger.write', data);
      }
      case 'plan': {
        const { meeting, step } = asked;
        if (approved)
          return runCommand(fetch, unit, 'preparation.record', { meeting, step, on, ...(words && { text: words }) });
        const sent = { item: this.#id, kind: 'reminder', on, from: 'township', to: 'branch', meeting } as const;
        const text = `${texts.sentBack(asked)}${words}`;
        const data = { ...sent, text, measures: '', look: null, parent: null, person: null, due: null };
        return runCommand(fetch, unit, 'item.raise', data);
      }
    }
  }

  protected override render(): TemplateResult {
    const { approved, request } = this;
    const { branch, asked } = request;
    const { ask } = texts;
    const refuse = asked.kind === 'plan' ? ask.sendBack : ask.refuse;
    const heading = (approved ? ask.approve : refuse)(branch, texts.asks(asked));
    const needsPaper = approved && asked.kind === 'exemption' && asked.needsPaper;
    return html`<k-dialog open label=${heading} @dismiss=${() => this.send('close')}>
      <form @submit=${this.#submit}>
        <h2>${heading}</h2>
        ${requestFacts(request)}
        <p class="note">${ask.effects[asked.kind]}</p>
        ${needsPaper ? html`<label class="check"><input type="checkbox" required />${ask.paperCame}</label>` : nothing}
        ${
          approved && asked.kind === 'exemption'
            ? nothing
            : html`<label>${approved ? ask.opinion : ask.reason}
                <textarea name="words" rows="2" maxlength="180" ?required=${!approved} placeholder=${ask.reasonExample}></textarea></label>`
        }
        ${complaint(this.trouble)}
        <div class="row">
          <button class="button ${approved ? 'primary' : 'danger'}">${approved ? texts.approve : texts.no(asked)}</button>
          <button class="button" type="button" @click=${() => this.send('close')}>${texts.cancel}</button>
        </div>
      </form>
    </k-dialog>`;
  }
}

define('answer-dialog', AnswerDialog);
