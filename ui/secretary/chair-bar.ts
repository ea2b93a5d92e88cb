/** Steps on and back, pause and close, while the chair's session is on. */
import { html } from 'lit';
import { define, KioskElement } from '../elements/element.ts';

export class ChairBar extends KioskElement {
  override render() {
    return html``;
  }
}
define('chair-bar', ChairBar);
