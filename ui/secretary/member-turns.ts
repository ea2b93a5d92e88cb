/** What one person was, and from which day. Stands in a page's body. */
import { html, type TemplateResult } from 'lit';
import type { MemberPage } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { desk } from '../texts/desk.ts';
import { DeskPage } from './page.ts';
import { pickerStyles } from './picker-styles.ts';
import './turn-list.ts';

export class MemberTurns extends DeskPage<MemberPage> {
  static override properties = { person: { type: String } };
  /** Id; stays when an undoing takes the person off the roster. */
  declare person: string;

  static override styles = [...DeskPage.styles, pickerStyles];

  protected override path(): string {
    return `member?person=${this.person}`;
  }

  protected override render(): TemplateResult {
    if (this.data === null) return html`<p class="middle">${desk.loading}</p>`;
    return html`<turn-list .bench=${this.bench} .turns=${this.data.turns}></turn-list>`;
  }
}

define('member-turns', MemberTurns);
