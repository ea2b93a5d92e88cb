/** 民主公开: what is to be made public in the meeting, by class (XN-05). */
import { html, type TemplateResult } from 'lit';
import type { PublicityClass, PublicityItem } from '../../server/domain/vocabulary.ts';
import type { MeetingView } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { sections } from '../texts/desk.ts';
import { publicity as texts } from '../texts/proceedings.ts';
import { byHand } from '../texts/sections.ts';
import { publicityClasses } from '../texts/steps.ts';
import { cut, DeskSection, pager } from './section.ts';

const most = 40;

export class DeskPublicity extends DeskSection {
  static override properties = { at: { state: true } };
  declare private at: number;

  constructor() {
    super();
    this.at = 0;
  }

  async #list(meeting: MeetingView, items: readonly PublicityItem[]): Promise<void> {
    await this.bench.run('publicity.list', { meeting: meeting.id, items: [...items] }, texts.saved);
  }

  async #add(meeting: MeetingView, kind: PublicityClass): Promise<void> {
    const text = await askText({ label: publicityClasses[kind], value: '', most: 300, lines: true, optional: false });
    if (text === null) return;
    const items = meeting.proceedings.publicity;
    await this.#list(meeting, [...items, { class: kind, text }]);
    this.at = items.length;
  }

  #body(meeting: MeetingView): TemplateResult {
    const items = meeting.proceedings.publicity;
    const { shown, at, pages } = cut(items, this.at, 2);
    return html`<div class="grid three">
        ${(Object.keys(publicityClasses) as PublicityClass[]).map(
          (
            kind,
          ) => html`<button class="button" ?disabled=${items.length >= most} @click=${() => this.#add(meeting, kind)}>
            <k-icon name="plus"></k-icon>${publicityClasses[kind]}</button>`,
        )}
      </div>
      ${shown.map(
        (item) => html`<div class="item">
          <b>${publicityClasses[item.class]}</b><p class="line">${item.text}</p>
          <button class="button danger" @click=${() =>
            this.#list(
              meeting,
              items.filter((one) => one !== item),
            )}>${texts.remove}</button>
        </div>`,
      )}
      ${shown.length === 0 ? html`<p class="middle">${texts.none}</p>` : ''}
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }

  protected override render(): TemplateResult {
    const { title, help } = sections.publicity;
    const { meeting } = this.bench.view;
    const body = meeting === null ? html`<p class="lead middle">${byHand.notOn}</p>` : this.#body(meeting);
    return this.page({ heading: title, help, back: () => this.bench.go('proceedings'), body });
  }
}

define('desk-publicity', DeskPublicity);
