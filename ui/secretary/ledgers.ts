/** 台账: what was entered about a year; what happened is entered, and corrected or struck with a reason where it is wrong. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { LedgersPage } from '../../server/kiosk/contract.ts';
import { dateOf, dayText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { desk, sections } from '../texts/desk.ts';
import { type Entered, type EntryGroup, entryGroups, entryWords } from '../texts/entries.ts';
import { ledgers as texts } from '../texts/ledgers.ts';
import './activity-form.ts';
import type { ActivityForm } from './activity-form.ts';
import { askReason } from './ask-reason.ts';
import type { Task } from './forms/draft.ts';
import './forms/entry-form.ts';
import type { EntryForm } from './forms/entry-form.ts';
import { DeskPage } from './page.ts';
import { cut, pager } from './section.ts';

type Entry = LedgersPage['entries'][number];
type Stage =
  | { readonly at: 'list' | 'group' }
  | { readonly at: 'what'; readonly group: EntryGroup }
  | { readonly at: 'one'; readonly entry: Entry }
  | { readonly at: 'activity'; readonly corrects: ActivityForm['corrects'] }
  | { readonly at: 'form'; readonly task: Task; readonly before: Stage };

const list: Stage = { at: 'list' };

export class DeskLedgers extends DeskPage<LedgersPage> {
  static override properties = { year: { state: true }, stage: { state: true }, at: { state: true } };
  /** Empty: this year. */
  declare private year: string;
  declare private stage: Stage;
  declare private at: number;

  static override styles = [
    ...DeskPage.styles,
    css`
      .item .line {
        justify-self: stretch;
        min-width: 0;
        line-height: 1.35;
      }
      .item .line small {
        line-height: 1.35;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .button.item {
        grid-template-columns: auto minmax(0, 1fr);
        font: 400 var(--text) / 1.35 var(--hei);
      }
      .gone {
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.year = '';
    this.stage = list;
    this.at = 0;
  }

  protected override path(): string {
    return `ledgers?year=${this.year === '' ? dateOf(trueNow(this.view)).slice(0, 4) : this.year}`;
  }

  async #strike(entry: Entry): Promise<void> {
    const reason = await askReason({ ...texts.whyStrike(texts.what(entry)), usual: texts.strikeReasons });
    if (reason === null) return;
    const data = { ledger: entry.ledger, entry: entry.id, reason };
    if (await this.bench.run('ledger.strike', data, texts.struck)) this.stage = list;
  }

  #correct(entry: Entry): void {
    const { id, on, fact, who, text } = entry;
    if (fact.what === 'activity') this.stage = { at: 'activity', corrects: { id, on, fact } };
    else if (fact.what !== 'sent-back') {
      const { what, ...fields } = fact;
      const was = { ...fields, on, text, ...(who === '' ? {} : { by: who }) };
      const task = { what, given: {}, among: {}, was, corrects: id };
      this.stage = { at: 'form', task, before: { at: 'one', entry } };
    }
  }

  #list({ year, entries }: LedgersPage): TemplateResult {
    const { shown, at, pages } = cut(entries, this.at, 3);
    const turn = (by: 1 | -1) => () => {
      this.year = String(Number(year) + by);
      this.at = 0;
    };
    return html`${shown.map(
      (entry) => html`<button class="button item ${entry.gone === null ? '' : 'gone'}"
        ?disabled=${entry.gone !== null} @click=${() => (this.stage = { at: 'one', entry })}>
        <b>${dayText(entry.on)}</b>
        <span class="line">${texts.what(entry)}<small>${entry.gone === null ? texts.about(entry) : texts.gone(entry.gone)}</small></span>
      </button>`,
    )}
      ${shown.length === 0 ? html`<p class="lead middle">${texts.none(year)}</p>` : nothing}
      <div class="row">
        <button class="button" aria-label=${texts.year(Number(year) - 1)} @click=${turn(-1)}>${texts.year(Number(year) - 1)}</button>
        <button class="button" aria-label=${texts.year(Number(year) + 1)} @click=${turn(1)}>${texts.year(Number(year) + 1)}</button>
        <button class="button" @click=${() => (this.stage = { at: 'group' })}>${texts.write}</button>
        ${pager(at, pages, (page) => (this.at = page))}
      </div>`;
  }

  #one(entry: Entry): TemplateResult {
    return html`<div class="card"><h2>${texts.what(entry)} · ${dayText(entry.on)}</h2><p>${texts.about(entry)}</p></div>
      ${
        entry.fact.what === 'sent-back'
          ? nothing
          : html`<div class="center">
              <button class="button primary" @click=${() => this.#correct(entry)}>${texts.correct}</button>
              <button class="button danger" @click=${() => this.#strike(entry)}>${texts.strike}</button>
            </div>`
      }`;
  }

  #groups(): TemplateResult {
    return html`<div class="grid two">
      <button class="button" @click=${() => (this.stage = { at: 'activity', corrects: null })}>${texts.activity}</button>
      ${(Object.keys(entryGroups) as EntryGroup[]).map(
        (group) =>
          html`<button class="button" @click=${() => (this.stage = { at: 'what', group })}>${entryGroups[group]}</button>`,
      )}
    </div>`;
  }

  #whats(group: EntryGroup): TemplateResult {
    const whats = (Object.keys(entryWords) as Entered[]).filter((what) => entryWords[what].group === group);
    const choose = (what: Entered) => () =>
      (this.stage = { at: 'form', task: { what, given: {}, among: {} }, before: { at: 'what', group } });
    return html`<div class="grid three">
      ${whats.map((what) => html`<button class="button" @click=${choose(what)}>${texts.whats[what]}</button>`)}
    </div>`;
  }

  #body(data: LedgersPage): TemplateResult {
    const { stage, bench, view, desk: known } = this;
    const done = () => (this.stage = list);
    const renew = () => this.requestUpdate();
    switch (stage.at) {
      case 'list':
        return this.#list(data);
      case 'one':
        return this.#one(stage.entry);
      case 'group':
        return this.#groups();
      case 'what':
        return this.#whats(stage.group);
      case 'activity':
        return html`<activity-form .bench=${bench} .view=${view} .desk=${known} .corrects=${stage.corrects}
          @stage=${renew} @written=${done}></activity-form>`;
      case 'form':
        return html`<entry-form .bench=${bench} .view=${view} .desk=${known} .task=${stage.task}
          @stage=${renew} @entered=${done}></entry-form>`;
    }
  }

  get #form(): ActivityForm | EntryForm | null {
    return this.renderRoot.querySelector<ActivityForm | EntryForm>('activity-form, entry-form');
  }

  #back(): void {
    const { stage } = this;
    if (stage.at === 'list') this.bench.go(null);
    else if (this.#form?.stepBack() === true) return;
    else if (stage.at === 'form') this.stage = stage.before;
    else
      this.stage = stage.at === 'what' || (stage.at === 'activity' && stage.corrects === null) ? { at: 'group' } : list;
  }

  #heading({ data, stage }: this): { readonly heading: string; readonly note: string } {
    switch (stage.at) {
      case 'list':
        return { heading: sections.ledgers.title, note: data === null ? '' : texts.count(data) };
      case 'one':
        return { heading: sections.ledgers.title, note: dayText(stage.entry.on) };
      case 'group':
      case 'what':
        return { heading: texts.write, note: texts.stages[stage.at] };
      case 'activity':
        return { heading: texts.enter('activity'), note: this.#form?.note ?? texts.stages.group };
      case 'form': {
        const what = 'what' in stage.task ? stage.task.what : 'activity';
        return { heading: texts.enter(what), note: this.#form?.note ?? '' };
      }
    }
  }

  protected override render(): TemplateResult {
    const { data } = this;
    const body = data === null ? html`<p class="middle">${desk.loading}</p>` : this.#body(data);
    return this.page({ ...this.#heading(this), help: sections.ledgers.help, back: () => this.#back(), body });
  }
}

define('desk-ledgers', DeskLedgers);
