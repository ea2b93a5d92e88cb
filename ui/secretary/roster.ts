/** 花名册: the list, a person's sheet, a new person, and the way to a table. */
import { html, type TemplateResult } from 'lit';
import type { DeskPerson } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { categories, reasons, sections } from '../texts/desk.ts';
import { roster as texts } from '../texts/office.ts';
import './person-form.ts';
import './person-picker.ts';
import './reason-picker.ts';
import './roster-import.ts';
import { newId } from '../elements/api.ts';
import type { Entry } from './person-form.ts';
import { DeskSection, fullName } from './section.ts';

type Stage =
  | { readonly at: 'menu' | 'find' | 'add' | 'import' }
  | { readonly at: 'change' | 'remove'; readonly person: DeskPerson };

const menu: Stage = { at: 'menu' };

export class DeskRoster extends DeskSection {
  static override properties = { stage: { state: true } };
  declare private stage: Stage;

  constructor() {
    super();
    this.stage = menu;
  }

  async #add(entry: Entry): Promise<void> {
    await this.bench.run('roster.add', { people: [{ ...entry, person: newId() }] }, texts.added(entry.name));
  }

  async #change(person: DeskPerson, entry: Entry): Promise<void> {
    if (await this.bench.run('roster.change', { ...entry, person: person.id }, texts.changed(entry.name)))
      this.stage = menu;
  }

  async #remove(person: DeskPerson, reason: string): Promise<void> {
    if (await this.bench.run('roster.remove', { person: person.id, reason }, texts.removed(person.name)))
      this.stage = menu;
  }

  #menu(): TemplateResult {
    const { people } = this.bench.desk;
    return html`<div class="card middle"><p class="lead figure">${texts.count(people)}</p></div>
      <div class="grid three">
        <button class="button" ?disabled=${people.length === 0} @click=${() => (this.stage = { at: 'find' })}>
          <k-icon name="search"></k-icon>${texts.find}</button>
        <button class="button" @click=${() => (this.stage = { at: 'add' })}><k-icon name="user-plus"></k-icon>${texts.add}</button>
        <button class="button" @click=${() => (this.stage = { at: 'import' })}><k-icon name="list"></k-icon>${texts.import}</button>
      </div>
      <div class="center">
        <button class="button" ?disabled=${people.length === 0} @click=${() => this.bench.go('binding')}>
          <k-icon name="nfc"></k-icon>${texts.toBinding}
        </button>
      </div>`;
  }

  #body(): TemplateResult {
    const { stage, bench } = this;
    switch (stage.at) {
      case 'menu':
        return this.#menu();
      case 'find':
        return html`<person-picker .bench=${bench} .people=${bench.desk.people} .note=${lineOf}
          @pick=${(event: CustomEvent<DeskPerson>) => (this.stage = { at: 'change', person: event.detail })}></person-picker>`;
      case 'add':
        return html`<person-form .bench=${bench} @entry=${(event: CustomEvent<Entry>) => this.#add(event.detail)}></person-form>`;
      case 'import':
        return html`<roster-import .bench=${bench} @imported=${() => (this.stage = menu)}></roster-import>`;
      case 'change':
        return html`<person-form .bench=${bench} .person=${stage.person}
          @remove=${() => (this.stage = { at: 'remove', person: stage.person })}
          @entry=${(event: CustomEvent<Entry>) => this.#change(stage.person, event.detail)}></person-form>`;
      case 'remove':
        return html`<reason-picker .question=${texts.whyRemove(stage.person.name)} .usual=${reasons.remove}
          @reason=${(event: CustomEvent<string>) => this.#remove(stage.person, event.detail)}></reason-picker>`;
    }
  }

  protected override render(): TemplateResult {
    const { stage } = this;
    const { help } = sections.roster;
    const back = () => {
      if (stage.at === 'menu') this.bench.go(null);
      else this.stage = menu;
    };
    const heading = stage.at === 'change' || stage.at === 'remove' ? fullName(stage.person) : texts.stages[stage.at];
    return this.page({ heading, help, back, body: this.#body() });
  }
}

function lineOf({ category, probationary, group, standing }: DeskPerson): string {
  const words = [
    standing === 'member' ? '' : texts.standings[standing],
    category === 'ordinary' ? '' : categories[category],
    probationary ? texts.probationary : '',
    group ?? '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

define('desk-roster', DeskRoster);
