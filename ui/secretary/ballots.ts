/** 投票: starts and ends the secret ballots, and shows what came of those of the year (PL-09, WJ-04). */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { Answer, BallotResult, BallotsPage } from '../../server/kiosk/contract.ts';
import { fetchJson, newId } from '../elements/api.ts';
import { dateOf, dayText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { ballots as texts } from '../texts/affairs.ts';
import { ballot as words } from '../texts/ballot.ts';
import { desk, sections, troubles } from '../texts/desk.ts';
import { DeskPage } from './page.ts';
import './reason-picker.ts';
import { cut, pager, yearRow } from './section.ts';
import { sentenceOf } from './sentences.ts';

type Stage = { readonly at: 'list' | 'count' | 'cancel' } | { readonly at: 'result'; readonly ballot: string };
type About = BallotsPage['offered'][number];

const list: Stage = { at: 'list' };

export class DeskBallots extends DeskPage<BallotsPage> {
  static override properties = { year: { state: true }, stage: { state: true }, at: { state: true } };
  /** Empty: this year. */
  declare private year: string;
  declare private stage: Stage;
  declare private at: number;

  static override styles = [
    ...DeskPage.styles,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        background: var(--white);
      }
      th,
      td {
        height: calc(0.5 * var(--row));
        padding: 0 calc(1.2 * var(--space));
        border-bottom: 1px solid var(--line);
        text-align: right;
        white-space: nowrap;
      }
      th:first-child {
        text-align: left;
      }
      td:last-child {
        width: 30%;
      }
      thead th {
        color: var(--ink-soft);
        font-weight: 400;
      }
      td svg {
        display: block;
        width: 100%;
        height: 0.8em;
      }
      rect {
        fill: var(--gold);
        stroke: var(--white);
        stroke-width: 0.4;
      }
      rect:first-of-type {
        fill: var(--ok);
      }
      rect:last-of-type {
        fill: var(--bad);
      }
    `,
  ];

  constructor() {
    super();
    this.year = '';
    this.stage = list;
    this.at = 0;
  }

  protected override path(): string {
    return `ballots?year=${this.year === '' ? dateOf(trueNow(this.view)).slice(0, 4) : this.year}`;
  }

  async #open(about: About): Promise<void> {
    const meeting = this.view.meeting?.id;
    if (meeting === undefined) return;
    const opened = await this.bench.run('ballot.open', { meeting, ballot: newId(), about }, texts.opened);
    // The members need the screen now.
    if (opened) this.send('close');
  }

  async #count(ballot: string): Promise<void> {
    const counted = await fetchJson<Answer>('POST', '/api/ballot/count', { ballot });
    this.stage = list;
    if (!counted.ok)
      this.bench.complain(
        counted.why === 'unreachable'
          ? troubles.unreachable
          : troubles[counted.status === 401 ? 'no-session' : 'not-recording'],
      );
    else if (counted.value.kind === 'refused') this.bench.complain(sentenceOf(counted.value, this.view));
    else this.bench.say(texts.counted);
  }

  async #cancel(ballot: string, reason: string): Promise<void> {
    if (await this.bench.run('ballot.cancel', { ballot, reason }, texts.cancelled)) this.stage = list;
  }

  /** What can be done now. */
  #now({ offered }: BallotsPage): TemplateResult {
    const { ballot, meeting } = this.view;
    if (ballot?.phase === 'voting')
      return html`<div class="grid">
        <p class="card span-2 figure"><b>${words.title[ballot.about]}</b>${words.turnout(ballot.turnout, ballot.voters)}</p>
        <button class="button" @click=${() => (this.stage = { at: 'count' })}>${words.end}</button>
        <button class="button danger" @click=${() => (this.stage = { at: 'cancel' })}>${texts.cancel}</button>
      </div>`;
    if (meeting?.phase !== 'open') return html`<p class="middle">${texts.noMeeting}</p>`;
    return html`<div class="grid two">
      ${offered.map((about) => html`<button class="button" @click=${() => this.#open(about)}>${texts.start[about]}</button>`)}
    </div>`;
  }

  #list(data: BallotsPage): TemplateResult {
    const { shown, at, pages } = cut(data.held, this.at, 4);
    const turnTo = (year: number): void => {
      this.year = String(year);
      this.at = 0;
    };
    return html`${this.#now(data)}
      ${data.held.length === 0 ? html`<p class="middle lead">${texts.none(data.year)}</p>` : nothing}
      <div class="grid two">
        ${shown.map(
          (ballot) => html`<button class="button field" ?disabled=${ballot.state !== 'counted'}
            @click=${() => (this.stage = { at: 'result', ballot: ballot.id })}>
            <small>${dayText(ballot.date)} ${words.title[ballot.about]}</small><b>${texts.line(ballot)}</b>
          </button>`,
        )}
      </div>
      ${yearRow(
        Number(data.year),
        turnTo,
        pager(at, pages, (page) => (this.at = page)),
      )}`;
  }

  #result({ questions, answers, votersAtLeast }: BallotResult): TemplateResult {
    const { shown, at, pages } = cut(questions, this.at, 5);
    if (questions.every(({ votes }) => votes === null))
      return html`<p class="middle lead">${words.few(votersAtLeast)}</p>`;
    return html`<table class="figure">
        <thead>
          <tr><th><span class="unseen">${texts.asked}</span></th>${answers.map((answer) => html`<th scope="col">${answer}</th>`)}<td></td></tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ title, votes }) => html`<tr>
              <th scope="row">${title}</th>${(votes ?? []).map((count) => html`<td>${count}</td>`)}<td>${bars(votes ?? [])}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }

  #body(data: BallotsPage): TemplateResult {
    const { stage } = this;
    const { ballot } = this.view;
    const voting = ballot?.phase === 'voting' ? ballot : null;
    if (stage.at === 'result') {
      const result = data.held.find(({ id }) => id === stage.ballot);
      return result === undefined ? this.#list(data) : this.#result(result);
    }
    // It may have ended meanwhile.
    if (stage.at === 'list' || voting === null) return this.#list(data);
    if (stage.at === 'count')
      return html`<p class="lead middle">${words.endAsk(voting.turnout, voting.voters)}</p>
        <div class="center">
          <button class="button primary" @click=${() => this.#count(voting.id)}>${words.endYes}</button>
          <button class="button" @click=${() => (this.stage = list)}>${words.endNo}</button>
        </div>`;
    return html`<reason-picker .question=${texts.whyCancel(voting.turnout)} .usual=${texts.cancelReasons}
      @reason=${(event: CustomEvent<string>) => this.#cancel(voting.id, event.detail)}></reason-picker>`;
  }

  protected override render(): TemplateResult {
    const { data, stage } = this;
    const { title, help } = sections.ballots;
    const back = () => {
      this.at = 0;
      if (stage.at === 'list') this.bench.go(null);
      else this.stage = list;
    };
    const result = stage.at === 'result' ? data?.held.find(({ id }) => id === stage.ballot) : undefined;
    return this.page({
      heading: result === undefined ? title : `${dayText(result.date)} ${words.title[result.about]}`,
      ...(data === null ? {} : { note: result === undefined ? texts.year(data) : texts.line(result) }),
      help,
      back,
      body: data === null ? html`<p class="middle">${desk.loading}</p>` : this.#body(data),
    });
  }
}

/** The answers' shares of a question, from best to worst. */
function bars(votes: readonly number[]): TemplateResult {
  const all = Math.max(
    1,
    votes.reduce((sum, count) => sum + count, 0),
  );
  const from = (index: number) => (100 * votes.slice(0, index).reduce((sum, count) => sum + count, 0)) / all;
  return html`<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    ${votes.map((count, index) => svg`<rect x=${from(index)} width=${(100 * count) / all} height="6"></rect>`)}
  </svg>`;
}

define('desk-ballots', DeskBallots);
