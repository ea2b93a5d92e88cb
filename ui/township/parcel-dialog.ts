/** Takes the files that a room without a network wrote onto a USB stick, and gives those that go back. Sends `close`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ParcelAnswer, PhotoBrought } from '../../server/township/contract.ts';
import { fetchFile } from '../elements/api.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import { parcel as texts } from '../texts/township-parcel.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import { photosIn } from './photo-bundle.ts';
import type { Fetch } from './server.ts';

type Taken = Extract<ParcelAnswer, { ok: true }>;

/** How many photos were new, were here already, or could not be kept. */
interface Brought {
  readonly kept: number;
  readonly known: number;
  readonly lost: number;
}

/** `name`: of the reply's file. `brought`: of the photos that came; null: none were chosen. */
type Outcome = Taken & {
  readonly name: string;
  readonly brought: Brought | null;
};

/** ms that a photo may take, and all those for a room. */
const patience = { photo: 60_000, bundle: 10 * 60_000 };

export class ParcelDialog extends ConsoleElement {
  static override properties = {
    fetch: { attribute: false },
    taken: { attribute: false },
    progress: { state: true },
    trouble: { state: true },
  };
  declare fetch: Fetch;
  /** Null: nothing was chosen yet. */
  declare taken: Outcome | null;
  /** Of the photos that are coming in; empty: none are. */
  declare private progress: string;
  declare private trouble: string;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    formStyles,
    css`
      p,
      .row {
        margin: 12px 0;
      }
    `,
  ];

  constructor() {
    super();
    this.taken = null;
    this.progress = '';
    this.trouble = '';
  }

  readonly #choose = async ({ target }: Event): Promise<void> => {
    const files = [...((target as HTMLInputElement).files ?? [])];
    if (files.length === 0) return;
    const photos = files.filter(({ name }) => name.endsWith('.room-photos'));
    const [file, another] = files.filter((one) => !photos.includes(one));
    this.trouble = file === undefined || another !== undefined || !isBeside(file, photos) ? texts.oneRoom : '';
    this.taken = null;
    if (file !== undefined && this.trouble === '') await this.#bring(file, photos[0]);
  };

  /** The photos after the records that name them, and then these once more, so that the reply tells of both. */
  async #bring(parcel: File, photos: File | undefined): Promise<void> {
    const file = await base64(parcel);
    const taken = await this.#take(file);
    if (taken === null) return;
    const name = parcel.name.replace(/(\.room)?$/, '.township');
    const brought = photos === undefined ? null : await this.#bringPhotos(taken.unit, photos);
    const again = brought === null ? null : await this.#take(file);
    this.taken = { ...(again ?? taken), events: taken.events, name, brought };
  }

  async #take(file: string): Promise<Taken | null> {
    const answer = await this.fetch<ParcelAnswer>('fleet/parcels', { file });
    if (answer.ok && answer.value.ok) return answer.value;
    if (!answer.ok) this.trouble = answer.trouble;
    else if (!answer.value.ok) this.trouble = texts.refused(answer.value.why);
    return null;
  }

  /** To the first that does not get through. */
  async #bringPhotos(unit: string, bundle: File): Promise<Brought> {
    let [seen, kept, known, lost] = [0, 0, 0, 0];
    const path = `fleet/parcels/photo?unit=${encodeURIComponent(unit)}`;
    for await (const photo of photosIn(bundle)) {
      this.progress = texts.taking(seen);
      seen += 1;
      const answer = await this.fetch<PhotoBrought>(path, photo, 'POST', patience.photo);
      if (!answer.ok) {
        this.trouble = texts.photosStopped(answer.trouble);
        break;
      }
      if (answer.value.kind === 'kept') kept += 1;
      else if (answer.value.kind === 'known') known += 1;
      else lost += 1;
    }
    this.progress = '';
    return { kept, known, lost };
  }

  async #savePhotos({ unit, photos, name }: Outcome): Promise<void> {
    const bundle = await fetchFile('/api/fleet/parcels/photos', { unit, hashes: photos }, patience.bundle);
    if (bundle === null) {
      this.trouble = texts.photosNotGot;
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(bundle);
    link.download = `${name}-photos`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), patience.bundle);
  }

  #outcome(taken: Outcome): TemplateResult {
    const { name, reply, halted, forked, brought, photos } = taken;
    return html`<p role="status">${texts.taken(taken)}${brought === null ? '' : `，${texts.photos(brought)}`}</p>
      ${complaint(halted > 0 ? texts.halted : '')}
      ${complaint(brought !== null && brought.lost > 0 ? texts.photosLost(brought.lost) : '')}
      ${forked > 0 ? html`<p>${texts.forked}</p>` : nothing}
      ${photos.length > 0 ? html`<p>${texts.photosBack(photos.length)}</p>` : nothing}
      <p class="row"><a class="button primary" download=${name} href="data:application/octet-stream;base64,${reply}">${texts.save}</a>
        ${photos.length > 0 ? html`<button class="button" @click=${() => this.#savePhotos(taken)}>${texts.savePhotos}</button>` : nothing}</p>`;
  }

  protected override render(): TemplateResult {
    return html`<k-dialog open label=${texts.bring} @dismiss=${() => this.send('close')}>
      <h2>${texts.bring}</h2>
      <p class="note">${texts.note}</p>
      <label>${texts.choose}<input type="file" multiple accept=".room,.room-photos" @change=${this.#choose} /></label>
      ${this.progress === '' ? nothing : html`<p role="status">${this.progress}</p>`}
      ${complaint(this.trouble)}
      ${this.taken === null ? nothing : this.#outcome(this.taken)}
      <div class="row"><button class="button" @click=${() => this.send('close')}>${texts.done}</button></div>
    </k-dialog>`;
  }
}

const isBeside = (file: File, [photos, another]: readonly File[]): boolean =>
  another === undefined && (photos === undefined || photos.name === `${file.name}-photos`);

async function base64(file: File): Promise<string> {
  const reader = new FileReader();
  const read = new Promise<void>((resolve, reject) => {
    reader.onload = () => resolve();
    reader.onerror = () => reject(reader.error);
  });
  reader.readAsDataURL(file);
  await read;
  return String(reader.result).replace(/^[^,]*,/, '');
}

define('parcel-dialog', ParcelDialog);
