/** A new account: name, first password, role, and which branches it sees. Sends `close`. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Role } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import { roles, accounts as texts } from '../texts/township-fleet.ts';
import type { Unit } from './accounts.ts';
import { passwordLeast } from './first-account.ts';
import { FormDialog } from './form-dialog.ts';
import type { Act } from './server.ts';

export class AccountDialog extends FormDialog {
  static override properties = {
    units: { attribute: false },
    act: { attribute: false },
    chosen: { attribute: false },
  };
  declare units: readonly Unit[];
  declare act: Act;
  declare chosen: Role;

  constructor() {
    super();
    this.chosen = 'branch';
  }

  protected override async submit(text: (name: string) => string, form: FormData): Promise<string> {
    const units = this.chosen === 'township' ? [] : form.getAll('unit').map(String);
    if (this.chosen !== 'township' && units.length === 0) return texts.form.unitsMissing;
    const password = String(form.get('password'));
    const account = { name: text('name'), password, role: this.chosen, units };
    const trouble = await this.act('accounts', account);
    if (trouble === null) this.leave();
    return trouble ?? '';
  }

  #units(): TemplateResult | typeof nothing {
    const { units, chosen } = this;
    if (chosen === 'township') return nothing;
    if (units.length === 0) return html`<p class="note">${texts.form.noUnits}</p>`;
    if (chosen === 'branch')
      return html`<label>${texts.form.unit}
        <select name="unit">${units.map(({ unit, branch }) => html`<option value=${unit}>${branch}</option>`)}</select></label>`;
    return html`<fieldset><legend>${texts.form.units}</legend>
      <div class="checks">${units.map(
        ({ unit, branch }) =>
          html`<label class="check"><input type="checkbox" name="unit" value=${unit} />${branch}</label>`,
      )}</div>
    </fieldset>`;
  }

  protected override render(): TemplateResult {
    const { form } = texts;
    return this.frame(
      { heading: texts.add, act: form.create, cancel: texts.cancel },
      html`<label>${form.name}<input name="name" minlength="2" maxlength="40" required autocomplete="off" spellcheck="false" /></label>
        <label>${form.password}
          <input name="password" type="password" minlength=${passwordLeast} maxlength="200" required autocomplete="new-password" />
          <span class="note">${form.passwordNote(passwordLeast)}</span></label>
        <label>${form.role}
          <select @change=${({ target }: Event) => (this.chosen = (target as HTMLSelectElement).value as Role)}>
            ${(Object.keys(roles) as readonly Role[]).map(
              (role) => html`<option value=${role} ?selected=${role === this.chosen}>${roles[role]}</option>`,
            )}
          </select></label>
        ${this.#units()}`,
    );
  }
}

define('account-dialog', AccountDialog);
