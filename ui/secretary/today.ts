/** 今日活动: opens the sign-in, the evening part, pauses, goes on, and closes after a look at what will stand. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Announcement, MeetingView } from '../../server/kiosk/contract.ts';
import { dateOf, dayAndWeekday, spokenTime, timeText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { parts, reasons, sections } from '../texts/desk.ts';
import { today as texts } from '../texts/sections.ts';
import { figures } from './figures.ts';
import './reason-picker.ts';
import { DeskSection } from './section.ts';

type Asking = 'date' | 'close' | 'why' | null;

export class DeskToday extends DeskSection {
  static override properties = { asking: { state: true } };
  declare private asking: Asking;

  constructor() {
    super();
    this.asking = null;
  }

  #announced(): Announcement | null {
    const { meeting, board } = this.bench.view;
    return meeting ?? board.today;
  }

  async #open(meeting: Announcement, dateConfirmed: boolean): Promise<void> {
    const date = dateConfirmed ? dateOf(trueNow(this.bench.view)) : meeting.date;
    if (await this.bench.run('meeting.open', { meeting: meeting.id, date, dateConfirmed }, texts.opened))
      this.asking = null;
  }

  async #close(meeting: MeetingView, reason?: string): Promise<void> {
    const data = reason === undefined ? { meeting: meeting.id } : { meeting: meeting.id, reason };
    if (await this.bench.run('meeting.close', data, texts.closedNow)) this.asking = null;
  }

  #nothing(): TemplateResult {
    const { nextByRule } = this.bench.view.board;
    return html`<p class="lead middle">${texts.nothing}</p>
      <p class="middle">${nextByRule === null ? nothing : texts.byRule(dayAndWeekday(nextByRule))}</p>
      <div class="center">
        <button class="button primary" @click=${() => this.bench.go('plan')}>${texts.plan}</button>
        ${
          this.bench.view.health.clock.doubtful
            ? html`<button class="button" @click=${() => this.bench.go('box')}>${texts.setClock}</button>`
            : nothing
        }
      </div>`;
  }

  #askDate(meeting: Announcement): TemplateResult {
    return html`<p class="lead middle">${texts.doubtful}</p>
      <p class="huge">${dayAndWeekday(dateOf(trueNow(this.bench.view)))}</p>
      <div class="center">
        <button class="button primary" @click=${() => this.#open(meeting, true)}>${texts.dateRight}</button>
        <button class="button" @click=${() => this.bench.go('box')}>${texts.dateWrong}</button>
      </div>`;
  }

  #toOpen(meeting: Announcement): TemplateResult {
    const open = () => {
      if (this.bench.view.health.clock.doubtful) this.asking = 'date';
      else void this.#open(meeting, false);
    };
    return html`${this.#announcement(meeting)}
      <div class="center">
        <button class="button primary" @click=${open}>${texts.open}</button>
        <button class="button" @click=${() => this.bench.go('plan')}>${texts.change}</button>
      </div>
      <p class="middle">${texts.early}</p>`;
  }

  #announcement(meeting: Announcement): TemplateResult {
    const times = meeting.parts.map(({ id, start }) => `${parts[id]} ${spokenTime(start)}`).join('，');
    return html`<div class="card">
      <h2>${meeting.title}</h2>
      <p>${meeting.theme}</p>
      <p class="figure">${dayAndWeekday(meeting.date)} · ${times} · ${meeting.place}</p>
    </div>`;
  }

  /** The secretary's words (CX-05 ⑥), for the room's screen and the record. */
  async #write({ id, summary }: MeetingView): Promise<void> {
    const text = await askText({ label: texts.words, value: summary, most: 2000, lines: true, optional: true });
    if (text !== null) await this.bench.run('summary.write', { meeting: id, text }, texts.written);
  }

  #running(meeting: MeetingView): TemplateResult {
    const { bench } = this;
    const on = { meeting: meeting.id };
    const evening = meeting.parts.some(({ id }) => id === 'evening') && !meeting.partsOpened.includes('evening');
    const paused = meeting.phase === 'paused';
    return html`${figures(meeting.figures)}
      <p class="middle">${texts.state(paused, parts[meeting.part], meeting.steps.find(({ state }) => state === 'now')?.short)}</p>
      <div class="center">
        ${
          paused
            ? html`<button class="button primary" @click=${() => bench.run('meeting.resume', on, texts.resumed)}>
                <k-icon name="play"></k-icon>${texts.resume}</button>`
            : html`<button class="button" @click=${() => bench.run('meeting.pause', on, texts.paused)}>
                <k-icon name="pause"></k-icon>${texts.pause}</button>`
        }
        ${
          evening && !paused
            ? html`<button class="button" @click=${() => bench.run('part.open', { ...on, part: 'evening' }, texts.eveningOpened)}>
                ${texts.openEvening}</button>`
            : nothing
        }
        <button class="button" @click=${() => this.#write(meeting)}>${meeting.summary === '' ? texts.write : texts.rewrite}</button>
        <button class="button danger" @click=${() => (this.asking = 'close')}>${texts.close}</button>
      </div>`;
  }

  #askClose(meeting: MeetingView): TemplateResult {
    const { parked, summary, figures: counted } = meeting;
    const { chair, recorder } = this.bench.desk.roles;
    const undone = undoneOf(meeting);
    const close = () => {
      if (undone.length === 0) void this.#close(meeting);
      else this.asking = 'why';
    };
    const open = [
      parked > 0 ? texts.parkedLeft(parked) : '',
      recorder === null ? texts.noRecorder : '',
      summary === '' ? texts.noSummary : '',
      undone.length > 0 ? texts.undone(undone.join('、')) : '',
    ].filter((text) => text !== '');
    return html`${figures(counted)}
      <p class="figure middle">${texts.record(chair, recorder, counted)}</p>
      ${open.length === 0 ? nothing : html`<p class="card warn">${open.join('')}</p>`}
      <div class="center">
        <button class="button primary" @click=${close}>${texts.reallyClose}</button>
        <button class="button" @click=${() => (this.asking = null)}>${texts.notYet}</button>
      </div>`;
  }

  #askWhy(meeting: MeetingView): TemplateResult {
    return html`<reason-picker
      .question=${texts.whyUndone(undoneOf(meeting).join('、'))}
      .usual=${reasons.close}
      @reason=${(event: CustomEvent<string>) => this.#close(meeting, event.detail)}
    ></reason-picker>`;
  }

  #closed(meeting: MeetingView): TemplateResult {
    const at = meeting.closedAt === null ? '' : timeText(meeting.closedAt);
    return html`${figures(meeting.figures)}
      <p class="lead middle figure">${meeting.closedBy === 'itself' ? texts.closedItself(at) : texts.closed(at)}</p>`;
  }

  protected override render(): TemplateResult {
    const meeting = this.#announced();
    const back = () => {
      if (this.asking === null) this.bench.go(null);
      else this.asking = null;
    };
    const { title, help } = sections.today;
    return this.page({
      heading: this.asking === 'close' ? texts.askClose : title,
      help,
      back,
      body: this.#body(meeting),
    });
  }

  #body(meeting: Announcement | null): TemplateResult {
    if (meeting === null) return this.#nothing();
    if (this.asking === 'date') return this.#askDate(meeting);
    if (!isRunning(meeting) || meeting.phase === 'gathering') return this.#toOpen(meeting);
    if (meeting.phase === 'closed') return this.#closed(meeting);
    if (this.asking === 'close') return this.#askClose(meeting);
    return this.asking === 'why' ? this.#askWhy(meeting) : this.#running(meeting);
  }
}

function isRunning(meeting: Announcement): meeting is MeetingView {
  return 'phase' in meeting;
}

/** Fixed steps that were not held, and an evening that was not; leaving them out needs a reason. */
function undoneOf({ steps, parts, partsOpened }: MeetingView): readonly string[] {
  const undone = steps.filter(({ state, own }) => state === 'todo' && !own).map(({ short }) => short);
  const evening = parts.some(({ id }) => id === 'evening') && !partsOpened.includes('evening');
  return evening ? [...undone, texts.eveningStudy] : undone;
}

define('desk-today', DeskToday);
