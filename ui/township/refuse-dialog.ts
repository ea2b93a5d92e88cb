/** Asks once more, and why, before a box that waits is refused. Sends `close`. */
import { html, type TemplateResult } from 'lit';
import type { FleetDevice } from '../../server/township/contract.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { fleet } from '../texts/township-fleet.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import type { Act } from './server.ts';

const texts = fleet.ask;

export class RefuseDialog extends ConsoleElement {
  static override properties = { device: { attribute: false }, act: { attribute: false }, trouble: { state: true } };
  declare device: FleetDevice;
  declare act: Act;
  declare private trouble: string;

  static override styles = [...ConsoleElement.consoleStyles, formStyles];

  constructor() {
    super();
    this.trouble = '';
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const reason = this.renderRoot.querySelector('textarea')?.value.trim() ?? '';
    const trouble = await this.act('fleet/revoke', { origin: this.device.origin, reason });
    if (trouble === null) this.send('close');
    else this.trouble = trouble;
  };

  protected override render(): TemplateResult {
    const heading = texts.refuse(this.device);
    return html`<k-dialog open label=${heading} @dismiss=${() => this.send('close')}>
      <form @submit=${this.#submit}>
        <h2>${heading}</h2>
        <p>${texts.refuseEffect}</p>
        <label>${texts.reason}
          <textarea rows="2" minlength="2" maxlength="200" required placeholder=${texts.reasonExample}></textarea></label>
        ${complaint(this.trouble)}
        <div class="row">
          <button class="button danger">${texts.refuseDo}</button>
          <button class="button" type="button" @click=${() => this.send('close')}>${fleet.cancel}</button>
        </div>
      </form>
    </k-dialog>`;
  }
}

define('refuse-dialog', RefuseDialog);
