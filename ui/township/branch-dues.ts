/** Who of a branch has paid in which month, without amounts (XN-02). */
import { css, html, type TemplateResult } from 'lit';
import type { DuesYearPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import { dues as texts } from '../texts/township-behind.ts';
import { tableStyles } from './console-element.ts';
import { ReadingPage } from './reading-page.ts';

export class BranchDues extends ReadingPage<DuesYearPage> {
  static override properties = { unit: { type: String }, year: { type: String } };
  declare unit: string;
  declare year: string;

  static override styles = [
    ...ReadingPage.consoleStyles,
    tableStyles,
    css`
      .owing {
        color: var(--bad);
        font-weight: 600;
      }
      .not-due {
        color: var(--ink-soft);
      }
    `,
  ];

  protected override path(): string {
    return `branches/${encodeURIComponent(this.unit)}/dues?year=${this.year}`;
  }

  protected override shown({ months, people }: DuesYearPage): TemplateResult {
    if (people.length === 0) return html`<p>${texts.none}</p>`;
    const cell = (paid: boolean | null) =>
      paid === null
        ? html`<td class="not-due">${texts.notDue}</td>`
        : html`<td class=${paid ? '' : 'owing'}>${paid ? texts.paid : texts.owing}</td>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${texts.name}><table>
      <thead><tr><th scope="col">${texts.name}</th>${months.map((month) => html`<th scope="col">${texts.month(month)}</th>`)}</tr></thead>
      <tbody>${people.map(({ name, paid }) => html`<tr><th scope="row">${name}</th>${paid.map(cell)}</tr>`)}</tbody>
    </table></div>`;
  }
}

define('branch-dues', BranchDues);
