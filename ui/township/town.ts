/** One level below: what it has reported of each of its branches. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ReportedUnit, TownPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import '../elements/icons.ts';
import { towns as texts } from '../texts/township-towns.ts';
import { branchesTable } from './branches-table.ts';
import { type FiguresLine, figuresTable } from './figures-table.ts';
import { MonthPage, monthTurn, reportedAt, silentTag, trendCard } from './month-of-towns.ts';
import { hrefOf } from './route.ts';

export class TownshipTown extends MonthPage<TownPage> {
  static override properties = { unit: { type: String } };
  declare unit: string;

  protected override below(): string {
    return `/${encodeURIComponent(this.unit)}`;
  }

  protected override shown(page: TownPage): TemplateResult {
    const { month, town, units } = page;
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
        ${monthTurn(page, (to) => hrefOf({ page: 'towns', month: to, unit }))}
      </div>
      ${
        units.length === 0
          ? html`<p class="card">${texts.noUnits}</p>`
          : html`${levels.length === 0 ? nothing : html`<section class="scroll">${figuresTable(texts.of.towns, levels, null)}</section>`}
              ${branches.length === 0 ? nothing : html`<section class="scroll">${branchesTable(texts.of.units, branches)}</section>`}
              ${trendCard(page)}`
      }
      <p class="note">${texts.legend}</p>`;
  }
}

define('township-town', TownshipTown);
