/** 变动记录: who came, left or was classed otherwise in a year (WJ-02). Stands in a page's body. */
import { html, type TemplateResult } from 'lit';
import type { TurnsPage } from '../../server/kiosk/contract.ts';
import { dateOf, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { years } from '../texts/affairs.ts';
import { desk } from '../texts/desk.ts';
import { DeskPage } from './page.ts';
import { pickerStyles } from './picker-styles.ts';
import './turn-list.ts';

export class TurnsYear extends DeskPage<TurnsPage> {
  static override properties = { year: { state: true } };
  /** Empty: this year. */
  declare private year: string;

  static override styles = [...DeskPage.styles, pickerStyles];

  constructor() {
    super();
    this.year = '';
  }

  protected override path(): string {
    return `turns?year=${this.year === '' ? dateOf(trueNow(this.view)).slice(0, 4) : this.year}`;
  }

  protected override render(): TemplateResult {
    const { data } = this;
    if (data === null) return html`<p class="middle">${desk.loading}</p>`;
    const turn = (by: 1 | -1) => () => (this.year = String(Number(data.year) + by));
    const turning = html`<button class="button" @click=${turn(-1)}>${years.year(Number(data.year) - 1)}</button>
      <p class="count figure">${years.year(data.year)}</p>
      <button class="button" @click=${turn(1)}>${years.year(Number(data.year) + 1)}</button>`;
    return html`<turn-list named .bench=${this.bench} .turns=${data.turns} .first=${turning}></turn-list>`;
  }
}

define('turns-year', TurnsYear);
