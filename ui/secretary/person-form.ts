/** A new person: name, group or home branch, what she is from which day, where she came from. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PersonEntry } from '../../server/domain/commands/roster.ts';
import type { DeskPerson } from '../../server/kiosk/contract.ts';
import { dateOf, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import '../elements/keyboard-field.ts';
import { categories } from '../texts/desk.ts';
import { roster as texts } from '../texts/office.ts';
import { joining, member } from '../texts/people.ts';
import { askDay } from './ask-day.ts';
import { Categories } from './choices.ts';
import { pickerStyles } from './picker-styles.ts';
import { chip, DeskSection } from './section.ts';

export type Entry = PersonEntry;

const blank: Entry = { name: '', standing: 'member', category: 'ordinary', probationary: false };

export class PersonForm extends DeskSection {
  static override properties = { add: { attribute: false }, entry: { state: true }, adding: { state: true } };
  /** Resolves with whether the person was added. */
  declare add: (entry: Entry) => Promise<boolean>;
  declare private entry: Entry;
  declare private adding: boolean;

  static override styles = [...DeskSection.styles, pickerStyles];

  constructor() {
    super();
    this.entry = blank;
    this.adding = false;
  }

  #set(change: Partial<Entry>): void {
    this.entry = { ...this.entry, ...change };
  }

  async #save(): Promise<void> {
    this.adding = true;
    const isAdded = await this.add(this.entry);
    this.adding = false;
    if (!isAdded) return;
    const { group, ...entry } = this.entry;
    // People entered one after the other are of one group.
    this.entry = { ...blank, ...(group === undefined || entry.standing === 'linked' ? {} : { group }) };
  }

  async #askDay(): Promise<void> {
    const day = this.entry.from ?? dateOf(trueNow(this.view));
    const from = await askDay({ ...joining.askDay, day, act: member.fromDay });
    if (from !== null) this.#set({ from });
  }

  /** Where the person belongs: a group of this branch, or another branch. */
  #belongs(elsewhere: boolean): TemplateResult {
    const { group = '', home = '' } = this.entry;
    return elsewhere
      ? html`<text-field .label=${texts.home} .value=${home} .most=${40} optional
          @text=${({ detail }: CustomEvent<string>) => this.#set({ home: detail })}></text-field>`
      : html`<text-field .label=${texts.group} .value=${group} .most=${20} optional
          @text=${({ detail }: CustomEvent<string>) => this.#set({ group: detail })}></text-field>`;
  }

  protected override render(): TemplateResult {
    const { entry } = this;
    const linked = entry.standing === 'linked';
    const dual = entry.dual === true;
    const of = (change: Partial<Entry>) => () => this.#set({ standing: 'member', dual: false, ...change });
    return html`<div class="row">
        <text-field .label=${texts.name} .value=${entry.name} .most=${24} person
          @text=${({ detail }: CustomEvent<string>) => this.#set({ name: detail })}></text-field>
        ${this.#belongs(linked || dual)}
        ${
          linked || dual
            ? nothing
            : html`<text-field .label=${joining.came} .value=${entry.came ?? ''} .most=${40} optional
                @text=${({ detail }: CustomEvent<string>) => this.#set({ came: detail })}></text-field>`
        }
        <button class="button field" @click=${() => this.#askDay()}>
          <small>${joining.from}</small><b>${entry.from === undefined ? joining.today : joining.dayOf(entry.from)}</b>
        </button>
      </div>
      <div class="grid five">
        ${Categories.map((category) =>
          chip(categories[category], !linked && entry.category === category, of({ category, dual })),
        )}
        ${chip(texts.probationary, entry.probationary, of({ probationary: !entry.probationary, dual }))}
        ${chip(member.dual, dual, of({ dual: !dual }))}
        ${chip(texts.standings.linked, linked, of({ standing: 'linked', category: 'ordinary', probationary: false }))}
        <button class="button primary" ?disabled=${this.adding || entry.name === '' || (dual && (entry.home ?? '') === '')} @click=${() => this.#save()}>
          ${texts.save}</button>
      </div>`;
  }
}

/** As the person stands on the roster. */
export function entryOf({ name, standing, category, probationary, group, home, invitee }: DeskPerson): Entry {
  return {
    name,
    standing,
    category,
    probationary,
    ...(group === null ? {} : { group }),
    ...(home === null ? {} : { home }),
    ...(invitee === null ? {} : { invitee }),
  };
}

define('person-form', PersonForm);
