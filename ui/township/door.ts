/** The pages before one is signed in: a heading, a form, and what went wrong with it. */
import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { ConsoleElement, formStyles } from './console-element.ts';

export abstract class Door extends ConsoleElement {
  static override properties: PropertyDeclarations = { trouble: { type: String }, busy: { type: Boolean } };
  /** Why it did not go; empty: it has not gone wrong. */
  declare trouble: string;
  declare busy: boolean;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    formStyles,
    css`
      :host {
        display: grid;
        place-items: center;
        height: 100vh;
        padding: 24px;
        overflow: auto;
        background: var(--paper);
        border-top: 8px solid var(--red);
      }
      main {
        width: min(100%, 420px);
        padding: 32px 36px 36px;
        border: 1px solid var(--line);
        border-top: 3px solid var(--gold);
        border-radius: var(--radius);
        background: var(--white);
      }
      h1 {
        color: var(--red);
      }
      header {
        margin-bottom: 20px;
      }
      .button {
        margin-top: 6px;
      }
    `,
  ];

  constructor() {
    super();
    this.trouble = '';
    this.busy = false;
  }

  protected door(heading: string, note: string, form: TemplateResult): TemplateResult {
    return html`<main>
      <header><h1>${heading}</h1><p class="note">${note}</p></header>
      ${form}
    </main>`;
  }

  /** What stands in a field of the form. */
  protected value(name: string): string {
    return this.renderRoot.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }
}
