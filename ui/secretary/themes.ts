/** 主题菜单: the themes of a year; one is chosen for the next theme day, and what was used is marked (PL-12). */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Fact } from '../../server/domain/events/ledger.ts';
import type { ThemesPage } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { dateOf, dayText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { desk, sections } from '../texts/desk.ts';
import { themes as texts } from '../texts/themes.ts';
import { askOne } from './ask-one.ts';
import { askReason } from './ask-reason.ts';
import { DeskPage } from './page.ts';
import { cut, pager } from './section.ts';

type Theme = ThemesPage['themes'][number];

export class DeskThemes extends DeskPage<ThemesPage> {
  static override properties = { year: { state: true }, theme: { state: true }, at: { state: true } };
  /** Empty: this year. */
  declare private year: string;
  /** The id of the one that is open; null: the list. */
  declare private theme: string | null;
  declare private at: number;

  static override styles = [
    ...DeskPage.styles,
    css`
      .button.item {
        grid-template-columns: auto minmax(0, 1fr);
        font: 400 var(--text) / 1.35 var(--hei);
      }
      .item span,
      .item small {
        min-width: 0;
        justify-self: stretch;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .item small {
        display: block;
      }
      .brings {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
      }
    `,
  ];

  constructor() {
    super();
    this.year = '';
    this.theme = null;
    this.at = 0;
  }

  get #today(): string {
    return dateOf(trueNow(this.view));
  }

  protected override path(): string {
    return `themes?year=${this.year === '' ? this.#today.slice(0, 4) : this.year}`;
  }

  #write(fact: Fact, said: string): Promise<boolean> {
    const entry = { entry: newId(), on: this.#today, fact, text: '', evidence: [], corrects: null };
    return this.bench.run('ledger.write', entry, said);
  }

  async #add(year: string): Promise<void> {
    const title = await askText({ label: texts.title, value: '', most: 60, lines: false, optional: false });
    if (title === null) return;
    const choices = [
      { value: true, label: texts.must },
      { value: false, label: texts.own },
    ];
    const must = await askOne({ ...texts.askKind, choices });
    if (must !== null) await this.#write({ what: 'theme', year, title, must }, texts.added);
  }

  /** The plan takes its title, points and lesson; what was chosen for that day before gives way. */
  async #take(theme: string, { meeting, date }: NonNullable<Theme['offer']>): Promise<void> {
    const data = { theme, meeting, entry: newId(), reason: texts.replaced };
    await this.bench.run('theme.take', data, texts.planned(date));
  }

  async #mark({ year, unmarked }: ThemesPage, { id: theme, title }: Theme): Promise<void> {
    const choices = unmarked.map(({ meeting, date }) => ({ value: meeting, label: dayText(date) }));
    const meeting = await askOne({ ...texts.askDay(title), choices });
    if (meeting !== null) await this.#write({ what: 'taken', year, theme, meeting }, texts.marked);
  }

  async #unmark(year: string, entry: string): Promise<void> {
    const reason = await askReason({ ...texts.whyUnmark, usual: texts.unmarkReasons });
    if (reason !== null) await this.#strike(year, entry, reason);
  }

  async #remove(year: string, { id }: Theme): Promise<void> {
    const reason = await askReason({ ...texts.whyStrike, usual: texts.strikeReasons });
    if (reason !== null && (await this.#strike(year, id, reason, texts.struck))) this.theme = null;
  }

  #strike(year: string, entry: string, reason: string, said: string = texts.unmarked): Promise<boolean> {
    return this.bench.run('ledger.strike', { ledger: `themes:${year}`, entry, reason }, said);
  }

  #list({ year, themes }: ThemesPage): TemplateResult {
    const { shown, at, pages } = cut(themes, this.at, 3);
    const turn = (by: 1 | -1) => {
      const to = Number(year) + by;
      return html`<button class="button" @click=${() => {
        this.year = String(to);
        this.at = 0;
      }}>${texts.year(to)}</button>`;
    };
    return html`${shown.map(
      (theme) => html`<button class="button item" @click=${() => (this.theme = theme.id)}>
        <b>${texts.kind(theme)}</b>
        <span>${theme.title}<small>${texts.line(theme)}</small></span>
      </button>`,
    )}
      ${shown.length === 0 ? html`<p class="lead middle">${texts.none(year)}</p>` : nothing}
      <div class="row">
        ${turn(-1)}${turn(1)}
        <button class="button" @click=${() => this.#add(year)}>${texts.add}</button>
        ${pager(at, pages, (page) => (this.at = page))}
      </div>`;
  }

  #one(data: ThemesPage, theme: Theme): TemplateResult {
    const { year, unmarked } = data;
    const { id, title, issued, offer, uses } = theme;
    const again = uses.some(({ meeting }) => meeting === offer?.meeting);
    return html`<div class="card"><h2>${title}</h2><p>${texts.kind(theme)} · ${texts.used(theme)}</p>
        ${issued === null ? nothing : html`<p>${texts.issued(issued)}</p><p class="brings">${texts.brings(issued)}</p>`}</div>
      <div class="center">
        ${
          offer === null
            ? nothing
            : html`<button class="button primary" @click=${() => this.#take(id, offer)}>${
                again ? texts.takeAgain(offer.date) : texts.useNext(offer.date)
              }</button>`
        }
        ${
          unmarked.length === 0
            ? nothing
            : html`<button class="button" @click=${() => this.#mark(data, theme)}>${texts.mark}</button>`
        }
        ${uses.map(
          ({ entry, date }) =>
            html`<button class="button" @click=${() => this.#unmark(year, entry)}>${texts.unmark(date)}</button>`,
        )}
        ${
          uses.length > 0 || issued !== null
            ? nothing
            : html`<button class="button danger" @click=${() => this.#remove(year, theme)}>${texts.strike}</button>`
        }
      </div>`;
  }

  protected override render(): TemplateResult {
    const { data } = this;
    const { title, help } = sections.themes;
    const theme = data?.themes.find(({ id }) => id === this.theme);
    const body =
      data === null
        ? html`<p class="middle">${desk.loading}</p>`
        : theme === undefined
          ? this.#list(data)
          : this.#one(data, theme);
    return this.page({
      heading: title,
      note: data === null ? '' : texts.count(data),
      help,
      back: () => {
        if (theme === undefined) this.bench.go('plan');
        else this.theme = null;
      },
      body,
    });
  }
}

define('desk-themes', DeskThemes);
