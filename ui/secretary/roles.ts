/** 主持与记录: the chair is the secretary's unless delegated with a reason; one person keeps the record (CX-05, CX-26). */
import { html, nothing, type TemplateResult } from 'lit';
import type { DeskPerson, MeetingView } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { reasons, sections } from '../texts/desk.ts';
import { byHand, roles as texts } from '../texts/sections.ts';
import './person-picker.ts';
import './reason-picker.ts';
import { DeskSection } from './section.ts';

type Stage = { readonly at: 'both' | 'chair' | 'recorder' } | { readonly at: 'why'; readonly person: DeskPerson };

const both: Stage = { at: 'both' };

export class DeskRoles extends DeskSection {
  static override properties = { stage: { state: true } };
  declare private stage: Stage;

  constructor() {
    super();
    this.stage = both;
  }

  async #delegate(meeting: MeetingView, person: DeskPerson, reason: string): Promise<void> {
    const data = { meeting: meeting.id, person: person.id, reason };
    if (await this.bench.run('chair.delegate', data, texts.delegated(person.name))) this.stage = both;
  }

  async #record(meeting: MeetingView, person: DeskPerson): Promise<void> {
    const data = { meeting: meeting.id, person: person.id };
    if (await this.bench.run('recorder.name', data, texts.named(person.name))) this.stage = both;
  }

  #both(meeting: MeetingView): TemplateResult {
    const { people, roles } = this.bench.desk;
    const secretary = people.find(({ name }) => name === roles.secretary);
    return html`<div class="item">
        <small>${texts.chair}</small><b class="name">${roles.chair ?? texts.nobody}</b>
        <div class="row">
          ${
            secretary !== undefined && roles.chair !== secretary.name
              ? html`<button class="button" @click=${() => this.#delegate(meeting, secretary, texts.again)}>${texts.again}</button>`
              : nothing
          }
          <button class="button" @click=${() => (this.stage = { at: 'chair' })}>${texts.delegate}</button>
        </div>
      </div>
      <div class="item">
        <small>${texts.recorder}</small><b class="name">${roles.recorder ?? texts.nobody}</b>
        <div class="row">
          <button class="button" @click=${() => (this.stage = { at: 'recorder' })}>${texts.name}</button>
        </div>
      </div>`;
  }

  #body(meeting: MeetingView | null): TemplateResult {
    if (meeting === null || meeting.phase === 'closed') return html`<p class="lead middle">${byHand.notOn}</p>`;
    const { stage } = this;
    const members = this.bench.desk.people.filter(({ standing }) => standing === 'member');
    switch (stage.at) {
      case 'both':
        return this.#both(meeting);
      case 'chair':
        return html`<person-picker .bench=${this.bench} .people=${members}
          @pick=${(event: CustomEvent<DeskPerson>) => (this.stage = { at: 'why', person: event.detail })}></person-picker>`;
      case 'recorder':
        return html`<person-picker .bench=${this.bench} .people=${members}
          @pick=${(event: CustomEvent<DeskPerson>) => this.#record(meeting, event.detail)}></person-picker>`;
      case 'why':
        return html`<reason-picker .question=${texts.why(stage.person.name)} .usual=${reasons.delegate}
          @reason=${(event: CustomEvent<string>) => this.#delegate(meeting, stage.person, event.detail)}></reason-picker>`;
    }
  }

  protected override render(): TemplateResult {
    const { title, help } = sections.roles;
    const back = () => {
      if (this.stage.at === 'both') this.bench.go(null);
      else this.stage = both;
    };
    return this.page({
      heading: title,
      note: texts.stages[this.stage.at],
      help,
      back,
      body: this.#body(this.bench.view.meeting),
    });
  }
}

define('desk-roles', DeskRoles);
