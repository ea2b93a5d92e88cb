/** 来宾: who the person is, then name and where from; those who came before stand ready (CX-08, CX-19). */
import { html, nothing, type TemplateResult } from 'lit';
import type { InviteeKind } from '../../server/domain/vocabulary.ts';
import type { DeskPerson, MeetingView } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import { InviteeKinds } from './choices.ts';
import '../elements/keyboard-field.ts';
import { inviteeKinds, sections } from '../texts/desk.ts';
import { byHand, visitors as texts } from '../texts/sections.ts';
import { chip, DeskSection } from './section.ts';

interface Visitor {
  readonly person: string;
  readonly kind: InviteeKind;
  readonly name: string;
  readonly from: string;
}

export class DeskVisitors extends DeskSection {
  static override properties = { visitor: { state: true } };
  declare private visitor: Visitor | null;

  constructor() {
    super();
    this.visitor = null;
  }

  async #sign(meeting: MeetingView, { person, kind, name, from }: Visitor): Promise<void> {
    const data = { meeting: meeting.id, person, name, invitee: kind, from };
    if (await this.bench.run('visitor.sign-in', data, texts.signed(name))) this.visitor = null;
  }

  #kinds(): TemplateResult {
    return html`<div class="grid">
      ${InviteeKinds.map((kind) => chip(inviteeKinds[kind], false, () => (this.visitor = { person: newId(), kind, name: '', from: '' })))}
    </div>`;
  }

  #form(meeting: MeetingView, visitor: Visitor): TemplateResult {
    const before = this.bench.desk.people.filter(
      ({ invitee, signIns }) => invitee === visitor.kind && signIns.length === 0,
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
        <button class="button primary" ?disabled=${visitor.name === ''} @click=${() => this.#sign(meeting, visitor)}>${texts.sign}</button>
      </div>`;
  }

  protected override render(): TemplateResult {
    const { meeting } = this.bench.view;
    const { visitor } = this;
    const { title, help } = sections.visitors;
    const back = () => {
      if (visitor === null) this.bench.go(null);
      else this.visitor = null;
    };
    const note = visitor === null ? texts.who : inviteeKinds[visitor.kind];
    const body =
      meeting === null || meeting.phase === 'closed'
        ? html`<p class="lead middle">${byHand.notOn}</p>`
        : visitor === null
          ? this.#kinds()
          : this.#form(meeting, visitor);
    return this.page({ heading: title, note, help, back, body });
  }
}

define('desk-visitors', DeskVisitors);
