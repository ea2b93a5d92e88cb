/** Step on and step back after a wrong touch, beside the rail, while the chair's session is on. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../server/kiosk/contract.ts';
import { postCommand } from '../elements/api.ts';
import { define, KioskElement } from '../elements/element.ts';
import '../elements/icons.ts';
import type { Sentence } from '../texts/desk.ts';
import { chairBar as texts } from '../texts/sections.ts';
import { sentenceOf } from './sentences.ts';
import { ensureChair } from './session.ts';

/** How long a refusal stays, ms. */
const stays = 6000;

export class ChairBar extends KioskElement {
  static override properties = { view: { attribute: false }, busy: { state: true }, trouble: { state: true } };
  declare view: View;
  declare private busy: boolean;
  declare private trouble: Sentence | null;
  #ends: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        display: flex;
        gap: var(--between);
      }
      .button {
        padding: 0 calc(0.8 * var(--text));
        white-space: nowrap;
      }
      .trouble {
        position: fixed;
        z-index: 10;
        right: var(--between);
        bottom: calc(var(--touch-primary) + 3 * var(--space));
        padding: var(--space) calc(2 * var(--space));
        border: 3px solid var(--bad);
        border-radius: var(--radius);
        background: var(--bad-soft);
      }
      .trouble b {
        display: block;
        color: var(--bad);
      }
    `,
  ];

  constructor() {
    super();
    this.busy = false;
    this.trouble = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#ends);
  }

  async #step(type: 'step.enter' | 'step.revert' | 'step.end', data: { meeting: string; step: string }): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await postCommand(type, data);
    this.busy = false;
    if (outcome.kind === 'no-session') {
      if (await ensureChair(this.view)) await this.#step(type, data);
      else this.send('session-changed');
    } else if (outcome.kind === 'refused' || outcome.kind === 'not-recording' || outcome.kind === 'unreachable') {
      this.trouble = sentenceOf(outcome, this.view);
      clearTimeout(this.#ends);
      this.#ends = setTimeout(() => {
        this.trouble = null;
      }, stays);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { meeting } = this.view;
    if (meeting?.phase !== 'open') return nothing;
    const at = meeting.steps.findIndex(({ state }) => state === 'now');
    const current = meeting.steps[at];
    // Its ending can be taken back like its beginning.
    const touched = current ?? meeting.steps.findLast(({ state }) => state === 'done');
    const next = meeting.steps.find(({ state }, index) => index > at && state === 'todo');
    const go = (type: 'step.enter' | 'step.revert' | 'step.end', step: string) => () =>
      this.#step(type, { meeting: meeting.id, step });
    return html`
      <button class="button" ?disabled=${at === 0 || touched === undefined} @click=${go('step.revert', touched?.id ?? '')}>
        <k-icon name="undo"></k-icon>${texts.back}
      </button>
      ${
        next === undefined
          ? html`<button class="button primary" ?disabled=${current === undefined} @click=${go('step.end', current?.id ?? '')}>
              ${texts.end}
            </button>`
          : html`<button class="button primary" @click=${go('step.enter', next.id)}>
              ${texts.next}<k-icon name="arrow-right"></k-icon>
            </button>`
      }
      ${
        this.trouble === null
          ? nothing
          : html`<p class="trouble" role="alert"><b>${this.trouble.what}</b>${this.trouble.next}</p>`
      }
    `;
  }
}

define('chair-bar', ChairBar);
