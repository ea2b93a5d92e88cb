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
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #loaded = new Loaded<T>(
    () => this.#took(),
    () => this.send('signed-out'),
  );

  constructor() {
    super();
    this.page = null;
  }

  /** ms after which what is shown is fetched anew; null: never by itself. */
  protected lasts(_page: T): number | null {
    return null;
  }

  /** Below `/api/`; it is asked before each rendering. */
  protected abstract path(): string;

  protected abstract shown(page: T): TemplateResult;

  /** Something has changed there. */
  protected readonly again = (): void => this.#loaded.again();

  #took(): void {
    const { value } = this.#loaded;
    const ms = value === null ? null : this.lasts(value);
    clearTimeout(this.#timer);
    if (ms !== null && this.isConnected) this.#timer = setTimeout(this.again, ms);
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#loaded.open('');
  }

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
