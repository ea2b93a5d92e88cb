/** 账号: who may look at what, adding one, and disabling one. Sends `changed`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { AccountsPage } from '../../server/township/contract.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { roles, accounts as texts } from '../texts/township-fleet.ts';
import './account-dialog.ts';
import { ActingPage } from './acting-page.ts';
import { complaint } from './complaint.ts';

type Listed = AccountsPage['accounts'][number];

/** A branch that an account can be given. */
export interface Unit {
  readonly unit: string;
  readonly branch: string;
}

type Open = { readonly kind: 'add' } | { readonly kind: 'disable'; readonly account: Listed };

export class TownshipAccounts extends ActingPage<Open> {
  static override properties = {
    page: { attribute: false },
    units: { attribute: false },
    self: { type: String },
  };
  declare page: AccountsPage;
  declare units: readonly Unit[];
  /** The id of the account that is signed in; nobody disables herself. */
  declare self: string;

  static override styles = [
    ...ActingPage.styles,
    css`
      table {
        margin-top: 18px;
      }
      td.units {
        padding-block: 8px;
        white-space: normal;
      }
      .trouble {
        margin-top: 12px;
      }
      k-dialog p {
        margin: 10px 0 16px;
      }
    `,
  ];

  constructor() {
    super();
    this.units = [];
  }

  async #set(account: Listed, disabled: boolean): Promise<void> {
    await this.perform('accounts/disabled', { id: account.id, disabled });
    this.open = null;
  }

  #scope({ role, units }: Listed): string {
    if (role === 'township') return texts.all;
    return units.map((id) => this.units.find(({ unit }) => unit === id)?.branch ?? texts.unknownUnit).join('、');
  }

  #row(account: Listed): TemplateResult {
    const { id, name, role, secondFactor, disabled } = account;
    const button = disabled
      ? html`<button class="button quiet" aria-label=${texts.enableOf(name)} @click=${() => this.#set(account, false)}>${texts.enable}</button>`
      : html`<button class="button quiet" aria-label=${texts.disableOf(name)}
          @click=${() => (this.open = { kind: 'disable', account })}>${texts.disable}</button>`;
    return html`<tr>
      <th scope="row">${name}</th><td>${roles[role]}</td><td class="units">${this.#scope(account)}</td>
      <td>${texts.code(secondFactor)}</td>
      <td><span class="tag ${disabled ? 'silent' : 'good'}">${disabled ? texts.disabled : texts.active}</span></td>
      <td class="figures">${id === this.self ? html`<span class="note">${texts.self}</span>` : button}</td>
    </tr>`;
  }

  #dialog(): TemplateResult | typeof nothing {
    const { open } = this;
    if (open === null) return nothing;
    if (open.kind === 'add')
      return html`<account-dialog .units=${this.units} .act=${this.act} @close=${this.close}></account-dialog>`;
    const heading = texts.ask.disable(open.account.name);
    return html`<k-dialog open label=${heading} @dismiss=${this.close}>
      <h2>${heading}</h2><p>${texts.ask.effect}</p>
      <div class="row">
        <button class="button danger" @click=${() => this.#set(open.account, true)}>${texts.ask.do}</button>
        <button class="button" @click=${this.close}>${texts.cancel}</button>
      </div>
    </k-dialog>`;
  }

  protected override render(): TemplateResult {
    return html`<div class="row">
        <h1>${texts.heading}</h1><span class="note">${texts.note}</span>
        <button class="button primary push" @click=${() => (this.open = { kind: 'add' })}>
          <k-icon name="user-plus"></k-icon>${texts.add}</button>
      </div>
      ${complaint(this.trouble)}
      <table>
        <thead><tr>${texts.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${this.page.accounts.map((account) => this.#row(account))}</tbody>
      </table>
      ${this.#dialog()}`;
  }
}

define('township-accounts', TownshipAccounts);
