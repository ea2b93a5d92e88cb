/** Answers what a branch asks: agreed, refused, or a plan sent back to be changed; refused only with a reason. Sends `close`. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AskedRequest } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { approvals as texts } from '../texts/township-approvals.ts';
import { FormDialog } from './form-dialog.ts';
import { requestFacts, requestFactsStyles } from './request-facts.ts';
import { runCommand } from './run-command.ts';
import type { Fetch } from './server.ts';

export class AnswerDialog extends FormDialog {
  static override properties = {
    request: { attribute: false },
    approved: { type: Boolean },
    fetch: { attribute: false },
  };
  declare request: AskedRequest;
  /** What the answer will be. */
  declare approved: boolean;
  declare fetch: Fetch;
  /** Of what the answer writes: sent again, it is the same. */
  readonly #id = newId();

  static override styles = [...FormDialog.styles, requestFactsStyles];

  constructor() {
    super();
    this.approved = true;
  }

  protected override async submit(text: (name: string) => string): Promise<string> {
    const trouble = await this.#answer(text('words'));
    if (trouble === null) this.leave();
    return trouble ?? '';
  }

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
    const needsPaper = approved && asked.kind === 'exemption' && asked.needsPaper;
    return this.frame(
      {
        heading: (approved ? ask.approve : refuse)(branch, texts.asks(asked)),
        act: approved ? texts.approve : texts.no(asked),
        cancel: texts.cancel,
        danger: !approved,
      },
      html`${requestFacts(request)}
        <p class="note">${ask.effects[asked.kind]}</p>
        ${needsPaper ? html`<label class="check"><input type="checkbox" required />${ask.paperCame}</label>` : nothing}
        ${
          approved && asked.kind === 'exemption'
            ? nothing
            : html`<label>${approved ? ask.opinion : ask.reason}
                <textarea name="words" rows="2" maxlength="180" ?required=${!approved} placeholder=${ask.reasonExample}></textarea></label>`
        }`,
    );
  }
}

define('answer-dialog', AnswerDialog);
