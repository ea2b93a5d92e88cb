/** Makes a one-time enrolment code for a branch and shows it, once. Sends `close`. */
import { css, html, type TemplateResult } from 'lit';
import type { EnrolCode } from '../../server/township/contract.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { fleet } from '../texts/township-fleet.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import type { Fetch } from './server.ts';

const texts = fleet.code;

export class CodeDialog extends ConsoleElement {
  static override properties = {
    fetch: { attribute: false },
    branch: { type: String },
    code: { attribute: false },
    trouble: { state: true },
  };
  declare fetch: Fetch;
  declare branch: string;
  /** Null: not made yet. */
  declare code: EnrolCode | null;
  declare private trouble: string;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    formStyles,
    css`
      h2 {
        margin-bottom: 12px;
      }
      .shown {
        display: grid;
        gap: 14px;
        justify-items: center;
        text-align: center;
      }
      output {
        padding: 14px 28px;
        border: 2px dashed var(--red);
        border-radius: var(--radius);
        background: var(--white);
        font: 700 var(--text-headline) / 1.3 var(--hei);
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.12em;
      }
    `,
  ];

  constructor() {
    super();
    this.branch = '';
    this.code = null;
    this.trouble = '';
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const branch = this.renderRoot.querySelector('input')?.value.trim() ?? '';
    const made = await this.fetch<EnrolCode>('fleet/codes', { branch });
    if (made.ok) {
      this.branch = branch;
      this.code = made.value;
    } else this.trouble = made.trouble;
  };

  #form(): TemplateResult {
    return html`<form @submit=${this.#submit}>
      <label>${texts.branch}<input name="branch" maxlength="60" required placeholder=${texts.example} /></label>
      <p class="note">${texts.note}</p>
      ${complaint(this.trouble)}
      <div class="row">
        <button class="button primary">${texts.make}</button>
        <button class="button" type="button" @click=${() => this.send('close')}>${fleet.cancel}</button>
      </div>
    </form>`;
  }

  #shown({ code, expires }: EnrolCode): TemplateResult {
    return html`<div class="shown">
      <output>${texts.spaced(code)}</output>
      <p>${texts.expires(expires)}</p>
      <p class="note">${texts.once}</p>
      <button class="button primary" @click=${() => this.send('close')}>${texts.done}</button>
    </div>`;
  }

  protected override render(): TemplateResult {
    const heading = this.code === null ? texts.heading : texts.for(this.branch);
    return html`<k-dialog open label=${heading} @dismiss=${() => this.send('close')}>
      <h2>${heading}</h2>
      ${this.code === null ? this.#form() : this.#shown(this.code)}
    </k-dialog>`;
  }
}

define('code-dialog', CodeDialog);
