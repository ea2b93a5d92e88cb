/** 未识别的卡: whose a parked tap was; it then counts from that moment. Whether the card is bound is asked separately. */
import { html, type TemplateResult } from 'lit';
import type { DeskPerson, MeetingView, ParkedView } from '../../server/kiosk/contract.ts';
import { spokenTime } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { credentials, parkedWhy, reasons, sections } from '../texts/desk.ts';
import { parked as texts } from '../texts/sections.ts';
import './person-picker.ts';
import './reason-picker.ts';
import { cut, DeskSection, fullName, pager } from './section.ts';

type Stage =
  | { readonly at: 'list' }
  | { readonly at: 'whose' | 'dismiss'; readonly tap: ParkedView }
  | { readonly at: 'bind'; readonly tap: ParkedView; readonly person: DeskPerson };

const list: Stage = { at: 'list' };

export class DeskParked extends DeskSection {
  static override properties = { stage: { state: true }, at: { state: true } };
  declare private stage: Stage;
  declare private at: number;

  constructor() {
    super();
    this.stage = list;
    this.at = 0;
  }

  async #assign(meeting: MeetingView, tap: ParkedView, person: DeskPerson): Promise<void> {
    const data = { meeting: meeting.id, tap: tap.id, person: person.id };
    if (!(await this.bench.run('parked-tap.assign', data, texts.counted(person.name, spokenTime(tap.at))))) return;
    this.stage = tap.why === 'unknown' ? { at: 'bind', tap, person } : list;
  }

  async #dismiss(meeting: MeetingView, tap: ParkedView, reason: string): Promise<void> {
    const data = { meeting: meeting.id, tap: tap.id, reason };
    if (await this.bench.run('parked-tap.dismiss', data, texts.dismissed)) this.stage = list;
  }

  async #bind({ key, credential, tail }: ParkedView, person: DeskPerson): Promise<void> {
    const data = { key, kind: credential, tail, person: person.id };
    if (await this.bench.run('credential.bind', data, texts.bound(person.name))) this.stage = list;
  }

  #list(): TemplateResult {
    const { shown, at, pages } = cut(this.bench.desk.parked, this.at, 3);
    if (shown.length === 0) return html`<p class="lead middle">${texts.none}</p>`;
    return html`${shown.map(
      (tap) => html`<div class="item tap">
        <b class="code figure">${tap.code}</b>
        <p class="figure">
          <b>${texts.held(spokenTime(tap.at), credentials[tap.credential], tap.tail)}</b>
          <small>${parkedWhy[tap.why]}${tap.name === null ? '' : texts.known(tap.name)}</small>
        </p>
        <div class="row">
          <button class="button" @click=${() => (this.stage = { at: 'whose', tap })}>${texts.whose}</button>
          <button class="button danger" @click=${() => (this.stage = { at: 'dismiss', tap })}>${texts.dismiss}</button>
        </div>
      </div>`,
    )}
    <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }

  #body(meeting: MeetingView | null): TemplateResult {
    const { stage } = this;
    if (meeting === null) return html`<p class="lead middle">${texts.none}</p>`;
    switch (stage.at) {
      case 'list':
        return this.#list();
      case 'whose':
        return html`<person-picker .bench=${this.bench} .people=${this.bench.desk.people}
          @pick=${(event: CustomEvent<DeskPerson>) => this.#assign(meeting, stage.tap, event.detail)}></person-picker>`;
      case 'dismiss':
        return html`<reason-picker .question=${texts.whyDismiss(stage.tap.code)} .usual=${reasons.dismiss}
          @reason=${(event: CustomEvent<string>) => this.#dismiss(meeting, stage.tap, event.detail)}></reason-picker>`;
      case 'bind':
        return html`<p class="huge">${fullName(stage.person)}</p>
          <p class="lead middle">${texts.askBind(credentials[stage.tap.credential], stage.tap.tail)}</p>
          <div class="center">
            <button class="button primary" @click=${() => this.#bind(stage.tap, stage.person)}>${texts.bind}</button>
            <button class="button" @click=${() => (this.stage = list)}>${texts.dontBind}</button>
          </div>`;
    }
  }

  protected override render(): TemplateResult {
    const { stage } = this;
    const { title, help } = sections.parked;
    const back = () => {
      if (stage.at === 'list') this.bench.go(null);
      else this.stage = list;
    };
    const heading = stage.at === 'whose' ? texts.whoseIs(stage.tap.code) : title;
    return this.page({ heading, help, back, body: this.#body(this.bench.view.meeting) });
  }
}

define('desk-parked', DeskParked);
