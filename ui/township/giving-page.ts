/** A page of 下发: what was not delivered to all can be sent again, and where it failed is told. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Addressees, Delivery } from '../../server/township/contract.ts';
import '../elements/icons.ts';
import { guidance as texts } from '../texts/township-guidance.ts';
import { ActingPage } from './acting-page.ts';
import { guidanceStyles } from './guidance-styles.ts';
import type { Fetch } from './server.ts';

export abstract class GivingPage<Open> extends ActingPage<Open> {
  static override properties: PropertyDeclarations = { page: { attribute: false }, fetch: { attribute: false } };
  declare fetch: Fetch;

  static override styles = [...ActingPage.styles, guidanceStyles];

  /** What a dialog of it did. */
  protected readonly onGiven = ({ detail }: CustomEvent<Delivery>): void => this.given(detail);

  protected given(delivery: Delivery): void {
    this.tell(delivery);
    this.close();
  }

  /** The names of branches, where the page has them. */
  protected abstract rooms(): Addressees['rooms'];

  protected tell({ failed }: Delivery): void {
    const names = failed.map((unit) => this.rooms().find((room) => room.unit === unit)?.branch ?? unit);
    this.trouble = failed.length === 0 ? '' : texts.failed(names);
  }

  readonly #again = async (): Promise<void> => {
    const sent = await this.fetch<Delivery>('guidance/again', {});
    if (sent.ok) this.tell(sent.value);
    else this.trouble = sent.trouble;
    this.send('changed');
  };

  protected missing(count: number): TemplateResult | typeof nothing {
    if (count === 0) return nothing;
    return html`<p class="warned row" role="status"><k-icon name="triangle-alert"></k-icon>${texts.missing(count)}
      <button class="button push" @click=${this.#again}>${texts.again}</button></p>`;
  }
}
