/** Which closed meeting: the newest that the desk knows, and behind 更早 every year's. Sends `choose` with it. */
import { html, type TemplateResult } from 'lit';
import type { AbsencePage, PlanView } from '../../server/kiosk/contract.ts';
import { dateOf, dayText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { years } from '../texts/affairs.ts';
import { desk as deskTexts } from '../texts/desk.ts';
import { late as texts } from '../texts/people.ts';
import type { PastMeeting } from './late.ts';
import { DeskPage } from './page.ts';
import { cut, pager } from './section.ts';

type Shown = PastMeeting & { readonly theme: string };

export class PastMeetings extends DeskPage<AbsencePage> {
  static override properties = { year: { state: true }, at: { state: true } };
  /** Null: the newest, of whatever year. */
  declare private year: number | null;
  declare private at: number;

  constructor() {
    super();
    this.year = null;
    this.at = 0;
  }

  get #thisYear(): number {
    return Number(dateOf(trueNow(this.view)).slice(0, 4));
  }

  protected override path(): string {
    return `absence?year=${this.year ?? this.#thisYear}`;
  }

  #go(year: number): void {
    this.year = year;
    this.at = 0;
  }

  #grid(meetings: readonly Shown[]): TemplateResult {
    return html`<div class="grid three">
      ${meetings.map(
        ({ theme, ...meeting }) => html`<button class="button field" @click=${() => this.send('choose', meeting)}>
          <small>${dayText(meeting.date)}</small><b>${theme}</b>
        </button>`,
      )}
    </div>`;
  }

  #newest(): TemplateResult {
    const closed = this.bench.desk.plans.filter(({ state }) => state === 'closed').reverse();
    if (closed.length === 0) return html`<p class="lead middle">${texts.none}</p>`;
    return html`<p class="middle">${texts.choose}</p>
      ${this.#grid(closed.map(past))}
      <div class="center"><button class="button" @click=${() => this.#go(this.#thisYear)}>${texts.earlier}</button></div>`;
  }

  #ofYear(year: number, { meetings }: AbsencePage): TemplateResult {
    const { shown, at, pages } = cut(meetings, this.at, 6);
    return html`<div class="row">
        <button class="button" @click=${() => this.#go(year - 1)}><k-icon name="chevron-left"></k-icon>${years.year(year - 1)}</button>
        <p class="count figure">${years.year(year)}</p>
        <button class="button" ?disabled=${year === this.#thisYear} @click=${() => this.#go(year + 1)}>
          ${years.year(year + 1)}<k-icon name="chevron-right"></k-icon></button>
      </div>
      ${
        meetings.length === 0
          ? html`<p class="lead middle">${texts.noneThen}</p>`
          : this.#grid(shown.map(({ meeting, date, parts, theme }) => ({ id: meeting, date, parts, theme })))
      }
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }

  protected override render(): TemplateResult {
    const { year, data } = this;
    if (year === null) return this.#newest();
    return data?.year !== String(year) ? html`<p class="middle">${deskTexts.loading}</p>` : this.#ofYear(year, data);
  }
}

const past = ({ id, date, parts, theme }: PlanView): Shown => ({
  id,
  date,
  theme,
  parts: parts.map((part) => part.id),
});

define('past-meetings', PastMeetings);
