/** 请假: asked for, granted or refused, and taken back; for the meeting that is on, or the next (CX-13, PL-06). */
import { html, type TemplateResult } from 'lit';
import type { Announcement, DeskPerson, LeaveView } from '../../server/kiosk/contract.ts';
import { dayAndWeekday } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { reasons, sections } from '../texts/desk.ts';
import { leave as texts } from '../texts/sections.ts';
import './person-picker.ts';
import './reason-picker.ts';
import { chip, DeskSection, fullName } from './section.ts';

export class DeskLeave extends DeskSection {
  static override properties = {
    person: { state: true },
    written: { state: true },
    later: { state: true },
    asking: { state: true },
  };
  declare private person: DeskPerson | null;
  /** There is a written request, and it is kept. */
  declare private written: boolean;
  /** Only the request is put down; it is answered another time. */
  declare private later: boolean;
  /** What the reason is for that is being asked. */
  declare private asking: 'refusal' | 'withdrawal' | null;

  constructor() {
    super();
    this.#choose(null);
  }

  #choose(person: DeskPerson | null, written = false): void {
    this.person = person;
    this.written = written;
    this.later = false;
    this.asking = null;
  }

  #meeting(): Announcement | null {
    const { meeting, board } = this.bench.view;
    return (meeting?.phase === 'closed' ? null : meeting) ?? board.today ?? board.next;
  }

  #leaveOf(meeting: Announcement, person: DeskPerson): LeaveView | null {
    if (meeting.id === this.bench.view.meeting?.id) return person.leave;
    const plan = this.bench.desk.plans.find(({ id }) => id === meeting.id);
    return plan?.leaves.find((leave) => leave.person === person.id) ?? null;
  }

  async #ask(meeting: Announcement, person: DeskPerson, reason: string): Promise<void> {
    const data = { meeting: meeting.id, person: person.id, reason, written: this.written };
    const done = this.later
      ? await this.bench.run('leave.ask', data, texts.asked(person.name))
      : await this.bench.run('leave.grant', data, texts.granted(person.name));
    if (done) this.#choose(null);
  }

  async #approve(meeting: Announcement, person: DeskPerson, { reason, written }: LeaveView): Promise<void> {
    const data = { meeting: meeting.id, person: person.id };
    // The paper came after the request: the request is put down again, with it.
    const ready = written === this.written || (await this.bench.run('leave.ask', { ...data, reason, written: true }));
    const answer = { ...data, approved: true };
    if (ready && (await this.bench.run('leave.answer', answer, texts.granted(person.name)))) this.#choose(null);
  }

  async #settle(meeting: Announcement, person: DeskPerson, reason: string): Promise<void> {
    const data = { meeting: meeting.id, person: person.id, reason };
    const done =
      this.asking === 'refusal'
        ? await this.bench.run('leave.answer', { ...data, approved: false }, texts.refused(person.name))
        : await this.bench.run('leave.withdraw', data, texts.withdrawn(person.name));
    if (done) this.#choose(null);
  }

  #reasons(question: string, usual: readonly string[], act: (reason: string) => Promise<void>): TemplateResult {
    return html`<reason-picker .question=${question} .usual=${usual}
      @reason=${(event: CustomEvent<string>) => act(event.detail)}></reason-picker>`;
  }

  #paper(): TemplateResult {
    return chip(texts.written, this.written, () => (this.written = !this.written));
  }

  /** Nothing stands: leave is granted, or asked for. */
  #fresh(meeting: Announcement, person: DeskPerson, question: string): TemplateResult {
    return html`${this.#reasons(question, reasons.leave, (reason) => this.#ask(meeting, person, reason))}
      <div class="grid two">${this.#paper()}${chip(texts.later, this.later, () => (this.later = !this.later))}</div>`;
  }

  #waiting(meeting: Announcement, person: DeskPerson, leave: LeaveView): TemplateResult {
    return html`<p class="lead middle">${texts.waiting(person.name, leave.reason)}</p>
      <div class="row">
        <button class="button primary" @click=${() => this.#approve(meeting, person, leave)}>${texts.approve}</button>
        <button class="button" @click=${() => (this.asking = 'refusal')}>${texts.refuse}</button>
      </div>
      <div class="row">
        ${this.#paper()}
        <button class="button" @click=${() => (this.asking = 'withdrawal')}>${texts.withdraw}</button>
      </div>`;
  }

  #stage(meeting: Announcement, person: DeskPerson): TemplateResult {
    const leave = this.#leaveOf(meeting, person);
    const settle = (reason: string) => this.#settle(meeting, person, reason);
    if (this.asking === 'refusal') return this.#reasons(texts.whyRefuse(person.name), reasons.leaveRefuse, settle);
    if (this.asking === 'withdrawal')
      return this.#reasons(texts.whyTakeBack(person.name), reasons.leaveWithdraw, settle);
    switch (leave?.standing) {
      case 'approved':
        return this.#reasons(texts.whyNot(person.name, leave.reason), reasons.leaveWithdraw, settle);
      case 'asked':
        return this.#waiting(meeting, person, leave);
      case 'refused':
        return this.#fresh(meeting, person, texts.whyAgain(person.name));
      case undefined:
        return this.#fresh(meeting, person, texts.why(person.name));
    }
  }

  #body(meeting: Announcement | null): TemplateResult {
    if (meeting === null) return html`<p class="lead middle">${texts.noMeeting}</p>`;
    if (this.person !== null) return this.#stage(meeting, this.person);
    const members = this.bench.desk.people.filter(({ standing }) => standing === 'member');
    const note = (one: DeskPerson) => {
      const leave = this.#leaveOf(meeting, one);
      return leave === null ? '' : texts.stands[leave.standing](leave.reason);
    };
    return html`<person-picker .bench=${this.bench} .people=${members} .note=${note}
      @pick=${({ detail }: CustomEvent<DeskPerson>) =>
        this.#choose(detail, this.#leaveOf(meeting, detail)?.written ?? false)}></person-picker>`;
  }

  protected override render(): TemplateResult {
    const meeting = this.#meeting();
    const back = () => {
      if (this.asking !== null) this.asking = null;
      else if (this.person === null) this.bench.go(null);
      else this.#choose(null);
    };
    const { title, help } = sections.leave;
    const heading = this.person === null ? title : fullName(this.person);
    const note = meeting === null ? {} : { note: texts.forMeeting(dayAndWeekday(meeting.date)) };
    return this.page({ heading, ...note, help, back, body: this.#body(meeting) });
  }
}

define('desk-leave', DeskLeave);
