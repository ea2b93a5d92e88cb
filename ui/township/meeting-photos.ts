/** The photos of a meeting, and one of them large; a look that is on record. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { PhotosPage } from '../../server/township/contract.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import { meetingPhotos as texts } from '../texts/photos.ts';
import { ReadingPage } from './reading-page.ts';

export class MeetingPhotos extends ReadingPage<PhotosPage> {
  static override properties = {
    unit: { type: String },
    meeting: { type: String },
    day: { type: String },
    large: { state: true },
  };
  declare unit: string;
  declare meeting: string;
  declare day: string;
  /** The place of the one that is shown large; null: all are shown small. */
  declare private large: number | null;

  static override styles = [
    ...ReadingPage.consoleStyles,
    css`
      :host {
        display: block;
        margin-bottom: 20px;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
        gap: 10px;
        margin: 10px 0;
      }
      li .button {
        width: 100%;
        height: 112px;
        padding: 0;
        border-width: 1px;
        overflow: hidden;
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      k-dialog {
        --dialog: min(92vw, 1080px);
      }
      .large {
        height: min(68vh, 720px);
        margin-bottom: 12px;
        object-fit: contain;
      }
    `,
  ];

  constructor() {
    super();
    this.large = null;
  }

  protected override path(): string {
    return `branches/${encodeURIComponent(this.unit)}/meetings/${encodeURIComponent(this.meeting)}/photos`;
  }

  #picture(hash: string, index: number, look: string): TemplateResult {
    return html`<img class=${look} src="/api/${this.path()}/${hash}" alt=${texts.nth(this.day, index)} loading="lazy" />`;
  }

  protected override shown({ photos }: PhotosPage): TemplateResult {
    const here = photos.filter((photo) => photo.here);
    const coming = photos.length - here.length;
    return html`<h3>${texts.heading}</h3>
      ${photos.length === 0 ? html`<p>${texts.none}</p>` : nothing}
      <ul>${here.map(
        ({ hash }, index) =>
          html`<li><button class="button" @click=${() => (this.large = index)}>${this.#picture(hash, index, '')}</button></li>`,
      )}</ul>
      ${coming > 0 ? html`<p class="note">${texts.coming(coming)}</p>` : nothing}
      ${this.#large(here)}`;
  }

  #large(here: PhotosPage['photos']): TemplateResult | typeof nothing {
    const index = this.large;
    const photo = index === null ? undefined : here[index];
    if (index === null || photo === undefined) return nothing;
    return html`<k-dialog open label=${texts.nth(this.day, index)} @dismiss=${this.#close}>
      ${this.#picture(photo.hash, index, 'large')}
      <button class="button primary" @click=${() => (this.large = null)}>${texts.back}</button>
    </k-dialog>`;
  }

  /** It is not the dialog around that shall close. */
  readonly #close = (event: Event): void => {
    event.stopPropagation();
    this.large = null;
  };
}

define('meeting-photos', MeetingPhotos);
