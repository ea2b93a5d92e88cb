/** 操作记录: who looked at what and did what, by account, branch and day, page by page (KX-09). */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { AuditPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import { audit as texts } from '../texts/township-audit.ts';
import { formStyles, tableStyles } from './console-element.ts';
import { ReadingPage } from './reading-page.ts';

type Filter = 'account' | 'unit' | 'from' | 'until';

export class TownshipAudit extends ReadingPage<AuditPage> {
  static override properties = { filters: { state: true }, place: { state: true } };
  declare private filters: Readonly<Partial<Record<Filter, string>>>;
  /** Null: from the latest on. */
  declare private place: string | null;

  static override styles = [
    ...ReadingPage.consoleStyles,
    tableStyles,
    formStyles,
    css`
      form {
        grid-template-columns: repeat(4, minmax(0, 220px));
        align-items: end;
        margin: 14px 0;
      }
      .more {
        margin-top: 14px;
      }
    `,
  ];

  constructor() {
    super();
    this.filters = {};
    this.place = null;
  }

  protected override path(): string {
    const asked = { ...this.filters, ...(this.place !== null && { after: this.place }) };
    return `audit?${new URLSearchParams(asked)}`;
  }

  #set(name: Filter, { target }: Event): void {
    const { value } = target as HTMLInputElement | HTMLSelectElement;
    const { [name]: _, ...others } = this.filters;
    this.filters = value === '' ? others : { ...others, [name]: value };
    this.place = null;
  }

  #choice(name: 'account' | 'unit', among: readonly { readonly id: string; readonly name: string }[]): TemplateResult {
    return html`<label>${texts[name]}
      <select @change=${(event: Event) => this.#set(name, event)}>
        <option value="">${texts.all}</option>
        ${among.map((one) => html`<option value=${one.id} ?selected=${this.filters[name] === one.id}>${one.name}</option>`)}
      </select></label>`;
  }

  #day(name: 'from' | 'until'): TemplateResult {
    return html`<label>${texts[name]}
      <input type="date" .value=${this.filters[name] ?? ''} @change=${(event: Event) => this.#set(name, event)} /></label>`;
  }

  protected override shown({ entries, after, accounts, units }: AuditPage): TemplateResult {
    return html`<div class="row"><h1>${texts.heading}</h1><span class="note">${texts.note}</span></div>
      <form aria-label=${texts.filters} @submit=${(event: Event) => event.preventDefault()}>
        ${this.#choice('account', accounts)}
        ${this.#choice(
          'unit',
          units.map(({ unit, branch }) => ({ id: unit, name: branch })),
        )}
        ${this.#day('from')}${this.#day('until')}
      </form>
      ${
        entries.length === 0
          ? html`<p class="card">${texts.none}</p>`
          : html`<table>
              <caption class="unseen">${texts.heading}</caption>
              <thead><tr>${texts.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
              <tbody>${entries.map(
                (entry) => html`<tr><td>${texts.at(entry.at)}</td><td>${entry.account}</td><td>${texts.deed(entry)}</td>
                  <td>${texts.subject(entry)}</td><td>${entry.branch}</td><td>${texts.reason(entry)}</td></tr>`,
              )}</tbody>
            </table>`
      }
      <div class="row more">
        ${this.place === null ? nothing : html`<button class="button" @click=${() => (this.place = null)}>${texts.latest}</button>`}
        ${after === null ? nothing : html`<button class="button" @click=${() => (this.place = after)}>${texts.earlier}</button>`}
      </div>`;
  }
}

define('township-audit', TownshipAudit);
