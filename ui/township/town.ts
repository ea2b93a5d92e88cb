/** One level below: what it has reported of each of its branches. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ReportedUnit, TownPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { towns as texts } from '../texts/township-towns.ts';
import { branchesTable } from './branches-table.ts';
import { tableStyles, tagStyles } from './console-element.ts';
import { curveStyles } from './curve.ts';
import { type FiguresLine, figuresTable, figuresTableStyles } from './figures-table.ts';
import { monthTurn, reportedAt, silentTag, trendCurve } from './month-of-towns.ts';
import { rateBarStyles } from './rate-bar.ts';
import { ReadingPage } from './reading-page.ts';
import { hrefOf } from './route.ts';

/** ms until it is fetched anew. */
const lasting = 30_000;

export class TownshipTown extends ReadingPage<TownPage> {
  static override properties = { unit: { type: String }, month: { type: String } };
  declare unit: string;
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
    return `towns/${encodeURIComponent(this.unit)}${this.month === '' ? '' : `?month=${this.month}`}`;
  }

  protected override lasts(): number {
    return lasting;
  }

  protected override shown({ month, today, town, units, trend }: TownPage): TemplateResult {
    const { unit } = town;
    const line = (one: ReportedUnit): FiguresLine => {
      const reported = reportedAt({ reported: one.reported, heard: town.heard, silent: false });
      return { name: one.name, figures: one.figures, reported };
    };
    const of = (is: ReportedUnit['is']) => units.filter((one) => one.is === is).map(line);
    const [levels, branches] = [of('level'), of('branch')];
    return html`<div class="row">
        <a class="button" href=${hrefOf({ page: 'towns', month })}><k-icon name="chevron-left"></k-icon>${texts.back}</a>
        <h1>${town.name}</h1>${silentTag(town)}
        ${monthTurn(month, today, (to) => hrefOf({ page: 'towns', month: to, unit }))}
      </div>
      ${
        units.length === 0
          ? html`<p class="card">${texts.noUnits}</p>`
          : html`${levels.length === 0 ? nothing : html`<section class="scroll">${figuresTable(texts.of.towns, levels, null)}</section>`}
              ${branches.length === 0 ? nothing : html`<section class="scroll">${branchesTable(texts.of.units, branches)}</section>`}
              <section class="card"><h2>${texts.trend(month)}</h2>${trendCurve(trend)}</section>`
      }
      <p class="note">${texts.legend}</p>`;
  }
}

define('township-town', TownshipTown);
