/**
 * Something that was held is entered, or entered anew: its kind, the day, what, where, who led it, who was there. Sends
 * `written`.
 */
import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { FactOf } from '../../server/domain/events/ledger.ts';
import type { ActivityKind, Level } from '../../server/domain/vocabulary.ts';
import type { DeskPerson, LedgersPage } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf, dayText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import '../elements/keyboard-field.ts';
import { entries } from '../texts/entries.ts';
import { activityKinds, type Group, groups, kindsOf, levels, ledgers as texts } from '../texts/ledgers.ts';
import { askReason } from './ask-reason.ts';
import './moment-wheel.ts';
import type { Moment } from './moment-wheel.ts';
import './person-picker.ts';
import { pickerStyles } from './picker-styles.ts';
import { chip, DeskSection } from './section.ts';

type Known = Extract<LedgersPage['entries'][number]['fact'], { readonly what: 'activity' }>;
type Draft = Pick<Known, 'kind' | 'title' | 'place' | 'level' | 'led' | 'people'> & {
  readonly on: string;
  readonly spoke: boolean;
};
type Stage = Exclude<keyof typeof texts.stages, 'list' | 'what'>;

const before: Readonly<Record<Stage, Stage | null>> = {
  group: null,
  kind: 'group',
  form: 'kind',
  on: 'form',
  led: 'form',
  people: 'form',
};

export class ActivityForm extends DeskSection {
  static override properties = {
    kinds: { attribute: false },
    corrects: { attribute: false },
    stage: { state: true },
    group: { state: true },
    draft: { state: true },
  };
  /** Only these are asked for; empty: any. */
  declare kinds: readonly ActivityKind[];
  /** The entry that it takes the place of; null: it is a new one. */
  declare corrects: { readonly id: string; readonly on: string; readonly fact: Known } | null;
  declare private stage: Stage;
  declare private group: Group;
  declare private draft: Draft;

  static override styles = [...DeskSection.styles, pickerStyles];
  readonly #entry = newId();
  /** Before it there is nothing to go back to. */
  #first: Stage = 'group';

  constructor() {
    super();
    this.kinds = [];
    this.corrects = null;
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

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.hasUpdated) return;
    const [kind, another] = this.kinds;
    if (this.corrects !== null) this.#resume(this.corrects);
    else {
      this.#set({ on: dateOf(trueNow(this.view)) });
      if (another !== undefined) this.stage = 'kind';
      else if (kind !== undefined) this.#choose(kind);
    }
    this.#first = this.stage;
  }

  #resume({ on, fact }: NonNullable<ActivityForm['corrects']>): void {
    this.draft = { ...fact, on, spoke: fact.spoke.length > 0 };
    this.group = activityKinds[fact.kind][0] ?? 'meetings';
    this.stage = 'form';
  }

  /** False: there is nothing to go back to. */
  stepBack(): boolean {
    const to = this.stage === this.#first ? null : before[this.stage];
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
    this.group = activityKinds[kind][0] ?? this.group;
    this.#set({ kind, title: activityKinds[kind][1], level: this.group === 'inspections' ? 'township' : 'branch' });
    this.stage = 'form';
  }

  async #save(): Promise<void> {
    const { corrects } = this;
    const { on, spoke, kind, title, place, level, led, people } = this.draft;
    const all = [...people];
    const { meeting, others, score, grade } = corrects?.fact ?? { meeting: null, others: 0, score: null, grade: null };
    const held = { kind, title, place, level, led, meeting, others, score, grade };
    const fact: FactOf<'activity'> = { what: 'activity', ...held, people: all, spoke: spoke ? all : [] };
    const reason = corrects === null ? '' : await askReason({ ...entries.correct, usual: entries.correctReasons });
    if (reason === null) return;
    const corrected = corrects === null ? null : { entry: corrects.id, reason };
    const entry = { entry: this.#entry, on, fact, text: '', evidence: [], corrects: corrected };
    const said = corrects === null ? texts.written : entries.corrected;
    if (await this.bench.run('ledger.write', entry, said)) this.send('written');
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

  protected override render(): TemplateResult {
    const { draft } = this;
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
        return html`<div class="grid">${(this.kinds.length > 0 ? this.kinds : kindsOf(this.group)).map((kind) =>
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
