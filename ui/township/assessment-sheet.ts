/** One branch's sheet as printed: what the log suggests with its evidence, and the scores of the three levels (WJ-09). */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { AssessedPage, CommandDataOf, CommandType, ScoreLevel } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { assessed, assessedSheet as texts } from '../texts/township-assessment.ts';
import './assessment-verdict.ts';
import { complaint } from './complaint.ts';
import { tableStyles } from './console-element.ts';
import { ReadingPage } from './reading-page.ts';
import { hrefOf } from './route.ts';
import { runCommand } from './run-command.ts';
import type { Fetch } from './server.ts';

type Sheet = NonNullable<AssessedPage['sheet']>;
type Section = Sheet['sections'][number];
type Row = Section['rows'][number];

/** Of which the township says the points; the branch says its own in its room. */
const levels = ['branch', 'committee', 'district'] as const;

export class AssessmentSheet extends ReadingPage<AssessedPage> {
  static override properties = {
    unit: { type: String },
    year: { type: String },
    scores: { type: Boolean },
    fetch: { attribute: false },
    trouble: { state: true },
  };
  declare unit: string;
  declare year: string;
  /** Whoever is signed in may score. */
  declare scores: boolean;
  declare fetch: Fetch;
  declare private trouble: string;

  static override styles = [
    ...ReadingPage.consoleStyles,
    tableStyles,
    css`
      section {
        margin-top: 16px;
      }
      table {
        table-layout: fixed;
      }
      th:nth-child(2) {
        width: 6%;
      }
      th:nth-child(3) {
        width: 17%;
      }
      th:nth-child(n + 4) {
        width: 15%;
      }
      tbody th {
        padding: 6px 10px;
        font: 400 16px/1.5 var(--hei);
        white-space: normal;
      }
      td {
        padding: 4px 10px;
        vertical-align: middle;
        white-space: normal;
      }
      thead th {
        position: static;
      }
      input {
        min-height: 44px;
        padding: 0 8px;
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--white);
        font: inherit;
      }
      input[type='number'] {
        width: 84px;
      }
      .remark {
        width: 100%;
        margin-top: 4px;
      }
      summary {
        display: flex;
        align-items: center;
        min-height: 44px;
        cursor: pointer;
      }
      tfoot td {
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.year = '';
    this.scores = false;
    this.trouble = '';
  }

  protected override path(): string {
    return `branches/${encodeURIComponent(this.unit)}/assessment${this.year === '' ? '' : `?year=${this.year}`}`;
  }

  readonly #run = async <T extends CommandType>(type: T, data: CommandDataOf<T>): Promise<void> => {
    this.trouble = (await runCommand(this.fetch, this.unit, type, data)) ?? '';
    this.again();
  };

  #score(year: string, row: Row, level: ScoreLevel, to: { readonly points?: number; readonly note?: string }): void {
    const stands = row.scores.find((score) => score.level === level);
    const points = to.points ?? stands?.points;
    // An empty or impossible number is shown as it stood.
    const { note = stands?.note ?? '' } = to;
    if (points !== undefined && points >= 0)
      void this.#run('assessment.score', { year, score: newId(), row: row.id, level, points, note });
    else this.requestUpdate();
  }

  #cell(year: string, row: Row, level: ScoreLevel): TemplateResult {
    const score = row.scores.find((one) => one.level === level);
    if (!this.scores || level === 'branch')
      return html`<td>${score?.points ?? '—'}${score === undefined || score.note === '' ? nothing : html`<span class="note"> ${score.note}</span>`}</td>`;
    return html`<td><input type="number" min="0" max=${row.points} step="0.5" aria-label=${texts.score(row.title, level)}
        .value=${String(score?.points ?? '')} @change=${({ target }: Event) =>
          this.#score(year, row, level, { points: (target as HTMLInputElement).valueAsNumber })} />
      ${
        score === undefined || (score.points === row.points && score.note === '')
          ? nothing
          : html`<input class="remark" maxlength="200" placeholder=${texts.note} aria-label=${texts.noteOf(row.title)} .value=${score.note}
              @change=${({ target }: Event) => this.#score(year, row, level, { note: (target as HTMLInputElement).value.trim() })} />`
      }</td>`;
  }

  #row(year: string, row: Row, evidence: readonly string[]): TemplateResult {
    const { title, points, suggestion } = row;
    const said = suggestion === null ? texts.byPeople : texts.suggested(suggestion.points);
    return html`<tr><th scope="row">${title}</th><td>${points}</td>
      <td>${
        evidence.length === 0
          ? said
          : html`<details><summary>${said} · ${texts.evidence(evidence.length)}</summary>${evidence.join('、')}</details>`
      }</td>
      ${levels.map((level) => this.#cell(year, row, level))}</tr>`;
  }

  #section({ year, evidence }: AssessedPage, { title, points, discrepancy, rows, sums }: Section): TemplateResult {
    return html`<section class="card"><h2>${texts.section(title, points)}</h2>
      ${discrepancy === 0 ? nothing : html`<p class="note">${texts.discrepancy(discrepancy)}</p>`}
      <table>
        <thead><tr>${texts.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => this.#row(year, row, evidence[row.id] ?? []))}</tbody>
        <tfoot><tr><td colspan="3">${texts.sums}</td>${levels.map((level) => {
          const sum = sums.find((one) => one.level === level);
          return html`<td>${sum === undefined ? '—' : texts.sum(sum.sum, sum.counted)}</td>`;
        })}</tr></tfoot>
      </table></section>`;
  }

  protected override shown(page: AssessedPage): TemplateResult {
    const { branch, year, sheet } = page;
    return html`<div class="row">
        <a class="button" href=${hrefOf({ page: 'assessment', year, unit: '' })}><k-icon name="arrow-left"></k-icon>${texts.back}</a>
        <h1>${texts.heading(branch, year)}</h1>
        ${sheet === null ? nothing : html`<span class="note">${sheet.name}（${sheet.source}）</span>`}
        ${this.scores ? nothing : html`<span class="note push">${texts.readOnly}</span>`}
      </div>
      ${complaint(this.trouble)}
      ${
        sheet === null
          ? html`<p class="card">${assessed.without([branch])}</p>`
          : html`<assessment-verdict .page=${page} .sheet=${sheet} .run=${this.scores ? this.#run : null}></assessment-verdict>
              ${sheet.sections.map((section) => this.#section(page, section))}`
      }`;
  }
}

define('assessment-sheet', AssessmentSheet);
