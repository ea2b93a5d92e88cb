/** The official notice of a year: days off, and the weekends on which people work. Sends `given`, or `close`. */
import { html, type TemplateResult } from 'lit';
import type { Delivery, HolidaysPage } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import { guidance, holidays } from '../texts/township-guidance.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import type { Fetch } from './server.ts';

const texts = holidays.form;

export class HolidaysDialog extends ConsoleElement {
  static override properties = { year: { attribute: false }, fetch: { attribute: false }, trouble: { state: true } };
  declare year: HolidaysPage['years'][number];
  declare fetch: Fetch;
  declare private trouble: string;

  static override styles = [...ConsoleElement.consoleStyles, formStyles];

  constructor() {
    super();
    this.trouble = '';
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const lines = (name: string) =>
      String(form.get(name) ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const [off, work] = [lines('off').map(dates), lines('work').map(dates)];
    const wrong =
      lines('off').find((_, n) => (off[n]?.length ?? 0) === 0 || (off[n]?.length ?? 0) > 2) ??
      lines('work').find((_, n) => work[n]?.length !== 1);
    if (wrong !== undefined) {
      this.trouble = texts.wrong(wrong);
      return;
    }
    const done = await this.fetch<Delivery>('holidays', {
      ...{ id: newId(), year: this.year.year },
      off: off.map(([first, last = first]) => [first, last]),
      work: work.flat(),
    });
    if (done.ok) this.send('given', done.value);
    else this.trouble = done.trouble;
  };

  protected override render(): TemplateResult {
    const { year, days } = this.year;
    const heading = texts.heading(year);
    return html`<k-dialog open label=${heading} @dismiss=${() => this.send('close')}>
      <form @submit=${this.#submit}>
        <h2>${heading}</h2>
        <p class="note">${texts.note}</p>
        <label>${texts.off}<textarea name="off" rows="7" required placeholder=${texts.offExample(year)}
          .value=${days?.off.map((spell) => spell.join(' ')).join('\n') ?? ''}></textarea></label>
        <label>${texts.work}<textarea name="work" rows="4" placeholder=${texts.workExample(year)}
          .value=${days?.work.join('\n') ?? ''}></textarea></label>
        ${complaint(this.trouble)}
        <div class="row">
          <button class="button primary">${texts.send}</button>
          <button class="button" type="button" @click=${() => this.send('close')}>${guidance.cancel}</button>
        </div>
      </form>
    </k-dialog>`;
  }
}

/** The dates of a line; none where something else stands in it. */
function dates(line: string): readonly string[] {
  const words = line.split(/[\s,，、至~]+/);
  return words.every((word) => /^\d{4}-\d\d-\d\d$/.test(word)) ? words : [];
}

define('holidays-dialog', HolidaysDialog);
