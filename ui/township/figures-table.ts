/** What branches or levels below have reported of a month, a line each, and their sum. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { TownFigures } from '../../server/township/contract.ts';
import { percent } from '../elements/percent.ts';
import { towns as texts } from '../texts/township-towns.ts';
import { bar } from './rate-bar.ts';

export interface FiguresLine {
  /** Its name, perhaps as the way to it. */
  readonly name: TemplateResult | string;
  readonly figures: TownFigures;
  /** When it was reported, and whether it may be old. */
  readonly reported: TemplateResult | string;
}

const { heads } = texts;
/** Of numbers that stand under each other. */
const counts: ReadonlySet<string> = new Set(['branches', 'not-reported', 'missing', 'ahead']);

export function figuresTable(caption: string, lines: readonly FiguresLine[], sum: TownFigures | null): TemplateResult {
  return html`<table class="levels">
    <caption class="unseen">${caption}</caption>
    <thead><tr>${Object.entries(heads).map(
      ([column, head]) => html`<th scope="col" class=${counts.has(column) ? 'figures' : nothing}>${head}</th>`,
    )}</tr></thead>
    <tbody>${lines.map(({ name, figures, reported }) => row(name, figures, reported))}</tbody>
    ${sum === null ? nothing : html`<tfoot>${row(texts.sum, sum, '')}</tfoot>`}
  </table>`;
}

function row(name: FiguresLine['name'], figures: TownFigures, reported: FiguresLine['reported']): TemplateResult {
  const { branches, standings, attendance, assessed } = figures;
  const { late, missing, 'not-reported': silent } = standings;
  const held = standings.held + late;
  const rate = rateOf(figures);
  const count = (number: number, wrong = false) =>
    html`<td class="figures ${wrong && number > 0 ? 'wrong' : ''}">${number}</td>`;
  return html`<tr>
    <th scope="row">${name}</th>
    ${count(branches)}
    <td>${shareBar('held', held, branches)}${late === 0 ? nothing : html` <span class="note">${texts.late(late)}</span>`}</td>
    ${count(silent, true)}${count(missing, true)}
    ${count(Math.max(0, branches - held - silent - missing))}
    <td>${rate === null ? '—' : bar(rate, texts.rate(rate, attendance), percent(rate))}</td>
    <td>${shareBar('traces', figures.traces.done, figures.traces.of)}</td>
    <td>${shareBar('dues', figures.dues.done, figures.dues.of)}</td>
    <td>${texts.assessed(assessed) || '—'}</td>
    <td>${reported}</td>
  </tr>`;
}

export const shareBar = (column: 'held' | 'traces' | 'dues', done: number, of: number): TemplateResult | string =>
  of === 0 ? '—' : bar(done / of, texts.shareOf(heads[column], done, of), texts.share(done, of));

/** Null: nobody was expected, or nothing was held. */
export const rateOf = ({ attendance: { present, expected } }: Pick<TownFigures, 'attendance'>): number | null =>
  expected === 0 ? null : present / expected;

export const figuresTableStyles = css`
  .rate svg {
    width: clamp(36px, 4vw, 90px);
  }
  .wrong {
    color: var(--bad);
    font-weight: 600;
  }
  tfoot th,
  tfoot td {
    border-bottom: 0;
    background: var(--paper-deep);
    font-weight: 600;
  }
  tbody th {
    max-width: 16em;
    white-space: normal;
    word-break: keep-all;
  }
  tbody th a {
    display: inline-flex;
    align-items: center;
    min-width: 44px;
    min-height: 44px;
  }
  td .tag {
    display: flex;
    width: max-content;
    max-width: 12em;
    white-space: normal;
  }
  th,
  td {
    padding: 0 6px;
  }
  @media (max-width: 1200px) {
    .levels tr > :nth-child(10),
    .rate svg {
      display: none;
    }
  }
`;
