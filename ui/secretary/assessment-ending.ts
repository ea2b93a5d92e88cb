/** What becomes of a year's assessment: grounds that bar, the decision, its publication, objections and their answers (WJ-09). */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { AssessmentPage } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import { ending as texts } from '../texts/assessment.ts';
import { commandWords } from '../texts/entries.ts';
import { askReason } from './ask-reason.ts';
import type { Task } from './forms/draft.ts';
import './forms/entry-form.ts';
import type { EntryForm } from './forms/entry-form.ts';
import type { CommandFormName, GivenTo } from './forms/fields.ts';
import { pickerStyles } from './picker-styles.ts';
import { cut, DeskSection, pager } from './section.ts';

type Sheet = NonNullable<AssessmentPage['sheet']>;
type List = 'bars' | 'objections';

export class AssessmentEnding extends DeskSection {
  static override properties = {
    year: { type: String },
    sheet: { attribute: false },
    list: { state: true },
    task: { state: true },
    at: { state: true },
  };
  declare year: string;
  declare sheet: Sheet;
  /** The list that is open; null: all that becomes of it. */
  declare private list: List | null;
  /** What is being filled in; null: nothing. */
  declare private task: Task | null;
  declare private at: number;

  static override styles = [
    ...DeskSection.styles,
    pickerStyles,
    css`
      :host {
        gap: var(--between);
      }
      .tile b {
        font-size: var(--text-lead);
      }
    `,
  ];

  constructor() {
    super();
    this.year = '';
    this.list = null;
    this.task = null;
    this.at = 0;
  }

  /** What is being asked; null: what became of it stands there. */
  get note(): string | null {
    if (this.task !== null) return this.#form?.note ?? '';
    return this.list === null ? null : texts[this.list];
  }

  /** False: there is nothing to go back to. */
  stepBack(): boolean {
    if (this.#form?.stepBack() === true) return true;
    const open = this.task !== null || this.list !== null;
    if (this.task === null) this.list = null;
    this.task = null;
    return open;
  }

  get #form(): EntryForm | null {
    return this.renderRoot.querySelector('entry-form');
  }

  protected override updated(): void {
    this.send('stage');
  }

  #tell<N extends CommandFormName>(form: N, given: GivenTo<N>): () => void {
    return () => (this.task = { form, given, among: {} });
  }

  async #takeBack(veto: string): Promise<void> {
    const reason = await askReason({ ...texts.whyTakeBack, usual: texts.takeBackReasons });
    if (reason !== null)
      await this.bench.run('assessment.withdraw-veto', { year: this.year, veto, reason }, texts.takenBack);
  }

  #all({ bars, decision, published, objections }: Sheet): TemplateResult {
    const { year } = this;
    const open = (list: List) => () => {
      this.list = list;
      this.at = 0;
    };
    const tile = (label: string, value: string, act: () => void, disabled = false) =>
      html`<button class="button field tile" ?disabled=${disabled} @click=${act}><small>${label}</small><b class="figure">${value}</b></button>`;
    const decide = this.#tell('assessment.decide', { year, decision: newId() });
    const publish = this.#tell('assessment.publish', { year });
    return html`<div class="grid two">
      ${tile(texts.bars, texts.barCount(bars.length), open('bars'))}
      ${tile([texts.decision, texts.decidedOn(decision)].join(' '), texts.decided(decision), decide)}
      ${tile(texts.publication, texts.published(published), publish, decision === null || published !== null)}
      ${tile(texts.objections, texts.objectionCount(objections), open('objections'), published === null && objections.length === 0)}
    </div>`;
  }

  #bars({ bars }: Sheet): TemplateResult {
    const { shown, at, pages } = cut(bars, this.at, 3);
    const given = { year: this.year, veto: newId() };
    return html`${shown.map(
      (bar) => html`<div class="item">
        <small>${bar.stated === null ? texts.seen : texts.stated}</small>
        <p class="line">${texts.barText(bar)}</p>
        ${
          bar.stated === null
            ? html`<span></span>`
            : html`<button class="button danger" @click=${() => this.#takeBack(bar.stated ?? '')}>${texts.takeBack}</button>`
        }
      </div>`,
    )}
      ${bars.length === 0 ? html`<p class="lead middle">${texts.noBars}</p>` : nothing}
      <div class="row">
        <button class="button" @click=${this.#tell('assessment.veto', given)}>${commandWords['assessment.veto'].title}</button>
        <button class="button" @click=${this.#tell('assessment.veto-other', { ...given, ground: null })}>${commandWords['assessment.veto-other'].title}</button>
        ${pager(at, pages, (page) => (this.at = page))}
      </div>`;
  }

  #objections({ objections, published }: Sheet): TemplateResult {
    const { year } = this;
    const { shown, at, pages } = cut([...objections].reverse(), this.at, 3);
    const object = this.#tell('assessment.object', { year, objection: newId() });
    return html`${shown.map(
      (one) => html`<div class="item">
        <span></span>
        <p class="line">${one.text === '' ? texts.erased : one.text}<small>${texts.objection(one)}</small></p>
        <button class="button" @click=${this.#tell('assessment.answer-objection', { year, objection: one.id })}>${texts.answer}</button>
      </div>`,
    )}
      ${objections.length === 0 ? html`<p class="lead middle">${texts.noObjections}</p>` : nothing}
      <div class="row">
        <button class="button" ?disabled=${published === null} @click=${object}>${commandWords['assessment.object'].title}</button>
        ${pager(at, pages, (page) => (this.at = page))}
      </div>`;
  }

  protected override render(): TemplateResult {
    const { task, list, sheet } = this;
    if (task !== null)
      return html`<entry-form .bench=${this.bench} .view=${this.view} .desk=${this.desk} .task=${task}
        @stage=${() => this.send('stage')} @entered=${() => (this.task = null)}></entry-form>`;
    switch (list) {
      case null:
        return this.#all(sheet);
      case 'bars':
        return this.#bars(sheet);
      case 'objections':
        return this.#objections(sheet);
    }
  }
}

define('assessment-ending', AssessmentEnding);
