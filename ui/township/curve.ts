/** Participation over the months as a line, with the asked rate as a dashed one, and the same figures as a table. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { percent } from '../elements/percent.ts';
import { curve as texts } from '../texts/township-branch.ts';

export interface CurvePoint {
  /** `3月` */
  readonly label: string;
  /** 0…1; null: nothing to say of this month, and the line breaks. */
  readonly rate: number | null;
  readonly present: number;
  readonly expected: number;
  /** Below what is asked. */
  readonly missed: boolean;
}

/** The lowest rate that the picture has room for; what is lower stands at its foot. */
const foot = 0.4;
const grid = [0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** The parts of the picture, in % of its width and height. */
const up = (rate: number) => 90 - 78 * ((Math.max(rate, foot) - foot) / (1 - foot));

export function curve(points: readonly CurvePoint[], target: number | null): TemplateResult {
  const across = (index: number) => 8 + (90 * (index + 0.5)) / points.length;
  const at = (index: number): number | null => points[index]?.rate ?? null;
  const pieces = points.flatMap(({ rate }, index) => {
    const before = at(index - 1);
    if (rate === null || before === null) return [];
    return [
      svg`<line class="line" x1="${across(index - 1)}%" y1="${up(before)}%" x2="${across(index)}%" y2="${up(rate)}%"></line>`,
    ];
  });
  return html`<svg class="curve" role="img" aria-label=${texts.label(points.filter(({ rate }) => rate !== null).length)}>
      ${grid.map(
        (rate) => svg`<line class="grid" x1="8%" x2="98%" y1="${up(rate)}%" y2="${up(rate)}%"></line>
          <text x="7%" y="${up(rate)}%" dy="5" text-anchor="end">${percent(rate)}</text>`,
      )}
      ${
        target === null
          ? nothing
          : svg`<line class="target" x1="8%" x2="98%" y1="${up(target)}%" y2="${up(target)}%"></line>
              <text class="asked" x="98%" y="${up(target)}%" dy="-6" text-anchor="end">${texts.target(percent(target))}</text>`
      }
      ${pieces}
      ${points.map(
        ({ label, rate, missed }, index) => svg`<text x="${across(index)}%" y="99%" text-anchor="middle">${label}</text>
          ${
            rate === null
              ? nothing
              : missed
                ? svg`<g class="missed"><circle cx="${across(index)}%" cy="${up(rate)}%" r="6"></circle>
                    <text class="value" x="${across(index)}%" y="${up(rate)}%" dy="22" text-anchor="middle">${percent(rate)}</text></g>`
                : svg`<circle class="reached" cx="${across(index)}%" cy="${up(rate)}%" r="5"></circle>`
          }`,
      )}
    </svg>
    <details>
      <summary>${texts.table}</summary>
      <table>
        <thead><tr>${texts.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>
          ${points.map(
            ({ label, rate, present, expected }) => html`<tr><th scope="row">${label}</th>
              ${rate === null ? html`<td>—</td><td>—</td><td>—</td>` : html`<td>${expected}</td><td>${present}</td><td>${percent(rate)}</td>`}
            </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
}

export const curveStyles = css`
  .curve {
    display: block;
    width: 100%;
    height: 250px;
    overflow: visible;
  }
  .curve text {
    font-size: 14px;
    fill: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
  .curve .grid {
    stroke: var(--line);
  }
  .curve .line {
    stroke: var(--ok);
    stroke-width: 3;
    stroke-linecap: round;
  }
  .curve .target {
    stroke: var(--ink);
    stroke-width: 1.5;
    stroke-dasharray: 7 5;
  }
  .curve .asked {
    fill: var(--ink);
    font-weight: 600;
  }
  .curve circle {
    fill: var(--ok);
  }
  .curve .missed circle {
    fill: var(--white);
    stroke: var(--bad);
    stroke-width: 3;
  }
  .curve .missed text {
    fill: var(--bad);
    font-weight: 600;
  }
  summary {
    display: flex;
    align-items: center;
    min-height: 44px;
    width: max-content;
    color: var(--red);
    font-weight: 600;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
`;
