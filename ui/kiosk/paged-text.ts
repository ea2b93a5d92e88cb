/**
 * A text on pages that are turned by buttons: what does not fit flows on to the next one (a column of the browser's own
 * columns is a page). `.pages` are the author's pages; each begins on a new one. Text that is short is set larger, as
 * long as no page of the author's breaks. Remembers its place under `key`.
 */
import { css, html, nothing, type PropertyValues } from 'lit';
import { define, KioskElement } from '../elements/element.ts';
import '../elements/icons.ts';
import { member } from '../texts/member.ts';

/** How much larger than usual a short text may be set, largest first. */
const sizes = [1.7, 1.55, 1.4, 1.28, 1.16, 1.08, 1] as const;

export class PagedText extends KioskElement {
  static override properties = {
    pages: { attribute: false },
    key: { type: String },
    quiet: { type: Boolean },
    page: { state: true },
    count: { state: true },
  };
  declare pages: readonly string[];
  declare key: string;
  /** Turning the page is not the one thing to do here. */
  declare quiet: boolean;
  declare page: number;
  declare count: number;

  readonly #watch = new ResizeObserver(() => this.#fit());

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        container-type: size;
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: calc(1.5 * var(--space));
        min-height: 0;
      }
      .window {
        min-height: 0;
        overflow: hidden;
      }
      .flow {
        height: 100%;
        columns: 1;
        column-gap: 0;
        column-fill: auto;
        translate: calc(-100% * var(--page)) 0;
        --usual: var(--reading, max(32px, calc(38 * var(--k) * var(--scale))));
        font: 500 calc(var(--usual) * var(--larger, 1)) / 1.7 var(--song);
        text-align: justify;
        overflow-wrap: anywhere;
      }
      section + section {
        break-before: column;
      }
      section {
        align-content: center;
        min-height: 100%;
        padding-inline: 2px;
      }
      p {
        text-indent: 2em;
        orphans: 1;
        widows: 1;
      }
      .pages {
        display: flex;
        flex-direction: column;
        justify-content: flex-end;
        gap: var(--between);
        width: max(var(--touch), calc(6.2 * var(--text)));
        text-align: center;
      }
      .pages .button {
        padding: 0 0.2em;
        font-size: var(--text);
        white-space: nowrap;
      }
      .flow .heading {
        color: var(--red);
        font-weight: 700;
        text-align: center;
        text-indent: 0;
      }
      /* An item of the agenda hangs from its class. */
      .flow .item {
        padding-left: 3em;
        text-indent: -3em;
      }
      progress {
        width: 100%;
        height: calc(0.4 * var(--text));
        border: 1px solid var(--edge);
        border-radius: 1em;
        overflow: hidden;
        appearance: none;
        background: var(--paper-deep);
      }
      progress::-webkit-progress-bar {
        background: var(--paper-deep);
      }
      progress::-webkit-progress-value {
        background: var(--red);
      }
      @container (max-height: 330px) {
        progress {
          display: none;
        }
      }
      @container (max-height: 280px) {
        .pages p {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.pages = [];
    this.key = '';
    this.quiet = false;
    this.page = 0;
    this.count = 1;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  override render() {
    return html`<div class="window">
        <div class="flow" style="--page:${this.page}" tabindex="-1">
          ${this.pages.map((page) => html`<section>${paragraphs(page)}</section>`)}
        </div>
      </div>
      ${this.count < 2 ? nothing : this.#pager()}`;
  }

  #pager() {
    const where = member.page(this.page + 1, this.count);
    return html`<div class="pages">
      <p class="figure" role="status" style="text-indent:0">${where}</p>
      <progress max=${this.count} value=${this.page + 1} aria-label=${where}></progress>
      <button class="button" ?disabled=${this.page === 0} @click=${() => this.#turn(-1)}>
        <k-icon name="chevron-left"></k-icon>${member.previousPage}
      </button>
      <button class="button ${this.quiet ? '' : 'primary'}" ?disabled=${this.page >= this.count - 1} @click=${() => this.#turn(1)}>
        ${member.nextPage}<k-icon name="chevron-right"></k-icon>
      </button>
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('key')) this.page = Number(sessionStorage.getItem(`page:${this.key}`) ?? '0');
    else if (changed.has('page') && this.key !== '') sessionStorage.setItem(`page:${this.key}`, String(this.page));
  }

  protected override firstUpdated(): void {
    this.#watch.observe(this);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('pages')) this.#fit();
    else this.#measure();
  }

  #turn(by: number): void {
    this.page = Math.min(Math.max(0, this.page + by), this.count - 1);
  }

  /** The largest size at which each of the author's pages is one page, else the usual one. */
  #fit(): void {
    const flow = this.renderRoot.querySelector('.flow');
    if (flow === null) return;
    for (const size of sizes) {
      this.style.setProperty('--larger', String(size));
      if (columnsOf(flow) <= this.pages.length) break;
    }
    this.#measure();
  }

  #measure(): void {
    const flow = this.renderRoot.querySelector('.flow');
    if (flow === null || flow.clientWidth === 0) return;
    this.count = columnsOf(flow);
    if (this.page > this.count - 1) this.page = this.count - 1;
  }
}

function columnsOf({ scrollWidth, clientWidth }: Element): number {
  return Math.max(1, Math.round(scrollWidth / Math.max(1, clientWidth)));
}

function paragraphs(text: string) {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => html`<p class=${isHeading(line) ? 'heading' : line.startsWith('【') ? 'item' : ''}>${line}</p>`);
}

/** A short line that does not end as a sentence does. */
function isHeading(line: string): boolean {
  return line.length <= 16 && !/[\p{P}\p{S}]$/u.test(line) && !/[：【]/.test(line);
}

define('paged-text', PagedText);
