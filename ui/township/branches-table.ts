/** What branches have reported of a month, a line each: one line is one branch, so words and people stand where levels have counts of branches. */
import { html, type TemplateResult } from 'lit';
import { percent } from '../elements/percent.ts';
import { standingOf, towns as texts } from '../texts/township-towns.ts';
import { type FiguresLine, rateOf, shareBar } from './figures-table.ts';
import { bar } from './rate-bar.ts';

const heads = texts.branchHeads;
/** Of numbers that stand under each other. */
const counts: ReadonlySet<string> = new Set(['expected', 'present', 'leave']);
const wrong: ReadonlySet<string> = new Set(['not-reported', 'missing']);

export const branchesTable = (caption: string, lines: readonly FiguresLine[]): TemplateResult => html`<table>
  <caption class="unseen">${caption}</caption>
  <thead><tr>${Object.entries(heads).map(
    ([column, head]) => html`<th scope="col" class=${counts.has(column) ? 'figures' : ''}>${head}</th>`,
  )}</tr></thead>
  <tbody>${lines.map(row)}</tbody>
</table>`;

function row({ name, figures, reported }: FiguresLine): TemplateResult {
  const { attendance, traces, dues, assessed } = figures;
  const rate = rateOf(figures);
  const people = (count: number) => html`<td class="figures">${attendance.expected === 0 ? '—' : count}</td>`;
  return html`<tr>
    <th scope="row">${name}</th>
    <td class=${wrong.has(standingOf(figures)) ? 'wrong' : ''}>${texts.standing(figures)}</td>
    ${people(attendance.expected)}${people(attendance.present)}${people(attendance.leave)}
    <td>${rate === null ? '—' : bar(rate, texts.rate(rate, attendance), percent(rate))}</td>
    <td>${shareBar('traces', traces.done, traces.of)}</td>
    <td>${shareBar('dues', dues.done, dues.of)}</td>
    <td>${texts.assessed(assessed) || '—'}</td>
    <td>${reported}</td>
  </tr>`;
}
