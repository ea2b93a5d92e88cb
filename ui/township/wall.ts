/** 各支部活动室: every room as it stands now, what needs a look first. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RoomStanding, Wall, WallRoom } from '../../server/township/contract.ts';
import { Ticking } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import type { IconName } from '../elements/icons.ts';
import { percent } from '../elements/percent.ts';
import { standings, wall as texts } from '../texts/township-wall.ts';
import { ConsoleElement, formStyles, tableStyles, tagStyles } from './console-element.ts';
import { rateBar, rateBarStyles } from './rate-bar.ts';
import { hrefOf } from './route.ts';
import { type Choice, concernsOf, countOf, type Order, roomsShown, type Show, sumOf } from './wall-order.ts';

const tags: Readonly<Record<RoomStanding, readonly [string, IconName | null]>> = {
  none: ['', null],
  'not-reported': ['silent', 'cloud-off'],
  overdue: ['late', 'clock'],
  open: ['on', 'play'],
  closed: ['good', 'check'],
  faulty: ['late', 'triangle-alert'],
};

const shows: readonly Show[] = ['all', 'concern', 'open', 'closed', 'not-reported', 'overdue', 'none'];

export class TownshipWall extends ConsoleElement {
  static override properties = { wall: { attribute: false }, enrols: { type: Boolean }, choice: { state: true } };
  declare wall: Wall;
  /** This account may enrol rooms. */
  declare enrols: boolean;
  declare private choice: Choice;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    tableStyles,
    tagStyles,
    formStyles,
    rateBarStyles,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin: 14px 0;
      }
      .filters .button {
        gap: 10px;
        padding: 0 14px;
        border: 1px solid var(--edge);
        color: var(--ink);
        font-weight: 500;
      }
      .filters b {
        font-size: 20px;
        font-variant-numeric: tabular-nums;
      }
      .filters [aria-pressed="true"] {
        outline: 2px solid var(--red);
        border-color: var(--red);
        color: var(--red);
      }
      .filters .wanted b {
        padding: 0 6px;
        background: var(--warn);
        color: var(--ink);
      }
      .sum {
        text-align: right;
        line-height: 1.3;
      }
      .sum b {
        font-size: 26px;
        color: var(--ok);
        font-variant-numeric: tabular-nums;
      }
      .tools {
        flex: 1;
        justify-content: flex-end;
        flex-wrap: nowrap;
      }
      .tools input {
        max-width: 220px;
      }
      .tools select {
        width: auto;
      }
      tbody th {
        padding: 0 10px 0 0;
      }
      tbody a {
        display: flex;
        align-items: center;
        min-height: 44px;
        padding-left: 10px;
        border-left: 5px solid transparent;
        color: var(--ink);
        text-decoration: none;
      }
      tbody a:hover {
        text-decoration: underline;
      }
      tr.wanted a {
        border-left-color: var(--warn);
      }
      tr.wanted td,
      tr.wanted th {
        background: #fffaec;
      }
      /* What is left beside the figures, which are never pushed off. */
      .stand {
        width: 100%;
        min-width: 17em;
        max-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .stand .tag {
        margin-right: 8px;
        vertical-align: middle;
      }
      .wrong {
        color: var(--bad);
        font-weight: 600;
      }
      .present b {
        font-size: 19px;
      }
      .legend {
        margin-top: 14px;
        max-width: 80em;
      }
      .empty {
        max-width: 680px;
        margin: 6vh auto 0;
        padding: 28px 36px 32px;
      }
      .empty ol {
        display: grid;
        gap: 12px;
        margin: 18px 0 24px;
        padding-left: 1.6em;
        list-style: decimal;
      }
      @media (max-width: 1200px) {
        th,
        td {
          padding: 0 6px;
        }
        .stand {
          min-width: 12em;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.enrols = false;
    this.choice = { show: 'all', order: 'concern', name: '' };
    new Ticking(this, 10_000);
  }

  #choose(change: Partial<Choice>): void {
    this.choice = { ...this.choice, ...change };
  }

  #empty(): TemplateResult {
    const { heading, steps, go, others } = texts.empty;
    return html`<section class="card empty">
      <h2>${heading}</h2>
      ${
        this.enrols
          ? html`<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>
              <a class="button primary" href=${hrefOf({ page: 'fleet' })}>${go}</a>`
          : html`<p>${others}</p>`
      }
    </section>`;
  }

  #filters(now: number): TemplateResult {
    return html`<div class="filters" role="group" aria-label=${texts.filters}>
      ${shows.map((show) => {
        const count = countOf(this.wall, show, now);
        const wanted = (show === 'concern' || show === 'overdue') && count > 0;
        return html`<button class="button ${wanted ? 'wanted' : ''}" aria-pressed=${this.choice.show === show}
          @click=${() => this.#choose({ show })}>${texts.shows[show]}<b>${count}</b></button>`;
      })}
      <div class="row tools">
        <input type="search" aria-label=${texts.search} placeholder=${texts.search} .value=${this.choice.name}
          @input=${({ target }: InputEvent) => this.#choose({ name: (target as HTMLInputElement).value })} />
        <select aria-label=${texts.order}
          @change=${({ target }: Event) => this.#choose({ order: (target as HTMLSelectElement).value as Order })}>
          ${(Object.keys(texts.orders) as readonly Order[]).map(
            (order) =>
              html`<option value=${order} ?selected=${order === this.choice.order}>${texts.orders[order]}</option>`,
          )}
        </select>
      </div>
    </div>`;
  }

  #row(room: WallRoom, now: number): TemplateResult {
    const { unit, branch, standing, meeting, box, lastContact, link } = room;
    const concerns = concernsOf(room, now);
    const [look, icon] = tags[standing];
    const figures = standing === 'open' || standing === 'closed' ? (meeting?.figures ?? null) : null;
    const ready = box?.readers.filter(({ state }) => state === 'ready').length ?? 0;
    const bad = (concern: (typeof concerns)[number]) => (concerns.includes(concern) ? 'wrong' : '');
    const what =
      meeting === null
        ? standing === 'faulty'
          ? texts.faulty
          : texts.nothing
        : standing === 'open'
          ? texts.step(meeting)
          : texts.about(meeting, standing, this.wall.today);
    const dash = html`<span aria-label=${texts.noFigures} role="img">—</span>`;
    return html`<tr class=${concerns.length > 0 ? 'wanted' : ''}>
      <th scope="row"><a href=${hrefOf({ page: 'branch', unit, year: '' })}>${branch}</a></th>
      <td class="stand" title=${what}><span class="tag ${look}">${icon === null ? nothing : html`<k-icon name=${icon}></k-icon>`}${standings[standing]}</span>
        ${what}</td>
      <td class="figures present">${figures === null ? dash : html`<b>${figures.present}</b> / ${figures.expected}`}</td>
      <td class="figures">${figures === null ? dash : figures.leave}</td>
      <td>${figures === null ? dash : rateBar(figures.rate, meeting?.threshold ?? null)}</td>
      <td class="figures ${bad('unsent')}">${box === null ? '—' : box.unsent}</td>
      <td class=${bad('reader')}>${box === null ? '—' : texts.readers(ready, box.readers.length)}</td>
      <td class=${bad('clock')}>${box === null ? '—' : texts.clock(box.clock)}</td>
      <td class=${bad('unreached')}>${lastContact === null ? texts.silent : texts.contact(lastContact, now)}
        ${link === 'down' ? texts.offline : nothing}</td>
    </tr>`;
  }

  protected override render(): TemplateResult {
    if (this.wall.rooms.length === 0) return html`<h1>${texts.heading}</h1>${this.#empty()}`;
    const now = Date.now();
    const rooms = roomsShown(this.wall, this.choice, now);
    const sum = sumOf(this.wall);
    return html`<div class="row">
        <h1>${texts.heading}</h1><span class="note">${texts.today(this.wall.today)}</span>
        <p class="sum push">${texts.present} <b>${sum.present}</b>
          <span class="note">${texts.sum(sum)}${sum.expected === 0 ? '' : ` · ${percent(sum.present / sum.expected)}`}</span></p>
      </div>
      ${this.#filters(now)}
      ${
        rooms.length === 0
          ? html`<p class="card row">${texts.none}
              <button class="button" @click=${() => this.#choose({ show: 'all', name: '' })}>${texts.clear}</button></p>`
          : html`<table>
              <caption class="unseen">${texts.heading}</caption>
              <thead><tr>${texts.heads.map((head, index) => html`<th scope="col" class=${[2, 3, 5].includes(index) ? 'figures' : nothing}>${head}</th>`)}</tr></thead>
              <tbody>${repeat(
                rooms,
                ({ unit }) => unit,
                (room) => this.#row(room, now),
              )}</tbody>
            </table>`
      }
      <p class="note legend">${texts.legend}</p>`;
  }
}

define('township-wall', TownshipWall);
