/** What the pages of the levels below have in common: the month that is looked at, how old a figure is, the year's curve. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Town, TownsPage } from '../../server/township/contract.ts';
import '../elements/icons.ts';
import { towns as texts } from '../texts/township-towns.ts';
import { type CurvePoint, curve } from './curve.ts';
import { rateOf } from './figures-table.ts';

type Told = Pick<Town, 'reported' | 'heard' | 'silent'>;

/** Nobody shall take an old figure for a new one. */
export const reportedAt = (told: Told): TemplateResult => html`${texts.reported(told.reported)} ${silentTag(told)}`;

export const silentTag = (told: Pick<Told, 'heard' | 'silent'>): TemplateResult | typeof nothing =>
  told.silent
    ? html`<span class="tag late"><k-icon name="triangle-alert"></k-icon>${texts.silent(told)}</span>`
    : nothing;

/** The ways to the months beside; `today`: none is shown that has not begun. */
export function monthTurn(month: string, today: string, href: (month: string) => string): TemplateResult {
  const [before, after] = [beside(month, -1), beside(month, 1)];
  return html`<a class="button push" href=${href(before)}>
      <k-icon name="chevron-left"></k-icon>${texts.month(before)}</a>
    <b>${texts.month(month)}</b>
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

export function trendCurve(trend: TownsPage['trend']): TemplateResult {
  const points = trend.map(({ month, figures }): CurvePoint => {
    const { present, expected } = figures.attendance;
    return { label: `${Number(month.slice(5))}月`, rate: rateOf(figures), present, expected, missed: false };
  });
  return points.some(({ rate }) => rate !== null) ? curve(points, null) : html`<p class="note">${texts.noTrend}</p>`;
}
