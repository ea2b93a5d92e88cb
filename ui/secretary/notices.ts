/** 提醒: what a person must look at, by who must look, open ones first; each is closed on its sheet. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Level } from '../../server/domain/vocabulary.ts';
import type { NoticesPage, ShownNotice } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { desk, sections } from '../texts/desk.ts';
import { namingBy } from '../texts/naming.ts';
import { noticeSays } from '../texts/notice-sentences.ts';
import { citation, levels, notices as texts } from '../texts/notices.ts';
import './notice-sheet.ts';
import type { NoticeSheet } from './notice-sheet.ts';
import { DeskPage } from './page.ts';
import { cut, pager } from './section.ts';

const order = Object.keys(levels) as readonly Level[];
/** Names that a line says. */
const few = 3;

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
    return html`<notice-sheet .bench=${this.bench} .view=${this.view} .desk=${this.desk} .notice=${notice} .names=${names}
      @stage=${() => this.requestUpdate()}></notice-sheet>`;
  }

  get #sheet(): NoticeSheet | null {
    return this.renderRoot.querySelector<NoticeSheet>('notice-sheet');
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
      if (this.#sheet?.stepBack() === true) return;
      if (this.notice !== null) this.notice = null;
      else if (level !== null) this.level = null;
      else this.bench.go(null);
    };
    const stage = this.#sheet?.stage ?? null;
    const note =
      stage !== null ? { note: stage.note } : data === null ? {} : { note: texts.note(openOf(data.notices).length) };
    const body = data === null ? html`<p class="middle">${desk.loading}</p>` : this.#body(data);
    const heading = stage?.heading ?? (level === null ? title : `${title} · ${levels[level]}`);
    return this.page({ heading, ...note, help, back, body });
  }
}

function openOf(notices: readonly ShownNotice[]): readonly ShownNotice[] {
  return notices.filter(({ standing }) => standing === 'open');
}

define('desk-notices', DeskNotices);
