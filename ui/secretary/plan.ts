/** 活动方案: the next meeting's date (by rule), times, theme, place, agenda, requirements and pages (CX-01, CX-03, CX-04). */
import { html, nothing, type TemplateResult } from 'lit';
import type { PartId } from '../../server/domain/vocabulary.ts';
import type { PlanView } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf, dayAndWeekday, dayText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import '../elements/keyboard-field.ts';
import { ruleText } from '../texts/day-rule.ts';
import { parts, reasons, sections } from '../texts/desk.ts';
import { plan as texts } from '../texts/office.ts';
import { preparations } from '../texts/proceedings.ts';
import './charter-picker.ts';
import './moment-wheel.ts';
import type { Moment } from './moment-wheel.ts';
import './plan-agenda.ts';
import { draftOf, type PlanDraft } from './plan-draft.ts';
import './plan-pages.ts';
import './plan-preparations.ts';
import './reason-picker.ts';
import { cut, DeskSection, pager } from './section.ts';

type Stage =
  | 'list'
  | 'form'
  | 'date'
  | PartId
  | 'agenda'
  | 'pages'
  | 'reading'
  | 'preparations'
  | 'withdraw'
  | 'move'
  | 'choose';

export class DeskPlan extends DeskSection {
  static override properties = { stage: { state: true }, draft: { state: true }, at: { state: true } };
  declare private stage: Stage;
  declare private draft: PlanDraft | null;
  declare private at: number;

  constructor() {
    super();
    this.stage = 'list';
    this.draft = null;
    this.at = 0;
  }

