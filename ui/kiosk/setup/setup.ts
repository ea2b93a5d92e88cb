/** Setting up a new room. */
import { html } from 'lit';
import { define, KioskElement } from '../../elements/element.ts';

export class KioskSetup extends KioskElement {
  override render() {
    return html``;
  }
}
define('kiosk-setup', KioskSetup);
