/** 台账: what was entered about a year, struck with a reason where it is wrong; and what was held is entered. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { LedgersPage } from '../../server/kiosk/contract.ts';
import { dateOf, dayText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { desk, sections } from '../texts/desk.ts';
import { ledgers as texts } from '../texts/ledgers.ts';
import './activity-form.ts';
import type { ActivityForm } from './activity-form.ts';
import { askReason } from './ask-reason.ts';
import { DeskPage } from './page.ts';
import { cut, pager } from './section.ts';

type Entry = LedgersPage['entries'][number];

export class DeskLedgers extends DeskPage<LedgersPage> {
  static override properties = { year: { state: true }, writing: { state: true }, at: { state: true } };
  /** Empty: this year. */
  declare private year: string;
  declare private writing: boolean;
  declare private at: number;

  static override styles = [
    ...DeskPage.styles,
    css`
      .item .line {
        justify-self: stretch;
        min-width: 0;
        line-height: 1.35;
      }
      .item .line small {
        line-height: 1.35;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .gone {
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.year = '';
    this.writing = false;
    this.at = 0;
  }

  protected override path(): string {
    return `ledgers?year=${this.year === '' ? dateOf(trueNow(this.view)).slice(0, 4) : this.year}`;
  }

  async #strike(entry: Entry): Promise<void> {
    const reason = await askReason({ ...texts.whyStrike(texts.what(entry)), usual: texts.strikeReasons });
    if (reason === null) return;
    await this.bench.run('ledger.strike', { ledger: entry.ledger, entry: entry.id, reason }, texts.struck);
  }

  #list({ year, entries }: LedgersPage): TemplateResult {
    const { shown, at, pages } = cut(entries, this.at, 3);
    const turn = (by: 1 | -1) => () => {
      this.year = String(Number(year) + by);
      this.at = 0;
    };
    return html`${shown.map(
      (entry) => html`<div class="item ${entry.gone === null ? '' : 'gone'}">
        <b>${dayText(entry.on)}</b>
        <p class="line">${texts.what(entry)}<small>${entry.gone === null ? texts.about(entry) : texts.gone(entry.gone)}</small></p>
        ${
          entry.gone === null
            ? html`<button class="button danger" @click=${() => this.#strike(entry)}>${texts.strike}</button>`
            : html`<span></span>`
        }
      </div>`,
    )}
      ${shown.length === 0 ? html`<p class="lead middle">${texts.none(year)}</p>` : nothing}
      <div class="row">
        <button class="button" aria-label=${texts.year(Number(year) - 1)} @click=${turn(-1)}>${texts.year(Number(year) - 1)}</button>
        <button class="button" aria-label=${texts.year(Number(year) + 1)} @click=${turn(1)}>${texts.year(Number(year) + 1)}</button>
        <button class="button" @click=${() => (this.writing = true)}>${texts.write}</button>
        ${pager(at, pages, (page) => (this.at = page))}
      </div>`;
  }

  get #form(): ActivityForm | null {
    return this.renderRoot.querySelector<ActivityForm>('activity-form');
  }

  #back(): void {
    if (!this.writing) this.bench.go(null);
    else if (this.#form?.stepBack() !== true) this.writing = false;
  }

  protected override render(): TemplateResult {
    const { data, writing } = this;
    const { title, help } = sections.ledgers;
    if (data === null)
      return this.page({
        heading: title,
        help,
        back: () => this.#back(),
        body: html`<p class="middle">${desk.loading}</p>`,
      });
    const note = writing ? (this.#form?.note ?? texts.stages.group) : texts.count(data);
    const body = writing
      ? html`<activity-form .bench=${this.bench} .view=${this.view} .desk=${this.desk}
          @stage=${() => this.requestUpdate()} @written=${() => (this.writing = false)}></activity-form>`
      : this.#list(data);
    return this.page({ heading: writing ? texts.write : title, note, help, back: () => this.#back(), body });
  }
}

define('desk-ledgers', DeskLedgers);
