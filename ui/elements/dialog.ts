/**
 * An overlay on the browser's own modal dialog: top layer, focus kept inside, Escape, and the page behind inert.
 * `<k-dialog label="…" ?open=${…} @dismiss=${…}>`: `wide` fills the screen, the default is a sheet in the middle, as wide as `--dialog`.
 * It only asks to be dismissed; whoever opened it sets `open` to false.
 */
import { css, html, type PropertyValues } from 'lit';
import { define, KioskElement } from './element.ts';

export class KDialog extends KioskElement {
  static override properties = { label: { type: String }, open: { type: Boolean }, wide: { type: Boolean } };
  declare label: string;
  declare open: boolean;
  declare wide: boolean;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        display: contents;
      }
      dialog {
        width: var(--dialog, min(92vw, max(900px, calc(980 * var(--k) * var(--scale)))));
        max-width: none;
        max-height: 94vh;
        margin: auto;
        padding: calc(2.4 * var(--space));
        overflow: auto;
        border: 0;
        border-top: max(4px, 0.7 * var(--mm)) solid var(--red);
        border-radius: var(--radius);
        background: var(--paper);
        color: var(--ink);
        font: 400 var(--text) / 1.5 var(--hei);
      }
      dialog.wide {
        width: 100vw;
        height: 100vh;
        max-height: none;
        border: 0;
        border-radius: 0;
        padding: 0;
      }
      dialog::backdrop {
        background: rgb(36 26 21 / 0.6);
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.open = false;
    this.wide = false;
  }

  override render() {
    return html`<dialog class=${this.wide ? 'wide' : ''} aria-label=${this.label} @cancel=${this.#cancel}>
      ${this.open ? html`<slot></slot>` : ''}
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.open && dialog?.open === false) dialog.showModal();
    else if (!this.open) dialog?.close();
  }

  #cancel(event: Event): void {
    event.preventDefault();
    this.send('dismiss');
  }
}

define('k-dialog', KDialog);
