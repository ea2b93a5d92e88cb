/** Asks for a day, over whatever stands on the screen. */
import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../elements/element.ts';
import { AskPage, askOn } from './ask-page.ts';
import './moment-wheel.ts';
import type { Moment } from './moment-wheel.ts';

export interface DayQuestion {
  readonly heading: string;
  readonly question: string;
  readonly help: string;
  /** Where the wheel begins, `2026-11-15`. */
  readonly day: string;
  /** The earliest that may be taken; without it any. */
  readonly least?: string;
  /** Label of the button that takes the day. */
  readonly act: string;
  /** Label of the button for “no day”; without it there is none. */
  readonly none?: string;
}

class DayPage extends AskPage<DayQuestion> {
  protected override render(): TemplateResult {
    const { heading, question, help, day, least = '', act, none } = this.asked;
    return this.page({
      heading,
      help,
      back: this.cancel,
      body: html`<p class="middle">${question}</p>
        <moment-wheel .kind=${'date'} .act=${act} .least=${least} .moment=${{ date: day, time: '09:00' }}
          @moment=${({ detail }: CustomEvent<Moment>) => this.send('answer', detail.date)}>
          ${none === undefined ? nothing : html`<button class="button" @click=${() => this.send('answer', '')}>${none}</button>`}
        </moment-wheel>`,
    });
  }
}

define('day-page', DayPage);

/** The day; empty: none, where that may be answered; null: the person went back. */
export const askDay = (asked: DayQuestion): Promise<string | null> => askOn(new DayPage(), asked);
