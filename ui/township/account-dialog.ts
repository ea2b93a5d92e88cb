/** A new account: name, first password, role, and which branches it sees. Sends `close`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Role } from '../../server/township/contract.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { roles, accounts as texts } from '../texts/township-fleet.ts';
import type { Unit } from './accounts.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import { passwordLeast } from './first-account.ts';
import type { Act } from './server.ts';

export class AccountDialog extends ConsoleElement {
  static override properties = {
    units: { attribute: false },
    act: { attribute: false },
    chosen: { attribute: false },
    trouble: { state: true },
  };
  declare units: readonly Unit[];
  declare act: Act;
  declare chosen: Role;
  declare private trouble: string;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    formStyles,
    css`
      .units {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
      }
      .units label {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 44px;
        font-weight: 400;
      }
      .units input {
        flex: none;
        width: 24px;
        min-height: 24px;
        accent-color: var(--red);
      }
    `,
  ];

  constructor() {
    super();
    this.chosen = 'branch';
    this.trouble = '';
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '');
    const units = this.chosen === 'township' ? [] : form.getAll('unit').map(String);
    if (this.chosen !== 'township' && units.length === 0) this.trouble = texts.form.unitsMissing;
    else {
      const trouble = await this.act('accounts', {
        name: text('name').trim(),
        password: text('password'),
        role: this.chosen,
        units,
      });
      if (trouble === null) this.send('close');
      else this.trouble = trouble;
    }
  };

  #units(): TemplateResult | typeof nothing {
    const { units, chosen } = this;
    if (chosen === 'township') return nothing;
    if (units.length === 0) return html`<p class="note">${texts.form.noUnits}</p>`;
    if (chosen === 'branch')
      return html`<label>${texts.form.unit}
        <select name="unit">${units.map(({ unit, branch }) => html`<option value=${unit}>${branch}</option>`)}</select></label>`;
    return html`<fieldset><legend>${texts.form.units}</legend>
      <div class="units">${units.map(
        ({ unit, branch }) => html`<label><input type="checkbox" name="unit" value=${unit} />${branch}</label>`,
      )}</div>
    </fieldset>`;
  }

  protected override render(): TemplateResult {
    const { form } = texts;
    return html`<k-dialog open label=${texts.add} @dismiss=${() => this.send('close')}>
      <form @submit=${this.#submit}>
        <h2>${texts.add}</h2>
        <label>${form.name}<input name="name" minlength="2" maxlength="40" required autocomplete="off" spellcheck="false" /></label>
        <label>${form.password}
          <input name="password" type="password" minlength=${passwordLeast} maxlength="200" required autocomplete="new-password" />
          <span class="note">${form.passwordNote(passwordLeast)}</span></label>
        <label>${form.role}
          <select @change=${({ target }: Event) => (this.chosen = (target as HTMLSelectElement).value as Role)}>
            ${(Object.keys(roles) as readonly Role[]).map(
              (role) => html`<option value=${role} ?selected=${role === this.chosen}>${roles[role]}</option>`,
            )}
          </select></label>
        ${this.#units()}
        ${complaint(this.trouble)}
        <div class="row">
          <button class="button primary">${form.create}</button>
          <button class="button" type="button" @click=${() => this.send('close')}>${texts.cancel}</button>
        </div>
      </form>
    </k-dialog>`;
  }
}

define('account-dialog', AccountDialog);
