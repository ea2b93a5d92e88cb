/** A person's sheet: name, group or home branch, standing, category. Sends `entry`; for a known person also `remove`. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { PersonEntry } from '../../server/domain/commands/roster.ts';
import type { DeskPerson } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import '../elements/keyboard-field.ts';
import { categories } from '../texts/desk.ts';
import { roster as texts } from '../texts/office.ts';
import { Categories } from './choices.ts';
import { pickerStyles } from './picker-styles.ts';
import { chip, DeskSection } from './section.ts';

export type Entry = PersonEntry;

const blank: Entry = { name: '', standing: 'member', category: 'ordinary', probationary: false };

export class PersonForm extends DeskSection {
  static override properties = { person: { attribute: false }, entry: { state: true } };
  declare person: DeskPerson | null;
  declare private entry: Entry;

  static override styles = [...DeskSection.styles, pickerStyles];

  constructor() {
    super();
    this.person = null;
    this.entry = blank;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('person')) this.entry = this.person === null ? blank : entryOf(this.person);
  }

  #save(): void {
    this.send('entry', this.entry);
    if (this.person === null) this.entry = { ...blank, ...pick(this.entry) };
  }

  protected override render(): TemplateResult {
    const { entry } = this;
    const set = (change: Partial<Entry>) => (this.entry = { ...entry, ...change });
    const linked = entry.standing === 'linked';
    return html`<div class="row">
        <text-field .label=${texts.name} .value=${entry.name} .most=${24} person
          @text=${({ detail }: CustomEvent<string>) => set({ name: detail })}></text-field>
        ${
          linked
            ? html`<text-field .label=${texts.home} .value=${entry.home ?? ''} .most=${40} optional
                @text=${({ detail }: CustomEvent<string>) => set({ home: detail })}></text-field>`
            : html`<text-field .label=${texts.group} .value=${entry.group ?? ''} .most=${20} optional
                @text=${({ detail }: CustomEvent<string>) => set({ group: detail })}></text-field>`
        }
      </div>
      <div class="grid five">
        ${Categories.map((category) =>
          chip(categories[category], !linked && entry.category === category, () =>
            set({ category, standing: 'member' }),
          ),
        )}
        ${chip(texts.probationary, entry.probationary, () => set({ probationary: !entry.probationary, standing: 'member' }))}
        ${chip(texts.standings.linked, linked, () => set({ standing: 'linked', category: 'ordinary', probationary: false }))}
        ${
          this.person === null
            ? nothing
            : html`<button class="button danger" @click=${() => this.send('remove')}>${texts.remove}</button>`
        }
        <button class="button primary ${this.person === null ? 'span-2' : ''}" ?disabled=${entry.name === ''} @click=${() => this.#save()}>
          ${texts.save}</button>
      </div>`;
  }
}

/** What people entered one after the other have in common. */
function pick({ group }: Entry): Partial<Entry> {
  return group === undefined ? {} : { group };
}

function entryOf({ name, standing, category, probationary, group, home, invitee }: DeskPerson): Entry {
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
