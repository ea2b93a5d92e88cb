/** What staff do with one box: replace it, have it change its key, revoke it, look at what of it does not count. Sends `close`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { EnrolCode, FleetDevice, Quarantine } from '../../server/township/contract.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { ofDevice } from '../texts/township-device.ts';
import { fleet } from '../texts/township-fleet.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import { type Act, answered, type Fetch, read } from './server.ts';
import { shownCode, shownStyles } from './shown-code.ts';

const texts = fleet.box;

type Deed = 'replace' | 'revoke' | 'letIn';

export class BoxDialog extends ConsoleElement {
  static override properties = {
    device: { attribute: false },
    act: { attribute: false },
    fetch: { attribute: false },
    quarantine: { attribute: false },
    deed: { state: true },
    code: { state: true },
    trouble: { state: true },
  };
  declare device: FleetDevice;
  declare act: Act;
  declare fetch: Fetch;
  /** Null: not fetched yet. */
  declare quarantine: Quarantine | null;
  /** What is to be done once a reason was given. */
  declare private deed: Deed | null;
  declare private code: EnrolCode | null;
  declare private trouble: string;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    formStyles,
    shownStyles,
    css`
      .body {
        display: grid;
        gap: 14px;
      }
      section {
        display: grid;
        gap: 6px;
      }
      .wrong {
        color: var(--bad);
      }
    `,
  ];

  constructor() {
    super();
    this.quarantine = null;
    this.deed = null;
    this.code = null;
    this.trouble = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#look();
  }

  async #look(): Promise<void> {
    const { origin, quarantined, handedOver } = this.device;
    if (this.quarantine !== null || quarantined + handedOver === 0) return;
    const fetched = answered(await read<Quarantine>(`fleet/quarantine?origin=${encodeURIComponent(origin)}`));
    if (fetched.ok) this.quarantine = fetched.value;
    else this.trouble = fetched.trouble;
  }

  get #words() {
    return ofDevice[this.device.level];
  }

  readonly #close = (): void => this.send('close');

  async #act(path: string, body: object): Promise<void> {
    const trouble = await this.act(path, body);
    if (trouble === null) this.#close();
    else this.trouble = trouble;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const reason = this.renderRoot.querySelector('textarea')?.value.trim() ?? '';
    const asked = { origin: this.device.origin, reason };
    if (this.deed === 'revoke') return this.#act('fleet/revoke', asked);
    if (this.deed === 'letIn') return this.#act('fleet/let-in', asked);
    const made = await this.fetch<EnrolCode>('fleet/replacements', asked);
    if (made.ok) this.code = made.value;
    else this.trouble = made.trouble;
  };

  #reason(deed: Deed): TemplateResult {
    return html`<form @submit=${this.#submit}>
      <p>${this.#words[`${deed}Effect`]}</p>
      <label>${fleet.reason}
        <textarea rows="2" minlength="2" maxlength="200" required placeholder=${this.#words.example}></textarea></label>
      ${complaint(this.trouble)}
      <div class="row">
        <button class="button ${deed === 'revoke' ? 'danger' : 'primary'}">${texts[deed]}</button>
        <button class="button" type="button" @click=${() => (this.deed = null)}>${texts.back}</button>
      </div>
    </form>`;
  }

  #mishaps(): TemplateResult {
    return html`<section>
      <h3>${texts.mishaps}</h3>
      <ul>${this.device.mishaps.map((mishap) => html`<li>${texts.mishap(this.device.level, mishap)}</li>`)}</ul>
    </section>`;
  }

  #outside({ kinds }: Quarantine): TemplateResult {
    return html`<section>
      <h3>${texts.outside}</h3>
      ${(['not-understood', 'handed-over'] as const).map((why) => {
        const ofWhy = kinds.filter((kind) => kind.why === why);
        return ofWhy.length === 0
          ? nothing
          : html`<p class="note">${texts.kinds[why]}</p>
              <ul>${ofWhy.map((kind) => html`<li>${texts.kind(kind)}</li>`)}</ul>`;
      })}
    </section>`;
  }

  #choices(): TemplateResult {
    const { standing, keyDue, handedOver, origin, report } = this.device;
    const halts = new Set(report?.halted?.map(({ why }) => why));
    const choose = (deed: Deed) => () => {
      this.deed = deed;
    };
    return html`${[...halts].map((why) => html`<p class="wrong">${texts.halted[why]}</p>`)}
    ${
      standing === 'accepted'
        ? html`<div class="row">
            <button class="button primary" @click=${choose('replace')}>${texts.replace}</button>
            <button class="button" ?disabled=${keyDue} @click=${() => this.#act('fleet/keys', { origin })}>${texts.key}</button>
            <button class="button danger" @click=${choose('revoke')}>${texts.revoke}</button>
          </div>
          <p class="note">${keyDue ? this.#words.keyDue : this.#words.keyEffect}</p>`
        : nothing
    }
    ${this.device.mishaps.length === 0 ? nothing : this.#mishaps()}
    ${this.quarantine === null ? nothing : this.#outside(this.quarantine)}
    ${complaint(this.trouble)}
    <div class="row">
      ${handedOver === 0 ? nothing : html`<button class="button primary" @click=${choose('letIn')}>${texts.letIn}</button>`}
      <button class="button" @click=${this.#close}>${texts.close}</button>
    </div>`;
  }

  #body(): TemplateResult {
    const { joinOnce, qr } = this.#words.code;
    if (this.code !== null) return shownCode(this.code, { qr, note: joinOnce }, this.#close);
    return this.deed === null ? this.#choices() : this.#reason(this.deed);
  }

  protected override render(): TemplateResult {
    const heading = texts.heading(this.device);
    return html`<k-dialog open label=${heading} @dismiss=${this.#close}>
      <div class="body"><h2>${heading}</h2>${this.#body()}</div>
    </k-dialog>`;
  }
}

define('box-dialog', BoxDialog);
