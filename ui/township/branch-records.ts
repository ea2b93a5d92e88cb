/** The records of a branch's meetings (全程纪实): which stand with the superior, which were sent back. Sends `changed`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { RecordsPage } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { records as texts } from '../texts/township-approvals.ts';
import { ConsoleElement, tableStyles, tagStyles } from './console-element.ts';
import './reason-dialog.ts';
import { runCommand } from './run-command.ts';
import type { Fetch } from './server.ts';

type Kept = RecordsPage['records'][number];

export class BranchRecords extends ConsoleElement {
  static override properties = {
    unit: { type: String },
    page: { attribute: false },
    fetch: { attribute: false },
    open: { state: true },
    trouble: { state: true },
  };
  declare unit: string;
  declare page: RecordsPage;
  /** Null: this account sends none back. */
  declare fetch: Fetch | null;
  /** The one that is being sent back. */
  declare private open: Kept | null;
  declare private trouble: string;
  /** Of the sending back that is being asked about, however often it is tried. */
  #entry = '';

  static override styles = [
    ...ConsoleElement.consoleStyles,
    tableStyles,
    tagStyles,
    css`
      td.back {
        white-space: normal;
      }
    `,
  ];

  constructor() {
    super();
    this.fetch = null;
    this.open = null;
    this.trouble = '';
  }

  readonly #close = (): void => {
    this.open = null;
    this.trouble = '';
  };

  #ask(record: Kept): void {
    this.open = record;
    this.#entry = newId();
  }

  readonly #sendBack = async ({ detail: text }: CustomEvent<string>): Promise<void> => {
    if (this.open === null || this.fetch === null) return;
    const fact = { what: 'sent-back' as const, of: this.open.meeting };
    const data = { entry: this.#entry, on: dateOf(Date.now()), fact, text, evidence: [], corrects: null };
    this.trouble = (await runCommand(this.fetch, this.unit, 'ledger.write', data)) ?? '';
    if (this.trouble !== '') return;
    this.#close();
    this.send('changed');
  };

  #row(record: Kept): TemplateResult {
    const { date, filed, back } = record;
    const waits = back.some(({ returned }) => !returned);
    return html`<tr>
      <th scope="row">${texts.meeting(record)}</th>
      <td>${texts.filed(filed)}</td>
      <td class="back">${back.map(
        (one) =>
          html`<p>${texts.back(one)} <span class="tag ${one.returned ? 'good' : 'late'}">${one.returned ? texts.returned : texts.waiting}</span></p>`,
      )}</td>
      <td class="figures">${
        this.fetch === null || waits
          ? nothing
          : html`<button class="button quiet" aria-label=${texts.sendBackOf(date)} @click=${() => this.#ask(record)}>${texts.sendBack}</button>`
      }</td>
    </tr>`;
  }

  protected override render(): TemplateResult {
    const { records } = this.page;
    const { open } = this;
    if (records.length === 0) return html`<p>${texts.none}</p>`;
    return html`<table aria-label=${texts.heading}><tbody>${records.map((record) => this.#row(record))}</tbody></table>
      ${
        open === null
          ? nothing
          : html`<reason-dialog .question=${{ ...texts.ask, heading: texts.ask.heading(open.date) }} .trouble=${this.trouble}
              @reason=${this.#sendBack} @close=${this.#close}></reason-dialog>`
      }`;
  }
}

define('branch-records', BranchRecords);
