/** 活动照片: photos of the theme days, from a phone or a stick, looked at and taken back (CX-10). */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { PhotoAnswer, PhotosPage } from '../../server/kiosk/contract.ts';
import { fetchJson } from '../elements/api.ts';
import { dateOf, dayText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { smallJpeg } from '../elements/picture.ts';
import { desk, type Sentence, sections, troubles } from '../texts/desk.ts';
import { photoTroubles, photos as texts } from '../texts/photos.ts';
import { askReason } from './ask-reason.ts';
import { DeskPage } from './page.ts';
import { cut, pager, yearRow } from './section.ts';

type Meeting = PhotosPage['meetings'][number];
type Photo = Meeting['photos'][number];
type Stage =
  | { readonly at: 'year' }
  | { readonly at: 'meeting'; readonly meeting: string }
  | { readonly at: 'photo'; readonly meeting: string; readonly entry: string };

const start: Stage = { at: 'year' };
/** Photos on a page. */
const most = 8;

export class DeskPhotos extends DeskPage<PhotosPage> {
  static override properties = {
    year: { state: true },
    stage: { state: true },
    at: { state: true },
    adding: { state: true },
  };
  /** Empty: this year. */
  declare private year: string;
  declare private stage: Stage;
  declare private at: number;
  /** What is under way; empty: nothing. */
  declare private adding: string;

  static override styles = [
    ...DeskPage.styles,
    css`
      .photos .photo {
        padding: 0;
        overflow: hidden;
        border-color: var(--edge);
        font-size: var(--text-note);
      }
      .photos {
        grid-auto-rows: calc(1.35 * var(--row));
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      .large {
        display: grid;
        place-items: center;
        height: calc(3 * var(--row));
      }
      .large img {
        min-height: 0;
        object-fit: contain;
      }
    `,
  ];

  constructor() {
    super();
    this.year = '';
    this.stage = start;
    this.at = 0;
    this.adding = '';
  }

  protected override path(): string {
    return `photos?year=${this.year === '' ? dateOf(trueNow(this.view)).slice(0, 4) : this.year}`;
  }

  #go(stage: Stage): void {
    this.stage = stage;
    this.at = 0;
  }

  readonly #onFiles = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same ones can be chosen again.
    input.value = '';
    if (this.stage.at === 'meeting') void this.#add(this.stage.meeting, files);
  };

  /** One after the other; the first that is not taken is the one that she is told of. */
  async #add(meeting: string, files: readonly File[]): Promise<void> {
    let [added, trouble] = [0, null as Sentence | null];
    for (const [index, file] of files.entries()) {
      this.adding = texts.adding(index + 1, files.length);
      const wrong = await this.bench.whileDoing(this.#send(meeting, file));
      if (wrong === null) added += 1;
      trouble ??= wrong;
    }
    this.adding = '';
    await this.bench.refresh();
    if (trouble !== null) this.bench.complain(trouble);
    else if (added > 0) this.bench.say(texts.added(added));
  }

  /** Null: it is kept. */
  async #send(meeting: string, file: File): Promise<Sentence | null> {
    const limit = this.data?.most ?? 0;
    const picture = await smallJpeg(file);
    if (picture === null) return photoTroubles['not-read'](file.name, limit);
    const path = `/api/desk/photos?meeting=${encodeURIComponent(meeting)}`;
    const fetched = await fetchJson<PhotoAnswer>('POST', path, picture);
    if (!fetched.ok) {
      if (fetched.why === 'unreachable') return troubles.unreachable;
      return fetched.status === 401 ? troubles['no-session'] : troubles['not-recording'];
    }
    return fetched.value.ok ? null : photoTroubles[fetched.value.why](file.name, limit);
  }

  async #takeBack({ ledger, meeting }: Meeting, { entry }: Photo): Promise<void> {
    const reason = await askReason(texts.ask);
    if (reason === null) return;
    const done = await this.bench.run('ledger.strike', { ledger, entry, reason }, texts.takenBack);
    if (done) this.#go({ at: 'meeting', meeting });
  }

  #year(data: PhotosPage): TemplateResult {
    const { shown, at, pages } = cut(data.meetings, this.at, 6);
    const turnTo = (year: number): void => {
      this.year = String(year);
      this.at = 0;
    };
    return html`${data.meetings.length === 0 ? html`<p class="middle lead">${texts.none}</p>` : nothing}
      <div class="grid two">
        ${shown.map(
          (
            meeting,
          ) => html`<button class="button field" @click=${() => this.#go({ at: 'meeting', meeting: meeting.meeting })}>
            <small>${texts.count(meeting)}</small><b>${texts.meeting(meeting)}</b>
          </button>`,
        )}
      </div>
      ${yearRow(
        Number(data.year),
        turnTo,
        pager(at, pages, (page) => (this.at = page)),
      )}`;
  }

  #picture({ date, photos }: Meeting, photo: Photo): TemplateResult {
    const name = texts.nth(date, photos.indexOf(photo));
    return photo.stands === 'here'
      ? html`<img src="/api/desk/photos/${photo.hash}" alt=${name} loading="lazy" />`
      : html`<span><span class="unseen">${name}</span>${texts.absent[photo.stands].tile}</span>`;
  }

  #meeting(meeting: Meeting): TemplateResult {
    const { photos } = meeting;
    const { shown, at, pages } = cut(photos, this.at, most);
    const open = ({ entry }: Photo) => this.#go({ at: 'photo', meeting: meeting.meeting, entry });
    return html`${photos.length === 0 ? html`<p class="middle lead">${texts.noPhotos}</p>` : nothing}
      <div class="grid photos">
        ${shown.map((photo) => html`<button class="button photo" @click=${() => open(photo)}>${this.#picture(meeting, photo)}</button>`)}
      </div>
      <div class="row">
        ${
          this.adding === ''
            ? html`<button class="button primary" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('#files')?.click()}>
                ${texts.add}</button>`
            : html`<p class="lead middle figure" role="status">${this.adding}</p>`
        }
        ${pager(at, pages, (page) => (this.at = page))}
      </div>
      <input id="files" type="file" multiple hidden tabindex="-1" aria-label=${texts.add}
        accept="image/jpeg,image/png,image/webp" @change=${this.#onFiles} />`;
  }

  #photo(meeting: Meeting, photo: Photo): TemplateResult {
    return html`<div class="large">${
      photo.stands === 'here'
        ? this.#picture(meeting, photo)
        : html`<p class="lead middle">${texts.absent[photo.stands].wayOn}</p>`
    }</div>
      <div class="row"><button class="button danger" @click=${() => this.#takeBack(meeting, photo)}>${texts.takeBack}</button></div>`;
  }

  /** What has gone meanwhile leads back. */
  #open(data: PhotosPage | null): { readonly meeting?: Meeting | undefined; readonly photo?: Photo | undefined } {
    const { stage } = this;
    if (stage.at === 'year') return {};
    const meeting = data?.meetings.find((one) => one.meeting === stage.meeting);
    return {
      meeting,
      photo: stage.at === 'photo' ? meeting?.photos.find(({ entry }) => entry === stage.entry) : undefined,
    };
  }

  protected override render(): TemplateResult {
    const { data } = this;
    const { title, help } = sections.photos;
    const { meeting, photo } = this.#open(data);
    const back = () => {
      if (meeting === undefined) this.bench.go(null);
      else this.#go(photo === undefined ? start : { at: 'meeting', meeting: meeting.meeting });
    };
    const body = (shown: PhotosPage) =>
      meeting === undefined
        ? this.#year(shown)
        : photo === undefined
          ? this.#meeting(meeting)
          : this.#photo(meeting, photo);
    return this.page({
      heading: meeting === undefined ? title : `${dayText(meeting.date)} ${title}`,
      ...(data === null ? {} : { note: meeting === undefined ? texts.year(data) : texts.count(meeting) }),
      help,
      back,
      body: data === null ? html`<p class="middle">${desk.loading}</p>` : body(data),
    });
  }
}

define('desk-photos', DeskPhotos);
