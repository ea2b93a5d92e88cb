/** One branch: its year meeting by meeting, the curve of participation, what must be looked at, and who its people are. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { BranchNotices, BranchPage, PeoplePage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { percent } from '../elements/percent.ts';
import { categories } from '../texts/desk.ts';
import { branch as texts } from '../texts/township-branch.ts';
import { branchNotices, branchNoticesStyles } from './branch-notices.ts';
import { ConsoleElement, tableStyles, tagStyles } from './console-element.ts';
import { curve, curveStyles } from './curve.ts';
import { hrefOf } from './route.ts';
import { pointsOf, yearGrid, yearGridStyles } from './year-grid.ts';

export class TownshipBranch extends ConsoleElement {
  static override properties = {
    page: { attribute: false },
    notices: { attribute: false },
    people: { attribute: false },
  };
  declare page: BranchPage;
  /** Null: not here yet. */
  declare notices: BranchNotices | null;
  /** Null: nobody has asked to see the names. */
  declare people: PeoplePage | null;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    tableStyles,
    tagStyles,
    curveStyles,
    yearGridStyles,
    branchNoticesStyles,
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
      <thead><tr>${texts.peopleHeads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>
        ${people.map(
          ({ name, standing, category, group, present, leave, absent, rate }) => html`<tr>
            <th scope="row">${name}</th>
            <td>${standing === 'member' ? categories[category] : texts.standings[standing]}</td>
            <td>${group ?? '—'}</td><td>${present}</td><td>${leave}</td><td>${absent}</td>
            <td>${rate === null ? '—' : percent(rate)}</td>
          </tr>`,
        )}
      </tbody>
    </table></div>`;
  }

  protected override render(): TemplateResult {
    const { page, notices, people } = this;
    const points = pointsOf(page);
    const year = Number(page.year);
    const turn = (by: 1 | -1) => hrefOf({ page: 'branch', unit: page.unit, year: String(year + by) });
    return html`<div class="row top">
        <a class="button" href=${hrefOf({ page: 'wall' })}><k-icon name="arrow-left"></k-icon>${texts.back}</a>
        <h1>${page.branch}</h1><span class="note">${page.room} · ${texts.policy(page)}</span>
        <a class="button push" href=${turn(-1)}><k-icon name="chevron-left"></k-icon>${texts.year(year - 1)}</a>
        <span class="year">${texts.year(year)}</span>
        <a class="button" href=${turn(1)}>${texts.year(year + 1)}<k-icon name="chevron-right"></k-icon></a>
      </div>
      ${this.#facts(page)}
      <section class="card"><h2>${texts.grid}</h2>${yearGrid(page)}</section>
      <div class="columns">
        <section class="card"><h2>${texts.curve}</h2>
          ${points.every(({ rate }) => rate === null) ? html`<p>${texts.noCurve}</p>` : curve(points, page.threshold)}
        </section>
        <section class="card"><h2>${texts.notices(notices?.notices.filter(({ standing }) => standing === 'open').length ?? page.notices)}</h2>
          ${notices === null ? nothing : branchNotices(notices)}
        </section>
      </div>
      <section class="card">
        <h2>${texts.names}</h2>
        ${
          people === null
            ? html`<div class="row"><button class="button" @click=${() => this.send('look')}>${texts.look}</button>
                <span class="note">${texts.onRecord}</span></div>`
            : this.#names(people)
        }
      </section>`;
  }
}

define('township-branch', TownshipBranch);
