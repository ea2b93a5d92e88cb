/** One branch: its year meeting by meeting, the curve of participation, what must be looked at, and who its people are. */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type {
  BranchNotices,
  BranchPage,
  GridMeeting,
  PeoplePage,
  RecordsPage,
  Role,
} from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { percent } from '../elements/percent.ts';
import { categories } from '../texts/desk.ts';
import { records as recordTexts } from '../texts/township-approvals.ts';
import { behind } from '../texts/township-behind.ts';
import { branch as texts } from '../texts/township-branch.ts';
import './branch-dues.ts';
import './branch-duties.ts';
import { branchNotices, branchNoticesStyles } from './branch-notices.ts';
import './branch-records.ts';
import './branch-visits.ts';
import { ConsoleElement, tableStyles, tagStyles } from './console-element.ts';
import { curve, curveStyles } from './curve.ts';
import './names-dialog.ts';
import { monthHeads, personYear, personYearLegend, personYearStyles } from './person-year.ts';
import { type BranchPart, hrefOf } from './route.ts';
import type { Fetch } from './server.ts';
import { pointsOf, yearGrid, yearGridStyles } from './year-grid.ts';
import { yearLink } from './year-link.ts';

const details = ['duties', 'dues', 'visits'] as const;
type Detail = (typeof details)[number];

