/**
 * 补课与联系: who did not come, and what was done about it: contacts, make-ups, the list read out, talks (CX-09, CX-13, CX-14).
 * Also what a meeting that is closed still lacks: a sign-in, its summary.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { AbsenceMeeting, AbsencePage, Absentee, FollowUpEntry } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf, dayText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { absence as texts, years } from '../texts/affairs.ts';
import { desk, sections } from '../texts/desk.ts';
import { late } from '../texts/people.ts';
import { byHand, today } from '../texts/sections.ts';
import { askDay } from './ask-day.ts';
import { askLate } from './late.ts';
import './late-sign-in.ts';
import { DeskPage } from './page.ts';
import './reason-picker.ts';
import { cut, pager } from './section.ts';

type Stage =
  | { readonly at: 'meetings' }
  | { readonly at: 'talks' }
  | { readonly at: 'meeting'; readonly meeting: string }
  | { readonly at: 'late'; readonly meeting: string }
  | { readonly at: 'person' | 'forms'; readonly meeting: string; readonly person: string }
  | { readonly at: 'undo'; readonly meeting: string; readonly person: string; readonly entry: FollowUpEntry };

type MakeUpForm = AbsenceMeeting['forms'][number];

const start: Stage = { at: 'meetings' };

export class DeskAbsence extends DeskPage<AbsencePage> {
  static override properties = { year: { state: true }, stage: { state: true }, at: { state: true } };
  /** Empty: this year. */
  declare private year: string;
  declare private stage: Stage;
  declare private at: number;

  constructor() {
    super();
    this.year = '';
    this.stage = start;
    this.at = 0;
  }

  protected override path(): string {
    return `absence?year=${this.year === '' ? dateOf(trueNow(this.view)).slice(0, 4) : this.year}`;
  }

  #go(stage: Stage): void {
    this.stage = stage;
    this.at = 0;
  }

  #pager<T>(
    items: readonly T[],
    size: number,
    tile: (item: T) => TemplateResult,
    first: unknown = nothing,
  ): TemplateResult {
    const { shown, at, pages } = cut(items, this.at, size);
    return html`<div class="grid">${shown.map(tile)}</div>
      <div class="row">${first}${pager(at, pages, (page) => (this.at = page))}</div>`;
  }

  #meetings(data: AbsencePage): TemplateResult {
    const turn = (by: 1 | -1) => () => (this.year = String(Number(data.year) + by));
    return html`<div class="grid three">
        <button class="button" @click=${turn(-1)}><k-icon name="chevron-left"></k-icon>${years.year(Number(data.year) - 1)}</button>
        <button class="button" ?disabled=${data.talks.length === 0} @click=${() => this.#go({ at: 'talks' })}>${texts.talks(data.talks.length)}</button>
        <button class="button" @click=${turn(1)}>${years.year(Number(data.year) + 1)}<k-icon name="chevron-right"></k-icon></button>
      </div>
      ${
        data.meetings.length === 0
          ? html`<p class="middle lead">${texts.noMeeting}</p>`
          : this.#pager(
              data.meetings,
              8,
              (meeting) => html`<button class="button field"
                @click=${() => this.#go({ at: 'meeting', meeting: meeting.meeting })}>
                <small>${dayText(meeting.date)} ${texts.madeUpBy(meeting)}</small><b>${texts.line(meeting)}</b>
              </button>`,
            )
      }`;
  }

  #meeting(meeting: AbsenceMeeting): TemplateResult {
    const { meeting: id, toReadOut, summary } = meeting;
    const readOut = () =>
      this.bench.run('absences.read-out', { meeting: id, persons: [...toReadOut] }, texts.readOutDone);
    return this.#pager(
      meeting.absentees,
      12,
      ({
        person,
        name,
        attendance,
        entries,
      }) => html`<button class="button person" @click=${() => this.#go({ at: 'person', meeting: id, person })}>
        <b class=${name.length > 4 ? 'long' : ''}>${name}</b><small>${texts.stands(attendance, entries)}</small>
      </button>`,
      html`${
        toReadOut.length === 0
          ? nothing
          : html`<button class="button" @click=${readOut}>${texts.readOut(toReadOut.length)}</button>`
      }
      <button class="button" @click=${() => this.#go({ at: 'late', meeting: id })}>${late.other}</button>
      <button class="button" @click=${() => this.#summary(meeting)}>${summary === '' ? today.write : today.rewrite}</button>`,
    );
  }

  async #summary({ meeting, summary }: AbsenceMeeting): Promise<void> {
    const text = await askText({ label: today.words, value: summary, most: 2000, lines: true, optional: true });
    if (text !== null) await this.bench.run('summary.write', { meeting, text }, today.written);
  }

  /** CX-13: one who was there after all; whoever is not absent any more is not on the list. */
  async #sign({ meeting, parts }: AbsenceMeeting, { person, name }: Absentee): Promise<void> {
    const asked = await askLate(name, parts);
    if (asked === null) return;
    if (await this.bench.run('sign-in.by-hand', { meeting, person, ...asked }, byHand.signed(name)))
      this.#go({ at: 'meeting', meeting });
  }

  async #contact(meeting: string, person: Absentee): Promise<void> {
    const reason = await askText({
      label: texts.askReason(person.name),
      value: '',
      most: 200,
      lines: false,
      optional: false,
    });
    if (reason !== null)
      await this.bench.run(
        'absentee.contact',
        { meeting, person: person.person, reason },
        texts.contacted(person.name),
      );
  }

  /** On which day hangs whether it was in time. */
  async #makeUp({ meeting, date: least }: AbsenceMeeting, person: Absentee, form: MakeUpForm): Promise<void> {
    const day = dateOf(trueNow(this.view));
    const date = await askDay({ ...texts.makeUpDay(person.name, form.title), least, day, act: texts.thatDay });
    if (date === null) return;
    if (await this.bench.run('make-up.record', { meeting, person: person.person, form: form.id, date }, texts.madeUp))
      this.#go({ at: 'person', meeting, person: person.person });
  }

  async #undo(meeting: string, person: string, entry: string, reason: string): Promise<void> {
    if (await this.bench.run('follow-up.undo', { meeting, entry, reason }, texts.undone))
      this.#go({ at: 'person', meeting, person });
  }

  async #talk({ person, name, reached }: AbsencePage['talks'][number]): Promise<void> {
    const text = await askText({ label: texts.askTalk(name), value: '', most: 500, lines: true, optional: false });
    if (text === null) return;
    const fact = { what: 'talk' as const, person, meeting: reached, by: this.view.branch?.secretary ?? '' };
    const on = dateOf(trueNow(this.view));
    await this.bench.run(
      'ledger.write',
      { entry: newId(), on, fact, text, evidence: [], corrects: null },
      texts.talked,
    );
  }

  #person(meeting: AbsenceMeeting, person: Absentee): TemplateResult {
    const id = { meeting: meeting.meeting, person: person.person };
    const { shown, at, pages } = cut(person.entries, this.at, 4);
    return html`${person.entries.length === 0 ? html`<p class="middle lead">${texts.nothingYet}</p>` : nothing}
      <div class="grid two">
        ${shown.map(
          (
            entry,
          ) => html`<button class="button field" ?disabled=${entry.what === 'read-out'} @click=${() => this.#go({ at: 'undo', ...id, entry })}>
            <small>${dayText(entry.on)} ${texts.what[entry.what]}</small><b>${texts.entry(entry)}</b>
          </button>`,
        )}
      </div>
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>
      <div class="grid two">
        <button class="button" @click=${() => this.#contact(id.meeting, person)}><k-icon name="phone"></k-icon>${texts.contact}</button>
        <button class="button" ?disabled=${meeting.forms.length === 0} @click=${() => this.#go({ at: 'forms', ...id })}>
          <k-icon name="book-open"></k-icon>${texts.makeUp}</button>
        <button class="button" @click=${() => this.#sign(meeting, person)}>${texts.sign}</button>
      </div>`;
  }

  #body(data: AbsencePage): TemplateResult {
    const { stage } = this;
    if (stage.at === 'meetings') return this.#meetings(data);
    if (stage.at === 'talks')
      return this.#pager(
        data.talks,
        12,
        (run) => html`<button class="button person" @click=${() => this.#talk(run)}>
          <b class=${run.name.length > 4 ? 'long' : ''}>${run.name}</b><small>${texts.missed(run.missed.length)}</small>
        </button>`,
      );
    const meeting = data.meetings.find((one) => one.meeting === stage.meeting);
    if (meeting === undefined) return this.#meetings(data);
    if (stage.at === 'late') {
      const past = { id: meeting.meeting, date: meeting.date, parts: meeting.parts };
      return html`<late-sign-in .bench=${this.bench} .desk=${this.desk} .meeting=${past}></late-sign-in>`;
    }
    const person = stage.at === 'meeting' ? undefined : meeting.absentees.find((one) => one.person === stage.person);
    if (stage.at === 'meeting' || person === undefined) return this.#meeting(meeting);
    switch (stage.at) {
      case 'person':
        return this.#person(meeting, person);
      case 'forms':
        return html`<div class="grid three">
          ${meeting.forms.map(
            (form) =>
              html`<button class="button chip" @click=${() => this.#makeUp(meeting, person, form)}>${form.title}</button>`,
          )}
        </div>`;
      case 'undo':
        return html`<reason-picker .question=${texts.whyUndo(person.name, stage.entry)} .usual=${texts.undoReasons}
          @reason=${(event: CustomEvent<string>) => this.#undo(stage.meeting, stage.person, stage.entry.id, event.detail)}></reason-picker>`;
    }
  }

  #back(): void {
    const { stage } = this;
    if (stage.at === 'meetings') this.bench.go(null);
    else if (stage.at === 'meeting' || stage.at === 'talks') this.#go(start);
    else if (stage.at === 'person' || stage.at === 'late') this.#go({ at: 'meeting', meeting: stage.meeting });
    else this.#go({ at: 'person', meeting: stage.meeting, person: stage.person });
  }

  #heading(data: AbsencePage | null): string {
    const { stage } = this;
    if (stage.at === 'meetings') return sections.absence.title;
    if (stage.at === 'talks') return texts.talkTitle;
    const meeting = data?.meetings.find((one) => one.meeting === stage.meeting);
    if (stage.at === 'late') return late.who(dayText(meeting?.date ?? ''));
    if (stage.at === 'meeting') return texts.of(dayText(meeting?.date ?? ''));
    return meeting?.absentees.find((one) => one.person === stage.person)?.name ?? '';
  }

  protected override render(): TemplateResult {
    const { data } = this;
    return this.page({
      heading: this.#heading(data),
      ...(data === null ? {} : { note: years.year(data.year) }),
      help: sections.absence.help,
      back: () => this.#back(),
      body: data === null ? html`<p class="middle">${desk.loading}</p>` : this.#body(data),
    });
  }
}

define('desk-absence', DeskAbsence);
