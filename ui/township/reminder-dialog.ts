/** Writes a reminder to all branches, to some, or to the one that it was opened for. Sends `close`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Delivery, ReminderPost, RemindersPage } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { approvals, reminders } from '../texts/township-approvals.ts';
import { FormDialog } from './form-dialog.ts';
import type { Fetch } from './server.ts';

const texts = reminders.form;

export class ReminderDialog extends FormDialog {
  static override properties = {
    branches: { attribute: false },
    text: { type: String },
    fetch: { attribute: false },
    some: { state: true },
  };
  /** To whom it can go; a single one is not asked about. */
  declare branches: RemindersPage['branches'];
  /** What stands in it at first. */
  declare text: string;
  declare fetch: Fetch;
  /** Branches are chosen one by one. */
  declare private some: boolean;
  /** One id, however often it is sent: who has it already gets no second one. */
  readonly #item = newId();

  static override styles = [
    ...FormDialog.styles,
    css`
      .checks {
        max-height: 220px;
        overflow-y: auto;
      }
    `,
  ];

  constructor() {
    super();
    this.text = '';
    this.some = false;
  }

  protected override async submit(text: (name: string) => string, form: FormData): Promise<string> {
    const to = this.some ? form.getAll('unit').map(String) : this.branches.map(({ unit }) => unit);
    const post: ReminderPost = { item: this.#item, text: text('text'), due: text('due') || null, to };
    const trouble = to.length === 0 ? texts.nobody : await this.#remind(post);
    if (trouble === '') this.leave();
    return trouble;
  }

  /** Resolves with why somebody has not got it; empty: all have. */
  async #remind(post: ReminderPost): Promise<string> {
    const sent = await this.fetch<Delivery>('reminders', post);
    if (!sent.ok) return sent.trouble;
    const { failed } = sent.value;
    const missed = this.branches.filter(({ unit }) => failed.includes(unit));
    return missed.length === 0 ? '' : texts.failed(missed.map(({ branch }) => branch));
  }

  #whom(): TemplateResult {
    const choice = (some: boolean, label: string) =>
      html`<label class="check"><input type="radio" name="whom" .checked=${this.some === some} @change=${() => (this.some = some)} />${label}</label>`;
    return html`<fieldset><legend>${texts.whom}</legend>
      <div class="row">${choice(false, texts.all)}${choice(true, texts.some)}</div>
      ${
        this.some
          ? html`<div class="checks">${this.branches.map(
              ({ unit, branch }) =>
                html`<label class="check"><input type="checkbox" name="unit" value=${unit} />${branch}</label>`,
            )}</div>`
          : nothing
      }
    </fieldset>`;
  }

  protected override render(): TemplateResult {
    const [only, ...more] = this.branches;
    const heading =
      only !== undefined && more.length === 0 ? `${texts.heading}${texts.to(only.branch)}` : texts.heading;
    return this.frame(
      { heading, act: texts.send, cancel: approvals.cancel },
      html`<label>${texts.text}
          <textarea name="text" rows="4" minlength="2" maxlength="200" required placeholder=${texts.example} .value=${this.text}></textarea></label>
        <label>${texts.due}<input name="due" type="date" min=${dateOf(Date.now())} /></label>
        ${more.length === 0 ? nothing : this.#whom()}`,
    );
  }
}

define('reminder-dialog', ReminderDialog);
