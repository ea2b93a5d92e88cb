/** 支部考核: all branches at the three levels, what bars, what was decided and published (WJ-09). */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { AssessedBranch, AssessmentOverview } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { assessed as texts } from '../texts/township-assessment.ts';
import { tableStyles, tagStyles } from './console-element.ts';
import { bar, rateBarStyles } from './rate-bar.ts';
import { ReadingPage } from './reading-page.ts';
import { hrefOf } from './route.ts';
import { yearLink } from './year-link.ts';

type Sheet = NonNullable<AssessedBranch['sheet']>;

/** ms until those are asked for again that are just being reckoned. */
const untoldLasts = 5_000;
/** The sheet adds up to so many points. */
const whole = 100;

export class TownshipAssessment extends ReadingPage<AssessmentOverview> {
  static override properties = { year: { type: String } };
  /** Empty: this year. */
  declare year: string;

  static override styles = [
    ...ReadingPage.consoleStyles,
    tableStyles,
    tagStyles,
    rateBarStyles,
    css`
      table {
        margin-top: 14px;
      }
      tbody th a {
        display: flex;
        align-items: center;
        min-height: 44px;
        max-width: 16em;
        white-space: normal;
      }
      .bars {
        max-width: 18em;
        white-space: normal;
      }
      .rate svg {
        width: clamp(44px, 5vw, 100px);
      }
      .legend {
        margin-top: 12px;
      }
      @media (max-width: 1200px) {
        .rate svg {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.year = '';
  }

  protected override lasts({ untold }: AssessmentOverview): number | null {
    return untold.length > 0 ? untoldLasts : null;
  }

  protected override path(): string {
    return this.year === '' ? 'assessment' : `assessment?year=${this.year}`;
  }

  #row(year: string, { unit, branch }: AssessedBranch, sheet: Sheet): TemplateResult {
    const { levels, threshold, bars, verdict, decided, published, objections } = sheet;
    const [said, look] = texts.verdict(verdict);
    return html`<tr>
      <th scope="row"><a href=${hrefOf({ page: 'assessment', year, unit })}>${branch}</a></th>
      ${levels.map(
        (one) =>
          html`<td>${
            one.missing > 0 && one.total === 0
              ? '—'
              : bar(one.total / whole, `${texts.levels[one.level]} ${one.total}`, texts.total(one), threshold / whole)
          }</td>`,
      )}
      <td class="bars">${texts.bars(bars)}</td>
      <td><span class="tag ${look}">${said}</span></td>
      <td>${texts.day(decided)}</td><td>${texts.day(published)}</td><td>${texts.objections(objections)}</td>
    </tr>`;
  }

  protected override shown({ year, branches, untold }: AssessmentOverview): TemplateResult {
    const rows = branches.flatMap((one) => (one.sheet === null ? [] : this.#row(year, one, one.sheet)));
    const without = branches.filter(({ sheet }) => sheet === null).map(({ branch }) => branch);
    const turn = (by: 1 | -1) => yearLink(year, by, (to) => hrefOf({ page: 'assessment', year: to, unit: '' }));
    return html`<div class="row"><h1>${texts.heading}</h1>
        ${rows.length === 0 ? nothing : html`<span class="row push">${(['xlsx', 'csv'] as const).map((form) => html`<a class="button" download href="/api/exports/assessment.${form}?year=${year}">${texts.exports[form]}</a>`)}</span>`}
        <span class="row ${rows.length === 0 ? 'push' : ''}">${turn(-1)}<span>${texts.year(year)}</span>${turn(1)}</span></div>
      ${
        rows.length === 0
          ? html`<p class="card">${texts.none}</p>`
          : html`<table>
              <caption class="unseen">${texts.heading}</caption>
              <thead><tr>${texts.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
              <tbody>${rows}</tbody>
            </table>`
      }
      ${without.length === 0 || rows.length === 0 ? nothing : html`<p class="note legend">${texts.without(without)}</p>`}
      ${untold.length === 0 ? nothing : html`<p class="note legend">${texts.untold(untold)}</p>`}
      <p class="note legend">${texts.legend}</p>`;
  }
}

define('township-assessment', TownshipAssessment);
