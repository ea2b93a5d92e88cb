/**
 * Sets a date, a month and/or a time by touch: a column each for year, month, day, hour, minute. Sends `moment`. What else
 * may be answered stands in it, under the button that takes the moment.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { dayAndWeekday } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { wheel as texts } from '../texts/office.ts';
import { pickerStyles } from './picker-styles.ts';
import { DeskSection } from './section.ts';

export interface Moment {
  /** `2026-11-15` */
  readonly date: string;
  /** `09:00` */
  readonly time: string;
}

type Column = 'year' | 'month' | 'day' | 'hour' | 'minute';

const columns: Readonly<Record<'date' | 'month' | 'time' | 'both', readonly Column[]>> = {
  date: ['year', 'month', 'day'],
  month: ['year', 'month'],
  time: ['hour', 'minute'],
  both: ['year', 'month', 'day', 'hour', 'minute'],
};

/** The page's class for as many columns. */
const counts = { date: 'three', month: 'two', time: 'two', both: 'five' } as const;

export class MomentWheel extends DeskSection {
  static override properties = {
    kind: { type: String },
    moment: { attribute: false },
    minutes: { type: Number },
    act: { type: String },
    least: { type: String },
  };
  declare kind: keyof typeof columns;
  declare moment: Moment;
  /** Step of the minutes. */
  declare minutes: number;
  /** Label of the button that takes it. */
  declare act: string;
  /** The earliest day that may be taken; empty: any. */
  declare least: string;

  static override styles = [
    ...DeskSection.styles,
    pickerStyles,
    css`
      .wheel {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(var(--touch-primary), 24%);
        gap: calc(2 * var(--between));
      }
      .take {
        display: grid;
        grid-template-rows: minmax(0, 1fr);
        grid-auto-rows: var(--row);
        gap: var(--between);
      }
      .wheel .lead {
        font-size: var(--text-title);
      }
      .primary {
        padding: 0 0.4em;
        line-height: 1.5;
      }
    `,
  ];

  constructor() {
    super();
    this.kind = 'both';
    this.moment = { date: '2026-01-01', time: '09:00' };
    this.minutes = 5;
    this.act = texts.take;
    this.least = '';
  }

  protected override render(): TemplateResult {
    const { moment } = this;
    const shown = columns[this.kind];
    const button = (column: Column, by: 1 | -1) => html`<button class="button" data-fast
      aria-label=${by > 0 ? texts.later(texts.columns[column]) : texts.earlier(texts.columns[column])}
      @click=${() => (this.moment = turned(moment, column, by * (column === 'minute' ? this.minutes : 1)))}>
      <k-icon name=${by > 0 ? 'plus' : 'minus'}></k-icon></button>`;
    const values = shown.map(
      (column) =>
        html`<p class="middle figure" aria-live="polite"><b class="lead">${part(moment, column)}</b>${texts.columns[column]}</p>`,
    );
    return html`<div class="wheel">
      <div class="grid ${counts[this.kind]}">
        ${shown.map((column) => button(column, 1))} ${values} ${shown.map((column) => button(column, -1))}
      </div>
      <div class="take">
        <button class="button primary" ?disabled=${moment.date < this.least} @click=${() => this.send('moment', moment)}>
          <span>${this.act}${this.kind === 'time' || this.kind === 'month' ? nothing : html`<br />${dayAndWeekday(moment.date)}`}</span>
        </button>
        <slot></slot>
      </div>
    </div>`;
  }
}

function part({ date, time }: Moment, column: Column): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const [hour = '', minute = ''] = time.split(':');
  return { year, month, day, hour, minute }[column];
}

/** One column goes on by so much; months keep the day where they have it, days run on, times go round. */
export function turned({ date, time }: Moment, column: Column, by: number): Moment {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  switch (column) {
    case 'year':
      return { date: inMonth(year + by, month, day), time };
    case 'month':
      return { date: inMonth(year, month + by, day), time };
    case 'day':
      return { date: new Date(Date.UTC(year, month - 1, day + by)).toISOString().slice(0, 10), time };
    case 'hour':
      return { date, time: clock((hour + by + 24) % 24, minute) };
    case 'minute':
      return { date, time: clock(hour, (Math.floor(minute / Math.abs(by)) * Math.abs(by) + by + 60) % 60) };
  }
}

function inMonth(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1, Math.min(day, last))).toISOString().slice(0, 10);
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

define('moment-wheel', MomentWheel);
