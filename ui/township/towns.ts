/** 下级情况: what the levels below have reported of a month, and how the year goes with all of them. */
import { html, type TemplateResult } from 'lit';
import type { TownsPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import { towns as texts } from '../texts/township-towns.ts';
import { figuresTable } from './figures-table.ts';
import { MonthPage, monthTurn, reportedAt, trendCard } from './month-of-towns.ts';
import { hrefOf } from './route.ts';

export class TownshipTowns extends MonthPage<TownsPage> {
  protected override below(): string {
    return '';
  }

  protected override shown(page: TownsPage): TemplateResult {
    const { month, towns, sum } = page;
    const lines = towns.map((town) => ({
      name: html`<a href=${hrefOf({ page: 'towns', month, unit: town.unit })}>${town.name}</a>`,
      figures: town.figures,
      reported: reportedAt(town),
    }));
    return html`<div class="row">
        <h1>${texts.heading}</h1><span class="note">${texts.note}</span>
        ${monthTurn(page, (to) => hrefOf({ page: 'towns', month: to }))}
      </div>
      ${
        towns.length === 0
          ? html`<p class="card">${texts.none}</p>`
          : html`<section class="scroll">${figuresTable(texts.of.towns, lines, sum)}</section>
              ${trendCard(page)}`
      }
      <p class="note">${texts.legend}</p>`;
  }
}

define('township-towns', TownshipTowns);
