/** What was done before the day, and when (CX-20, PL-07 ①–③); the announcement is made by saving the plan. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PlanView, PreparationView } from '../../server/kiosk/contract.ts';
import { dateOf, dayText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { reasons } from '../texts/desk.ts';
import { preparations as texts } from '../texts/proceedings.ts';
import { preparation } from '../texts/steps.ts';
import { askReason } from './ask-reason.ts';
import './moment-wheel.ts';
import type { Moment } from './moment-wheel.ts';
import { pickerStyles } from './picker-styles.ts';
import { DeskSection } from './section.ts';

export class PlanPreparations extends DeskSection {
  static override properties = { plan: { attribute: false }, dating: { state: true } };
  declare plan: PlanView;
  /** Whose date is chosen. */
  declare private dating: PreparationView | null;

  static override styles = [...DeskSection.styles, pickerStyles];

  constructor() {
    super();
    this.dating = null;
  }

  async #record({ step, kind }: PreparationView, on: string): Promise<void> {
    const data = { meeting: this.plan.id, step, on };
    if (await this.bench.run('preparation.record', data, texts.recorded(preparation.kinds[kind]))) this.dating = null;
  }

  async #undo({ kind, id }: PreparationView): Promise<void> {
    if (id === null) return;
    const reason = await askReason({ ...texts.undo(preparation.kinds[kind]), usual: reasons.preparation });
    if (reason !== null)
      await this.bench.run('preparation.undo', { meeting: this.plan.id, preparation: id, reason }, texts.undone);
  }

  #item(one: PreparationView): TemplateResult {
    const late = one.state === 'done-late' || one.state === 'overdue';
    return html`<div class="item">
      <b>${preparation.kinds[one.kind]}</b>
      <p class=${late ? 'bad' : ''}>${one.on === null ? texts.due(dayText(one.due)) : texts.done(dayText(one.on))}${preparation.states[one.state]}</p>
      ${one.kind === 'announcement' ? nothing : this.#acts(one)}
    </div>`;
  }

  #acts(one: PreparationView): TemplateResult {
    if (one.id !== null)
      return html`<button class="button danger" @click=${() => this.#undo(one)}>${texts.takeBack}</button>`;
    return html`<div class="row">
      <button class="button" @click=${() => this.#record(one, dateOf(trueNow(this.bench.view)))}>${texts.today}</button>
      <button class="button" @click=${() => (this.dating = one)}>${texts.otherDay}</button>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { dating } = this;
    if (dating === null) return html`${this.plan.preparations.map((one) => this.#item(one))}`;
    return html`<p class="lead middle">${texts.when(preparation.kinds[dating.kind])}</p>
      <moment-wheel .kind=${'date'} .moment=${{ date: dateOf(trueNow(this.bench.view)), time: '09:00' }}
        @moment=${({ detail }: CustomEvent<Moment>) => this.#record(dating, detail.date)}></moment-wheel>`;
  }
}

define('plan-preparations', PlanPreparations);
