/** A rate as a bar, with the asked one as a mark on it, and the figure beside. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { percent } from '../elements/percent.ts';
import { wall as texts } from '../texts/township-wall.ts';

export function rateBar(rate: number | null, target: number | null): TemplateResult {
  const said = (share: number) => texts.rate(percent(share), target === null ? null : percent(target));
  return rate === null ? html`<span class="rate">—</span>` : bar(rate, said(rate), percent(rate), target);
}

/** Any share of 1: `said` in place of the picture, `text` beside it. */
export function bar(share: number, said: string, text: string, target: number | null = null): TemplateResult {
  return html`<span class="rate">
    <svg aria-hidden="true">
      <rect class="ground" width="100%" height="100%"></rect>
      <rect class="reached" width="${Math.min(1, share) * 100}%" height="100%"></rect>
      ${target === null ? nothing : svg`<line x1="${target * 100}%" x2="${target * 100}%" y1="0" y2="100%"></line>`}
    </svg><span class="unseen">${said}</span><span aria-hidden="true">${text}</span>
  </span>`;
}

export const rateBarStyles = css`
  .rate {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    font-variant-numeric: tabular-nums;
  }
  .rate svg {
    width: clamp(56px, 8vw, 140px);
    height: 12px;
    border: 1px solid var(--edge);
    border-radius: 6px;
  }
  .rate .ground {
    fill: var(--paper-deep);
  }
  .rate .reached {
    fill: var(--ok);
  }
  .rate line {
    stroke: var(--ink);
    stroke-width: 3;
  }
`;
