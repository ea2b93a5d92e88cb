/** The idle screen is the branch's notice board (CX-03, WJ-11): what is on next, and one thing to do: tap here. */
import { html, nothing } from 'lit';
import type { Announcement, View } from '../../../server/kiosk/contract.ts';
import { dayAndWeekday, dayText } from '../../elements/clock.ts';
import '../../elements/dialog.ts';
import { define, KioskElement } from '../../elements/element.ts';
import '../../elements/icons.ts';
import { percent } from '../../elements/percent.ts';
import { member } from '../../texts/member.ts';
import { preparation, preparationText } from '../../texts/steps.ts';
import '../paged-text.ts';
import { boardStyles } from './board-styles.ts';

const { board } = member;

export class BoardScreen extends KioskElement {
  static override properties = { view: { attribute: false }, reading: { state: true } };
  declare view: View;
  /** The whole plan lies open. */
  declare reading: boolean;

  static override styles = [...KioskElement.sharedStyles, boardStyles];

  constructor() {
    super();
    this.reading = false;
  }

  override render() {
    const plan = this.view.board.today ?? this.view.board.next;
    return html`${this.#words()}
      <div class="columns">
        ${plan === null ? this.#withoutPlan() : this.#plan(plan)}
        <div class="side">${this.#tap()} ${this.#public()}</div>
      </div>`;
  }

  /** From above, a line each; the whole of it stands at the desk. */
  #words() {
    const { words } = this.view.board;
    if (words.length === 0) return nothing;
    return html`<ul class="words" aria-label=${board.words}>
      ${words.map((word) => html`<li><k-icon name="circle-alert"></k-icon><span>${board.word(word)}</span></li>`)}
    </ul>`;
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
          ${fact(preparation.label, preparationText(this.view.board.preparations))}
        </dl>
        <button class="more" @click=${() => this.#read(true)}>
          <span>${board.more}<k-icon name="chevron-right"></k-icon></span>
        </button>
      </section>
      <k-dialog label=${board.more} ?open=${this.reading} @dismiss=${() => this.#read(false)}>
        <div class="whole">
          <h2>${dayText(plan.date)} · ${plan.theme}</h2>
          <paged-text quiet .pages=${[`${wholePlan(plan)}\n${preparation.label}：${preparationText(this.view.board.preparations)}`]}></paged-text>
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
    const { issued, lastMeeting, dues, members } = this.view.board;
    return html`<section class="card public">
      <h2>${board.public}</h2>
      ${issued === null && lastMeeting === null && dues === null ? html`<p>${board.nothingPublic}</p>` : nothing}
      <dl>
        ${issued === null ? nothing : fact(board.issued(issued.on), issued.title, 'issued')}
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

function fact(name: string, value: string, kind = '') {
  return html`<div class="fact ${kind}"><dt>${name}</dt><dd class="figure">${value}</dd></div>`;
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
