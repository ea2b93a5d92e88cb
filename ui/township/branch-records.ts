/** The records of a branch's meetings (全程纪实): which stand with the superior, which were sent back. Sends `changed`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { RecordsPage } from '../../server/township/contract.ts';
import { dateOf } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { records as texts } from '../texts/township-approvals.ts';
import { ConsoleElement, tableStyles, tagStyles } from './console-element.ts';
import './reason-dialog.ts';
import { type SendBack, sendingBack } from './send-back.ts';
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
  /** Of the record that is open, however often it is tried. */
  #sendBack: SendBack | null = null;

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
    // A try may have arrived all the same: what is asked next is asked of how it stands.
    if (this.trouble !== '') this.send('changed');
    this.open = null;
    this.trouble = '';
  };

  #ask(record: Kept, fetch: Fetch): void {
    this.open = record;
    this.#sendBack = sendingBack(fetch, this.unit, { meeting: record.meeting, on: dateOf(Date.now()) });
  }

  readonly #reasoned = async ({ detail: reason }: CustomEvent<string>): Promise<void> => {
    this.trouble = (await this.#sendBack?.(reason)) ?? '';
    if (this.trouble !== '') return;
    this.#close();
    this.send('changed');
  };

  #row(record: Kept): TemplateResult {
    const { date, filed, back } = record;
    const { fetch } = this;
    const waits = back.some(({ returned }) => !returned);
    return html`<tr>
      <th scope="row">${texts.meeting(record)}</th>
      <td>${texts.filed(filed)}</td>
      <td class="back">${back.map(
        (one) =>
          html`<p>${texts.back(one)} <span class="tag ${one.returned ? 'good' : 'late'}">${one.returned ? texts.returned : texts.waiting}</span></p>`,
      )}</td>
      <td class="figures">${
        fetch === null || waits
          ? nothing
          : html`<button class="button quiet" aria-label=${texts.sendBackOf(date)} @click=${() => this.#ask(record, fetch)}>${texts.sendBack}</button>`
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
              @reason=${this.#reasoned} @close=${this.#close}></reason-dialog>`
      }`;
  }
}

define('branch-records', BranchRecords);
