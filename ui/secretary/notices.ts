/** 提醒: what a person must look at, by who must look, open ones first; the secretary answers what only a word can close. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Level } from '../../server/domain/vocabulary.ts';
import type { NoticesPage, ShownNotice } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { dayText } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { desk, sections } from '../texts/desk.ts';
import { citation, levels, namingBy, noticeSays, noticeTodo, notices as texts } from '../texts/notices.ts';
import { askReason } from './ask-reason.ts';
import { DeskPage } from './page.ts';
import { cut, pager } from './section.ts';

const order = Object.keys(levels) as readonly Level[];
/** Names that a line says, and the page of one notice. */
const [few, many] = [3, 18];

export class DeskNotices extends DeskPage<NoticesPage> {
  static override properties = { level: { state: true }, notice: { state: true }, at: { state: true } };
  /** Null: who must look is still to be chosen. */
  declare private level: Level | null;
  /** The id of the one that is open. */
  declare private notice: string | null;
  declare private at: number;

  static override styles = [
    ...DeskPage.styles,
    css`
      .button.item {
        grid-template-columns: minmax(0, 1fr) auto;
        padding-block: 0.2em;
        font: 400 var(--text) / 1.3 var(--hei);
      }
      .closed {
        color: var(--ink-soft);
      }
      .card {
        gap: calc(0.5 * var(--space));
        line-height: 1.35;
      }
      h2 {
        font: 600 var(--text) / 1.35 var(--hei);
      }
      .tile b {
        font-size: var(--text-lead);
      }
    `,
  ];

  constructor() {
    super();
    this.level = null;
    this.notice = null;
    this.at = 0;
  }

  protected override path(): string {
    return 'notices';
  }

  async #answer({ id }: ShownNotice): Promise<void> {
    const what = await askText({ label: texts.answer, value: '', most: 120, lines: true, optional: false });
    if (what === null) return;
    const data = { notice: id, answer: newId(), what, by: null };
    if (await this.bench.run('notice.answer', data, texts.answered)) this.notice = null;
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

  #levels({ notices }: NoticesPage): TemplateResult {
    return html`<div class="grid two">
      ${order.map((level) => {
        const own = notices.filter((notice) => notice.level === level);
        return html`<button class="button field tile" ?disabled=${own.length === 0}
          @click=${() => {
            this.level = level;
            this.at = 0;
          }}><small>${levels[level]}</small><b>${texts.tile(openOf(own).length, own.length)}</b></button>`;
      })}
    </div>`;
  }

  #list({ notices, names }: NoticesPage, level: Level): TemplateResult {
    const own = notices.filter((notice) => notice.level === level);
    const closed = own.filter(({ standing }) => standing === 'closed').reverse();
    const { shown, at, pages } = cut([...openOf(own), ...closed], this.at, 3);
    const by = namingBy(names, few);
    return html`${shown.map(
      (notice) => html`<button class="button item ${notice.standing}" @click=${() => (this.notice = notice.id)}>
        <span><span class="line">${noticeSays(notice, by)}</span><small>${citation(notice.clause)}</small></span>
        <small>${notice.standing === 'closed' ? texts.closed : notice.due === undefined ? dayText(notice.since) : texts.by(notice.due)}</small>
      </button>`,
    )}
      ${own.length === 0 ? html`<p class="lead middle">${texts.none}</p>` : nothing}
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }

  #one({ names }: NoticesPage, notice: ShownNotice): TemplateResult {
    const { closing, standing, since, due, clause, answer } = notice;
    const days = [texts.since(since), ...(due === undefined ? [] : [texts.due(due)])].join(' · ');
    return html`<div class="card">
        <h2>${noticeSays(notice, namingBy(names, many))}</h2>
        <dl>
          <dt>${texts.basis}</dt><dd>${citation(clause)}</dd>
          <dt>${texts.when}</dt><dd>${days}</dd>
          ${
            answer === null
              ? html`<dt>${texts.todo}</dt><dd>${noticeTodo(notice)}${closing === 'fact' ? texts.byFact : nothing}</dd>`
              : html`<dt>${texts.said}</dt><dd>${notice.said === '' ? texts.erased : notice.said}</dd>`
          }
        </dl>
      </div>
      <div class="center">
        ${
          closing === 'answer' && standing === 'open'
            ? html`<button class="button primary" @click=${() => this.#answer(notice)}>${texts.answer}</button>`
            : nothing
        }
        ${answer === null ? nothing : html`<button class="button" @click=${() => this.#reopen(notice)}>${texts.reopen}</button>`}
      </div>`;
  }

  #body(data: NoticesPage): TemplateResult {
    if (this.level === null) return this.#levels(data);
    const notice = data.notices.find(({ id }) => id === this.notice);
    return notice === undefined ? this.#list(data, this.level) : this.#one(data, notice);
  }

  protected override render(): TemplateResult {
    const { data, level } = this;
    const { title, help } = sections.notices;
    const back = () => {
      if (this.notice !== null) this.notice = null;
      else if (level !== null) this.level = null;
      else this.bench.go(null);
    };
    const note = data === null ? {} : { note: texts.note(openOf(data.notices).length) };
    const body = data === null ? html`<p class="middle">${desk.loading}</p>` : this.#body(data);
    return this.page({ heading: level === null ? title : `${title} · ${levels[level]}`, ...note, help, back, body });
  }
}

function openOf(notices: readonly ShownNotice[]): readonly ShownNotice[] {
  return notices.filter(({ standing }) => standing === 'open');
}

define('desk-notices', DeskNotices);
