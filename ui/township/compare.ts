/** 支部对比: all branches' year beside each other, as figures or month by month; each figure leads to what is behind it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ComparedBranch, ComparisonPage, Share } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { type Column, columns, compare as texts } from '../texts/township-compare.ts';
import { monthRate, type Sorting, shareOf, sorted } from './compare-order.ts';
import { tableStyles } from './console-element.ts';
import { heatGrid, heatGridStyles } from './heat-grid.ts';
import { bar, rateBar, rateBarStyles } from './rate-bar.ts';
import { ReadingPage } from './reading-page.ts';
import { type BranchPart, hrefOf } from './route.ts';
import { monthlyChart, spreadChart, spreadStyles } from './spread.ts';
import { yearLink } from './year-link.ts';

type View = keyof typeof texts.views;

/** What is best first at the first touch: names from A, ranks from 1, of all that should be high the lowest. */
const descending: ReadonlySet<Column> = new Set(['duties', 'overdue', 'notices', 'runs']);

/** ms until it is fetched anew: while branches are wanting that are just being reckoned, and else. */
const lasting = { untold: 5_000, told: 60_000 } as const;

export class TownshipCompare extends ReadingPage<ComparisonPage> {
  static override properties = {
    year: { type: String },
    view: { type: String },
    sorting: { state: true },
    name: { state: true },
  };
  /** Empty: this year. */
  declare year: string;
  declare view: View;
  declare private sorting: Sorting;
  /** What the shown names have in them. */
  declare private name: string;

