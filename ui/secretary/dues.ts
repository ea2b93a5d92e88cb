/** 党费: a month of the branch, who has paid and who is behind, and the yearly review of the bases (CX-05 ③, XN-02, WJ-03). */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { DeskPerson, DuesPage } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { yuan } from '../elements/yuan.ts';
import { dues as texts } from '../texts/affairs.ts';
import { desk, sections } from '../texts/desk.ts';
import './dues-sheet.ts';
import type { DuesSheetPage } from './dues-sheet.ts';
import { DeskPage } from './page.ts';
import './person-picker.ts';
import { fullName } from './section.ts';

type List = keyof typeof texts.lists;
type Stage =
  | { readonly at: 'month' | 'bases' }
  | { readonly at: 'list'; readonly list: List }
  | { readonly at: 'sheet'; readonly person: DeskPerson; readonly from: Stage };

const start: Stage = { at: 'month' };

export class DeskDues extends DeskPage<DuesPage> {
  static override properties = { month: { state: true }, stage: { state: true } };
  /** Empty: the month of the meeting, or this one. */
  declare private month: string;
  declare private stage: Stage;

  static override styles = [
    ...DeskPage.styles,
    css`
      .figures {
        grid-template-columns: repeat(2, auto) minmax(0, 2fr);
      }
      .field b {
        font-size: var(--text-lead);
      }
    `,
  ];

  constructor() {
    super();
    this.month = '';
    this.stage = start;
  }

  protected override path(): string {
    return `dues?month=${this.month === '' ? this.desk.month : this.month}`;
  }

  #month(data: DuesPage): TemplateResult {
    const turn = (by: 1 | -1) => () => (this.month = monthAfter(data.month, by));
    const due = data.rows.filter(({ standing }) => standing !== 'not-due').length;
    const paid = data.rows.filter(({ payment }) => payment !== null).length;
    return html`<div class="grid">
        <button class="button" @click=${turn(-1)}><k-icon name="chevron-left"></k-icon>${texts.earlier}</button>
        <p class="span-2 middle lead figure" aria-live="polite"><b>${texts.month(data.month)}</b></p>
        <button class="button" @click=${turn(1)}>${texts.later}<k-icon name="chevron-right"></k-icon></button>
      </div>
      <div class="figures figure">
        <p>${texts.due}<b>${due}</b></p>
        <p>${texts.sum}<b>${yuan(data.sum)}</b></p>
        <div class="rate" role="img" aria-label="${texts.paid} ${paid} / ${due}">
          <p>${texts.paid}<b>${paid} / ${due}</b></p>
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="6" class="ground"></rect>
            ${due === 0 ? nothing : svg`<rect width=${Math.min(100, (100 * paid) / due)} height="6" class="reached"></rect>`}
          </svg>
        </div>
      </div>
      <div class="grid">
        ${(['owing', 'paid', 'behind'] as const).map((list) => {
          const count = this.#listed(data, list).length;
          return html`<button class="button field" ?disabled=${count === 0} @click=${() => (this.stage = { at: 'list', list })}>
            <small>${texts.lists[list]}</small><b>${texts.people(count)}</b>
          </button>`;
        })}
        <button class="button field" @click=${() => (this.stage = { at: 'bases' })}>
          <small>${texts.bases}</small><b>${texts.toReview(data.toReview.length)}</b>
        </button>
      </div>`;
  }

  #listed(data: DuesPage, list: List): readonly DeskPerson[] {
    const rows = data.rows.filter(({ standing, payment }) =>
      list === 'owing' ? standing === 'owing' : list === 'paid' ? payment !== null : true,
    );
    const meant = new Set((list === 'behind' ? data.arrears : rows).map(({ person }) => person));
    return this.desk.people.filter(({ id }) => meant.has(id));
  }

  #line(data: DuesPage, list: List, { id }: DeskPerson): string {
    const row = data.rows.find(({ person }) => person === id);
    const behind = data.arrears.find(({ person }) => person === id);
    if (list === 'behind' && behind !== undefined) return texts.behind(behind.months.length, yuan(behind.fen));
    if (list === 'all') return yuan(row?.base ?? null);
    const payment = row?.payment ?? null;
    return payment === null ? texts.owes(yuan(row?.base ?? null)) : texts.payment(payment, yuan(payment.fen));
  }

  #bases({ toReview, month }: DuesPage): TemplateResult {
    const year = month.slice(0, 4);
    const keep = () => this.bench.run('dues-base.review', { year, people: [...toReview] }, texts.kept);
    return html`<div class="card middle"><p class="lead">${texts.left(toReview.length)}</p></div>
      <div class="center">
        <button class="button" @click=${() => (this.stage = { at: 'list', list: 'all' })}>${texts.oneByOne}</button>
        ${toReview.length === 0 ? nothing : html`<button class="button primary" @click=${keep}>${texts.keepAll(toReview.length)}</button>`}
      </div>`;
  }

  #body(data: DuesPage): TemplateResult {
    const { stage, bench } = this;
    switch (stage.at) {
      case 'month':
        return this.#month(data);
      case 'bases':
        return this.#bases(data);
      case 'list':
        return html`<person-picker .bench=${bench} .people=${this.#listed(data, stage.list)}
          .note=${(person: DeskPerson) => this.#line(data, stage.list, person)}
          @pick=${(event: CustomEvent<DeskPerson>) => (this.stage = { at: 'sheet', person: event.detail, from: stage })}></person-picker>`;
      case 'sheet':
        return html`<dues-sheet .bench=${bench} .view=${this.view} .desk=${this.desk} .person=${stage.person} .month=${data.month}></dues-sheet>`;
    }
  }

  #back(): void {
    const { stage } = this;
    if (stage.at === 'month') this.bench.go(null);
    else if (stage.at === 'sheet') {
      if (this.renderRoot.querySelector<DuesSheetPage>('dues-sheet')?.stepBack() !== true) this.stage = stage.from;
    } else this.stage = stage.at === 'list' && stage.list === 'all' ? { at: 'bases' } : start;
  }

  #heading(): string {
    const { stage } = this;
    if (stage.at === 'sheet') return fullName(stage.person);
    if (stage.at === 'bases') return texts.bases;
    return stage.at === 'list' ? texts.lists[stage.list] : sections.dues.title;
  }

  protected override render(): TemplateResult {
    const { data } = this;
    const { help } = sections.dues;
    const body = data === null ? html`<p class="middle">${desk.loading}</p>` : this.#body(data);
    const month = data === null || this.stage.at === 'month' ? {} : { note: texts.month(data.month) };
    return this.page({ heading: this.#heading(), ...month, help, back: () => this.#back(), body });
  }
}

/** `2026-12` + 1 → `2027-01` */
function monthAfter(month: string, by: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by)).toISOString().slice(0, 7);
}

define('desk-dues', DeskDues);
