/** The way from a page of one year to the year before or after. */
import { html, nothing, type TemplateResult } from 'lit';
import { dateOf } from '../elements/clock.ts';
import '../elements/icons.ts';
import { branch as texts } from '../texts/township-branch.ts';

/** As the server has it: no room's records are older, and beyond the next year nothing is planned. */
const around = { back: 10, ahead: 1 } as const;

/** Whether there is a page of that year. `today`: `2026-11-15`. */
export function hasYear(year: number, today: string): boolean {
  const from = year - Number(today.slice(0, 4));
  return from >= -around.back && from <= around.ahead;
}

/** Nothing where there is no page of that year. */
export function yearLink(year: string, by: 1 | -1, hrefOf: (year: string) => string): TemplateResult | typeof nothing {
  const other = Number(year) + by;
  if (!hasYear(other, dateOf(Date.now()))) return nothing;
  const icon = (at: 1 | -1, name: string) => (at === by ? html`<k-icon name=${name}></k-icon>` : nothing);
  return html`<a class="button" href=${hrefOf(String(other))}>${icon(-1, 'chevron-left')}${texts.year(other)}${icon(1, 'chevron-right')}</a>`;
}
