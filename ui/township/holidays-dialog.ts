/** The official notice of a year: days off, and the weekends on which people work. Sends `given`, or `close`. */
import { html, type TemplateResult } from 'lit';
import type { Delivery, HolidaysPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import { guidance, holidays } from '../texts/township-guidance.ts';
import { FormDialog } from './form-dialog.ts';
import type { Fetch } from './server.ts';

const texts = holidays.form;

export class HolidaysDialog extends FormDialog {
  static override properties = { year: { attribute: false }, fetch: { attribute: false } };
  declare year: HolidaysPage['years'][number];
  declare fetch: Fetch;

  protected override async submit(text: (name: string) => string): Promise<string> {
    const lines = (name: string) =>
      text(name)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const [off, work] = [lines('off').map(dates), lines('work').map(dates)];
    const wrong =
      lines('off').find((_, n) => (off[n]?.length ?? 0) === 0 || (off[n]?.length ?? 0) > 2) ??
      lines('work').find((_, n) => work[n]?.length !== 1);
    if (wrong !== undefined) return texts.wrong(wrong);
    const given = {
      year: this.year.year,
      off: off.map(([first, last = first]) => [first, last]),
      work: work.flat(),
    };
    const done = await this.fetch<Delivery>('holidays', { id: this.idFor(given), ...given });
    if (!done.ok) return done.trouble;
    this.send('given', done.value);
    return '';
  }

  protected override render(): TemplateResult {
    const { year, days } = this.year;
    return this.frame(
      { heading: texts.heading(year), act: texts.send, cancel: guidance.cancel },
      html`<p class="note">${texts.note}</p>
        <label>${texts.off}<textarea name="off" rows="7" required placeholder=${texts.offExample(year)}
          .value=${days?.off.map((spell) => spell.join(' ')).join('\n') ?? ''}></textarea></label>
        <label>${texts.work}<textarea name="work" rows="4" placeholder=${texts.workExample(year)}
          .value=${days?.work.join('\n') ?? ''}></textarea></label>`,
    );
  }
}

/** The dates of a line; none where something else stands in it. */
function dates(line: string): readonly string[] {
  const words = line.split(/[\s,，、至~]+/);
  return words.every((word) => /^\d{4}-\d\d-\d\d$/.test(word)) ? words : [];
}

define('holidays-dialog', HolidaysDialog);
