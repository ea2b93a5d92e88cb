/** Something that was held is entered: its kind, the day, what, where, who led it, who was there. Sends `written`. */
import { html, type nothing, type TemplateResult } from 'lit';
import type { FactOf } from '../../server/domain/events/ledger.ts';
import type { ActivityKind, Level } from '../../server/domain/vocabulary.ts';
import type { DeskPerson } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf, dayText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import '../elements/keyboard-field.ts';
import { activityKinds, type Group, groups, kindsOf, levels, ledgers as texts } from '../texts/ledgers.ts';
import './moment-wheel.ts';
import type { Moment } from './moment-wheel.ts';
import './person-picker.ts';
import { pickerStyles } from './picker-styles.ts';
import { chip, DeskSection } from './section.ts';

type Draft = Pick<FactOf<'activity'>, 'kind' | 'title' | 'place' | 'level' | 'led' | 'people'> & {
  readonly on: string;
  readonly spoke: boolean;
};
type Stage = Exclude<keyof typeof texts.stages, 'list'>;

const before: Readonly<Record<Stage, Stage | null>> = {
  group: null,
  kind: 'group',
  form: 'kind',
  on: 'form',
  led: 'form',
  people: 'form',
};

export class ActivityForm extends DeskSection {
  static override properties = { stage: { state: true }, group: { state: true }, draft: { state: true } };
  declare private stage: Stage;
  declare private group: Group;
  declare private draft: Draft;

  static override styles = [...DeskSection.styles, pickerStyles];
  readonly #entry = newId();

  constructor() {
    super();
    this.stage = 'group';
    this.group = 'meetings';
    this.draft = {
      on: '',
      kind: 'lecture',
      title: '',
      place: texts.room,
      level: 'branch',
      led: null,
      people: [],
      spoke: false,
    };
  }

  /** False: there is nothing to go back to. */
  stepBack(): boolean {
    const to = before[this.stage];
    this.stage = to ?? this.stage;
    return to !== null;
  }

  /** What this stage asks. */
  get note(): string {
    return texts.stages[this.stage];
  }

  protected override updated(): void {
    this.send('stage');
  }

  #set(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
  }

  #to(stage: Stage): () => void {
    return () => (this.stage = stage);
  }

  #choose(kind: ActivityKind): void {
    this.#set({ kind, title: activityKinds[kind][1], level: this.group === 'inspections' ? 'township' : 'branch' });
    this.stage = 'form';
  }

  async #save(): Promise<void> {
    const { on, spoke, people, ...held } = this.draft;
    const all = [...people];
    const none = { meeting: null, others: 0, score: null, grade: null };
    const fact: FactOf<'activity'> = { what: 'activity', ...held, ...none, people: all, spoke: spoke ? all : [] };
    const entry = { entry: this.#entry, on, fact, text: '', evidence: [], corrects: null };
    if (await this.bench.run('ledger.write', entry, texts.written)) this.send('written');
  }

  #form({ on, kind, title, place, level, led, people, spoke }: Draft): TemplateResult {
    const name = this.desk.people.find(({ id }) => id === led)?.name ?? texts.noLed;
    const field = (label: string, value: string, to: () => void) =>
      html`<button class="button field" @click=${to}><small>${label}</small><b class="figure">${value}</b></button>`;
    return html`<div class="grid">
      <text-field class="span-4" .label=${texts.title} .value=${title} .most=${100}
        @text=${({ detail }: CustomEvent<string>) => this.#set({ title: detail })}></text-field>
      ${field(texts.date, dayText(on), this.#to('on'))}
      <text-field .label=${texts.place} .value=${place} .most=${100} optional
        @text=${({ detail }: CustomEvent<string>) => this.#set({ place: detail })}></text-field>
      ${field(texts.led, name, this.#to('led'))}
      ${field(texts.people, texts.heads(people.length), this.#to('people'))}
      ${
        this.group === 'inspections'
          ? html`<div class="span-3 grid three">${(['community', 'township', 'district'] as const).map((one: Level) =>
              chip(levels[one], level === one, () => this.#set({ level: one })),
            )}</div>`
          : kind === 'organisation-life'
            ? html`<div class="span-3 grid three">${chip(texts.spoke, spoke, () => this.#set({ spoke: !spoke }))}</div>`
            : html`<span class="span-3"></span>`
      }
      <button class="button primary" @click=${() => this.#save()}>${texts.save}</button>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { draft } = this;
    if (draft.on === '') this.draft = { ...draft, on: dateOf(trueNow(this.view)) };
    switch (this.stage) {
      case 'group':
        return html`<div class="grid two">${(Object.keys(groups) as Group[]).map(
          (group) =>
            html`<button class="button" @click=${() => {
              this.group = group;
              this.stage = 'kind';
            }}>${groups[group]}</button>`,
        )}</div>`;
      case 'kind':
        return html`<div class="grid">${kindsOf(this.group).map((kind) =>
          chip(activityKinds[kind][1], false, () => this.#choose(kind)),
        )}</div>`;
      case 'form':
        return this.#form(draft);
      case 'on':
        return html`<moment-wheel .kind=${'date'} .moment=${{ date: draft.on, time: '09:00' }}
          @moment=${({ detail }: CustomEvent<Moment>) => {
            this.#set({ on: detail.date });
            this.stage = 'form';
          }}></moment-wheel>`;
      case 'led':
        return html`<person-picker .bench=${this.bench} .people=${this.desk.people}
          @pick=${({ detail }: CustomEvent<DeskPerson>) => {
            this.#set({ led: detail.id });
            this.stage = 'form';
          }}></person-picker>`;
      case 'people':
        return html`<person-picker .bench=${this.bench} .people=${this.desk.people.filter(({ standing }) => standing === 'member')}
          .note=${({ id }: DeskPerson) => (draft.people.includes(id) ? texts.here : '')}
          @pick=${({ detail: { id } }: CustomEvent<DeskPerson>) =>
            this.#set({
              people: draft.people.includes(id) ? draft.people.filter((one) => one !== id) : [...draft.people, id],
            })}></person-picker>`;
    }
  }
}

define('activity-form', ActivityForm);