export class TownshipBranch extends ConsoleElement {
  static override properties = {
    page: { attribute: false },
    notices: { attribute: false },
    people: { attribute: false },
    records: { attribute: false },
    wanted: { type: String },
    asker: { type: String },
    fetch: { attribute: false },
    detail: { state: true },
    meeting: { state: true },
  };
  declare page: BranchPage;
  /** Null: not here yet. */
  declare notices: BranchNotices | null;
  /** Null: nobody has asked to see the names. */
  declare people: PeoplePage | null;
  /** Null: not here yet, or not for this account. */
  declare records: RecordsPage | null;
  /** The section that is wanted. */
  declare wanted: BranchPart | '';
  /** Of whoever is signed in. */
  declare asker: Role;
  declare fetch: Fetch;
  /** Which detail somebody has asked to see. */
  declare private detail: Detail | '';
  /** Whose names lie open. */
  declare private meeting: GridMeeting | null;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    tableStyles,
    tagStyles,
    curveStyles,
    yearGridStyles,
    branchNoticesStyles,
    personYearStyles,
    css`
      .top {
        margin-bottom: 14px;
      }
      .top .button {
        border-width: 1px;
        padding: 0 14px;
      }
      .year {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .facts {
        display: grid;
        grid-template-columns: 2fr repeat(3, 1fr);
        gap: 12px;
        margin-bottom: 16px;
      }
      .facts dt {
        font-size: var(--text-note);
        color: var(--ink-soft);
      }
      .facts dd {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        font-variant-numeric: tabular-nums;
      }
      .facts b {
        font-size: 26px;
        line-height: 1.3;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 16px;
        margin: 16px 0;
        align-items: start;
      }
      h2 {
        margin-bottom: 10px;
      }
      .people {
        margin-top: 16px;
      }
      .records {
        margin-bottom: 16px;
      }
      .parts {
        margin-bottom: 12px;
      }
      .exports {
        margin-top: 14px;
      }
      [aria-pressed='true'] {
        background: var(--red);
        color: var(--white);
      }
      @media (max-width: 1100px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.notices = null;
    this.people = null;
    this.records = null;
    this.wanted = '';
    this.asker = 'branch';
    this.detail = '';
    this.meeting = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const detail = details.find((one) => one === this.wanted);
    if (changed.has('wanted') && detail !== undefined) this.detail = detail;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('wanted') || this.wanted === '') return;
    const section = details.some((one) => one === this.wanted) ? 'details' : this.wanted;
    this.renderRoot.querySelector(`#${section}`)?.scrollIntoView();
  }

  /** Names and money are shown to one who asks. */
  #details({ unit, year }: BranchPage): TemplateResult {
    const { detail, asker } = this;
    return html`<section class="card" id="details">
      <h2>${behind.heading}</h2>
      <div class="row parts">
        ${details.map(
          (one) =>
            html`<button class="button" aria-pressed=${detail === one} @click=${() => (this.detail = one)}>${behind.parts[one]}</button>`,
        )}
        <span class="note">${behind.onRecord}</span>
      </div>
      ${
        detail === 'duties'
          ? html`<branch-duties .unit=${unit} .year=${year}></branch-duties>`
          : detail === 'dues'
            ? html`<branch-dues .unit=${unit} .year=${year}></branch-dues>`
            : detail === 'visits'
              ? html`<branch-visits .unit=${unit} .year=${year} .level=${asker === 'branch' ? '' : asker} .fetch=${this.fetch}></branch-visits>`
              : nothing
      }
    </section>`;
  }

  #exports({ unit, year }: BranchPage): TemplateResult {
    const of = `/api/branches/${encodeURIComponent(unit)}/exports`;
    const link = (to: string, said: string) => html`<a class="button" download href=${to}>${said}</a>`;
    return html`<p class="row exports">
      ${link(`${of}/attendance.xlsx?year=${year}`, behind.exports.attendance)}
      ${link(`${of}/dues.xlsx?year=${year}`, behind.exports.dues)}
      ${link(`/api/exports/notices.xlsx?unit=${encodeURIComponent(unit)}`, behind.exports.notices)}
    </p>`;
  }

  #facts({ rate, threshold, verdict, people, meetings }: BranchPage): TemplateResult {
    const fact = (name: string, value: TemplateResult) =>
      html`<div class="card"><dt>${name}</dt><dd>${value}</dd></div>`;
    const look = verdict === 'missed' ? 'bad' : verdict === 'reached' ? 'good' : '';
    return html`<dl class="facts" aria-label=${texts.facts}>
      ${fact(
        texts.rate,
        html`<b>${rate === null ? '—' : percent(rate)}</b><span class="tag ${look}">${texts.verdicts[verdict]}</span>
          ${threshold === null ? nothing : html`<span class="note">${texts.target(threshold)}</span>`}`,
      )}
      ${fact(texts.held, html`<b>${texts.times(meetings.filter(({ standing }) => standing === 'closed').length)}</b>`)}
      ${fact(texts.members, html`<b>${texts.people(people.members)}</b>`)}
      ${fact(texts.others, html`<b>${texts.people(people.others)}</b>`)}
    </dl>`;
  }

  #names({ people }: PeoplePage): TemplateResult {
    if (people.length === 0) return html`<p>${texts.nobody}</p>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${texts.names}><table>
      <thead><tr>${texts.peopleHeads.map((head) => html`<th scope="col">${head}</th>`)}
        <th scope="col" class="marks"><span class="unseen">${texts.yearHead}</span>${monthHeads}</th>
        ${texts.countHeads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>
        ${people.map(
          ({ name, standing, category, group, months, present, leave, absent, rate }) => html`<tr>
            <th scope="row">${name}</th>
            <td>${standing === 'member' ? categories[category] : texts.standings[standing]}</td>
            <td>${group ?? '—'}</td><td>${personYear(name, months)}</td><td>${present}</td><td>${leave}</td><td>${absent}</td>
            <td>${rate === null ? '—' : percent(rate)}</td>
          </tr>`,
        )}
      </tbody>
    </table></div>${personYearLegend()}`;
  }

  protected override render(): TemplateResult {
    const { page, notices, people, records } = this;
    const points = pointsOf(page);
    const turn = (by: 1 | -1) => yearLink(page.year, by, (year) => hrefOf({ page: 'branch', unit: page.unit, year }));
    return html`<div class="row top">
        <a class="button" href=${hrefOf({ page: 'wall' })}><k-icon name="arrow-left"></k-icon>${texts.back}</a>
        <h1>${page.branch}</h1><span class="note">${page.room} · ${texts.policy(page)}</span>
        <span class="row push">${turn(-1)}<span class="year">${texts.year(page.year)}</span>${turn(1)}</span>
      </div>
      ${this.#facts(page)}
      <section class="card" id="meetings" @names=${({ detail }: CustomEvent<GridMeeting>) => (this.meeting = detail)}>
        <h2>${texts.grid}</h2>${yearGrid(page)}</section>
      <div class="columns">
        <section class="card" id="curve"><h2>${texts.curve}</h2>
          ${points.every(({ rate }) => rate === null) ? html`<p>${texts.noCurve}</p>` : curve(points, page.threshold)}
        </section>
        <section class="card" id="notices"><h2>${texts.notices(notices?.notices.filter(({ standing }) => standing === 'open').length ?? page.notices)}</h2>
          ${notices === null ? nothing : branchNotices(notices, { role: this.asker, fetch: this.fetch })}
        </section>
      </div>
      ${
        records === null
          ? nothing
          : html`<section class="card records"><h2>${recordTexts.heading}</h2>
              <branch-records .unit=${page.unit} .page=${records} .fetch=${this.asker === 'township' ? this.fetch : null}></branch-records>
            </section>`
      }
      ${this.#details(page)}
      <section class="card people" id="people">
        <h2>${texts.names}</h2>
        ${
          people === null
            ? html`<div class="row"><button class="button" @click=${() => this.send('look')}>${texts.look}</button>
                <span class="note">${texts.onRecord}</span></div>`
            : this.#names(people)
        }
        ${this.#exports(page)}
      </section>
      ${
        this.meeting === null
          ? nothing
          : html`<names-dialog .unit=${page.unit} .meeting=${this.meeting.id} .day=${this.meeting.date}
              @close=${() => (this.meeting = null)}></names-dialog>`
      }`;
  }
}

define('township-branch', TownshipBranch);
