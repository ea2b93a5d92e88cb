/** The idle screen is the branch's notice board (CX-03, WJ-11): what is on next, and one thing to do: tap here. */
import { css, html, nothing } from 'lit';
import type { Announcement, View } from '../../../server/kiosk/contract.ts';
import { dayAndWeekday, dayText } from '../../elements/clock.ts';
import '../../elements/dialog.ts';
import { define, KioskElement } from '../../elements/element.ts';
import '../../elements/icons.ts';
import { percent } from '../../elements/names.ts';
import { member } from '../../texts/member.ts';
import '../paged-text.ts';

const { board } = member;

export class BoardScreen extends KioskElement {
  static override properties = { view: { attribute: false }, reading: { state: true } };
  declare view: View;
  /** The whole plan lies open. */
  declare reading: boolean;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr);
        gap: calc(1.5 * var(--space));
        height: 100%;
        min-height: 0;
      }
      .card {
        display: flex;
        flex-direction: column;
        min-height: 0;
        padding: calc(1.5 * var(--space)) calc(2 * var(--space));
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--white);
      }
      h2 {
        margin-bottom: 0.2em;
        color: var(--red);
        font-size: var(--text-lead);
        line-height: 1.3;
      }
      .theme {
        font: 700 calc(max(34px, 62 * var(--k)) * var(--scale)) / 1.25 var(--song);
        text-wrap: balance;
        word-break: keep-all;
        overflow-wrap: anywhere;
      }
      .theme.long {
        font-size: calc(max(30px, 44 * var(--k)) * var(--scale));
      }
      .theme.endless {
        font-size: calc(max(26px, 34 * var(--k)) * var(--scale));
      }
      .none {
        justify-content: center;
        gap: calc(0.6 * var(--space));
      }
      .plan {
        position: relative;
      }
      /* Lines that do not fit whole wrap into a second column, which is out of sight. */
      .facts {
        display: flex;
        flex: 1;
        flex-flow: column wrap;
        min-height: 0;
        margin-top: 0.4em;
        margin-bottom: calc(1.1 * var(--text));
        overflow: hidden;
      }
      .facts .fact {
        width: 100%;
      }
      .facts dd {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      .fact {
        display: flex;
        gap: 1em;
        padding: 0.1em 0;
        border-bottom: 1px solid var(--line);
        line-height: 1.5;
      }
      .fact dt {
        flex: none;
        min-width: 2em;
        color: var(--ink-soft);
      }
      .fact dd {
        flex: 1;
        min-width: 0;
        font-weight: 500;
      }
      .public .fact dd {
        font-weight: 700;
        text-align: right;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .class {
        display: inline-grid;
        place-items: center;
        width: 1.35em;
        height: 1.35em;
        border-radius: 0.2em;
        background: var(--red);
        color: var(--white);
        font: 700 1em / 1 var(--song);
      }
      .more {
        position: absolute;
        inset: 0;
        display: flex;
        align-items: flex-end;
        justify-content: flex-end;
        padding: 0.3em 0.6em;
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: var(--red);
        font: 600 var(--text) / 1.4 var(--hei);
        cursor: pointer;
      }
      .more span {
        display: flex;
        align-items: center;
      }
      .side {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
        gap: calc(1.5 * var(--space));
        min-height: 0;
      }
      .tap {
        container-type: size;
        align-items: center;
        justify-content: center;
        gap: calc(0.8 * var(--space));
        border: 0;
        background: var(--red);
        color: var(--white);
        text-align: center;
      }
      .tap b {
        font: 700 calc(max(34px, 50 * var(--k)) * var(--scale)) / 1.35 var(--song);
        white-space: nowrap;
      }
      .tap.calm {
        border: 1px solid var(--line);
        background: var(--white);
        color: var(--ink);
      }
      .tap p {
        font-size: var(--text);
      }
      .tap.calm p {
        font-size: max(24px, min(var(--text-lead), 11cqh));
        text-wrap: balance;
      }
      @container (max-height: 220px) {
        .tap k-icon {
          display: none;
        }
        .tap b {
          font-size: max(28px, 20cqh);
        }
      }
      .tap k-icon {
        font-size: calc(70 * var(--k));
        color: var(--gold-soft);
      }
      .tap.calm k-icon {
        color: var(--gold);
      }
      .whole {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        gap: max(var(--space), var(--between));
        height: min(86vh, calc(660 * var(--k) + 160px));
        --reading: max(28px, calc(30 * var(--k) * var(--scale)));
      }
      .whole h2 {
        display: -webkit-box;
        margin: 0;
        overflow: hidden;
        font-size: var(--text);
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      .whole .button {
        justify-self: end;
      }
    `,
  ];

  constructor() {
    super();
    this.reading = false;
  }

  override render() {
    const plan = this.view.board.today ?? this.view.board.next;
    return html`${plan === null ? this.#withoutPlan() : this.#plan(plan)}
      <div class="side">${this.#tap()} ${this.#public()}</div>`;
  }

  #plan(plan: Announcement) {
    const today = plan === this.view.board.today;
    const size = plan.theme.length > 36 ? 'endless' : plan.theme.length > 18 ? 'long' : '';
    return html`<section class="card plan">
        <h2>${today ? board.today : board.next(plan.date)}</h2>
        <p class="theme ${size}">${plan.theme || board.noTheme}</p>
        <dl class="facts">
          ${fact(board.time, plan.parts.map(({ id, start }) => board[id](start)).join(' · '))}
          ${fact(board.place, plan.place)} ${plan.chair === null ? nothing : fact(board.chair, plan.chair)}
          ${plan.agenda.map(
            (item) =>
              html`<div class="fact"><dt><span class="class">${item.class}</span></dt><dd>${item.text}</dd></div>`,
          )}
          ${plan.requirements === '' ? nothing : fact(board.requirements, plan.requirements)}
        </dl>
        <button class="more" @click=${() => this.#read(true)}>
          <span>${board.more}<k-icon name="chevron-right"></k-icon></span>
        </button>
      </section>
      <k-dialog label=${board.more} ?open=${this.reading} @dismiss=${() => this.#read(false)}>
        <div class="whole">
          <h2>${dayText(plan.date)} · ${plan.theme}</h2>
          <paged-text quiet .pages=${[wholePlan(plan)]}></paged-text>
          <button class="button primary" @click=${() => this.#read(false)}>${member.close}</button>
        </div>
      </k-dialog>`;
  }

  #withoutPlan() {
    const { nextByRule } = this.view.board;
    return html`<section class="card none">
      <h2>${nextByRule === null ? member.rest.title : board.byRule}</h2>
      <p class="theme figure">${nextByRule === null ? board.noPlan : dayAndWeekday(nextByRule)}</p>
      <p>${nextByRule === null ? '' : `${board.noPlan}。`}${board.noPlanHint}</p>
    </section>`;
  }

  #tap() {
    const { signInOpen, signInFrom, today, next } = this.view.board;
    if (today === null) {
      return html`<section class="card tap calm">
        <k-icon name="book-open"></k-icon>
        <p>${board.notToday}</p>
        ${next === null ? nothing : html`<p>${board.meetOn(next.date)}</p>`}
      </section>`;
    }
    return html`<section class="card tap">
      <k-icon name="nfc"></k-icon>
      <b>${board.tap.map((line) => html`<div>${line}</div>`)}</b>
      <p>${signInOpen || signInFrom === null ? board.open : board.openFrom(signInFrom)}</p>
    </section>`;
  }

  #public() {
    const { lastMeeting, dues, members } = this.view.board;
    return html`<section class="card public">
      <h2>${board.public}</h2>
      ${lastMeeting === null && dues === null ? html`<p>${board.nothingPublic}</p>` : nothing}
      <dl>
        ${
          lastMeeting === null
            ? nothing
            : html`${fact(board.lastTheme, lastMeeting.theme)}
              ${
                lastMeeting.expected === 0
                  ? nothing
                  : fact(board.lastRate(lastMeeting.date), percent(lastMeeting.present / lastMeeting.expected))
              }`
        }
        ${dues === null ? nothing : fact(board.dues(dues.month), board.duesPaid(dues.paid))}
        ${lastMeeting === null || dues === null ? fact(board.members, board.people(members)) : nothing}
      </dl>
    </section>`;
  }

  #read(reading: boolean): void {
    this.reading = reading;
  }
}

function fact(name: string, value: string) {
  return html`<div class="fact"><dt>${name}</dt><dd class="figure">${value}</dd></div>`;
}

function wholePlan(plan: Announcement): string {
  return [
    `${board.time}：${plan.parts.map(({ id, start }) => board[id](start)).join('，')}`,
    `${board.place}：${plan.place}`,
    ...(plan.chair === null ? [] : [`${board.chair}：${plan.chair}`]),
    ...plan.agenda.map((item) => `【${item.class}】${item.text}`),
    ...(plan.requirements === '' ? [] : [`${board.requirements}：${plan.requirements}`]),
    `${board.published}：${plan.late ? board.publishedLate(plan.published) : dayText(plan.published)}`,
  ].join('\n');
}

define('board-screen', BoardScreen);
