/** Told at the beginning (PL-07 ⑥): who has come, and what is going to be done. */
import { html } from 'lit';
import type { View } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { briefing } from '../../texts/steps.ts';
import '../paged-text.ts';
import { agendaLines } from './agenda.ts';
import { besideStyles } from './beside.ts';
import './figures.ts';
import { stageStyles } from './stage.ts';

export class BriefingScreen extends KioskElement {
  static override properties = { view: { attribute: false } };
  declare view: View;

  static override styles = [...KioskElement.sharedStyles, stageStyles, besideStyles];

  override render() {
    const { meeting } = this.view;
    if (meeting === null) return html``;
    const lines = agendaLines(meeting);
    return html`<div class="both">
      <div>
        <h3>${briefing.figures}</h3>
        <meeting-figures stacked .figures=${meeting.figures}></meeting-figures>
      </div>
      <section class="card words">
        <h2>${meeting.theme === '' ? briefing.agenda : meeting.theme}</h2>
        <paged-text quiet .pages=${[lines === '' ? briefing.none : lines]}></paged-text>
      </section>
    </div>`;
  }
}

define('briefing-screen', BriefingScreen);
