/** A dialog in which something is filled in and done. Sends `close` when it is left; what it did its own events say. */
import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { newId } from '../elements/api.ts';
import '../elements/dialog.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';

/** Its words; `danger`: what it does is not undone. */
export interface FormFrame {
  readonly heading: string;
  readonly act: string;
  readonly cancel: string;
  readonly danger?: boolean;
}

export abstract class FormDialog extends ConsoleElement {
  static override properties: PropertyDeclarations = { trouble: { state: true } };
  /** Why the last try came to nothing; empty: it did not. */
  declare protected trouble: string;
  /** Of what it makes, however often that is sent. */
  protected readonly made = newId();
  #sent = { text: '', id: '' };

  static override styles = [
    ...ConsoleElement.consoleStyles,
    formStyles,
    css`
      .check {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 44px;
        font-weight: 400;
      }
      .check input {
        flex: none;
        width: 24px;
        min-height: 24px;
        accent-color: var(--red);
      }
      .checks {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.trouble = '';
  }

  /** Does it, with each field's text trimmed, and says so in an event. Resolves with why it was not done; empty: it was. */
  protected abstract submit(text: (name: string) => string, form: FormData): Promise<string>;

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.trouble = await this.submit((name) => String(form.get(name) ?? '').trim(), form);
  };

  /** One id for what is sent again as it was, after a reply that was lost: it has the effect of one. What was changed gets another. */
  protected idFor(what: unknown): string {
    const text = JSON.stringify(what);
    if (text !== this.#sent.text) this.#sent = { text, id: newId() };
    return this.#sent.id;
  }

  protected readonly leave = (): void => {
    this.send('close');
  };

  protected frame({ heading, act, cancel, danger = false }: FormFrame, fields: unknown): TemplateResult {
    return html`<k-dialog open label=${heading} @dismiss=${this.leave}>
      <form @submit=${this.#onSubmit}>
        <h2>${heading}</h2>
        ${fields}
        ${complaint(this.trouble)}
        <div class="row">
          <button class="button ${danger ? 'danger' : 'primary'}">${act}</button>
          <button class="button" type="button" @click=${this.leave}>${cancel}</button>
        </div>
      </form>
    </k-dialog>`;
  }
}
