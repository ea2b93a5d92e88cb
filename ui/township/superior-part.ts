/** 上级平台: how this level stands with the one above, and the code that enrols it there. Shows nothing where there is none. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { SuperiorAnswer, SuperiorPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import { superior as texts } from '../texts/township-towns.ts';
import { complaint } from './complaint.ts';
import { formStyles } from './console-element.ts';
import { ReadingPage } from './reading-page.ts';
import type { Fetch } from './server.ts';

/** ms until it is fetched anew. */
const lasting = 5_000;

export class SuperiorPart extends ReadingPage<SuperiorPage> {
  static override properties = { fetch: { attribute: false }, refused: { state: true } };
  declare fetch: Fetch;
  /** Why the last code came to nothing; empty: it did not. */
  declare private refused: string;

  static override styles = [
    ...ReadingPage.consoleStyles,
    formStyles,
    css`
      .card {
        display: grid;
        gap: 8px;
        margin-top: 22px;
      }
      form {
        grid-template-columns: minmax(200px, 320px) auto;
        justify-content: start;
        align-items: end;
      }
    `,
  ];

  constructor() {
    super();
    this.refused = '';
  }

  protected override path(): string {
    return 'superior';
  }

  protected override lasts({ standing }: SuperiorPage): number | null {
    return standing === 'none' ? null : lasting;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = String(new FormData(event.target as HTMLFormElement).get('code') ?? '');
    const answered = await this.fetch<SuperiorAnswer>('superior', { code });
    if (!answered.ok) this.refused = answered.trouble;
    else this.refused = answered.value.ok ? '' : texts.refused(answered.value.why);
    this.again();
  };

  protected override shown(page: SuperiorPage): TemplateResult {
    const { standing, url, mark, lockedOut, needsCode, halted } = page;
    if (standing === 'none') return html``;
    return html`<section class="card">
      <h2>${texts.heading}</h2>
      <p role="status">${texts.standing(page)} ${texts.traffic(page)}</p>
      ${standing === 'waiting' ? html`<p>${texts.mark(mark)}</p>` : nothing}
      ${complaint(standing === 'accepted' && lockedOut !== null ? texts.lockedOut[lockedOut] : '')}
      ${complaint(halted ? texts.halted : '')}
      <p class="note">${texts.url(url)} ${texts.what}</p>
      ${
        needsCode
          ? html`<form @submit=${this.#submit}>
              <label>${texts.code}<input name="code" inputmode="numeric" autocomplete="off" maxlength="64" required /></label>
              <button class="button primary">${texts.enrol}</button>
            </form>`
          : nothing
      }
      ${complaint(this.refused)}
    </section>`;
  }
}

define('superior-part', SuperiorPart);
