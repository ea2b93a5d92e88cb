/** What a section of the desk is shown on: as the desk does, it lies dead beneath what is put over it. */
import { html, type TemplateResult } from 'lit';
import { define, KioskElement } from '../elements/element.ts';
import { Beneath } from '../elements/over.ts';

export class DeskStage extends KioskElement {
  constructor() {
    super();
    new Beneath(this);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

define('desk-stage', DeskStage);