  #fresh(): PlanDraft {
    const { board, branch } = this.bench.view;
    const last = this.bench.desk.plans.at(-1);
    const day = { id: 'day', start: '09:00' } as const;
    const usual = branch?.kind === 'rural' ? [day, { id: 'evening', start: '19:00' } as const] : [day];
    return {
      meeting: newId(),
      date: board.nextByRule ?? dateOf(trueNow(this.bench.view)),
      theme: '',
      place: last?.place ?? branch?.room ?? '',
      requirements: last?.requirements ?? texts.usualRequirements,
      parts: last === undefined ? usual : last.parts.map(({ id, start }) => ({ id, start })),
      agenda: [],
      pages: [],
    };
  }

  #edit(plan: PlanView): void {
    this.draft = draftOf(plan);
    this.stage = 'form';
  }

  /** The plan as it stands, if it does. */
  #known(draft: PlanDraft): PlanView | undefined {
    return this.bench.desk.plans.find(({ id }) => id === draft.meeting);
  }

  /** Whether the day is newly off the rule; one more meeting in a month that has its own is not. */
  #needsReason(draft: PlanDraft): boolean {
    const { day, plans } = this.bench.desk;
    const days = day?.months.find(({ month }) => draft.date.startsWith(month))?.days;
    if (days === undefined || days.includes(draft.date) || this.#known(draft)?.date === draft.date) return false;
    return plans.every(({ id, date }) => id === draft.meeting || !days.includes(date));
  }

  async #save(draft: PlanDraft): Promise<void> {
    if (this.#needsReason(draft)) this.stage = 'move';
    else if (await this.bench.run('meeting.plan', draft, texts.saved)) this.stage = 'list';
  }

  /** Where the superior must agree first, all but the day is saved. */
  async #move(draft: PlanDraft, reason: string): Promise<void> {
    const { meeting, date } = draft;
    const known = this.#known(draft);
    const waits = known !== undefined && this.bench.desk.day?.superior === 'approval';
    const saved = waits
      ? (await this.bench.run('meeting.plan', { ...draft, date: known.date }, texts.saved)) &&
        (await this.bench.run('meeting.reschedule', { meeting, to: date, reason }, texts.asking))
      : await this.bench.run('meeting.plan', { ...draft, reason }, texts.saved);
    this.stage = saved ? 'list' : 'form';
  }

  async #answer({ id: meeting }: PlanView, asked: string, approved: boolean): Promise<void> {
    const data = { meeting, asked, approved, by: texts.superior };
    if (await this.bench.run('rescheduling.answer', data, texts.answered)) this.stage = 'list';
  }

  async #choose(date: string): Promise<void> {
    const day = Math.min(Number(date.slice(8)), 28);
    if (await this.bench.run('branch.choose-day', { day }, texts.dayChosen(day))) this.stage = 'list';
  }

  async #withdraw(draft: PlanDraft, reason: string): Promise<void> {
    if (await this.bench.run('meeting.withdraw', { meeting: draft.meeting, reason }, texts.withdrawn))
      this.stage = 'list';
  }

  #list(): TemplateResult {
    const plans = this.bench.desk.plans.filter(({ state }) => state !== 'closed');
    const { shown, at, pages } = cut(plans, this.at, 3);
    const { day } = this.bench.desk;
    const asksForDay = day?.rule.kind === 'chosen-day' && day.chosenDay === null;
    const fresh = (): void => {
      this.draft = this.#fresh();
      this.stage = 'form';
    };
    return html`${shown.map(
      (one) => html`<button class="button item" @click=${() => this.#edit(one)}>
        <b class="figure">${dayAndWeekday(one.date)}</b>
        <span><b>${one.theme === '' ? texts.noTheme : one.theme}</b><small>${one.unexplained ? texts.unexplained : ''} ${one.late ? texts.late : ''} ${
          one.asked !== null && this.bench.desk.superior !== null
            ? texts.waits(dayText(one.asked.to), this.bench.desk.superior)
            : one.answered === null
              ? one.place
              : texts.answeredBy(one.answered)
        }</small></span>
        <k-icon name="chevron-right"></k-icon>
      </button>`,
    )}
    ${shown.length === 0 ? html`<p class="lead middle">${texts.none}</p>` : nothing}
    <div class="row">
      <button class="button" @click=${fresh}><k-icon name="plus"></k-icon>${texts.fresh}</button>
      ${
        asksForDay
          ? html`<button class="button" @click=${() => (this.stage = 'choose')}>${texts.chooseDay}</button>`
          : nothing
      }
      <button class="button" @click=${() => this.bench.go('themes')}><k-icon name="list"></k-icon>${sections.themes.title}</button>
      ${pager(at, pages, (page) => (this.at = page))}
    </div>`;
  }

  #form(draft: PlanDraft): TemplateResult {
    const known = this.#known(draft);
    const notice = this.bench.desk.day?.noticeDays ?? 0;
    const open = known?.preparations.filter(({ on }) => on === null).length ?? 0;
    const set = (change: Partial<PlanDraft>) => (this.draft = { ...draft, ...change });
    const field = (
      label: string,
      value: string,
      to: Stage,
    ) => html`<button class="button field" @click=${() => (this.stage = to)}>
      <small>${label}</small><b class="figure">${value}</b></button>`;
    const [day = '', weekday = ''] = dayAndWeekday(draft.date).split(' ');
    const late = Date.parse(draft.date) - Date.parse(dateOf(trueNow(this.bench.view))) < notice * 86_400_000;
    return html`<div class="grid">
        ${field(`${texts.date} ${weekday}`, day, 'date')}
        ${draft.parts.map(({ id, start }) => field(parts[id], start, id))}
        <text-field class=${draft.parts.length === 1 ? 'span-2' : ''} .label=${texts.place} .value=${draft.place} .most=${40} optional
          @text=${({ detail }: CustomEvent<string>) => set({ place: detail })}></text-field>
        <text-field class="span-2" .label=${texts.theme} .value=${draft.theme} .most=${60}
          @text=${({ detail }: CustomEvent<string>) => set({ theme: detail })}></text-field>
        ${field(texts.agenda, texts.items(draft.agenda.length), 'agenda')}
        ${field(texts.pages, texts.sheets(draft.pages.length), 'pages')}
        <button class="button field ${known === undefined ? 'span-2' : ''}" @click=${() => this.#requirements(draft)}>
          <small>${texts.requirements}</small><b>${draft.requirements === '' ? texts.empty : draft.requirements}</b></button>
        ${field(texts.reading, texts.chapters(draft.reading?.length ?? 0), 'reading')}
        ${known === undefined ? nothing : field(texts.preparations, preparations.standing(open), 'preparations')}
        <button class="button primary" @click=${() => this.#save(draft)}>${texts.save}</button>
      </div>
      <div class="row">
        <p class="middle ${late ? 'bad' : ''}">${late ? texts.willBeLate(notice) : texts.inTime(dayText(draft.date), notice)}</p>
        ${
          known === undefined
            ? nothing
            : html`<button class="button danger" @click=${() => (this.stage = 'withdraw')}>${texts.withdraw}</button>`
        }
      </div>
      ${known?.asked == null ? nothing : this.#asked(known, known.asked)}`;
  }

  #asked(plan: PlanView, { id, to }: NonNullable<PlanView['asked']>): TemplateResult {
    const answer = (approved: boolean) => () => this.#answer(plan, id, approved);
    const { superior } = this.bench.desk;
    if (superior !== null) return html`<p class="middle">${texts.waits(dayText(to), superior)}</p>`;
    return html`<div class="row">
      <p class="middle">${texts.asked(dayText(to))}</p>
      <button class="button" @click=${answer(true)}>${texts.approve}</button>
      <button class="button" @click=${answer(false)}>${texts.refuse}</button>
    </div>`;
  }

  async #requirements(draft: PlanDraft): Promise<void> {
    const question = { label: texts.requirements, value: draft.requirements, most: 2000, lines: true, optional: true };
    const requirements = await askText(question);
    if (requirements !== null) this.draft = { ...draft, requirements };
  }

  #wheel(draft: PlanDraft, stage: 'date' | PartId): TemplateResult {
    const time = draft.parts.find(({ id }) => id === stage)?.start ?? '09:00';
    const take = ({ detail }: CustomEvent<Moment>): void => {
      const times = draft.parts.map((one) => (one.id === stage ? { ...one, start: detail.time } : one));
      this.draft = stage === 'date' ? { ...draft, date: detail.date } : { ...draft, parts: times };
      this.stage = 'form';
    };
    return html`<moment-wheel .kind=${stage === 'date' ? 'date' : 'time'} .moment=${{ date: draft.date, time }}
      @moment=${take}></moment-wheel>`;
  }

  #body(): TemplateResult {
    const { draft, stage } = this;
    if (stage === 'choose')
      return html`<moment-wheel .kind=${'date'} .moment=${{ date: dateOf(trueNow(this.bench.view)), time: '09:00' }}
        @moment=${({ detail }: CustomEvent<Moment>) => this.#choose(detail.date)}></moment-wheel>`;
    if (draft === null) return this.#list();
    switch (stage) {
      case 'list':
        return this.#list();
      case 'form':
        return this.#form(draft);
      case 'date':
      case 'day':
      case 'evening':
        return this.#wheel(draft, stage);
      case 'agenda':
        return html`<plan-agenda .agenda=${draft.agenda}
          @agenda=${({ detail }: CustomEvent<PlanDraft['agenda']>) => (this.draft = { ...draft, agenda: detail })}></plan-agenda>`;
      case 'pages':
        return html`<plan-pages .pages=${draft.pages}
          @pages=${({ detail }: CustomEvent<PlanDraft['pages']>) => (this.draft = { ...draft, pages: detail })}></plan-pages>`;
      case 'move':
        return html`<reason-picker .question=${texts.whyMove(dayText(draft.date))} .usual=${reasons.move}
          @reason=${({ detail }: CustomEvent<string>) => this.#move(draft, detail)}></reason-picker>`;
      case 'reading':
        return html`<charter-picker .titles=${this.bench.desk.charter} .chosen=${(draft.reading ?? []).map(({ chapter }) => chapter)}
          @chapters=${({ detail }: CustomEvent<readonly number[]>) =>
            (this.draft = { ...draft, reading: detail.map((chapter) => ({ chapter })) })}></charter-picker>`;
      case 'preparations':
        return html`<plan-preparations .bench=${this.bench} .plan=${this.#known(draft)}></plan-preparations>`;
      case 'withdraw':
        return html`<reason-picker .question=${texts.whyWithdraw} .usual=${reasons.withdraw}
          @reason=${(event: CustomEvent<string>) => this.#withdraw(draft, event.detail)}></reason-picker>`;
    }
  }

  protected override render(): TemplateResult {
    const { title, help } = sections.plan;
    const { stage } = this;
    const back = () => {
      if (stage === 'list') this.bench.go(null);
      else this.stage = stage === 'form' || stage === 'choose' ? 'list' : 'form';
    };
    const { day } = this.bench.desk;
    const note =
      day !== null && (stage === 'list' || stage === 'date') ? texts.rule(ruleText(day)) : texts.stages[stage];
    return this.page({ heading: title, note, help, back, body: this.#body() });
  }
}

define('desk-plan', DeskPlan);
