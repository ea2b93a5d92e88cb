/** 补签: signs a person in by hand, one after the other. */
import { html, type TemplateResult } from 'lit';
import type { DeskPerson, MeetingView } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { parts, sections } from '../texts/desk.ts';
import { byHand as texts } from '../texts/sections.ts';
import './person-picker.ts';
import { DeskSection, fullName } from './section.ts';

export class DeskByHand extends DeskSection {
  static override properties = { person: { state: true } };
  declare private person: DeskPerson | null;

  constructor() {
    super();
    this.person = null;
  }

  async #sign(meeting: MeetingView, person: DeskPerson): Promise<void> {
    if (await this.bench.run('sign-in.by-hand', { meeting: meeting.id, person: person.id }, texts.signed(person.name)))
      this.person = null;
  }

  protected override render(): TemplateResult {
    const { meeting } = this.bench.view;
    const back = () => {
      if (this.person === null) this.bench.go(null);
      else this.person = null;
    };
    const { title, help } = sections.byHand;
    const note = meeting === null ? {} : { note: texts.note(parts[meeting.part]) };
    return this.page({ heading: title, ...note, help, back, body: this.#body(meeting) });
  }

  #body(meeting: MeetingView | null): TemplateResult {
    if (meeting === null || meeting.phase === 'closed') return html`<p class="lead middle">${texts.notOn}</p>`;
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
