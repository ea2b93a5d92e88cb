/** Who was at a closed meeting, class by class, and its photos; looks that are on record. Sends `close`. */
import { css, html, type TemplateResult } from 'lit';
import type { MeetingNames, PhotosPage } from '../../server/township/contract.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import { meetingNames as texts } from '../texts/township-behind.ts';
import './meeting-photos.ts';
import { ReadingPage } from './reading-page.ts';

export class NamesDialog extends ReadingPage<MeetingNames> {
  static override properties = {
    unit: { type: String },
    meeting: { type: String },
    day: { type: String },
    photos: { attribute: false },
  };
  declare unit: string;
  declare meeting: string;
  declare day: string;
  /** As `page`, of the photos. */
  declare photos: PhotosPage | null;

  static override styles = [
    ...ReadingPage.consoleStyles,
    css`
      dl {
        display: grid;
        gap: 12px;
        margin: 14px 0 20px;
      }
      dt {
        font-weight: 600;
      }
      dd {
        /* A line ends between two names, not in one. */
        word-break: keep-all;
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    this.photos = null;
  }

  protected override path(): string {
    const of = `branches/${encodeURIComponent(this.unit)}/meetings/${encodeURIComponent(this.meeting)}`;
    return `${of}/names?year=${this.day.slice(0, 4)}`;
  }

  protected override shown(names: MeetingNames): TemplateResult {
    const lines = Object.entries(texts.lines) as [keyof MeetingNames, string][];
    return html`<dl>${lines.map(
      ([line, label]) => html`<div><dt>${texts.line(label, names[line].length)}</dt>
        <dd>${names[line].length === 0 ? texts.nobody : names[line].join('、')}</dd></div>`,
    )}</dl>`;
  }

  protected override render(): TemplateResult {
    return html`<k-dialog open label=${texts.heading(this.day)} @dismiss=${() => this.send('close')}>
      <h2>${texts.heading(this.day)}</h2>
      ${super.render()}
      <meeting-photos .unit=${this.unit} .meeting=${this.meeting} .day=${this.day} .page=${this.photos}></meeting-photos>
      <button class="button primary" @click=${() => this.send('close')}>${texts.close}</button>
    </k-dialog>`;
  }
}

define('names-dialog', NamesDialog);
