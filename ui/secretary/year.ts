/** 年度: how the year stands, and behind each figure what it is made of (CX-07, CX-10, CX-21, PL-01, PL-02). */
import { css, html, type TemplateResult } from 'lit';
import type { YearDuty, YearMeeting, YearPage } from '../../server/kiosk/contract.ts';
import { dateOf, dayText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { percent } from '../elements/percent.ts';
import { year as texts, years } from '../texts/affairs.ts';
import { desk, sections } from '../texts/desk.ts';
import { DeskPage } from './page.ts';
import { cut, pager } from './section.ts';
import { table, tableStyles } from './table.ts';
import { chartStyles, yearChart } from './year-chart.ts';
import './year-names.ts';

type List = keyof typeof texts.lists;
type Stage =
  | { readonly at: 'year' }
  | { readonly at: List }
  | { readonly at: 'names'; readonly meeting: YearMeeting }
  | { readonly at: 'duty'; readonly duty: string };

const start: Stage = { at: 'year' };
/** Lines of a table on a page. */
const lines = 5;

export class DeskYear extends DeskPage<YearPage> {
  static override properties = { year: { state: true }, stage: { state: true }, at: { state: true } };
  /** Empty: this year. */
  declare private year: string;
  declare private stage: Stage;
  declare private at: number;

  static override styles = [
    ...DeskPage.styles,
    tableStyles,
    chartStyles,
    css`
      .marks {
        letter-spacing: 0.15em;
      }
      .chapter {
        align-content: center;
        padding: 0 var(--space);
        line-height: 1.3;
      }
      .chapter b {
        font-size: var(--text);
      }
    `,
  ];

  constructor() {
    super();
    this.year = '';
    this.stage = start;
    this.at = 0;
  }

  protected override path(): string {
    return `year?year=${this.year === '' ? dateOf(trueNow(this.view)).slice(0, 4) : this.year}`;
  }

  #go(stage: Stage): void {
    this.stage = stage;
    this.at = 0;
  }

  #overview(data: YearPage): TemplateResult {
    const turn = (by: 1 | -1) => () => (this.year = String(Number(data.year) + by));
    return html`<div class="grid">
        <button class="button" @click=${turn(-1)}><k-icon name="chevron-left"></k-icon>${years.year(Number(data.year) - 1)}</button>
        <p class="span-2 middle lead figure ${data.verdict === 'missed' ? 'bad' : ''}">${texts.average(data)}</p>
        <button class="button" @click=${turn(1)}>${years.year(Number(data.year) + 1)}<k-icon name="chevron-right"></k-icon></button>
      </div>
      ${data.meetings.length === 0 ? html`<p class="middle lead">${texts.noMeeting}</p>` : yearChart(data)}
      <div class="grid five">
        ${(Object.keys(texts.lists) as readonly List[]).map(
          (list) => html`<button class="button field" @click=${() => this.#go({ at: list })}>
            <small>${texts.lists[list]}</small><b>${texts.count[list](data)}</b>
          </button>`,
        )}
      </div>`;
  }

  #meetings({ meetings }: YearPage): TemplateResult {
    const { shown, at, pages } = cut(meetings.toReversed(), this.at, 12);
    return html`<div class="grid">
        ${shown.map(
          (meeting) => html`<button class="button field" @click=${() => this.#go({ at: 'names', meeting })}>
            <small>${dayText(meeting.date)} ${meeting.present} / ${meeting.expected}</small>
            <b class=${meeting.verdict === 'missed' ? 'bad' : ''}>${meeting.rate === null ? '—' : percent(meeting.rate)}</b>
          </button>`,
        )}
      </div>
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }

  #duties({ duties }: YearPage): TemplateResult {
    const { shown, at, pages } = cut(duties, this.at, 6);
    return html`<div class="grid two">
        ${shown.map(
          (duty) => html`<button class="button field" @click=${() => this.#go({ at: 'duty', duty: duty.id })}>
            <small>${duty.title} · ${duty.clause}</small>
            <b class="marks" aria-label=${texts.done(duty)}>${duty.periods.map(({ standing }) => texts.marks[standing])}</b>
          </button>`,
        )}
      </div>
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }

  #table(heads: readonly string[], rows: readonly (readonly (string | TemplateResult)[])[]): TemplateResult {
    const { shown, at, pages } = cut(rows, this.at, lines);
    return html`${rows.length === 0 ? html`<p class="middle lead">${texts.nothing}</p>` : table(heads, shown)}
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }

  #duty({ periods }: YearDuty): TemplateResult {
    return this.#table(
      texts.dutyHeads,
      periods.map(({ period, due, standing, held }) => [
        texts.period(period),
        dayText(due),
        `${texts.marks[standing]} ${texts.standings[standing]}`,
        held.map(({ on }) => dayText(on)).join('、'),
      ]),
    );
  }

  #traces({ traces }: YearPage): TemplateResult {
    const titles = traces.at(-1)?.have.map(({ title }) => title) ?? [];
    return this.#table(
      [texts.day, ...titles],
      traces.map(({ date, have }) => [
        dayText(date),
        ...titles.map((title) => texts.have(have.find((one) => one.title === title)?.in ?? false)),
      ]),
    );
  }

  #papers({ papers }: YearPage): TemplateResult {
    return this.#table(
      texts.paperHeads,
      papers.map(({ title, period, due, missing, clause, ...paper }) => [
        `${title} ${texts.period(period)}`,
        dayText(due),
        missing.length > 0 ? texts.missing(missing) : texts.paperStanding(paper),
        clause,
      ]),
    );
  }

  #charter({ chapters }: YearPage): TemplateResult {
    return html`<div class="grid three">
      ${chapters.map(
        ({ title, read }) => html`<div class="card chapter">
          <b class=${read.length > 0 ? 'good' : ''}>${read.length > 0 ? '✓ ' : ''}${title}</b>
          <small>${read.length > 0 ? read.map(dayText).join('、') : texts.notRead}</small>
        </div>`,
      )}
    </div>`;
  }

  #body(data: YearPage): TemplateResult {
    const { stage } = this;
    switch (stage.at) {
      case 'year':
        return this.#overview(data);
      case 'meetings':
        return this.#meetings(data);
      case 'names':
        return html`<year-names .bench=${this.bench} .view=${this.view} .desk=${this.desk} .meeting=${stage.meeting.meeting}></year-names>`;
      case 'traces':
        return this.#traces(data);
      case 'duties':
        return this.#duties(data);
      case 'duty': {
        const duty = data.duties.find(({ id }) => id === stage.duty);
        return duty === undefined ? this.#duties(data) : this.#duty(duty);
      }
      case 'papers':
        return this.#papers(data);
      case 'charter':
        return this.#charter(data);
    }
  }

  #heading(data: YearPage | null): string {
    const { stage } = this;
    if (stage.at === 'year') return sections.year.title;
    if (stage.at === 'names') return `${dayText(stage.meeting.date)} ${texts.lists.meetings}`;
    if (stage.at === 'duty') return data?.duties.find(({ id }) => id === stage.duty)?.title ?? '';
    return texts.lists[stage.at];
  }

  protected override render(): TemplateResult {
    const { data, stage } = this;
    const back = () => {
      if (stage.at === 'year') this.bench.go(null);
      else this.#go(stage.at === 'names' ? { at: 'meetings' } : stage.at === 'duty' ? { at: 'duties' } : start);
    };
    return this.page({
      heading: this.#heading(data),
      ...(data === null ? {} : { note: years.year(data.year) }),
      help: sections.year.help,
      back,
      body: data === null ? html`<p class="middle">${desk.loading}</p>` : this.#body(data),
    });
  }
}

define('desk-year', DeskYear);
