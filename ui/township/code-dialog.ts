/** Makes a one-time enrolment code for a new branch's box, or a level below, and shows it, once. Sends `close`. */
import { css, html, type TemplateResult } from 'lit';
import type { EnrolCode, FleetDevice } from '../../server/township/contract.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { ofDevice } from '../texts/township-device.ts';
import { fleet } from '../texts/township-fleet.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import type { Fetch } from './server.ts';
import { shownCode, shownStyles } from './shown-code.ts';

const texts = fleet.code;

export class CodeDialog extends ConsoleElement {
  static override properties = {
    fetch: { attribute: false },
    branch: { type: String },
    code: { attribute: false },
    level: { state: true },
    trouble: { state: true },
  };
  declare fetch: Fetch;
  declare branch: string;
  /** Null: not made yet. */
  declare code: EnrolCode | null;
  /** Who comes in by it. */
  declare private level: FleetDevice['level'];
  declare private trouble: string;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    formStyles,
    shownStyles,
    css`
      h2 {
        margin-bottom: 12px;
      }
    `,
  ];

  constructor() {
    super();
    this.branch = '';
    this.code = null;
    this.level = 'room';
    this.trouble = '';
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const branch = this.renderRoot.querySelector('input')?.value.trim() ?? '';
    const made = await this.fetch<EnrolCode>('fleet/codes', { branch, level: this.level });
    if (made.ok) {
      this.branch = branch;
      this.code = made.value;
    } else this.trouble = made.trouble;
  };

  readonly #choose = ({ target }: Event): void => {
    this.level = (target as HTMLSelectElement).value === 'township' ? 'township' : 'room';
  };

  #form(): TemplateResult {
    const isTown = this.level === 'township';
    return html`<form @submit=${this.#submit}>
      <label>${texts.level}<select name="level" @change=${this.#choose}>
        ${Object.entries(texts.levels).map(([level, name]) => html`<option value=${level}>${name}</option>`)}
      </select></label>
      <label>${isTown ? texts.town : texts.branch}
        <input name="branch" maxlength="60" required autofocus placeholder=${isTown ? texts.townExample : texts.example} /></label>
      <p class="note">${isTown ? texts.townNote : texts.note}</p>
      ${complaint(this.trouble)}
      <div class="row">
        <button class="button primary">${texts.make}</button>
        <button class="button" type="button" @click=${() => this.send('close')}>${fleet.cancel}</button>
      </div>
    </form>`;
  }

  protected override render(): TemplateResult {
    const heading = this.code === null ? texts.heading : texts.for(this.branch);
    const { once, qr } = ofDevice[this.level].code;
    return html`<k-dialog open label=${heading} @dismiss=${() => this.send('close')}>
      <h2>${heading}</h2>
      ${this.code === null ? this.#form() : shownCode(this.code, { qr, note: once }, () => this.send('close'))}
    </k-dialog>`;
  }
}

define('code-dialog', CodeDialog);
