/**
 * 来宾: who the person is, then name and where from; those who came before stand ready (CX-08, CX-19). When no meeting is
 * on, for one that is over.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { InviteeKind } from '../../server/domain/vocabulary.ts';
import type { DeskPerson } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { dayText } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { InviteeKinds } from './choices.ts';
import '../elements/keyboard-field.ts';
import { inviteeKinds, sections } from '../texts/desk.ts';
import { late } from '../texts/people.ts';
import { visitors as texts } from '../texts/sections.ts';
import { askLate, type PastMeeting } from './late.ts';
import './past-meetings.ts';
import { chip, DeskSection } from './section.ts';

interface Visitor {
  readonly person: string;
  readonly kind: InviteeKind;
  readonly name: string;
  readonly from: string;
}

export class DeskVisitors extends DeskSection {
  static override properties = { visitor: { state: true }, past: { state: true } };
  declare private visitor: Visitor | null;
  declare private past: PastMeeting | null;

  constructor() {
    super();
    this.visitor = null;
    this.past = null;
  }

  /** `past` null: the meeting is on. */
  async #sign(meeting: string, past: PastMeeting | null, { person, kind, name, from }: Visitor): Promise<void> {
    const asked = past === null ? {} : await askLate(name, past.parts);
    if (asked === null) return;
    const data = { meeting, person, name, invitee: kind, from, ...asked };
    if (await this.bench.run('visitor.sign-in', data, texts.signed(name))) this.visitor = null;
  }

  #kinds(): TemplateResult {
    return html`<div class="grid">
      ${InviteeKinds.map((kind) => chip(inviteeKinds[kind], false, () => (this.visitor = { person: newId(), kind, name: '', from: '' })))}
    </div>`;
  }

  #form(meeting: string, past: PastMeeting | null, visitor: Visitor): TemplateResult {
    const before = this.bench.desk.people.filter(
      ({ invitee, signIns }) => invitee === visitor.kind && (past !== null || signIns.length === 0),
    );
    const take = ({ id, name, home }: DeskPerson) =>
      (this.visitor = { ...visitor, person: id, name, from: home ?? '' });
    return html`<div class="row">
        <text-field .label=${texts.name} .value=${visitor.name} .most=${24} person
          @text=${({ detail }: CustomEvent<string>) => (this.visitor = { ...visitor, name: detail })}></text-field>
        <text-field .label=${texts.from} .value=${visitor.from} .most=${40} optional
          @text=${({ detail }: CustomEvent<string>) => (this.visitor = { ...visitor, from: detail })}></text-field>
      </div>
      ${
        before.length === 0
          ? nothing
          : html`<div class="row">${before.slice(0, 4).map((person) => chip(person.name, person.id === visitor.person, () => take(person)))}</div>`
      }
      <div class="center">
        <button class="button primary" ?disabled=${visitor.name === ''} @click=${() => this.#sign(meeting, past, visitor)}>${texts.sign}</button>
      </div>`;
  }

  protected override render(): TemplateResult {
    const { meeting } = this.bench.view;
    const { visitor, past } = this;
    const { title, help } = sections.visitors;
    const back = () => {
      if (visitor !== null) this.visitor = null;
      else if (past !== null) this.past = null;
      else this.bench.go(null);
    };
    const on = meeting === null || meeting.phase === 'closed' ? past?.id : meeting.id;
    if (on === undefined)
      return this.page({
        heading: title,
        help,
        back,
        body: html`<past-meetings .bench=${this.bench} .view=${this.bench.view} .desk=${this.bench.desk}
          @choose=${({ detail }: CustomEvent<PastMeeting>) => (this.past = detail)}></past-meetings>`,
      });
    const note =
      visitor !== null ? inviteeKinds[visitor.kind] : past === null ? texts.who : late.who(dayText(past.date));
    const body = visitor === null ? this.#kinds() : this.#form(on, past, visitor);
    return this.page({ heading: title, note, help, back, body });
  }
}

define('desk-visitors', DeskVisitors);
