/** Participation of the year's meetings as bars, with the asked rate as a line; the same as a table for who listens. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { YearPage } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';
import { percent } from '../elements/percent.ts';
import { year as texts } from '../texts/affairs.ts';
import { table } from './table.ts';

/** Meetings that the chart has room for: the last ones. */
const most = 14;

export function yearChart({ meetings, threshold }: YearPage): TemplateResult {
  const shown = meetings.slice(-most);
  const rate = (one: number | null) => (one === null ? '—' : percent(one));
  return html`<div class="chart">
    <svg viewBox="0 0 ${shown.length * 10} 100" preserveAspectRatio="none" aria-hidden="true">
      ${shown.map(
        (meeting, index) => svg`<rect x=${index * 10 + 2} y=${100 - 100 * (meeting.rate ?? 0)} width="6"
          height=${100 * (meeting.rate ?? 0)} class=${threshold !== null && (meeting.rate ?? 0) < threshold ? 'short' : ''}></rect>`,
      )}
      ${
        threshold === null
          ? nothing
          : svg`<line x1="0" x2=${shown.length * 10} y1=${100 - 100 * threshold} y2=${100 - 100 * threshold} vector-effect="non-scaling-stroke"></line>`
      }
    </svg>
    <div class="labels figure" aria-hidden="true">
      ${shown.map((meeting) => html`<small>${rate(meeting.rate)}<br />${texts.month(meeting.date)}</small>`)}
    </div>
    <div class="unseen">
      ${table(
        texts.participationHeads,
        meetings.map(({ date, expected, present, leave, rate: one }) => [
          dayText(date),
          String(expected),
          String(present),
          String(leave),
          rate(one),
        ]),
      )}
    </div>
  </div>`;
}

export const chartStyles = css`
  .chart {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    height: calc(1.9 * var(--row));
    padding: var(--space) var(--space) 0;
    border-radius: var(--radius);
    background: var(--white);
  }
  .chart svg {
    width: 100%;
    height: 100%;
    border-bottom: 2px solid var(--edge);
  }
  .chart rect {
    fill: var(--ok);
  }
  .chart .short {
    fill: var(--gold);
  }
  .chart line {
    stroke: var(--ink);
    stroke-width: 2;
    stroke-dasharray: 8 6;
  }
  .labels {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    text-align: center;
  }
  .labels small {
    font-size: var(--text-note);
    line-height: 1.5;
    white-space: nowrap;
  }
`;
