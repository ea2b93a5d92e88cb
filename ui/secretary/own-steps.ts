/** 自创步骤: own steps between or after the fixed ones (CX-05 N). */
import { html, type TemplateResult } from 'lit';
import type { OwnStep } from '../../server/domain/vocabulary.ts';
import type { MeetingView, StepView } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import '../elements/keyboard-field.ts';
import { ownStepTitles, sections } from '../texts/desk.ts';
import { byHand, ownSteps as texts } from '../texts/sections.ts';
import { chip, cut, DeskSection, pager } from './section.ts';

type Stage = 'list' | 'title' | 'after' | 'form';

export class DeskOwnSteps extends DeskSection {
  static override properties = { stage: { state: true }, step: { state: true }, at: { state: true } };
  declare private stage: Stage;
  declare private step: OwnStep;
  declare private at: number;

  constructor() {
    super();
    this.stage = 'list';
    this.step = { id: '', after: '', title: '', host: '', minutes: 20 };
    this.at = 0;
  }

  #start(meeting: MeetingView): void {
    const after = meeting.steps.findLast(({ state }) => state !== 'todo') ?? meeting.steps[0];
    this.step = {
      id: newId(),
      after: after?.id ?? '',
      title: '',
      host: this.bench.desk.roles.chair ?? '',
      minutes: 20,
    };
    this.stage = 'title';
  }

  #titled(title: string): void {
    this.step = { ...this.step, title };
    this.stage = 'form';
  }

  async #other(): Promise<void> {
    const title = await askText({
      label: texts.title,
      value: this.step.title,
      most: 20,
      lines: false,
      optional: false,
    });
    if (title !== null) this.#titled(title);
  }

  async #place(meeting: MeetingView): Promise<void> {
    if (await this.bench.run('own-step.place', { meeting: meeting.id, step: this.step }, texts.placed))
      this.stage = 'list';
  }

  #list(meeting: MeetingView): TemplateResult {
    const { shown, at, pages } = cut(meeting.steps, this.at, 6);
    const { hosts } = this.bench.desk.roles;
    const remove = (step: StepView) =>
      this.bench.run('own-step.remove', { meeting: meeting.id, step: step.id }, texts.removed);
    return html`<div class="grid two">
        ${shown.map(
          (step) => html`<div class="item ${step.own ? 'own' : ''}">
            <b class="figure">${meeting.steps.indexOf(step) + 1}</b>
            <p><b>${nameOf(step)}</b><small>${step.own ? texts.plan(hosts[step.id] ?? null, step.minutes) : texts.fixed}</small></p>
            ${
              step.own && step.state === 'todo'
                ? html`<button class="button danger" @click=${() => remove(step)}>${texts.remove}</button>`
                : html`<small>${texts.states[step.state]}</small>`
            }
          </div>`,
        )}
      </div>
      <div class="row">
        <button class="button" @click=${() => this.#start(meeting)}><k-icon name="plus"></k-icon>${texts.add}</button>
        ${pager(at, pages, (page) => (this.at = page))}
      </div>`;
  }

  #titles(): TemplateResult {
    return html`<div class="grid">
      ${ownStepTitles.map((title) => chip(title, false, () => this.#titled(title)))}
      <button class="button" @click=${() => this.#other()}>${texts.other}</button>
    </div>`;
  }

  #places(meeting: MeetingView): TemplateResult {
    const choose = (after: string): void => {
      this.step = { ...this.step, after };
      this.stage = 'form';
    };
    // A step that is over, with the next one over too, has no place after it any more.
    const free = meeting.steps.filter((_, index) => (meeting.steps[index + 1]?.state ?? 'todo') === 'todo');
    return html`<div class="grid two">
      ${free.slice(0, 8).map((step) => chip(texts.after(nameOf(step)), step.id === this.step.after, () => choose(step.id)))}
    </div>`;
  }

  #form(meeting: MeetingView): TemplateResult {
    const { step } = this;
    const place = meeting.steps.find(({ id }) => id === step.after);
    const after = place === undefined ? '' : nameOf(place);
    const minutes = (by: number) => (this.step = { ...step, minutes: Math.min(600, Math.max(5, step.minutes + by)) });
    return html`<div class="row">
        <button class="button chip" @click=${() => (this.stage = 'title')}>${step.title}</button>
        <button class="button chip" @click=${() => (this.stage = 'after')}>${texts.after(after)}</button>
      </div>
      <div class="grid five">
        <text-field class="span-2" .label=${texts.host} .value=${step.host} .most=${20} optional person
          @text=${({ detail }: CustomEvent<string>) => (this.step = { ...step, host: detail })}></text-field>
        <button class="button" aria-label=${texts.shorter} @click=${() => minutes(-5)}><k-icon name="minus"></k-icon></button>
        <p class="middle lead figure">${texts.minutes(step.minutes)}</p>
        <button class="button" aria-label=${texts.longer} @click=${() => minutes(5)}><k-icon name="plus"></k-icon></button>
      </div>
      <div class="center">
        <button class="button primary" @click=${() => this.#place(meeting)}>${texts.place}</button>
      </div>`;
  }

  #body(meeting: MeetingView | null): TemplateResult {
    if (meeting === null || meeting.phase === 'closed') return html`<p class="lead middle">${byHand.notOn}</p>`;
    switch (this.stage) {
      case 'list':
        return this.#list(meeting);
      case 'title':
        return this.#titles();
      case 'after':
        return this.#places(meeting);
      case 'form':
        return this.#form(meeting);
    }
  }

  protected override render(): TemplateResult {
    const { title, help } = sections.ownSteps;
    const back = () => {
      if (this.stage === 'list') this.bench.go(null);
      else this.stage = this.stage === 'after' ? 'form' : 'list';
    };
    return this.page({
      heading: title,
      note: texts.stages[this.stage],
      help,
      back,
      body: this.#body(this.bench.view.meeting),
    });
  }
}

/** The fixed steps' full titles are sentences. */
function nameOf({ own, title, short }: StepView): string {
  return own ? title : short;
}

define('desk-own-steps', DeskOwnSteps);
