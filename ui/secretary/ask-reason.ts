/** Asks why, over whatever stands on the screen. */
import { html, type TemplateResult } from 'lit';
import { define } from '../elements/element.ts';
import { AskPage, askOn } from './ask-page.ts';
import './reason-picker.ts';

export interface ReasonQuestion {
  readonly heading: string;
  readonly question: string;
  readonly help: string;
  /** The usual reasons, to touch. */
  readonly usual: readonly string[];
}

class ReasonPage extends AskPage<ReasonQuestion> {
  protected override render(): TemplateResult {
    const { heading, question, help, usual } = this.asked;
    return this.page({
      heading,
      help,
      back: this.cancel,
      body: html`<reason-picker .question=${question} .usual=${usual}
        @reason=${(event: CustomEvent<string>) => this.send('answer', event.detail)}></reason-picker>`,
    });
  }
}

define('reason-page', ReasonPage);

/** Null: the person went back. */
export const askReason = (asked: ReasonQuestion): Promise<string | null> => askOn(new ReasonPage(), asked);
