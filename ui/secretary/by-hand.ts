/** 补签: signs a person in by hand, one after the other; when none is on, for a meeting that is over (KX-08). */
import { html, type TemplateResult } from 'lit';
import type { DeskPerson, MeetingView } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { parts, sections } from '../texts/desk.ts';
import { late } from '../texts/people.ts';
import { byHand as texts } from '../texts/sections.ts';
import type { PastMeeting } from './late.ts';
import './past-meetings.ts';
import './late-sign-in.ts';
import './person-picker.ts';
import { DeskSection, fullName } from './section.ts';

export class DeskByHand extends DeskSection {
  static override properties = { person: { state: true }, past: { state: true } };
  declare private person: DeskPerson | null;
  declare private past: PastMeeting | null;

  constructor() {
    super();
    this.person = null;
    this.past = null;
  }

  async #sign(meeting: MeetingView, person: DeskPerson): Promise<void> {
    if (await this.bench.run('sign-in.by-hand', { meeting: meeting.id, person: person.id }, texts.signed(person.name)))
      this.person = null;
  }

  protected override render(): TemplateResult {
    const { meeting } = this.bench.view;
    const on = meeting === null || meeting.phase === 'closed' ? null : meeting;
    const { person, past } = this;
    const back = () => {
      if (person !== null) this.person = null;
      else if (past !== null) this.past = null;
      else this.bench.go(null);
    };
    const { title, help } = sections.byHand;
    const note =
      on !== null ? { note: texts.note(parts[on.part]) } : past === null ? {} : { note: late.who(dayText(past.date)) };
    return this.page({ heading: title, ...note, help, back, body: on === null ? this.#late() : this.#body(on) });
  }

  #late(): TemplateResult {
    const { bench, past } = this;
    return past === null
      ? html`<past-meetings .bench=${bench} .view=${bench.view} .desk=${bench.desk}
          @choose=${({ detail }: CustomEvent<PastMeeting>) => (this.past = detail)}></past-meetings>`
      : html`<late-sign-in .bench=${bench} .desk=${bench.desk} .meeting=${past}></late-sign-in>`;
  }

  #body(meeting: MeetingView): TemplateResult {
    const { person } = this;
    if (person !== null)
      return html`<p class="huge">${fullName(person)}</p>
        <p class="lead middle">${texts.ask(parts[meeting.part])}</p>
        <div class="center">
          <button class="button primary" @click=${() => this.#sign(meeting, person)}>${texts.sign}</button>
          <button class="button" @click=${() => (this.person = null)}>${texts.other}</button>
        </div>`;
    const missing = this.bench.desk.people.filter(({ signIns }) => signIns.every(({ part }) => part !== meeting.part));
    return html`<person-picker .bench=${this.bench} .people=${missing} .note=${(one: DeskPerson) => (one.leave?.standing === 'approved' ? texts.onLeave : '')}
      @pick=${(event: CustomEvent<DeskPerson>) => (this.person = event.detail)}></person-picker>`;
  }
}

define('desk-by-hand', DeskByHand);
