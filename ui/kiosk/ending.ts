/** While the box switches off: nothing else stands on the screen until it says that the plug may be pulled. */
import { css, html } from 'lit';
import { define, KioskElement } from '../elements/element.ts';
import '../elements/icons.ts';
import { member } from '../texts/member.ts';

export class EndingScreen extends KioskElement {
  static override properties = { gone: { type: Boolean } };
  /** The service has ended. */
  declare gone: boolean;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      main {
        display: grid;
        place-content: center;
        justify-items: center;
        height: 100vh;
        padding: calc(2 * var(--space));
        font-size: var(--text-lead);
        text-align: center;
      }
      k-icon {
        color: var(--red);
        font-size: var(--text-headline);
      }
      .gone k-icon {
        color: var(--ok);
      }
      h1 {
        font-size: var(--text-headline);
        line-height: 1.5;
      }
    `,
  ];

  constructor() {
    super();
    this.gone = false;
  }

  override render() {
    const { what, todo } = member.ending[this.gone ? 'gone' : 'going'];
    return html`<main class=${this.gone ? 'gone' : ''} role="status">
      <k-icon name=${this.gone ? 'circle-check' : 'power'}></k-icon>
      <h1>${what}</h1>
      <p>${todo}</p>
    </main>`;
  }
}

define('ending-screen', EndingScreen);
