/** Has one of a few things chosen, or the only one confirmed, over whatever stands on the screen. */
import { html, type TemplateResult } from 'lit';
import { define } from '../elements/element.ts';
import { AskPage, askOn } from './ask-page.ts';
import { chip } from './section.ts';

export interface OneQuestion<T> {
  readonly heading: string;
  readonly question: string;
  readonly help: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
}

class OnePage extends AskPage<OneQuestion<unknown>> {
  protected override render(): TemplateResult {
    const { heading, question, help, choices } = this.asked;
    return this.page({
      heading,
      help,
      back: this.cancel,
      body: html`<p class="lead middle">${question}</p>
        ${
          choices.length === 1
            ? html`<div class="center">${choices.map(
                ({ value, label }) =>
                  html`<button class="button primary" @click=${() => this.send('answer', value)}>${label}</button>`,
              )}</div>`
            : html`<div class="grid ${choices.length > 6 ? '' : choices.length > 4 ? 'three' : 'two'}">
                ${choices.map(({ value, label }) => chip(label, false, () => this.send('answer', value)))}
              </div>`
        }`,
    });
  }
}

define('one-page', OnePage);

/** Null: the person went back. */
export const askOne = <T>(asked: OneQuestion<T>): Promise<T | null> => askOn(new OnePage(), asked);
