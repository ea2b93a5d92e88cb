/** 工作提示 (CX-17): what the branches are reminded of, how far it has come in each; to write one, and to take one back. Sends `changed`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Delivery, RemindersPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { reminders as texts } from '../texts/township-approvals.ts';
import { ActingPage } from './acting-page.ts';
import './reason-dialog.ts';
import './reminder-dialog.ts';
import { hrefOf } from './route.ts';
import type { Fetch } from './server.ts';

type Reminder = RemindersPage['reminders'][number];
/** `withdraw`: of which. */
type Open = { readonly kind: 'write' } | { readonly kind: 'withdraw'; readonly item: string };

export class TownshipReminders extends ActingPage<Open> {
  static override properties = { page: { attribute: false }, fetch: { attribute: false } };
  declare page: RemindersPage;
  declare fetch: Fetch;

  static override styles = [
    ...ActingPage.styles,
    css`
      .reminders {
        display: grid;
        gap: 12px;
        margin-top: 14px;
      }
      .reminders li {
        display: grid;
        gap: 8px;
      }
      td a,
      th a {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
      }
      .says {
        font-weight: 600;
      }
      summary {
        line-height: 44px;
        cursor: pointer;
      }
    `,
  ];

  readonly #withdraw = async ({ detail: reason }: CustomEvent<string>): Promise<void> => {
    if (this.open?.kind !== 'withdraw') return;
    const taken = await this.fetch<Delivery>('reminders/withdraw', { item: this.open.item, reason });
    if (!taken.ok) this.trouble = taken.trouble;
    else this.trouble = taken.value.failed.length === 0 ? '' : texts.ask.failed(this.#namesOf(taken.value.failed));
    if (this.trouble === '') this.close();
    else this.send('changed');
  };

  #namesOf(units: readonly string[]): readonly string[] {
    return this.page.branches.filter(({ unit }) => units.includes(unit)).map(({ branch }) => branch);
  }

  #reminder(reminder: Reminder): TemplateResult {
    const { id, text, due, mine, branches } = reminder;
    const isOpen = mine && branches.some(({ standing }) => standing !== 'done' && standing !== 'withdrawn');
    return html`<li class="card">
      <p class="row"><span class="note">${texts.from(reminder)}</span>
        ${due === null ? nothing : html`<span class="tag">${texts.due(due)}</span>`}
        ${
          isOpen
            ? html`<button class="button quiet push" aria-label=${`${texts.withdraw}：${text}`}
                @click=${() => (this.open = { kind: 'withdraw', item: id })}>${texts.withdraw}</button>`
            : nothing
        }</p>
      <p class="says">${text}</p>
      <details><summary>${texts.counts(branches)}</summary>
        <table aria-label=${texts.each}>
          <thead><tr>${texts.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
          <tbody>${branches.map(
            (one) => html`<tr>
              <th scope="row"><a href=${hrefOf({ page: 'branch', unit: one.unit, year: '' })}>${one.branch}</a></th>
              <td>${texts.standing(one)}</td><td>${texts.day(one.since)}</td><td>${one.last}</td>
            </tr>`,
          )}</tbody>
        </table>
      </details>
    </li>`;
  }

  #dialog(): TemplateResult | typeof nothing {
    if (this.open === null) return nothing;
    return this.open.kind === 'write'
      ? html`<reminder-dialog .branches=${this.page.branches} .fetch=${this.fetch} @close=${this.close}></reminder-dialog>`
      : html`<reason-dialog .question=${texts.ask} .trouble=${this.trouble} @reason=${this.#withdraw} @close=${this.close}></reason-dialog>`;
  }

  protected override render(): TemplateResult {
    const { reminders, branches } = this.page;
    return html`<div class="row">
        <a class="button" href=${hrefOf({ page: 'notices' })}><k-icon name="arrow-left"></k-icon>${texts.back}</a>
        <h1>${texts.heading}</h1><span class="note">${texts.note}</span>
        ${
          branches.length === 0
            ? nothing
            : html`<button class="button primary push" @click=${() => (this.open = { kind: 'write' })}>
                <k-icon name="plus"></k-icon>${texts.write}</button>`
        }
      </div>
      ${reminders.length === 0 ? html`<p>${texts.none}</p>` : html`<ul class="reminders">${reminders.map((one) => this.#reminder(one))}</ul>`}
      ${this.#dialog()}`;
  }
}

define('township-reminders', TownshipReminders);
