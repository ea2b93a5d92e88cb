/** Takes a theme back, for a reason. Sends `given` with what was done, or `close`. */
import { html, type TemplateResult } from 'lit';
import type { Delivery, GivenTheme } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import { guidance, themes } from '../texts/township-guidance.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import type { Fetch } from './server.ts';

const texts = themes.recallForm;

export class RecallDialog extends ConsoleElement {
  static override properties = {
    theme: { attribute: false },
    fetch: { attribute: false },
    trouble: { state: true },
  };
  declare theme: GivenTheme;
  declare fetch: Fetch;
  declare private trouble: string;
  /** Sent again, it is the same recall. */
  readonly #id = newId();

  static override styles = [...ConsoleElement.consoleStyles, formStyles];

  constructor() {
    super();
    this.trouble = '';
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const reason = this.renderRoot.querySelector('input')?.value.trim() ?? '';
    const done = await this.fetch<Delivery>('themes/recall', { id: this.#id, theme: this.theme.id, reason });
    if (done.ok) this.send('given', done.value);
    else this.trouble = done.trouble;
  };

  protected override render(): TemplateResult {
    const heading = texts.heading(this.theme.title);
    return html`<k-dialog open label=${heading} @dismiss=${() => this.send('close')}>
      <form @submit=${this.#submit}>
        <h2>${heading}</h2>
        <p class="note">${texts.note}</p>
        <label>${texts.reason}<input name="reason" maxlength="200" required /></label>
        ${complaint(this.trouble)}
        <div class="row">
          <button class="button primary">${themes.recall}</button>
          <button class="button" type="button" @click=${() => this.send('close')}>${guidance.cancel}</button>
        </div>
      </form>
    </k-dialog>`;
  }
}

define('recall-dialog', RecallDialog);
