/** Who is behind the figures of one meeting. */
import { css, html, type TemplateResult } from 'lit';
import type { MeetingNames } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { year as texts } from '../texts/affairs.ts';
import { desk } from '../texts/desk.ts';
import { DeskPage } from './page.ts';
import { pickerStyles } from './picker-styles.ts';
import { chip, cut, pager } from './section.ts';

/** Names on a page. */
const most = 24;

export class YearNames extends DeskPage<MeetingNames> {
  static override properties = { meeting: { type: String }, line: { state: true }, at: { state: true } };
  declare meeting: string;
  declare private line: keyof MeetingNames;
  declare private at: number;

  static override styles = [
    ...DeskPage.styles,
    pickerStyles,
    css`
      .names {
        grid-auto-rows: auto;
        gap: calc(0.5 * var(--space)) var(--between);
      }
      li {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    this.meeting = '';
    this.line = 'missing';
    this.at = 0;
  }

  protected override path(): string {
    return `names?meeting=${this.meeting}`;
  }

  #show(line: keyof MeetingNames): void {
    this.line = line;
    this.at = 0;
  }

  protected override render(): TemplateResult {
    const { data } = this;
    if (data === null) return html`<p class="middle">${desk.loading}</p>`;
    const { shown, at, pages } = cut(data[this.line], this.at, most);
    const lines = Object.keys(texts.lines) as readonly (keyof MeetingNames)[];
    return html`<div class="grid six">
        ${lines.map((line) => chip(texts.line(line, data[line].length), line === this.line, () => this.#show(line)))}
      </div>
      <ul class="card grid six names">${shown.map((name) => html`<li>${name}</li>`)}</ul>
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }
}

define('year-names', YearNames);
