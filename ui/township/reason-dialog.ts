/** Asks why before something is done that a branch will read. Sends `reason` with the words, or `close`. */
import { html, nothing, type TemplateResult } from 'lit';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { approvals } from '../texts/township-approvals.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';

export interface Question {
  readonly heading: string;
  readonly effect: string;
  readonly reason: string;
  readonly example?: string;
  /** What the button says. */
  readonly do: string;
}

export class ReasonDialog extends ConsoleElement {
  static override properties = { question: { attribute: false }, trouble: { type: String } };
  declare question: Question;
  /** Why the last try came to nothing. */
  declare trouble: string;

  static override styles = [...ConsoleElement.consoleStyles, formStyles];

  constructor() {
    super();
    this.trouble = '';
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.send('reason', this.renderRoot.querySelector('textarea')?.value.trim() ?? '');
  };

  protected override render(): TemplateResult {
    const { heading, effect, reason, example, do: act } = this.question;
    return html`<k-dialog open label=${heading} @dismiss=${() => this.send('close')}>
      <form @submit=${this.#submit}>
        <h2>${heading}</h2>
        <p>${effect}</p>
        <label>${reason}
          <textarea rows="3" minlength="2" maxlength="200" required placeholder=${example ?? nothing}></textarea></label>
        ${complaint(this.trouble)}
        <div class="row">
          <button class="button danger">${act}</button>
          <button class="button" type="button" @click=${() => this.send('close')}>${approvals.cancel}</button>
        </div>
      </form>
    </k-dialog>`;
  }
}

define('reason-dialog', ReasonDialog);
