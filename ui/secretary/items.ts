/** 整改事项: what is to be done, how far it is, its review and its closing (GB-06, WJ-07, WJ-17). */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { DeskPerson, ItemsPage } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { desk, sections } from '../texts/desk.ts';
import { items as texts } from '../texts/items.ts';
import { askReason } from './ask-reason.ts';
import './item-form.ts';
import type { ItemForm } from './item-form.ts';
import './moment-wheel.ts';
import type { Moment } from './moment-wheel.ts';
import { DeskPage } from './page.ts';
import './person-picker.ts';
import { cut, pager } from './section.ts';

type Item = ItemsPage['items'][number];
type Stage = 'list' | 'raise' | 'one' | 'change' | 'person' | 'due';

export class DeskItems extends DeskPage<ItemsPage> {
  static override properties = { stage: { state: true }, item: { state: true }, at: { state: true } };
  declare private stage: Stage;
  /** The id of the one that is open. */
  declare private item: string;
  declare private at: number;

  static override styles = [
    ...DeskPage.styles,
    css`
      .button.item {
        grid-template-columns: minmax(0, 1fr) auto;
        padding-block: 0.2em;
        font: 400 var(--text) / 1.35 var(--hei);
      }
      .item > span,
      .item small {
        max-width: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .item > span {
        justify-self: stretch;
      }
      .item span small {
        display: block;
      }
      .card {
        padding-block: calc(0.6 * var(--space));
        line-height: 1.35;
      }
      .card > *,
      dd {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .card.whole > * {
        white-space: normal;
      }
      dl {
        grid-template-columns: auto minmax(0, 1fr);
      }
    `,
  ];

  constructor() {
    super();
    this.stage = 'list';
    this.item = '';
    this.at = 0;
  }

  protected override path(): string {
    return 'items';
  }

