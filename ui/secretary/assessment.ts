/**
 * 考核: the year's sheet as printed. The branch scores itself by hand, beside what the log suggests, and enters what the two
 * above it told it; then what became of it (WJ-09).
 */
import { css, html, type TemplateResult } from 'lit';
import type { ScoreLevel } from '../../server/domain/events/assessment.ts';
import type { AssessmentPage } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import '../elements/keyboard-field.ts';
import { assessment as texts } from '../texts/assessment.ts';
import { desk, sections } from '../texts/desk.ts';
import { askReason } from './ask-reason.ts';
import './assessment-ending.ts';
import type { AssessmentEnding } from './assessment-ending.ts';
import { DeskPage } from './page.ts';
import { chip, cut, pager } from './section.ts';

type Sheet = NonNullable<AssessmentPage['sheet']>;
type Section = Sheet['sections'][number];
type Row = Section['rows'][number];

export class DeskAssessment extends DeskPage<AssessmentPage> {
  static override properties = {
    year: { state: true },
    level: { state: true },
    ending: { state: true },
    section: { state: true },
    row: { state: true },
    points: { state: true },
    remark: { state: true },
    at: { state: true },
  };
  /** Empty: this year. */
  declare private year: string;
  /** At which the sheet is looked at and scored. */
  declare private level: ScoreLevel;
  /** What became of the sheet is open. */
  declare private ending: boolean;
  /** Ids of what is open; null: nothing. */
  declare private section: string | null;
  declare private row: string | null;
  /** What is about to be scored, in half points. */
  declare private points: number;
  /** Why points were taken off. */
  declare private remark: string;
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
    this.level = 'branch';
    this.ending = false;
    this.section = null;
    this.row = null;
    this.points = 0;
    this.remark = '';
    this.at = 0;
  }

  protected override path(): string {
    return `assessment?year=${this.year === '' ? dateOf(trueNow(this.view)).slice(0, 4) : this.year}`;
  }

  async #score({ id: row }: Row, year: string): Promise<void> {
    const { level, points, remark: note } = this;
    if (await this.bench.run('assessment.score', { year, score: newId(), row, level, points, note }, texts.saved))
      this.row = null;
  }

  async #withdraw(score: string, year: string): Promise<void> {
    const reason = await askReason({ ...texts.whyWithdraw, usual: texts.withdrawReasons });
    if (reason === null) return;
    if (await this.bench.run('assessment.withdraw-score', { year, score, reason }, texts.withdrawn)) this.row = null;
  }

  #sheet(year: string, sheet: Sheet): TemplateResult {
    const turn = (by: 1 | -1) => () => (this.year = String(Number(year) + by));
    return html`<p class="middle">${texts.rule(sheet)}</p>
      <div class="row">
        ${sheet.levels.map((one) => chip(texts.level(one), one.level === this.level, () => (this.level = one.level)))}
      </div>
      <div class="grid">
        ${sheet.sections.map(
          (section) =>
            html`<button class="button field tile" @click=${() => {
              this.section = section.id;
              this.at = 0;
            }}><small>${section.title}</small><b class="figure">${texts.section(section, this.level)}</b></button>`,
        )}
      </div>
      <div class="row">
        <button class="button" @click=${turn(-1)}>${texts.year(Number(year) - 1)}</button>
        <button class="button" @click=${turn(1)}>${texts.year(Number(year) + 1)}</button>
        <button class="button" @click=${() => (this.ending = true)}>${texts.ending}</button>
      </div>`;
  }

  #rows({ rows }: Section): TemplateResult {
    const { shown, at, pages } = cut(rows, this.at, 3);
    return html`${shown.map(
      (row) => html`<button class="button item" @click=${() => {
        const score = scoreAt(row, this.level);
        this.row = row.id;
        this.points = score?.points ?? row.suggestion?.points ?? 0;
        this.remark = score?.note ?? '';
      }}>
        <span><span class="line">${row.title}</span><small>${texts.row(row, this.level)}</small></span>
        <b class="figure">${texts.score(row, this.level)}</b>
      </button>`,
    )}
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }

  #one(row: Row, year: string): TemplateResult {
    const { level, points } = this;
    const score = scoreAt(row, level);
    const set = (to: number) => () => (this.points = Math.min(row.points, Math.max(0, to)));
    return html`<div class="card"><p>${row.title}</p><small>${texts.row(row, level)}</small></div>
      <div class="grid">
        <button class="button" ?disabled=${points === 0} @click=${set(points - 0.5)}>${texts.less}</button>
        <button class="button" ?disabled=${points === row.points} @click=${set(points + 0.5)}>${texts.more}</button>
        ${
          row.suggestion === null
            ? html`<span></span>`
            : html`<button class="button" @click=${set(row.suggestion.points)}>${texts.take(row.suggestion.points)}</button>`
        }
        <button class="button" @click=${set(row.points)}>${texts.full(row.points)}</button>
        <text-field class="span-2" .label=${texts.remark} .value=${this.remark} .most=${200} lines optional
          @text=${({ detail }: CustomEvent<string>) => (this.remark = detail)}></text-field>
        ${
          score === undefined
            ? html`<span></span>`
            : html`<button class="button danger" @click=${() => this.#withdraw(score.id, year)}>${texts.withdraw}</button>`
        }
        <button class="button primary" @click=${() => this.#score(row, year)}>
          <span class="figure" aria-live="polite">${texts.points(points)}<br />${texts.save}</span>
        </button>
      </div>`;
  }

  get #ending(): AssessmentEnding | null {
    return this.renderRoot.querySelector('assessment-ending');
  }

  protected override render(): TemplateResult {
    const { data } = this;
    const { title, help } = sections.assessment;
    const section = data?.sheet?.sections.find(({ id }) => id === this.section);
    const row = section?.rows.find(({ id }) => id === this.row);
    const back = () => {
      if (this.#ending?.stepBack() === true) return;
      if (this.ending) this.ending = false;
      else if (row !== undefined) this.row = null;
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
    if (this.ending) {
      const body = html`<assessment-ending .bench=${this.bench} .view=${this.view} .desk=${this.desk} .year=${year} .sheet=${sheet}
        @stage=${() => this.requestUpdate()}></assessment-ending>`;
      return this.page({ heading: title, note: this.#ending?.note ?? texts.note(year, sheet), help, back, body });
    }
    if (section === undefined)
      return this.page({ heading: title, note: texts.note(year, sheet), help, back, body: this.#sheet(year, sheet) });
    const body = row === undefined ? this.#rows(section) : this.#one(row, year);
    return this.page({ heading: section.title, note: texts.sectionNote(section, this.level), help, back, body });
  }
}

/** The score of a row that stands at a level. */
function scoreAt({ scores }: Row, level: ScoreLevel): Row['scores'][number] | undefined {
  return scores.find((score) => score.level === level);
}

define('desk-assessment', DeskAssessment);
