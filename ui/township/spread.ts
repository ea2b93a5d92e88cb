/** The two pictures above the comparison: how the branches' rates lie, and how many of them held each month's meeting. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { ComparisonPage, MonthStanding } from '../../server/township/contract.ts';
import { percent } from '../elements/percent.ts';
import { standings, compare as texts } from '../texts/township-compare.ts';
import { monthly, spread } from './compare-order.ts';

/** The parts of a picture, in % of its height: the columns stand on `ground`. */
const ground = 84;
const tall = 70;

/** `target`: the rate that is asked for, where all branches are asked for the same. */
export function spreadChart(page: ComparisonPage, target: number | null): TemplateResult {
  const bins = spread(page);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const wide = 100 / bins.length;
  const from = bins[0]?.from ?? 0;
  const at = (rate: number) => ((rate - from) * 20 * wide).toFixed(2);
  return html`<svg class="picture" role="img" aria-label=${texts.spreadLabel(bins)}>
    ${bins.map(({ from: rate, count }, index) => {
      const height = (tall * count) / most;
      const short = target !== null && rate + 1e-9 < target;
      return svg`<rect class=${short ? 'short' : 'reached'} x="${index * wide + 0.4}%" width="${wide - 0.8}%"
          y="${ground - height}%" height="${height}%"></rect>
        ${count === 0 ? nothing : svg`<text x="${(index + 0.5) * wide}%" y="${ground - height}%" dy="-5" text-anchor="middle">${count}</text>`}
        ${index % 2 === 1 ? nothing : svg`<text class="scale" x="${index * wide}%" y="98%" text-anchor=${index === 0 ? 'start' : 'middle'}>${percent(rate)}</text>`}`;
    })}
    <line class="ground" x1="0" x2="100%" y1="${ground}%" y2="${ground}%"></line>
    ${target === null ? nothing : svg`<line class="target" x1="${at(target)}%" x2="${at(target)}%" y1="4%" y2="${ground}%"></line>`}
  </svg>`;
}

/** Upwards from the ground. */
const stacked: readonly MonthStanding[] = ['held', 'late', 'not-reported', 'missing'];

export function monthlyChart(page: ComparisonPage): TemplateResult {
  const all = Math.max(1, page.branches.length);
  const wide = 100 / 12;
  return html`<svg class="picture" role="img" aria-label=${texts.monthlyLabel}>
      ${monthly(page).map((counts, index) => {
        const heights = stacked.map((standing) => (tall * (counts[standing] ?? 0)) / all);
        return svg`${stacked.map((standing, nth) => {
          const below = heights.slice(0, nth).reduce((sum, height) => sum + height, 0);
          const height = heights[nth] ?? 0;
          return height === 0
            ? nothing
            : svg`<rect class=${standing} x="${index * wide + 1}%" width="${wide - 2}%" y="${ground - below - height}%" height="${height}%"></rect>`;
        })}<text class="scale" x="${(index + 0.5) * wide}%" y="98%" text-anchor="middle">${texts.month(index + 1)}</text>`;
      })}
      <line class="ground" x1="0" x2="100%" y1="${ground}%" y2="${ground}%"></line>
    </svg>
    <ul class="keys" aria-hidden="true">${stacked.map((standing) => html`<li><i class=${standing}></i>${standings[standing]}</li>`)}</ul>`;
}

export const spreadStyles = css`
  .picture {
    display: block;
    width: 100%;
    height: 150px;
    overflow: visible;
  }
  .picture text {
    font-size: 14px;
    fill: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  .picture .scale {
    fill: var(--ink-soft);
  }
  .picture .ground {
    stroke: var(--edge);
  }
  .picture .target {
    stroke: var(--ink);
    stroke-width: 1.5;
    stroke-dasharray: 7 5;
  }
  .reached,
  .held {
    fill: var(--ok);
    background: var(--ok);
  }
  .short {
    fill: var(--bad-soft);
    stroke: var(--bad);
    stroke-width: 1.5;
  }
  .late {
    fill: var(--warn);
    background: var(--warn);
  }
  .not-reported {
    fill: var(--paper-deep);
    stroke: var(--edge);
    stroke-dasharray: 4 3;
    background: var(--paper-deep);
  }
  .missing {
    fill: var(--bad);
    background: var(--bad);
  }
  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    font-size: var(--text-note);
    color: var(--ink-soft);
  }
  .keys li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .keys i {
    width: 14px;
    height: 14px;
    border: 1px solid var(--edge);
  }
`;