  static override styles = [
    ...ReadingPage.consoleStyles,
    tableStyles,
    rateBarStyles,
    heatGridStyles,
    spreadStyles,
    css`
      .pictures {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 16px;
        margin: 14px 0;
      }
      h2 {
        margin-bottom: 4px;
      }
      .tools {
        margin-bottom: 10px;
      }
      input {
        min-height: 44px;
        padding: 0 12px;
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        font: inherit;
      }
      thead th {
        padding: 0 2px;
      }
      .sort {
        display: flex;
        align-items: center;
        gap: 2px;
        min-width: 44px;
        min-height: 44px;
        padding: 0 8px;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        cursor: pointer;
      }
      [aria-sort] .sort {
        color: var(--red);
        font-weight: 700;
      }
      td {
        padding: 0 2px;
      }
      td a,
      tbody th a {
        display: flex;
        align-items: center;
        min-width: 44px;
        min-height: 44px;
        padding: 0 8px;
        color: var(--ink);
        text-decoration: none;
      }
      tbody th {
        padding: 0 2px;
      }
      tbody th a {
        min-width: 7em;
        max-width: 16em;
        color: var(--red);
        text-decoration: underline;
        white-space: normal;
      }
      tbody tr:hover {
        background: var(--paper);
      }
      .wrong a {
        color: var(--bad);
        font-weight: 600;
      }
      .rate svg {
        width: clamp(44px, 4.5vw, 90px);
      }
      [aria-pressed='true'] {
        background: var(--red);
        color: var(--white);
      }
      .legend {
        margin-top: 12px;
      }
      @media (max-width: 1200px) {
        .figures-of > :nth-child(6),
        .figures-of > :nth-child(9),
        .rate svg {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.year = '';
    this.view = 'figures';
    this.sorting = { by: 'rank', descending: false };
    this.name = '';
  }

  #sort(by: Column): void {
    const turned = this.sorting.by === by ? !this.sorting.descending : descending.has(by);
    this.sorting = { by, descending: turned };
  }

  #head(column: Column): TemplateResult {
    const { by, descending: down } = this.sorting;
    const chosen = by === column;
    return html`<th scope="col" aria-sort=${chosen ? (down ? 'descending' : 'ascending') : nothing}>
      <button class="sort" @click=${() => this.#sort(column)}>${columns[column]}${
        chosen ? html`<k-icon name=${down ? 'chevron-down' : 'chevron-up'}></k-icon>` : nothing
      }</button></th>`;
  }

  #row(page: ComparisonPage, one: ComparedBranch): TemplateResult {
    const { unit, year, branch, rank, rate, threshold, duties, overdue, notices, runs } = one;
    const cell = (part: BranchPart, what: TemplateResult | string, wrong = false) =>
      html`<td class=${wrong ? 'wrong' : nothing}><a href=${hrefOf({ page: 'branch', unit, year, part })}>${what}</a></td>`;
    return html`<tr class="figures-of">
      <th scope="row"><a href=${hrefOf({ page: 'branch', unit, year })}>${branch}</a></th>
      ${cell('duties', texts.rank(rank))}
      ${cell('meetings', rateBar(monthRate(one, page), threshold))}
      ${cell('curve', rateBar(rate, threshold), one.verdict === 'missed')}
      ${cell('meetings', shareBar('meetings', one.meetings), one.meetings.done < one.meetings.of)}
      ${cell('meetings', shareBar('traces', one.traces))}
      ${cell('dues', shareBar('dues', one.dues))}
      ${cell('duties', texts.duties(one), duties.missed > 0)}
      ${cell('meetings', texts.times(overdue), overdue > 0)}
      ${cell('notices', texts.notices(notices))}
      ${cell('notices', texts.people(runs), runs > 0)}
    </tr>`;
  }

  #table(page: ComparisonPage, shown: readonly ComparedBranch[]): TemplateResult {
    return html`<table>
      <caption class="unseen">${texts.heading}</caption>
      <thead><tr class="figures-of">${(Object.keys(columns) as Column[]).map((column) => this.#head(column))}</tr></thead>
      <tbody>${repeat(
        shown,
        ({ unit }) => unit,
        (one) => this.#row(page, one),
      )}</tbody>
    </table>`;
  }

  #tools({ year }: ComparisonPage): TemplateResult {
    return html`<div class="row tools">
      <div class="row" role="group" aria-label=${texts.view}>
        ${(Object.keys(texts.views) as View[]).map(
          (view) => html`<button class="button" aria-pressed=${this.view === view}
            @click=${() => (this.view = view)}>${texts.views[view]}</button>`,
        )}
      </div>
      <input class="push" type="search" aria-label=${texts.search} placeholder=${texts.search} .value=${this.name}
        @input=${({ target }: InputEvent) => (this.name = (target as HTMLInputElement).value)} />
      ${(['xlsx', 'csv'] as const).map(
        (form) =>
          html`<a class="button" download href="/api/exports/comparison.${form}?year=${year}">${texts.exports[form]}</a>`,
      )}
    </div>`;
  }

  protected override path(): string {
    return this.year === '' ? 'comparison' : `comparison?year=${this.year}`;
  }

  protected override lasts({ untold }: ComparisonPage): number {
    return untold.length > 0 ? lasting.untold : lasting.told;
  }

  protected override shown(page: ComparisonPage): TemplateResult {
    const shown = sorted(page, this.sorting, this.name);
    const thresholds = new Set(page.branches.flatMap(({ threshold }) => threshold ?? []));
    const judged = (verdict: ComparedBranch['verdict']) =>
      page.branches.filter((one) => one.verdict === verdict).length;
    const turn = (by: 1 | -1) => yearLink(page.year, by, (year) => hrefOf({ page: 'compare', year }));
    return html`<div class="row">
        <h1>${texts.heading}</h1><span class="note">${texts.asOf(page)}</span>
        <span class="row push">${turn(-1)}${turn(1)}</span>
      </div>
      ${
        page.branches.length === 0
          ? html`<p class="card">${texts.none}</p>`
          : html`<div class="pictures">
                <section class="card"><h2>${texts.spread}</h2>
                  <p class="note">${texts.reached(judged('reached'), judged('missed'))}</p>
                  ${spreadChart(page, thresholds.size === 1 ? ([...thresholds][0] ?? null) : null)}</section>
                <section class="card"><h2>${texts.monthly}</h2>${monthlyChart(page)}</section>
              </div>
              ${this.#tools(page)}
              ${shown.length === 0 ? html`<p class="card">${texts.noHit}</p>` : this.view === 'figures' ? this.#table(page, shown) : heatGrid(shown)}`
      }
      ${page.untold.length === 0 ? nothing : html`<p class="note legend">${texts.untold(page.untold.map(({ branch }) => branch))}</p>`}
      <p class="note legend">${texts.legend}</p>`;
  }
}

function shareBar(column: 'meetings' | 'traces' | 'dues', share: Share): TemplateResult | string {
  const rate = shareOf(share);
  return rate === null ? '—' : bar(rate, texts.shareOf(columns[column], share), texts.share(share));
}

define('township-compare', TownshipCompare);
