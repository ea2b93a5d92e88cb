/** A person's year as a row of twelve marks, each told by its shape before its colour; the same as a sentence. */
import { css, html, svg, type TemplateResult } from 'lit';
import type { MonthMark } from '../../server/township/contract.ts';
import { personYear as texts } from '../texts/township-branch.ts';

/** px of a month in the row, and of its mark. */
const [step, size] = [26, 18];
const edge = (step - size) / 2;

const numbers = Array.from({ length: 12 }, (_, index) => index + 1);

export function personYear(name: string, months: readonly MonthMark[]): TemplateResult {
  return html`<svg class="person-year" role="img" aria-label=${texts.said(name, months)}
    viewBox="0 0 ${step * 12} ${step}" width=${step * 12} height=${step}>${months.map(
      (mark, index) =>
        svg`<g class=${mark} transform="translate(${index * step + edge} ${edge})"><title>${texts.month(index + 1, mark)}</title>${shapes[mark]}</g>`,
    )}</svg>`;
}

/** Above the marks. */
export const monthHeads = html`<span class="month-heads" aria-hidden="true">${numbers.map((month) => html`<span>${month}</span>`)}</span>`;

export const personYearLegend = (): TemplateResult =>
  html`<ul class="year-legend">${texts.legend.map(
    ([
      mark,
      said,
    ]) => html`<li><svg class="person-year" aria-hidden="true" viewBox="0 0 ${size} ${size}" width=${size} height=${size}>
      <g class=${mark}>${shapes[mark]}</g></svg>${said}</li>`,
  )}</ul>`;

const box = svg`<rect class="edge" x="1" y="1" width=${size - 2} height=${size - 2} rx="3" />`;

const shapes: Readonly<Record<MonthMark, TemplateResult>> = {
  present: svg`<rect class="full" width=${size} height=${size} rx="3" />`,
  came: svg`<circle class="edge" cx="9" cy="9" r="7" />`,
  leave: svg`${box}<path class="full" d="M2 16 16 2v12a2 2 0 0 1-2 2z" />`,
  absent: svg`${box}<path class="edge" d="m5 5 8 8m0-8-8 8" />`,
  'not-reported': box,
  ahead: svg`<circle class="full" cx="9" cy="9" r="2" />`,
  none: svg`<path class="edge" d="M5 9h8" />`,
};

export const personYearStyles = css`
  .person-year {
    display: block;
    color: var(--ink-soft);
  }
  .person-year .full {
    fill: currentColor;
  }
  .person-year .edge {
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  .person-year .present,
  .person-year .came {
    color: var(--ok);
  }
  .person-year .leave {
    color: var(--ink);
  }
  .person-year .absent {
    color: var(--bad);
  }
  .person-year .not-reported .edge {
    stroke-width: 1.5;
    stroke-dasharray: 3 2;
  }
  .marks {
    width: 1px;
  }
  .month-heads {
    display: inline-grid;
    grid-template-columns: repeat(12, 26px);
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .year-legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
    margin-top: 10px;
    font-size: var(--text-note);
    color: var(--ink-soft);
  }
  .year-legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
`;
