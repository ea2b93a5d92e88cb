/**
 * A person's sheet: how she is called, what she is from which day, how her record is marked (CX-08, WJ-02). Stands in a
 * page's body. Sends `turns` for the list of what she was.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { DeskPerson, MemberPage } from '../../server/kiosk/contract.ts';
import { dateOf, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import '../elements/keyboard-field.ts';
import { categories } from '../texts/desk.ts';
import { member as texts, turns } from '../texts/people.ts';
import { askDay } from './ask-day.ts';
import { askOne } from './ask-one.ts';
import { askReason } from './ask-reason.ts';
import { Categories } from './choices.ts';
import { DeskPage } from './page.ts';
import { type Entry, entryOf } from './person-form.ts';
import { pickerStyles } from './picker-styles.ts';
import { chip } from './section.ts';

type Mark = MemberPage['marks'][number];

const marks = Object.keys(texts.marks) as readonly Mark[];

export class MemberSheet extends DeskPage<MemberPage> {
  static override properties = { person: { attribute: false } };
  declare person: DeskPerson;

  static override styles = [...DeskPage.styles, pickerStyles];

  protected override path(): string {
    return `member?person=${this.person.id}`;
  }

  get #today(): string {
    return dateOf(trueNow(this.view));
  }

  async #describe(change: Partial<Entry>): Promise<void> {
    const entry = { ...entryOf(this.person), ...change, person: this.person.id };
    await this.bench.run('roster.change', entry, texts.saved(entry.name));
  }

  /** Asks from which day it holds: not before what was recorded last, which would stand over it. */
  async #turn(what: string, change: Partial<Entry>): Promise<void> {
    const { person, data } = this;
    const last = data?.turns.find(({ undone }) => !undone)?.day ?? '';
    const question = { ...texts.askDay(person.name, what, last), least: last, day: this.#today, act: texts.fromDay };
    const from = await askDay(question);
    if (from === null) return;
    const entry = { ...entryOf(person), ...change, person: person.id, from };
    await this.bench.run('roster.change', entry, texts.changed(person.name));
  }

  async #classify(): Promise<void> {
    const { person } = this;
    const { name, probationary } = person;
    // Whoever becomes a member of this branch has her home in it.
    const joins: Partial<Entry> = isOwn(person)
      ? {}
      : { standing: 'member', home: '', invitee: undefined, dual: false };
    const choices: { label: string; value: Partial<Entry> }[] = [
      ...Categories.map((category) => ({ label: categories[category], value: { ...joins, category } })),
      { label: probationary ? texts.full : texts.probationary, value: { ...joins, probationary: !probationary } },
      { label: texts.linked, value: { standing: 'linked', category: 'ordinary', probationary: false, dual: false } },
    ];
    const change = await askOne({
      ...texts.askClass(name),
      choices: choices.map((choice) => ({ label: choice.label, value: choice })),
    });
    if (change !== null) await this.#turn(change.label, change.value);
  }

  /** CX-08: of another branch, and expected here, too. */
  async #dual(): Promise<void> {
    const { dual, home } = this.person;
    if (dual) return this.#turn(texts.dualEnds, { dual: false });
    const question = { label: texts.homeBranch, value: home ?? '', most: 40, lines: false, optional: false };
    const branch = await askText(question);
    if (branch !== null) await this.#turn(texts.dualStarts, { standing: 'member', home: branch, dual: true });
  }

  async #appoint(): Promise<void> {
    const { id: person, name } = this.person;
    const sure = await askOne({ ...texts.askAppoint(name), choices: [{ value: true, label: texts.yes }] });
    if (sure !== null) await this.bench.run('branch.name-secretary', { person }, texts.appointed(name));
  }

  async #leave(): Promise<void> {
    const { id: person, name } = this.person;
    const reason = await askReason({ ...texts.whyLeave(name), usual: texts.leaveReasons });
    if (reason === null) return;
    const [transfer] = texts.leaveReasons;
    const question = { label: texts.whereTo, value: '', most: 40, lines: false, optional: true };
    const to = reason === transfer ? await askText(question) : '';
    if (to === null) return;
    const on = await askDay({ ...texts.leaveDay(name, reason), day: this.#today, act: texts.fromDay });
    if (on === null) return;
    const left = { person, reason, on, ...(to === '' ? {} : { to }) };
    await this.bench.run('roster.remove', left, texts.left(name));
  }

  #mark(mark: Mark, on: boolean): TemplateResult {
    const { id: person, name } = this.person;
    const label = texts.marks[mark];
    return chip(label, on, () =>
      this.bench.run('roster.mark', { person, mark, on: !on }, texts.marked(name, label, !on)),
    );
  }

  #field(label: string, value: string, act: () => void): TemplateResult {
    return html`<button class="button field" @click=${act}><small>${label}</small><b>${value}</b></button>`;
  }

  protected override render(): TemplateResult {
    const { person, data } = this;
    const own = isOwn(person);
    return html`<div class="row">
        <text-field .label=${texts.name} .value=${person.name} .most=${24} person
          @text=${({ detail: name }: CustomEvent<string>) => this.#describe({ name })}></text-field>
        ${
          person.home === null && person.standing === 'member'
            ? html`<text-field .label=${texts.group} .value=${person.group ?? ''} .most=${20} optional
                @text=${({ detail: group }: CustomEvent<string>) => this.#describe({ group })}></text-field>`
            : html`<text-field .label=${texts.home} .value=${person.home ?? ''} .most=${40}
                @text=${({ detail: home }: CustomEvent<string>) => this.#describe({ home })}></text-field>`
        }
      </div>
      <div class="grid three">
        ${this.#field(texts.category, texts.className({ ...person, elsewhere: person.home !== null }), () => this.#classify())}
        ${this.#field(texts.dual, texts.dualAt(person.dual, person.home), () => this.#dual())}
        ${this.#field(turns.title, texts.turns(data?.turns.length ?? 0), () => this.send('turns'))}
        ${own ? marks.map((mark) => this.#mark(mark, data?.marks.includes(mark) === true)) : nothing}
        ${own ? html`<button class="button" @click=${() => this.#appoint()}>${texts.appoint}</button>` : nothing}
        <button class="button danger" @click=${() => this.#leave()}>${texts.leave}</button>
      </div>`;
  }
}

/** Someone whom the branch's meetings are for. */
function isOwn({ standing, home, dual }: DeskPerson): boolean {
  return standing === 'member' && (home === null || dual);
}

define('member-sheet', MemberSheet);
