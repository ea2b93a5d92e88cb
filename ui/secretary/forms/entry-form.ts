/**
 * One form for whatever is entered: it asks for the fields of its task, each by touch, and sends the command. Sends `stage`
 * when it asks for something else, `entered` when it is done.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { FactOf } from '../../../server/domain/events/ledger.ts';
import type { Choices, DeskPerson } from '../../../server/kiosk/contract.ts';
import { newId } from '../../elements/api.ts';
import { dateOf, dayText, trueNow } from '../../elements/clock.ts';
import { define } from '../../elements/element.ts';
import { askText } from '../../elements/keyboard.ts';
import '../../elements/keyboard-field.ts';
import { fenOf, yuan } from '../../elements/yuan.ts';
import { dues } from '../../texts/affairs.ts';
import { desk as deskTexts } from '../../texts/desk.ts';
import { choiceText, commandWords, entryWords, entries as texts } from '../../texts/entries.ts';
import { askReason } from '../ask-reason.ts';
import '../moment-wheel.ts';
import type { Moment } from '../moment-wheel.ts';
import { DeskPage } from '../page.ts';
import '../person-picker.ts';
import { pickerStyles } from '../picker-styles.ts';
import { chip, cut, fullName, pager } from '../section.ts';
import { changed, commandOf, fieldsOf, isWhole, offers, startOf, type Task, type Values } from './draft.ts';
import type { Ask, Field } from './fields.ts';
import './seats-field.ts';

type Seats = FactOf<'election'>['seats'];
type Labels = Readonly<Record<string, string>>;

export class EntryForm extends DeskPage<Choices> {
  static override properties = {
    task: { attribute: false },
    values: { state: true },
    asking: { state: true },
    at: { state: true },
  };
  declare task: Task;
  declare private values: Values | null;
  /** The field that is being asked for; null: all of them stand there. */
  declare private asking: string | null;
  declare private at: number;

  static override styles = [
    ...DeskPage.styles,
    pickerStyles,
    css`
      .primary {
        grid-column-end: -1;
      }
    `,
  ];
  /** One for all attempts: what is sent twice is entered once. */
  readonly #id = newId();

  constructor() {
    super();
    this.values = null;
    this.asking = null;
    this.at = 0;
  }

  protected override path(): string {
    return 'choices';
  }

  /** What is being asked. */
  get note(): string {
    return this.asking === null ? texts.check : this.#label(this.asking);
  }

  /** False: there is nothing to go back to. */
  stepBack(): boolean {
    const asked = this.asking !== null;
    this.asking = null;
    return asked;
  }

  protected override updated(): void {
    this.send('stage');
  }

  get #today(): string {
    return dateOf(trueNow(this.view));
  }

  #label(name: string): string {
    const { task } = this;
    if ('form' in task) return (commandWords[task.form].fields as Labels)[name] ?? '';
    const { fields, text } = entryWords[task.what];
    return { on: texts.date, text, ...(fields as Labels) }[name] ?? '';
  }

  #set(lists: Choices, name: string, value: unknown): void {
    this.values = changed(this.task, this.values ?? {}, { [name]: value }, lists, this.#today);
    this.asking = null;
  }

  /** A whole number or an amount that was typed in; what is none is said. */
  async #askNumber(lists: Choices, name: string, most: number | null): Promise<void> {
    const label = most === null ? this.#label(name) : texts.number(this.#label(name), most);
    const text = await askText({ label, value: '', most: 10, lines: false, optional: false });
    if (text === null) return;
    const value = most === null ? fenOf(text) : Number(text);
    const fits = value !== null && Number.isInteger(value) && value >= 1 && value <= (most ?? value);
    if (fits) this.#set(lists, name, value);
    else this.bench.complain(most === null ? dues.noAmount : texts.noNumber(most));
  }

  #touch(lists: Choices, name: string, { ask }: Field): void {
    if (ask.by === 'count') void this.#askNumber(lists, name, ask.most);
    else if (ask.by === 'fen') void this.#askNumber(lists, name, null);
    else if (isEmpty(ask, this.#offers(lists, name))) this.bench.complain(texts.noChoice);
    else {
      this.asking = name;
      this.at = 0;
    }
  }

  #offers(lists: Choices, name: string) {
    return offers(this.task, name, this.values ?? {}, lists, this.#today);
  }

  async #save(values: Values): Promise<void> {
    const { task } = this;
    const correcting = 'what' in task && task.corrects !== undefined;
    const reason = correcting ? await askReason({ ...texts.correct, usual: texts.correctReasons }) : '';
    if (reason === null) return;
    const { type, data } = commandOf(task, values, this.#id, reason);
    if (await this.bench.run(type, data, correcting ? texts.corrected : texts.saved)) this.send('entered');
  }

  #said(lists: Choices, name: string, { ask }: Field, value: unknown): string {
    if (value === undefined) return texts.choose;
    switch (ask.by) {
      case 'person': {
        const person = this.desk.people.find(({ id }) => id === value);
        return person === undefined ? ((value === null ? ask.none : null) ?? texts.asBefore) : fullName(person);
      }
      case 'list':
      case 'choice':
        return this.#offers(lists, name).find((offer) => offer.value === value)?.label ?? texts.asBefore;
      case 'fen':
        return yuan(Number(value));
      case 'seats':
        return texts.heads((value as Seats).length);
      case 'day':
        return `${String(value).slice(0, 4)}年${dayText(String(value))}`;
      default:
        return choiceText(String(value));
    }
  }

  #field(lists: Choices, name: string, field: Field, value: unknown): TemplateResult {
    const { ask, stands } = field;
    const label = this.#label(name);
    if (ask.by !== 'text' && ask.by !== 'words')
      return html`<button class="button field" @click=${() => this.#touch(lists, name, field)}>
        <small>${label}</small><b class="figure">${this.#said(lists, name, field, value)}</b>
      </button>`;
    return html`<text-field class=${ask.by === 'words' ? 'span-2' : ''} .label=${label} .value=${String(value ?? '')}
      .most=${ask.most} ?lines=${ask.by === 'words'} ?optional=${stands !== undefined}
      @text=${({ detail }: CustomEvent<string>) => this.#set(lists, name, detail === '' ? stands : detail)}></text-field>`;
  }

  #form(lists: Choices, values: Values): TemplateResult {
    const fields = Object.entries(fieldsOf(this.task, values));
    return html`<div class="grid">
      ${fields.map(([name, field]) => this.#field(lists, name, field, values[name]))}
      <button class="button primary" ?disabled=${!isWhole(this.task, values)} @click=${() => this.#save(values)}>${texts.save}</button>
    </div>`;
  }

  #ask(lists: Choices, name: string, { ask }: Field, value: unknown): TemplateResult {
    const set = (to: unknown) => this.#set(lists, name, to);
    switch (ask.by) {
      case 'person':
        return this.#people(name, ask.none, set);
      case 'day':
      case 'month':
        return html`<moment-wheel .kind=${ask.by === 'day' ? 'date' : 'month'}
          .moment=${{ date: dateIn(value ?? this.#today), time: '09:00' }}
          @moment=${({ detail: { date } }: CustomEvent<Moment>) => set(ask.by === 'day' ? date : date.slice(0, 7))}></moment-wheel>`;
      case 'seats':
        return html`<seats-field .bench=${this.bench} .desk=${this.desk} .seats=${value ?? []}
          @seats=${({ detail }: CustomEvent<Seats>) => set(detail)}></seats-field>`;
      default: {
        const { shown, at, pages } = cut(this.#offers(lists, name), this.at, 9);
        return html`<div class="grid three">
            ${shown.map((offer) => chip([offer.label, offer.note].filter(Boolean).join(' '), offer.value === value, () => set(offer.value)))}
          </div>
          ${pages === 1 ? nothing : html`<div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`}`;
      }
    }
  }

  #people(name: string, none: string | null, set: (to: unknown) => void): TemplateResult {
    const among = this.task.among[name];
    const people = this.desk.people.filter(({ id }) => among === undefined || among.includes(id));
    return html`<person-picker .bench=${this.bench} .people=${people}
        @pick=${({ detail }: CustomEvent<DeskPerson>) => set(detail.id)}></person-picker>
      ${
        none === null || among !== undefined
          ? nothing
          : html`<div class="row"><button class="button" @click=${() => set(null)}>${none}</button></div>`
      }`;
  }

  protected override render(): TemplateResult {
    const { data, asking, task } = this;
    if (data === null) return html`<p class="middle">${deskTexts.loading}</p>`;
    this.values ??= startOf(task, data, this.#today);
    const field = asking === null ? undefined : fieldsOf(task, this.values)[asking];
    if (asking === null || field === undefined) return this.#form(data, this.values);
    return this.#ask(data, asking, field, this.values[asking]);
  }
}

function isEmpty({ by }: Ask, offered: readonly unknown[]): boolean {
  return (by === 'list' || by === 'choice') && offered.length === 0;
}

/** The first of a month. */
function dateIn(text: unknown): string {
  return `${String(text)}-01`.slice(0, 10);
}

define('entry-form', EntryForm);
