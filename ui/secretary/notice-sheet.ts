/** One notice with what lies behind it, and what closes it: forms, the page that it leads to, a person's word. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ActivityKind } from '../../server/domain/vocabulary.ts';
import type { Choices, NoticesPage, ShownNotice } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { sections } from '../texts/desk.ts';
import { commandWords } from '../texts/entries.ts';
import { ledgers } from '../texts/ledgers.ts';
import { namingBy } from '../texts/naming.ts';
import { noticeSays, noticeTodo } from '../texts/notice-sentences.ts';
import { citation, notices as texts } from '../texts/notices.ts';
import './activity-form.ts';
import type { ActivityForm } from './activity-form.ts';
import { askReason } from './ask-reason.ts';
import type { Task } from './forms/draft.ts';
import './forms/entry-form.ts';
import type { EntryForm } from './forms/entry-form.ts';
import { type Way, waysOf } from './notice-ways.ts';
import { pickerStyles } from './picker-styles.ts';
import { DeskSection } from './section.ts';

type Open =
  | { readonly by: 'form'; readonly task: Task }
  | { readonly by: 'activity'; readonly kinds: readonly ActivityKind[] };

/** Names that the page of one notice says. */
const many = 18;

export class NoticeSheet extends DeskSection {
  static override properties = { notice: { attribute: false }, names: { attribute: false }, open: { state: true } };
  declare notice: ShownNotice;
  declare names: NoticesPage['names'];
  /** What is being filled in; null: the notice stands there. */
  declare private open: Open | null;

  static override styles = [
    ...DeskSection.styles,
    pickerStyles,
    css`
      :host {
        gap: var(--between);
      }
      .card {
        gap: calc(0.5 * var(--space));
        line-height: 1.35;
      }
      h2 {
        font: 600 var(--text) / 1.35 var(--hei);
      }
    `,
  ];

  constructor() {
    super();
    this.names = {};
    this.open = null;
  }

  /** What is being filled in, and what it asks; null: the notice stands there. */
  get stage(): { readonly heading: string; readonly note: string } | null {
    if (this.open === null) return null;
    const heading = labelOf(this.open.by === 'form' ? this.open : { by: 'activity', obligation: null });
    return { heading, note: this.#form?.note ?? '' };
  }

  /** False: there is nothing to go back to. */
  stepBack(): boolean {
    if (this.open === null) return false;
    if (this.#form?.stepBack() !== true) this.open = null;
    return true;
  }

  get #form(): EntryForm | ActivityForm | null {
    return this.renderRoot.querySelector<EntryForm | ActivityForm>('entry-form, activity-form');
  }

  protected override updated(): void {
    this.send('stage');
  }

  async #go(way: Way): Promise<void> {
    switch (way.by) {
      case 'form':
        this.open = way;
        return;
      case 'section':
        this.bench.go(way.section);
        return;
      case 'activity': {
        const lists = await this.bench.fetch<Choices>('choices');
        const fulfils = lists?.activities.filter(({ beside }) => beside.includes(way.obligation ?? '')) ?? [];
        if (lists !== null) this.open = { by: 'activity', kinds: fulfils.map(({ id }) => id as ActivityKind) };
      }
    }
  }

  async #answer({ id }: ShownNotice): Promise<void> {
    const what = await askText({ label: texts.answer, value: '', most: 120, lines: true, optional: false });
    if (what !== null)
      await this.bench.run('notice.answer', { notice: id, answer: newId(), what, by: null }, texts.answered);
  }

  async #reopen({ id, answer }: ShownNotice): Promise<void> {
    const reason = await askReason({
      heading: texts.reopen,
      question: texts.whyReopen,
      help: sections.notices.help,
      usual: texts.reopenReasons,
    });
    if (reason !== null && answer !== null)
      await this.bench.run('notice.reopen', { notice: id, answer, reason }, texts.reopened);
  }

  #card(notice: ShownNotice): TemplateResult {
    const { since, due, clause } = notice;
    const days = [texts.since(since), ...(due === undefined ? [] : [texts.due(due)])].join(' · ');
    return html`<div class="card">
      <h2>${noticeSays(notice, namingBy(this.names, many))}</h2>
      <dl>
        <dt>${texts.basis}</dt><dd>${citation(clause)}</dd>
        <dt>${texts.when}</dt><dd>${days}</dd>
        ${this.#state(notice)}
      </dl>
    </div>`;
  }

  /** What was said, or that it is done, or what is to be done. */
  #state(notice: ShownNotice): TemplateResult {
    const { standing, closing, answer, said } = notice;
    if (answer !== null) return html`<dt>${texts.said}</dt><dd>${said === '' ? texts.erased : said}</dd>`;
    const todo = `${noticeTodo(notice)}${closing === 'fact' ? texts.byFact : ''}`;
    return html`<dt>${texts.todo}</dt><dd>${standing === 'closed' ? texts.closed : todo}</dd>`;
  }

  #acts(notice: ShownNotice): TemplateResult {
    const { closing, standing, answer } = notice;
    const open = standing === 'open';
    const ways = open ? waysOf(notice) : [];
    const looks = (first: boolean) => (first ? 'button primary' : 'button');
    return html`<div class="center">
      ${ways.map(
        (way, n) => html`<button class=${looks(n === 0)} @click=${() => this.#go(way)}>${labelOf(way)}</button>`,
      )}
      ${
        closing === 'answer' && open
          ? html`<button class=${looks(ways.length === 0)} @click=${() => this.#answer(notice)}>${texts.answer}</button>`
          : nothing
      }
      ${answer === null ? nothing : html`<button class="button" @click=${() => this.#reopen(notice)}>${texts.reopen}</button>`}
    </div>`;
  }

  protected override render(): TemplateResult {
    const { open, notice, bench, view, desk } = this;
    const done = () => (this.open = null);
    const stage = () => this.send('stage');
    switch (open?.by) {
      case 'form':
        return html`<entry-form .bench=${bench} .view=${view} .desk=${desk} .task=${open.task} @stage=${stage} @entered=${done}></entry-form>`;
      case 'activity':
        return html`<activity-form .bench=${bench} .view=${view} .desk=${desk} .kinds=${open.kinds} @stage=${stage} @written=${done}></activity-form>`;
      case undefined:
        return html`${this.#card(notice)} ${this.#acts(notice)}`;
    }
  }
}

function labelOf(way: Way): string {
  switch (way.by) {
    case 'form':
      return 'what' in way.task ? ledgers.enter(way.task.what) : commandWords[way.task.form].title;
    case 'activity':
      return ledgers.enter('activity');
    case 'section':
      return texts.lead(sections[way.section].title);
  }
}

define('notice-sheet', NoticeSheet);