  get #today(): string {
    return dateOf(trueNow(this.view));
  }

  async #progress({ id }: Item, stage: 'round' | 'result'): Promise<void> {
    const text = await askText({ label: texts.progress[stage], value: '', most: 200, lines: true, optional: false });
    if (text === null) return;
    const data = { item: id, entry: newId(), on: this.#today, stage, text, evidence: [] };
    await this.bench.run('item.progress', data, texts.progressed);
  }

  async #review({ id }: Item, passed: boolean): Promise<void> {
    const text = await askText({ label: texts.reviewText, value: '', most: 200, lines: true, optional: true });
    if (text === null) return;
    const data = { item: id, entry: newId(), on: this.#today, passed, text };
    await this.bench.run('item.review', data, texts.reviewed);
  }

  async #assign({ id, person, due }: Item, change: { readonly person?: string; readonly due?: string }): Promise<void> {
    this.stage = 'one';
    const reason = await askReason({ ...texts.why, usual: texts.whyReasons });
    if (reason !== null)
      await this.bench.run('item.assign', { item: id, person, due, ...change, reason }, texts.changed);
  }

  async #reword({ id, text, measures: value }: Item): Promise<void> {
    const measures = await askText({ label: texts.measures, value, most: 500, lines: true, optional: false });
    if (measures !== null && (await this.bench.run('item.reword', { item: id, text, measures }, texts.changed)))
      this.stage = 'one';
  }

  async #reopen({ id }: Item): Promise<void> {
    const reason = await askReason({ ...texts.whyReopen, usual: texts.reopenReasons });
    if (reason !== null) await this.bench.run('item.reopen', { item: id, reason }, texts.reopened);
  }

  async #withdraw({ id }: Item): Promise<void> {
    const reason = await askReason({ ...texts.whyWithdraw, usual: texts.withdrawReasons });
    if (reason !== null && (await this.bench.run('item.withdraw', { item: id, reason }, texts.withdrawn)))
      this.stage = 'list';
  }

  #list({ items }: ItemsPage): TemplateResult {
    const { shown, at, pages } = cut(items, this.at, 3);
    return html`${shown.map(
      (item) => html`<button class="button item" @click=${() => {
        this.item = item.id;
        this.stage = 'one';
      }}>
        <span>${item.text}<small>${texts.line(item)}</small></span>
        <small class=${item.standing === 'late' ? 'bad' : ''}>${texts.standing(item)}</small>
      </button>`,
    )}
      ${shown.length === 0 ? html`<p class="lead middle">${texts.none}</p>` : nothing}
      <div class="row">
        <button class="button" @click=${() => (this.stage = 'raise')}><k-icon name="plus"></k-icon>${texts.raise}</button>
        ${pager(at, pages, (page) => (this.at = page))}
      </div>`;
  }

  #one(item: Item): TemplateResult {
    const act = (label: string, run: () => unknown) => html`<button class="button" @click=${run}>${label}</button>`;
    const isOpen = item.standing === 'open' || item.standing === 'late';
    if (item.kind === 'reminder' && item.from !== 'branch') return this.#reminder(item, isOpen);
    return html`<div class="card">
        <h2>${item.text}</h2>
        <dl>
          <dt>${texts.measures}</dt><dd>${item.measures === '' ? texts.missing : item.measures}</dd>
          <dt>${texts.person}</dt><dd>${item.name ?? texts.missing} · ${texts.standing(item)}</dd>
          ${item.last === null ? nothing : html`<dt>${texts.last}</dt><dd>${texts.lastText(item.last)}</dd>`}
        </dl>
      </div>
      <div class="grid">${
        isOpen
          ? [
              act(texts.progress.round, () => this.#progress(item, 'round')),
              act(texts.progress.result, () => this.#progress(item, 'result')),
              act(texts.pass, () => this.#review(item, true)),
              act(texts.fail, () => this.#review(item, false)),
              act(texts.change, () => (this.stage = 'change')),
              act(texts.close, () => this.bench.run('item.close', { item: item.id, on: this.#today }, texts.closed)),
              act(texts.withdraw, () => this.#withdraw(item)),
            ]
          : act(texts.reopen, () => this.#reopen(item))
      }</div>`;
  }

  /** From above: taken note of, worked on, done; what it says is not the branch's to change. */
  #reminder(item: Item, isOpen: boolean): TemplateResult {
    const act = (label: string, run: () => unknown) => html`<button class="button" @click=${run}>${label}</button>`;
    const close = () => this.bench.run('item.close', { item: item.id, on: this.#today }, texts.reminder.closed);
    return html`<div class="card whole">
        <p class="lead">${item.text}</p>
        <p><small>${texts.reminder.from(item)} · ${texts.standing(item)}${item.last === null ? '' : ` · ${texts.lastText(item.last)}`}</small></p>
      </div>
      <div class="grid">${
        isOpen
          ? [
              item.read
                ? nothing
                : act(texts.reminder.read, () =>
                    this.bench.run('item.read', { item: item.id }, texts.reminder.wasRead),
                  ),
              act(texts.progress.round, () => this.#progress(item, 'round')),
              act(texts.reminder.close, close),
            ]
          : nothing
      }</div>`;
  }

  #body(data: ItemsPage): TemplateResult {
    const item = data.items.find(({ id }) => id === this.item);
    if (this.stage === 'raise')
      return html`<item-form .bench=${this.bench} .view=${this.view} .desk=${this.desk} .looks=${data.looks}
        @raised=${() => (this.stage = 'list')}></item-form>`;
    if (this.stage === 'list' || item === undefined) return this.#list(data);
    if (this.stage === 'one') return this.#one(item);
    if (this.stage === 'change')
      return html`<div class="grid three">
        <button class="button" @click=${() => (this.stage = 'person')}>${texts.changePerson}</button>
        <button class="button" @click=${() => (this.stage = 'due')}>${texts.changeDue}</button>
        <button class="button" @click=${() => this.#reword(item)}>${texts.changeMeasures}</button>
      </div>`;
    if (this.stage === 'person')
      return html`<person-picker .bench=${this.bench} .people=${this.desk.people}
        @pick=${({ detail }: CustomEvent<DeskPerson>) => this.#assign(item, { person: detail.id })}></person-picker>`;
    return html`<moment-wheel .kind=${'date'} .moment=${{ date: item.due ?? this.#today, time: '09:00' }}
      @moment=${({ detail }: CustomEvent<Moment>) => this.#assign(item, { due: detail.date })}></moment-wheel>`;
  }

  #back(): void {
    const { stage } = this;
    if (stage === 'list') this.bench.go(null);
    else if (stage === 'person' || stage === 'due') this.stage = 'change';
    else if (stage === 'change') this.stage = 'one';
    else if (stage === 'one' || this.renderRoot.querySelector<ItemForm>('item-form')?.stepBack() !== true)
      this.stage = 'list';
  }

  protected override render(): TemplateResult {
    const { data } = this;
    const { title, help } = sections.items;
    const body = data === null ? html`<p class="middle">${desk.loading}</p>` : this.#body(data);
    const note = data === null ? {} : { note: texts.note(data.items) };
    const heading = this.stage === 'raise' ? texts.raise : title;
    return this.page({ heading, ...note, help, back: () => this.#back(), body });
  }
}

define('desk-items', DeskItems);
