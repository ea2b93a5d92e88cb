/** 请假: granted with a reason, and taken back with one; for the meeting that is on, or the next (CX-13). */
import { html, type TemplateResult } from 'lit';
import type { Announcement, DeskPerson } from '../../server/kiosk/contract.ts';
import { dayAndWeekday } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { reasons, sections } from '../texts/desk.ts';
import { leave as texts } from '../texts/sections.ts';
import './person-picker.ts';
import './reason-picker.ts';
import { DeskSection, fullName } from './section.ts';

export class DeskLeave extends DeskSection {
  static override properties = { person: { state: true } };
  declare private person: DeskPerson | null;

  constructor() {
    super();
    this.person = null;
  }

  #meeting(): Announcement | null {
    const { meeting, board } = this.bench.view;
    return (meeting?.phase === 'closed' ? null : meeting) ?? board.today ?? board.next;
  }

  #reasonOf(meeting: Announcement, person: DeskPerson): string | null {
    if (meeting.id === this.bench.view.meeting?.id) return person.leave;
    const plan = this.bench.desk.plans.find(({ id }) => id === meeting.id);
    return plan?.leaves.find((leave) => leave.person === person.id)?.reason ?? null;
  }

  async #settle(meeting: Announcement, person: DeskPerson, granted: boolean, reason: string): Promise<void> {
    const data = { meeting: meeting.id, person: person.id, reason };
    const done = granted
      ? await this.bench.run('leave.withdraw', data, texts.withdrawn(person.name))
      : await this.bench.run('leave.grant', data, texts.granted(person.name));
    if (done) this.person = null;
  }

  #body(meeting: Announcement | null): TemplateResult {
    if (meeting === null) return html`<p class="lead middle">${texts.noMeeting}</p>`;
    const { person } = this;
    if (person === null) {
      const members = this.bench.desk.people.filter(({ standing }) => standing === 'member');
      return html`<person-picker .bench=${this.bench} .people=${members}
        .note=${(one: DeskPerson) => this.#reasonOf(meeting, one) ?? ''}
        @pick=${(event: CustomEvent<DeskPerson>) => (this.person = event.detail)}></person-picker>`;
    }
    const given = this.#reasonOf(meeting, person);
    return html`<reason-picker .question=${given === null ? texts.why(person.name) : texts.whyNot(person.name, given)}
      .usual=${given === null ? reasons.leave : reasons.leaveWithdraw}
      @reason=${(event: CustomEvent<string>) => this.#settle(meeting, person, given !== null, event.detail)}></reason-picker>`;
  }

  protected override render(): TemplateResult {
    const meeting = this.#meeting();
    const back = () => {
      if (this.person === null) this.bench.go(null);
      else this.person = null;
    };
    const { title, help } = sections.leave;
    const heading = this.person === null ? title : fullName(this.person);
    const note = meeting === null ? title : texts.forMeeting(dayAndWeekday(meeting.date));
    return this.page({ heading, note, help, back, body: this.#body(meeting) });
  }
}

define('desk-leave', DeskLeave);
