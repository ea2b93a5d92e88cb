/** 节假日: the official days off of each year, entered once for all. Sends `changed`. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HolidaysPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { daysOf, guidance, holidays as texts } from '../texts/township-guidance.ts';
import { complaint } from './complaint.ts';
import { GivingPage } from './giving-page.ts';
import './holidays-dialog.ts';

type Year = HolidaysPage['years'][number];

export class TownshipHolidays extends GivingPage<Year> {
  declare page: HolidaysPage;

  protected override rooms(): HolidaysPage['rooms'] {
    return this.page.rooms;
  }

  #year(one: Year): TemplateResult {
    const { year, days, entered } = one;
    const deed = days === null ? texts.enter : texts.correct;
    return html`<section class="card one">
      <div class="row"><h2>${texts.heading(year)}</h2>
        <span class="note">${entered === null ? (days === null ? '' : texts.own) : guidance.given(entered.at, entered.by)}</span>
        <button class="button push ${days === null ? 'primary' : ''}" aria-label=${texts.of(deed, year)}
          @click=${() => (this.open = one)}>${deed}</button></div>
      ${daysOf(one).map((line) => html`<p>${line}</p>`)}
    </section>`;
  }

  protected override render(): TemplateResult {
    const { years, uncovered } = this.page;
    const { open } = this;
    return html`<h1>${guidance.tabs.holidays}</h1>
      ${uncovered.length === 0 ? nothing : html`<p class="warned" role="status">${texts.uncovered(uncovered)}</p>`}
      ${complaint(this.trouble)}${this.missing(Math.max(0, ...years.map(({ missing }) => missing)))}
      <div class="list">${years.map((year) => this.#year(year))}</div>
      ${
        open === null
          ? nothing
          : html`<holidays-dialog .year=${open} .fetch=${this.fetch} @given=${this.onGiven} @close=${this.close}></holidays-dialog>`
      }`;
  }
}

define('township-holidays', TownshipHolidays);
