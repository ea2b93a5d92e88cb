/** 应到、实到、请假 and the rate with its target as a mark on the bar. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { Figures } from '../../server/kiosk/contract.ts';
import { desk as texts } from '../texts/desk.ts';

export function figures({ expected, present, leave, rate, target }: Figures): TemplateResult {
  const shown = rate === null ? '—' : percent(rate);
  const asked = target === null ? '' : texts.target(percent(target));
  return html`<div class="figures figure">
    <p>${texts.expected}<b>${expected}</b></p>
    <p class="present">${texts.present}<b>${present}</b></p>
    <p>${texts.leave}<b>${leave}</b></p>
    <div class="rate" role="img" aria-label="${[`${texts.rate} ${shown}`, asked].filter(Boolean).join('，')}">
      <p>${texts.rate}<b>${shown}</b><small>${asked}</small></p>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" class="ground"></rect>
        <rect width=${(rate ?? 0) * 100} height="6" class="reached"></rect>
        ${target === null ? nothing : svg`<rect x=${target * 100 - 0.4} width="0.8" height="6" class="target"></rect>`}
      </svg>
    </div>
  </div>`;
}

/** `93.1%`, `85%` */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}

export const figuresStyles = css`
  .figures {
    display: grid;
    grid-template-columns: repeat(3, auto) minmax(0, 2fr);
    gap: var(--between);
    min-height: var(--row);
  }
  .figures > * {
    display: flex;
    align-items: center;
    gap: 0.5em;
    padding: 0 calc(1.4 * var(--space));
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius);
    background: var(--white);
    white-space: nowrap;
  }
  .figures b {
    font-size: var(--text-name);
    line-height: 1;
  }
  .figures .present b {
    color: var(--ok);
  }
  .figures .rate {
    display: grid;
    align-content: center;
    gap: 0.3em;
  }
  .rate p {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    line-height: 1.5;
  }
  .rate b {
    font-size: var(--text-lead);
  }
  .rate small {
    margin-left: auto;
    font-size: var(--text-note);
    color: var(--ink-soft);
  }
  .rate svg {
    width: 100%;
    height: max(12px, 2.5 * var(--mm));
    border-radius: 99px;
    border: 1px solid var(--edge);
  }
  .ground {
    fill: var(--paper-deep);
  }
  .reached {
    fill: var(--ok);
  }
  .target {
    fill: var(--ink);
  }
`;
