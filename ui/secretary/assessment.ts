/** 考核: the year's sheet as printed; the branch scores itself by hand, beside what the log suggests (WJ-09). */
import { css, html, type TemplateResult } from 'lit';
import type { AssessmentPage } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { assessment as texts } from '../texts/assessment.ts';
import { desk, sections } from '../texts/desk.ts';
import { DeskPage } from './page.ts';
import { cut, pager } from './section.ts';

type Sheet = NonNullable<AssessmentPage['sheet']>;
type Section = Sheet['sections'][number];
type Row = Section['rows'][number];

export class DeskAssessment extends DeskPage<AssessmentPage> {
  static override properties = {
    year: { state: true },
    section: { state: true },
    row: { state: true },
    points: { state: true },
    at: { state: true },
  };
  /** Empty: this year. */
  declare private year: string;
  /** Ids of what is open; null: nothing. */
  declare private section: string | null;
  declare private row: string | null;
  /** What is about to be scored, in half points. */
  declare private points: number;
  declare private at: number;

  static override styles = [
    ...DeskPage.styles,
    css`
      .button.item {
        grid-template-columns: minmax(0, 1fr) auto;
        padding-block: 0.2em;
        font: 400 var(--text) / 1.3 var(--hei);
      }
      .tile b {
        font-size: var(--text-lead);
      }
    `,
  ];

  constructor() {
    super();
    this.year = '';
    this.section = null;
    this.row = null;
    this.points = 0;
    this.at = 0;
  }

  protected override path(): string {
    return `assessment?year=${this.year === '' ? dateOf(trueNow(this.view)).slice(0, 4) : this.year}`;
  }

  async #score({ id: row }: Row, year: string): Promise<void> {
    const scored = { year, score: newId(), row, level: 'branch', points: this.points, note: '' } as const;
    if (await this.bench.run('assessment.score', scored, texts.saved)) this.row = null;
  }

  #sheet(year: string, sheet: Sheet): TemplateResult {
    const turn = (by: 1 | -1) => () => (this.year = String(Number(year) + by));
    return html`<p class="middle">${texts.rule(sheet)}</p>
      <div class="grid two">
        ${sheet.sections.map(
          (section) =>
            html`<button class="button field tile" @click=${() => {
              this.section = section.id;
              this.at = 0;
            }}><small>${section.title}</small><b class="figure">${texts.section(section)}</b></button>`,
        )}
        <div class="grid two">
          <button class="button" @click=${turn(-1)}>${texts.year(Number(year) - 1)}</button>
          <button class="button" @click=${turn(1)}>${texts.year(Number(year) + 1)}</button>
        </div>
      </div>`;
  }

  #rows({ rows }: Section): TemplateResult {
    const { shown, at, pages } = cut(rows, this.at, 3);
    return html`${shown.map(
      (row) => html`<button class="button item" @click=${() => {
        this.row = row.id;
        this.points = row.score ?? row.suggestion?.points ?? 0;
      }}>
        <span><span class="line">${row.title}</span><small>${texts.row(row)}</small></span>
        <b class="figure">${texts.score(row)}</b>
      </button>`,
    )}
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }

  #one(row: Row, year: string): TemplateResult {
    const { points } = this;
    const set = (to: number) => () => (this.points = Math.min(row.points, Math.max(0, to)));
    return html`<div class="card"><p>${row.title}</p><small>${texts.row(row)}</small></div>
      <p class="middle lead figure" aria-live="polite"><b>${texts.own(points)}</b></p>
      <div class="grid">
        <button class="button" ?disabled=${points === 0} @click=${set(points - 0.5)}>${texts.less}</button>
        <button class="button" ?disabled=${points === row.points} @click=${set(points + 0.5)}>${texts.more}</button>
        ${
          row.suggestion === null
            ? html`<span></span>`
            : html`<button class="button" @click=${set(row.suggestion.points)}>${texts.take(row.suggestion.points)}</button>`
        }
        <button class="button" @click=${set(row.points)}>${texts.full(row.points)}</button>
      </div>
      <div class="center"><button class="button primary" @click=${() => this.#score(row, year)}>${texts.save}</button></div>`;
  }

  protected override render(): TemplateResult {
    const { data } = this;
    const { title, help } = sections.assessment;
    const section = data?.sheet?.sections.find(({ id }) => id === this.section);
    const row = section?.rows.find(({ id }) => id === this.row);
    const back = () => {
      if (row !== undefined) this.row = null;
      else if (section !== undefined) this.section = null;
      else this.bench.go(null);
    };
    if (data === null || data.sheet === null)
      return this.page({
        heading: title,
        help,
        back,
        body: html`<p class="lead middle">${data === null ? desk.loading : texts.none}</p>`,
      });
    const { year, sheet } = data;
    if (section === undefined)
      return this.page({ heading: title, note: texts.note(year, sheet), help, back, body: this.#sheet(year, sheet) });
    const body = row === undefined ? this.#rows(section) : this.#one(row, year);
    return this.page({ heading: section.title, note: texts.sectionNote(section), help, back, body });
  }
}

define('desk-assessment', DeskAssessment);
