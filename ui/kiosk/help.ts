/** 求助: how to sign in, and whom to ask. */
import { css, html } from 'lit';
import '../elements/dialog.ts';
import { define, KioskElement } from '../elements/element.ts';
import { member } from '../texts/member.ts';

const { helpDialog } = member;

export class HelpDialog extends KioskElement {
  static override properties = { open: { type: Boolean }, secretary: { attribute: false } };
  declare open: boolean;
  declare secretary: string | null;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      h2 {
        color: var(--red);
        font-size: var(--text-title);
        line-height: 1.3;
      }
      ol {
        display: grid;
        gap: 0.5em;
        margin: 0.6em 0;
        font-size: var(--text-lead);
        counter-reset: step;
      }
      li {
        display: grid;
        grid-template-columns: 2em 1fr;
        counter-increment: step;
      }
      li::before {
        color: var(--red);
        content: counter(step);
        font-weight: 700;
      }
      .foot {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1em;
      }
    `,
  ];

  constructor() {
    super();
    this.open = false;
    this.secretary = null;
  }

  override render() {
    return html`<k-dialog label=${helpDialog.title} ?open=${this.open}>
      <h2>${helpDialog.title}</h2>
      <ol>
        ${helpDialog.steps.map((step) => html`<li><span>${step}</span></li>`)}
      </ol>
      <div class="foot">
        <p>${this.secretary === null ? helpDialog.askAnyone : helpDialog.ask(this.secretary)}</p>
        <button class="button primary" @click=${() => this.send('dismiss')}>${member.back}</button>
      </div>
    </k-dialog>`;
  }
}

define('help-dialog', HelpDialog);
