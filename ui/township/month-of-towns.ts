/** What the pages of the levels below have in common: the month that is looked at, how old a figure is, the year's curve. */
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Town, TownPage, TownsPage } from '../../server/township/contract.ts';
import '../elements/icons.ts';
import { towns as texts } from '../texts/township-towns.ts';
import { tableStyles, tagStyles } from './console-element.ts';
import { type CurvePoint, curve, curveStyles } from './curve.ts';
import { figuresTableStyles, rateOf } from './figures-table.ts';
import { rateBarStyles } from './rate-bar.ts';
import { ReadingPage } from './reading-page.ts';

/** ms until it is fetched anew. */
const lasting = 30_000;

export abstract class MonthPage<P extends TownPage | TownsPage> extends ReadingPage<P> {
  static override properties: PropertyDeclarations = { month: { type: String } };
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

  /** Of which level; '': of all. */
  protected abstract below(): string;

  protected override path(): string {
    return `towns${this.below()}${this.month === '' ? '' : `?month=${this.month}`}`;
  }

  protected override lasts(): number {
    return lasting;
  }
}

type Told = Pick<Town, 'reported' | 'heard' | 'silent'>;

/** Nobody shall take an old figure for a new one. */
export const reportedAt = (told: Told): TemplateResult => html`${texts.reported(told.reported)} ${silentTag(told)}`;

export const silentTag = (told: Pick<Told, 'heard' | 'silent'>): TemplateResult | typeof nothing =>
  told.silent
    ? html`<span class="tag late"><k-icon name="triangle-alert"></k-icon>${texts.silent(told)}</span>`
    : nothing;

type Turned = Pick<TownsPage, 'month' | 'first' | 'today'>;

/** The ways to the months beside: to none that cannot be asked for, and none that has not begun. */
export function monthTurn({ month, first, today }: Turned, href: (month: string) => string): TemplateResult {
  const [before, after] = [beside(month, -1), beside(month, 1)];
  return html`${
    before < first
      ? nothing
      : html`<a class="button push" href=${href(before)}>
          <k-icon name="chevron-left"></k-icon>${texts.month(before)}</a>`
  }
    <b class=${before < first ? 'push' : nothing}>${texts.month(month)}</b>
    ${
      after > today
        ? nothing
        : html`<a class="button" href=${href(after)}>
            ${texts.month(after)}<k-icon name="chevron-right"></k-icon></a>`
    }`;
}

function beside(month: string, by: 1 | -1): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** Of the year of the month. */
export function trendCard({ month, trend }: Pick<TownsPage, 'month' | 'trend'>): TemplateResult {
  const points = trend.map(({ month: one, figures }): CurvePoint => {
    const { present, expected } = figures.attendance;
    return { label: `${Number(one.slice(5))}月`, rate: rateOf(figures), present, expected, missed: false };
  });
  const isTold = points.some(({ rate }) => rate !== null);
  return html`<section class="card"><h2>${texts.trend(month)}</h2>
    ${isTold ? curve(points, null) : html`<p class="note">${texts.noTrend(month)}</p>`}</section>`;
}
