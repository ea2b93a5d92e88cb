/** Signs in, after the closing, whoever was there: one after the other. Stands in a page's body. */
import { html, type TemplateResult } from 'lit';
import type { DeskPerson } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { byHand } from '../texts/sections.ts';
import { askLate, type PastMeeting } from './late.ts';
import './person-picker.ts';
import type { PersonPicker } from './person-picker.ts';
import { pickerStyles } from './picker-styles.ts';
import { DeskSection } from './section.ts';

export class LateSignIn extends DeskSection {
  static override properties = { meeting: { attribute: false } };
  declare meeting: PastMeeting;

  static override styles = [...DeskSection.styles, pickerStyles];

  async #sign({ id, name }: DeskPerson): Promise<void> {
    const { meeting } = this;
    const asked = await askLate(name, meeting.parts);
    if (asked === null) return;
    const data = { meeting: meeting.id, person: id, ...asked };
    if (await this.bench.run('sign-in.by-hand', data, byHand.signed(name)))
      this.renderRoot.querySelector<PersonPicker>('person-picker')?.reset();
  }

  protected override render(): TemplateResult {
    return html`<person-picker .bench=${this.bench} .people=${this.bench.desk.people}
      @pick=${({ detail }: CustomEvent<DeskPerson>) => this.#sign(detail)}></person-picker>`;
  }
}

define('late-sign-in', LateSignIn);
