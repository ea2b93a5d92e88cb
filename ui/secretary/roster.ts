/** 花名册: the list, a person's sheet and record, a new person, the way to a table and to the exemptions. */
import { html, type TemplateResult } from 'lit';
import type { DeskPerson } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import { categories, sections } from '../texts/desk.ts';
import { roster as texts } from '../texts/office.ts';
import { turns } from '../texts/people.ts';
import { askOne } from './ask-one.ts';
import './member-sheet.ts';
import './member-turns.ts';
import './person-form.ts';
import './person-picker.ts';
import './roster-import.ts';
import './turns-year.ts';
import type { Entry } from './person-form.ts';
import { DeskSection, fullName } from './section.ts';

type Stage =
  | { readonly at: 'menu' | 'find' | 'add' | 'import' | 'turns' }
  | { readonly at: 'sheet' | 'member-turns'; readonly person: string };

const menu: Stage = { at: 'menu' };
const find: Stage = { at: 'find' };

export class DeskRoster extends DeskSection {
  static override properties = { stage: { state: true } };
  declare private stage: Stage;

  constructor() {
    super();
    this.stage = menu;
  }

  readonly #add = async ({ came, home, ...entry }: Entry): Promise<boolean> => {
    const person = await this.#idFor(entry);
    if (person === null) return false;
    const said = { ...(came ? { came } : {}), ...(home ? { home } : {}) };
    const people = [{ ...entry, ...said, person }];
    return this.bench.run('roster.add', { people }, texts.added(entry.name));
  };

  /** Who left and comes back goes on with what is on record. Null: the secretary went back. */
  async #idFor({ name, from }: Entry): Promise<string | null> {
    const same = this.desk.former.filter((one) => one.name === name && (from === undefined || one.on <= from));
    if (same.length === 0) return newId();
    return askOne({
      ...texts.askFormer(name),
      choices: [
        ...same.slice(0, 5).map((one) => ({ value: one.id, label: texts.former(one) })),
        { value: newId(), label: texts.another },
      ],
    });
  }

  #menu(): TemplateResult {
    const { people } = this.bench.desk;
    const empty = people.length === 0;
    return html`<div class="card middle"><p class="lead figure">${texts.count(people)}</p></div>
      <div class="grid three">
        <button class="button" ?disabled=${empty} @click=${() => (this.stage = find)}>
          <k-icon name="search"></k-icon>${texts.find}</button>
        <button class="button" @click=${() => (this.stage = { at: 'add' })}><k-icon name="user-plus"></k-icon>${texts.add}</button>
        <button class="button" @click=${() => (this.stage = { at: 'import' })}><k-icon name="list"></k-icon>${texts.import}</button>
        <button class="button" ?disabled=${empty} @click=${() => this.bench.go('exemptions')}>
          <k-icon name="check"></k-icon>${sections.exemptions.title}</button>
        <button class="button" ?disabled=${empty} @click=${() => (this.stage = { at: 'turns' })}>
          <k-icon name="clock"></k-icon>${turns.title}</button>
        <button class="button" ?disabled=${empty} @click=${() => this.bench.go('binding')}>
          <k-icon name="nfc"></k-icon>${texts.toBinding}</button>
      </div>`;
  }

  #body(): TemplateResult {
    const { stage, bench, view, desk } = this;
    switch (stage.at) {
      case 'menu':
        return this.#menu();
      case 'find':
        return html`<person-picker .bench=${bench} .people=${desk.people} .note=${lineOf}
          @pick=${(event: CustomEvent<DeskPerson>) => (this.stage = { at: 'sheet', person: event.detail.id })}></person-picker>`;
      case 'add':
        return html`<person-form .bench=${bench} .view=${view} .add=${this.#add}></person-form>`;
      case 'import':
        return html`<roster-import .bench=${bench} @imported=${() => (this.stage = menu)}></roster-import>`;
      case 'turns':
        return html`<turns-year .bench=${bench} .view=${view} .desk=${desk}></turns-year>`;
      case 'sheet': {
        const person = this.#person;
        // She has just left: the list is what is nearest.
        if (person === undefined) return html`<p class="lead middle">${texts.gone}</p>`;
        return html`<member-sheet .bench=${bench} .view=${view} .desk=${desk} .person=${person}
          @turns=${() => (this.stage = { at: 'member-turns', person: stage.person })}></member-sheet>`;
      }
      case 'member-turns':
        return html`<member-turns .bench=${bench} .view=${view} .desk=${desk} .person=${stage.person}></member-turns>`;
    }
  }

  get #person(): DeskPerson | undefined {
    const { stage } = this;
    if (stage.at !== 'sheet' && stage.at !== 'member-turns') return undefined;
    return this.desk.people.find(({ id }) => id === stage.person);
  }

  #back(): void {
    const { stage } = this;
    if (stage.at === 'menu') this.bench.go(null);
    else if (stage.at === 'sheet') this.stage = find;
    else if (stage.at === 'member-turns') this.stage = { at: 'sheet', person: stage.person };
    else this.stage = menu;
  }

  protected override render(): TemplateResult {
    const { stage } = this;
    const person = this.#person;
    const heading = person === undefined ? texts.stages[stage.at] : fullName(person);
    const note = stage.at === 'member-turns' ? { note: turns.title } : {};
    return this.page({ heading, ...note, help: sections.roster.help, back: () => this.#back(), body: this.#body() });
  }
}

function lineOf({ category, probationary, dual, group, standing }: DeskPerson): string {
  const words = [
    standing === 'member' ? '' : texts.standings[standing],
    dual ? texts.dual : '',
    category === 'ordinary' ? '' : categories[category],
    probationary ? texts.probationary : '',
    group ?? '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

define('desk-roster', DeskRoster);
