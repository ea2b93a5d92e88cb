/** What the year asks of a branch beside the theme days, period by period (CX-21). */
import { css, html, type TemplateResult } from 'lit';
import type { YearDuty, YearPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import { citation } from '../texts/notices.ts';
import { duties as texts } from '../texts/township-behind.ts';
import { tableStyles, tagStyles } from './console-element.ts';
import { ReadingPage } from './reading-page.ts';

const looks: Readonly<Record<YearDuty['periods'][number]['standing'], string>> = {
  'not-yet': 'silent',
  due: '',
  done: 'good',
  beside: 'late',
  late: 'late',
  missed: 'bad',
  unrecorded: 'silent',
  open: 'silent',
};

export class BranchDuties extends ReadingPage<YearPage> {
  static override properties = { unit: { type: String }, year: { type: String } };
  declare unit: string;
  declare year: string;

  static override styles = [
    ...ReadingPage.consoleStyles,
    tableStyles,
    tagStyles,
    css`
      td {
        padding: 6px 10px;
        white-space: normal;
      }
      .tag {
        margin: 2px 4px 2px 0;
      }
    `,
  ];

  protected override path(): string {
    return `branches/${encodeURIComponent(this.unit)}/year?year=${this.year}`;
  }

  protected override shown({ duties }: YearPage): TemplateResult {
    if (duties.length === 0) return html`<p>${texts.none}</p>`;
    return html`<table>
      <thead><tr>${texts.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${duties.map(
        ({ title, clause, periods }) => html`<tr><th scope="row" title=${citation(clause)}>${title}</th>
          <td>${periods.map(
            ({ period, standing }) =>
              html`<span class="tag ${looks[standing]}">${texts.period(period)} ${texts.standings[standing]}</span>`,
          )}</td></tr>`,
      )}</tbody>
    </table>`;
  }
}

define('branch-duties', BranchDuties);
