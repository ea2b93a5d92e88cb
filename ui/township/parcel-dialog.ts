/** Takes the file that a room without a network wrote onto a USB stick, and gives the one that goes back. Sends `close`. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ParcelAnswer } from '../../server/township/contract.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import { parcel as texts } from '../texts/township-parcel.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import type { Fetch } from './server.ts';

type Taken = Extract<ParcelAnswer, { ok: true }>;

export class ParcelDialog extends ConsoleElement {
  static override properties = {
    fetch: { attribute: false },
    taken: { attribute: false },
    trouble: { state: true },
  };
  declare fetch: Fetch;
  /** Null: nothing was chosen yet. `name`: the file's that goes back. */
  declare taken: (Taken & { readonly name: string }) | null;
  declare private trouble: string;

  static override styles = [...ConsoleElement.consoleStyles, formStyles];

  constructor() {
    super();
    this.taken = null;
    this.trouble = '';
  }

  readonly #choose = async ({ target }: Event): Promise<void> => {
    const file = (target as HTMLInputElement).files?.[0];
    if (file === undefined) return;
    this.trouble = '';
    this.taken = null;
    const brought = await this.fetch<ParcelAnswer>('fleet/parcels', { file: await base64(file) });
    if (!brought.ok) this.trouble = brought.trouble;
    else if (brought.value.ok) this.taken = { ...brought.value, name: file.name.replace(/(\.room)?$/, '.township') };
    else this.trouble = texts.refused(brought.value.why);
  };

  #outcome(taken: NonNullable<ParcelDialog['taken']>): TemplateResult {
    const { name, reply, halted, forked } = taken;
    return html`<p role="status">${texts.taken(taken)}</p>
      ${complaint(halted > 0 ? texts.halted : '')}
      ${forked > 0 ? html`<p>${texts.forked}</p>` : nothing}
      <p><a class="button primary" download=${name} href="data:application/octet-stream;base64,${reply}">${texts.save}</a></p>`;
  }

  protected override render(): TemplateResult {
    return html`<k-dialog open label=${texts.bring} @dismiss=${() => this.send('close')}>
      <h2>${texts.bring}</h2>
      <p class="note">${texts.note}</p>
      <label>${texts.choose}<input type="file" accept=".room" @change=${this.#choose} /></label>
      ${complaint(this.trouble)}
      ${this.taken === null ? nothing : this.#outcome(this.taken)}
      <div class="row"><button class="button" @click=${() => this.send('close')}>${texts.done}</button></div>
    </k-dialog>`;
  }
}

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
