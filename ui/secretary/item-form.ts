/** Something to be done is entered: its kind, what it is, with which measures, by whom, until when. Sends `raised`. */
import { html, type TemplateResult } from 'lit';
import type { ItemKind } from '../../server/domain/events/item.ts';
import type { DeskPerson, ItemsPage } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import '../elements/keyboard-field.ts';
import { items as texts } from '../texts/items.ts';
import './moment-wheel.ts';
import type { Moment } from './moment-wheel.ts';
import './person-picker.ts';
import { pickerStyles } from './picker-styles.ts';
import { chip, DeskSection } from './section.ts';

type Stage = keyof typeof texts.forms;

/** Who raises an item of the kind, and who is to act. */
const ways = {
  rectification: { from: 'branch', to: 'branch' },
  service: { from: 'branch', to: 'branch' },
  'passed-up': { from: 'branch', to: 'community' },
  reminder: { from: 'township', to: 'branch' },
} as const satisfies Record<ItemKind, object>;

export class ItemForm extends DeskSection {
  static override properties = {
    looks: { attribute: false },
    stage: { state: true },
    kind: { state: true },
    text: { state: true },
    measures: { state: true },
    person: { state: true },
    due: { state: true },
    look: { state: true },
  };
  declare looks: ItemsPage['looks'];
  declare private stage: Stage;
  declare private kind: ItemKind;
  declare private text: string;
  declare private measures: string;
  declare private person: DeskPerson | null;
  declare private due: string | null;
  declare private look: ItemsPage['looks'][number] | null;

  static override styles = [...DeskSection.styles, pickerStyles];
  readonly #item = newId();

  constructor() {
    super();
    this.looks = [];
    this.stage = 'kind';
    this.kind = 'rectification';
    this.text = '';
    this.measures = '';
    this.person = null;
    this.due = null;
    this.look = null;
  }

  /** False: there is nothing to go back to. */
  stepBack(): boolean {
    if (this.stage === 'kind') return false;
    this.stage = this.stage === 'form' ? 'kind' : 'form';
    return true;
  }

  get #today(): string {
    return dateOf(trueNow(this.view));
  }

  async #save(): Promise<void> {
    const { kind, text, measures, due } = this;
    const raised = { item: this.#item, kind, ...ways[kind], on: this.#today, text, measures, due };
    const of = { look: this.look?.id ?? null, meeting: null, parent: null, person: this.person?.id ?? null };
    if (await this.bench.run('item.raise', { ...raised, ...of }, texts.raised)) this.send('raised');
  }

  #form(): TemplateResult {
    const field = (label: string, value: string | undefined, to: Stage) =>
      html`<button class="button field" @click=${() => (this.stage = to)}>
        <small>${label}</small><b class="figure">${value ?? texts.choose}</b>
      </button>`;
    const withLook = this.kind === 'rectification' && this.looks.length > 0;
    return html`<div class="grid">
      <text-field class="span-4" .label=${texts.text} .value=${this.text} .most=${500} lines
        @text=${({ detail }: CustomEvent<string>) => (this.text = detail)}></text-field>
      <text-field class="span-4" .label=${texts.measures} .value=${this.measures} .most=${500} lines optional
        @text=${({ detail }: CustomEvent<string>) => (this.measures = detail)}></text-field>
      ${field(texts.person, this.person?.name, 'person')}
      ${field(texts.due, this.due === null ? undefined : texts.day(this.due), 'due')}
      ${withLook ? field(texts.look, this.look?.title, 'look') : html`<span></span>`}
      <button class="button primary" ?disabled=${this.text === ''} @click=${() => this.#save()}>${texts.save}</button>
    </div>`;
  }

  protected override render(): TemplateResult {
    switch (this.stage) {
      case 'kind':
        return html`<div class="grid two">${(Object.keys(texts.kinds) as ItemKind[]).map(
          (kind) =>
            html`<button class="button" @click=${() => {
              this.kind = kind;
              this.stage = 'form';
            }}>${texts.kinds[kind]}</button>`,
        )}</div>`;
      case 'form':
        return this.#form();
      case 'person':
        return html`<person-picker .bench=${this.bench} .people=${this.desk.people}
          @pick=${({ detail }: CustomEvent<DeskPerson>) => {
            this.person = detail;
            this.stage = 'form';
          }}></person-picker>`;
      case 'due':
        return html`<moment-wheel .kind=${'date'} .moment=${{ date: this.due ?? this.#today, time: '09:00' }}
          @moment=${({ detail }: CustomEvent<Moment>) => {
            this.due = detail.date;
            this.stage = 'form';
          }}></moment-wheel>`;
      case 'look':
        return html`<div class="grid two">${[null, ...this.looks].map((look) =>
          chip(look?.title ?? texts.noLook, look?.id === this.look?.id, () => {
            this.look = look;
            this.stage = 'form';
          }),
        )}</div>`;
    }
  }
}

define('item-form', ItemForm);
