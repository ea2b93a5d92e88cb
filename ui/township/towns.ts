/** 下级情况: what the levels below have reported of a month, and how the year goes with all of them. */
import { css, html, type TemplateResult } from 'lit';
import type { TownsPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { towns as texts } from '../texts/township-towns.ts';
import { tableStyles, tagStyles } from './console-element.ts';
import { curveStyles } from './curve.ts';
import { figuresTable, figuresTableStyles } from './figures-table.ts';
import { monthTurn, reportedAt, trendCurve } from './month-of-towns.ts';
import { rateBarStyles } from './rate-bar.ts';
import { ReadingPage } from './reading-page.ts';
import { hrefOf } from './route.ts';

/** ms until it is fetched anew. */
const lasting = 30_000;

export class TownshipTowns extends ReadingPage<TownsPage> {
  static override properties = { month: { type: String } };
  /** Empty: this month. */
  declare month: string;

  static override styles = [
    ...ReadingPage.consoleStyles,
    tableStyles,
    tagStyles,
    rateBarStyles,
    curveStyles,
    figuresTableStyles,
    css`
      section {
        margin: 14px 0;
      }
    `,
  ];

  constructor() {
    super();
    this.month = '';
  }

  protected override path(): string {
    return this.month === '' ? 'towns' : `towns?month=${this.month}`;
  }

  protected override lasts(): number {
    return lasting;
  }

  protected override shown({ month, today, towns, sum, trend }: TownsPage): TemplateResult {
    const lines = towns.map((town) => ({
      name: html`<a href=${hrefOf({ page: 'towns', month, unit: town.unit })}>${town.name}</a>`,
      figures: town.figures,
      reported: reportedAt(town),
    }));
    return html`<div class="row">
        <h1>${texts.heading}</h1><span class="note">${texts.note}</span>
        ${monthTurn(month, today, (to) => hrefOf({ page: 'towns', month: to }))}
      </div>
      ${
        towns.length === 0
          ? html`<p class="card">${texts.none}</p>`
          : html`<section class="scroll">${figuresTable(texts.of.towns, lines, sum)}</section>
              <section class="card"><h2>${texts.trend(month)}</h2>${trendCurve(trend)}</section>`
      }
      <p class="note">${texts.legend}</p>`;
  }
}

define('township-towns', TownshipTowns);
