/**
 * The base of all our elements: a LitElement with the shared styles. Properties are declared, not decorated:
 * `static override properties = { view: { attribute: false } }` and `declare view: View`.
 */
import { type CSSResult, type CSSResultGroup, LitElement } from 'lit';
import { baseStyles, buttonStyles } from './styles.ts';

export class KioskElement extends LitElement {
  static readonly sharedStyles: readonly CSSResult[] = [baseStyles, buttonStyles];
  static override styles: CSSResultGroup = [...KioskElement.sharedStyles];

  /** Sends an event that crosses shadow roots. */
  protected send<T>(name: string, detail?: T): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** Defines an element once, however often its module is loaded. */
export function define(name: string, element: CustomElementConstructor): void {
  if (customElements.get(name) === undefined) customElements.define(name, element);
}
