/** Branches × twelve months: the darker, the more were there; a word and a frame where a meeting is wanting. */
import { css, html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ComparedBranch, ComparedMonth } from '../../server/township/contract.ts';
import { percent } from '../elements/percent.ts';
import { columns, compare as texts } from '../texts/township-compare.ts';
import { hrefOf } from './route.ts';

export function heatGrid(branches: readonly ComparedBranch[]): TemplateResult {
  return html`<table class="heat">
    <caption class="unseen">${texts.monthly}</caption>
    <thead><tr><th scope="col">${columns.branch}</th>
      ${Array.from({ length: 12 }, (_, month) => html`<th scope="col">${texts.month(month + 1)}</th>`)}
      <th scope="col">${columns.rate}</th></tr></thead>
    <tbody>${repeat(
      branches,
      ({ unit }) => unit,
      (one) => html`<tr><th scope="row">${one.branch}</th>
        ${one.months.map((month, index) => html`<td>${cell(one, month, index + 1)}</td>`)}
        <td class="year">${one.rate === null ? '—' : percent(one.rate)}</td></tr>`,
    )}</tbody>
  </table>`;
}

function cell({ unit, year, branch, threshold }: ComparedBranch, month: ComparedMonth, nth: number): TemplateResult {
  const { standing, rate } = month;
  const said = texts.cell(branch, nth, standing, rate);
  const short = threshold !== null && rate !== null && rate < threshold ? 'short' : '';
  const mark = texts.marks[standing];
  return html`<a class="cell ${standing} ${short}" style="--share:${share(rate)}%" title=${said}
    href=${hrefOf({ page: 'branch', unit, year, part: 'meetings' })}><span class="unseen">${said}</span><span aria-hidden="true">${
      rate === null ? mark : html`${Math.round(rate * 100)} <small>${mark}</small>`
    }</span></a>`;
}

/** How much green: from half of the branch on there is something to tell apart. */
const share = (rate: number | null) => (rate === null ? 0 : Math.round(8 + 40 * Math.max(0, (rate - 0.5) / 0.5)));

export const heatGridStyles = css`
  .heat td {
    min-width: 52px;
    height: 46px;
    padding: 1px;
    text-align: center;
  }
  .heat thead th:not(:first-child) {
    text-align: center;
  }
  .heat tbody th {
    max-width: 16em;
    padding: 0 10px;
    white-space: normal;
  }
  .heat .year {
    padding: 0 10px;
    font-weight: 600;
    text-align: right;
  }
  .cell {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-width: 44px;
    height: 44px;
    border: 1px solid transparent;
    border-radius: 4px;
    color: var(--ink);
    text-decoration: none;
  }
  .cell small {
    font-size: var(--text-note);
    font-weight: 600;
  }
  .cell.held,
  .cell.late {
    background: color-mix(in srgb, var(--ok) var(--share), var(--white));
  }
  .cell.short {
    border: 2px solid var(--bad);
    background: var(--white);
    color: var(--bad);
    font-weight: 600;
  }
  .cell.late {
    border: 2px solid var(--ink);
    background: var(--warn);
    color: var(--ink);
  }
  .cell.not-reported {
    border: 1px dashed var(--edge);
    font-size: var(--text-note);
    font-weight: 600;
  }
  .cell.missing {
    background: var(--bad);
    color: var(--white);
    font-weight: 600;
  }
  .cell.ahead,
  .cell.unrecorded {
    color: var(--ink-soft);
  }
`;
