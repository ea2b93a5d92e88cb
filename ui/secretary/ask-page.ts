/** A page of the desk over whatever stands on the screen, with one question. Sends `answer`, or `cancel` for going back. */
import { css, type PropertyDeclarations } from 'lit';
import { putOver } from '../elements/over.ts';
import { DeskSection } from './section.ts';

export abstract class AskPage<Question> extends DeskSection {
  static override properties: PropertyDeclarations = { asked: { attribute: false } };
  declare asked: Question;

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

  protected readonly cancel = (): void => this.send('cancel');

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }
}

/** Puts the question; null: the person went back. */
export function askOn<Question, Answer>(page: AskPage<Question>, asked: Question): Promise<Answer | null> {
  page.asked = asked;
  const close = putOver(page);
  return new Promise((resolve) => {
    const finish = (answer: Answer | null): void => {
      close();
      resolve(answer);
    };
    page.addEventListener('cancel', () => finish(null));
    page.addEventListener('answer', (event) => finish((event as CustomEvent<Answer>).detail));
  });
}
