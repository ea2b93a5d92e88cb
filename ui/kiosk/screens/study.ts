/** The material, page by page, to be read aloud together. */
import { html } from 'lit';
import type { View } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { member } from '../../texts/member.ts';
import '../paged-text.ts';
import { stageStyles } from './stage.ts';

export class StudyScreen extends KioskElement {
  static override properties = { view: { attribute: false } };
  declare view: View;

  static override styles = [...KioskElement.sharedStyles, stageStyles];

  override render() {
    const { meeting } = this.view;
    if (meeting === null) return html``;
    if (meeting.pages.length === 0) {
      return html`<div class="middle">
        <h2 class="song" style="font-size:var(--text-title);color:var(--red)">${member.study.title}</h2>
        <p style="max-width:24em">${member.study.none}</p>
      </div>`;
    }
    return html`<paged-text .pages=${meeting.pages} key=${meeting.id}></paged-text>`;
  }
}

define('study-screen', StudyScreen);
