/** The secretary's desk. */
import { html } from 'lit';
import { define, KioskElement } from '../elements/element.ts';

export class SecretaryDesk extends KioskElement {
  override render() {
    return html``;
  }
}
define('secretary-desk', SecretaryDesk);
