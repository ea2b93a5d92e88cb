/** A part of the console that fetches what it shows by itself, and sends `signed-out` where the session is over. */
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { shell as texts } from '../texts/township.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement } from './console-element.ts';
import { Loaded } from './loaded.ts';

export abstract class ReadingPage<T> extends ConsoleElement {
  static override properties: PropertyDeclarations = { page: { attribute: false } };
  /** Where it is given, it is shown as it is, and nothing is fetched. */
  declare page: T | null;
  readonly #loaded = new Loaded<T>(
    () => this.requestUpdate(),
    () => this.send('signed-out'),
  );

  constructor() {
    super();
    this.page = null;
  }

  /** Below `/api/`; it is asked before each rendering. */
  protected abstract path(): string;

  protected abstract shown(page: T): TemplateResult;

  /** Something has changed there. */
  protected readonly again = (): void => this.#loaded.again();

  protected override willUpdate(): void {
    if (this.page === null) this.#loaded.open(this.path());
  }

  protected override render(): TemplateResult {
    const { value, trouble } = this.#loaded;
    const page = this.page ?? value;
    if (page !== null) return html`${complaint(trouble)}${this.shown(page)}`;
    return trouble === '' ? html`<p role="status">${texts.loading}</p>` : html`${complaint(trouble)}`;
  }
}
