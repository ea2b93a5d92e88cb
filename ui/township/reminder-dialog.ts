/** Writes a reminder to all branches, to some, or to the one that it was opened for. Sends `close`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Delivery, ReminderPost, RemindersPage } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf } from '../elements/clock.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import { approvals, reminders } from '../texts/township-approvals.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import type { Fetch } from './server.ts';

const texts = reminders.form;

export class ReminderDialog extends ConsoleElement {
  static override properties = {
    branches: { attribute: false },
    text: { type: String },
    fetch: { attribute: false },
    some: { state: true },
    trouble: { state: true },
  };
  /** To whom it can go; a single one is not asked about. */
  declare branches: RemindersPage['branches'];
  /** What stands in it at first. */
  declare text: string;
  declare fetch: Fetch;
  /** Branches are chosen one by one. */
  declare private some: boolean;
  declare private trouble: string;
  /** One id, however often it is sent: who has it already gets no second one. */
  readonly #item = newId();

  static override styles = [
    ...ConsoleElement.consoleStyles,
    formStyles,
    css`
      .units {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0 8px;
        max-height: 220px;
        overflow-y: auto;
      }
      .choice {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 44px;
        font-weight: 400;
      }
      .choice input {
        flex: none;
        width: 24px;
        min-height: 24px;
        accent-color: var(--red);
      }
    `,
  ];

  constructor() {
    super();
    this.text = '';
    this.some = false;
    this.trouble = '';
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const to = this.some ? form.getAll('unit').map(String) : this.branches.map(({ unit }) => unit);
    const post: ReminderPost = { item: this.#item, text: text('text'), due: text('due') || null, to };
    this.trouble = to.length === 0 ? texts.nobody : await this.#remind(post);
    if (this.trouble === '') this.send('close');
  };

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
      html`<label class="choice"><input type="radio" name="whom" .checked=${this.some === some} @change=${() => (this.some = some)} />${label}</label>`;
    return html`<fieldset><legend>${texts.whom}</legend>
      <div class="row">${choice(false, texts.all)}${choice(true, texts.some)}</div>
      ${
        this.some
          ? html`<div class="units">${this.branches.map(
              ({ unit, branch }) =>
                html`<label class="choice"><input type="checkbox" name="unit" value=${unit} />${branch}</label>`,
            )}</div>`
          : nothing
      }
    </fieldset>`;
  }

  protected override render(): TemplateResult {
    const [only, ...more] = this.branches;
    const heading =
      only !== undefined && more.length === 0 ? `${texts.heading}${texts.to(only.branch)}` : texts.heading;
    return html`<k-dialog open label=${heading} @dismiss=${() => this.send('close')}>
      <form @submit=${this.#submit}>
        <h2>${heading}</h2>
        <label>${texts.text}
          <textarea name="text" rows="4" minlength="2" maxlength="200" required placeholder=${texts.example} .value=${this.text}></textarea></label>
        <label>${texts.due}<input name="due" type="date" min=${dateOf(Date.now())} /></label>
        ${more.length === 0 ? nothing : this.#whom()}
        ${complaint(this.trouble)}
        <div class="row">
          <button class="button primary">${texts.send}</button>
          <button class="button" type="button" @click=${() => this.send('close')}>${approvals.cancel}</button>
        </div>
      </form>
    </k-dialog>`;
  }
}

define('reminder-dialog', ReminderDialog);
