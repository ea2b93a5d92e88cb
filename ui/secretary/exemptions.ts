/** 免到: who is exempt and until when; asked for, answered, ended (GB-02, XN-06). */
import { html, nothing, type TemplateResult } from 'lit';
import type { Category, DeskPerson, ExemptionsPage, ExemptionView } from '../../server/kiosk/contract.ts';
import { dateOf, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { desk, sections } from '../texts/desk.ts';
import { member, exemptions as texts } from '../texts/people.ts';
import { askDay } from './ask-day.ts';
import { askOne } from './ask-one.ts';
import { askReason } from './ask-reason.ts';
import { DeskPage } from './page.ts';
import './person-picker.ts';
import { cut, pager } from './section.ts';

export class DeskExemptions extends DeskPage<ExemptionsPage> {
  static override properties = { asking: { state: true }, at: { state: true } };
  /** Who asks is being chosen. */
  declare private asking: boolean;
  declare private at: number;

  constructor() {
    super();
    this.asking = false;
    this.at = 0;
  }

  protected override path(): string {
    return 'exemptions';
  }

  get #today(): string {
    return dateOf(trueNow(this.view));
  }

  async #ask({ id: person, name }: DeskPerson, exemptible: readonly Category[]): Promise<void> {
    const category = await this.#category(name, exemptible);
    if (category === null) return;
    const reason = await askReason({ ...texts.why(name), usual: texts.reasons });
    if (reason === null) return;
    const choices = [
      { value: true, label: texts.written },
      { value: false, label: texts.spoken },
    ];
    const written = await askOne({ ...texts.askWritten(name), choices });
    if (written === null) return;
    const from = await askDay({ ...texts.askFrom(name), day: this.#today, act: member.fromDay });
    if (from === null) return;
    const end = { act: texts.lastDay, none: texts.endless };
    const to = await askDay({ ...texts.askTo(name, from), ...end, day: from, least: from });
    if (to === null) return;
    const asked = { person, category, from, ...(to === '' ? {} : { to }), reason, written };
    if (await this.bench.run('exemption.ask', asked, texts.asked(name))) this.asking = false;
  }

  async #category(name: string, exemptible: readonly Category[]): Promise<Category | null> {
    const [only, ...more] = exemptible;
    if (only !== undefined && more.length === 0) return only;
    const choices = exemptible.map((value) => ({ value, label: texts.category(value) }));
    return askOne({ ...texts.askCategory(name), choices });
  }

  async #approve({ id: asked, person, name, written }: ExemptionView, inWriting: boolean): Promise<void> {
    const late = inWriting && !written;
    const choices = [{ value: true, label: texts.paperCame }];
    if (late && (await askOne({ ...texts.needsPaper(name), choices })) === null) return;
    const answer = { person, asked, approved: true as const, ...(late ? { written: true } : {}) };
    await this.bench.run('exemption.answer', answer, texts.approved(name));
  }

  async #refuse({ id: asked, person, name }: ExemptionView): Promise<void> {
    const reason = await askReason({ ...texts.whyRefuse(name), usual: texts.refuseReasons });
    if (reason === null) return;
    await this.bench.run('exemption.answer', { person, asked, approved: false, reason }, texts.refused(name));
  }

  async #end({ id: asked, person, name, from }: ExemptionView): Promise<void> {
    const reason = await askReason({ ...texts.whyEnd(name), usual: texts.endReasons });
    if (reason === null) return;
    const question = { ...texts.askEnd(name), act: texts.expectedAgain, day: this.#today, least: from };
    const on = reason === texts.mistaken ? from : await askDay(question);
    if (on !== null) await this.bench.run('exemption.end', { person, asked, on, reason }, texts.ended(name));
  }

  #acts(row: ExemptionView, { inWriting, superior }: ExemptionsPage): TemplateResult | typeof nothing {
    switch (row.standing) {
      case 'asked':
        if (superior !== null) return html`<small>${texts.waits(superior)}</small>`;
        return html`<div class="row">
          <button class="button" @click=${() => this.#approve(row, inWriting)}>${texts.approve}</button>
          <button class="button" @click=${() => this.#refuse(row)}>${texts.refuse}</button>
        </div>`;
      case 'holds':
      case 'ahead':
        return html`<button class="button" @click=${() => this.#end(row)}>${texts.end}</button>`;
      case 'refused':
      case 'over':
        return nothing;
    }
  }

  #list(page: ExemptionsPage): TemplateResult {
    const { exemptible, rows } = page;
    const { shown, at, pages } = cut(rows, this.at, 3);
    return html`${shown.map(
      (row) => html`<div class="item">
        <b>${row.name}</b>
        <p class="line">${texts.line(row)}<small>${texts.ground(row)}</small></p>
        ${this.#acts(row, page)}
      </div>`,
    )}
      ${
        exemptible.length === 0
          ? html`<p class="lead middle">${texts.noneKnown}</p>`
          : rows.length === 0
            ? html`<p class="lead middle">${texts.none}</p>`
            : nothing
      }
      <div class="row">
        ${
          exemptible.length === 0
            ? nothing
            : html`<button class="button" @click=${() => (this.asking = true)}><k-icon name="plus"></k-icon>${texts.ask}</button>`
        }
        ${pager(at, pages, (page) => (this.at = page))}
      </div>`;
  }

  protected override render(): TemplateResult {
    const { data, asking } = this;
    const { title, help } = sections.exemptions;
    const count = (standing: ExemptionView['standing']) =>
      data?.rows.filter((row) => row.standing === standing).length ?? 0;
    const members = this.bench.desk.people.filter(({ standing }) => standing === 'member');
    const body =
      data === null
        ? html`<p class="middle">${desk.loading}</p>`
        : asking
          ? html`<person-picker .bench=${this.bench} .people=${members}
              @pick=${({ detail }: CustomEvent<DeskPerson>) => this.#ask(detail, data.exemptible)}></person-picker>`
          : this.#list(data);
    return this.page({
      heading: title,
      note: asking ? texts.who : texts.holding(count('holds'), count('asked')),
      help,
      back: () => {
        if (asking) this.asking = false;
        else this.bench.go('roster');
      },
      body,
    });
  }
}

define('desk-exemptions', DeskExemptions);
