/** Asks why, over whatever stands on the screen; null: the person went back. */
import { css, html, type TemplateResult } from 'lit';
import { define } from '../elements/element.ts';
import { putOver } from '../elements/over.ts';
import './reason-picker.ts';
import { DeskSection } from './section.ts';

export interface ReasonQuestion {
  readonly heading: string;
  readonly question: string;
  readonly help: string;
  /** The usual reasons, to touch. */
  readonly usual: readonly string[];
}

export class ReasonPage extends DeskSection {
  static override properties = { asked: { attribute: false } };
  declare asked: ReasonQuestion;

  static override styles = [
    ...DeskSection.styles,
    css`
      :host {
        position: fixed;
        inset: 0;
        background: var(--paper);
        color: var(--ink);
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { heading, question, help, usual } = this.asked;
    return this.page({
      heading,
      help,
      back: () => this.send('cancel'),
      body: html`<reason-picker .question=${question} .usual=${usual}></reason-picker>`,
    });
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }
}

define('reason-page', ReasonPage);

export function askReason(asked: ReasonQuestion): Promise<string | null> {
  const page = new ReasonPage();
  page.asked = asked;
  const close = putOver(page);
  return new Promise((resolve) => {
    const finish = (reason: string | null): void => {
      close();
      resolve(reason);
    };
    page.addEventListener('cancel', () => finish(null));
    page.addEventListener('reason', (event) => finish((event as CustomEvent<string>).detail));
  });
}
