/** Step on, pass over with a reason, and step back after a wrong touch: beside the rail, while the chair's session is on. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { CommandDataOf } from '../../server/domain/commands.ts';
import type { StepView, View } from '../../server/kiosk/contract.ts';
import { postCommand } from '../elements/api.ts';
import { define, KioskElement } from '../elements/element.ts';
import '../elements/icons.ts';
import { reasons, type Sentence } from '../texts/desk.ts';
import { chairBar as texts } from '../texts/sections.ts';
import { askReason } from './ask-reason.ts';
import { sentenceOf } from './sentences.ts';
import { ensureChair } from './session.ts';

type StepCommand = 'step.enter' | 'step.revert' | 'step.end' | 'step.pass-over';

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

  async #step<T extends StepCommand>(type: T, data: CommandDataOf<T>): Promise<void> {
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

  /** CX-05: a fixed step is left out only with a reason. */
  async #passOver(meeting: string, { id, short }: StepView): Promise<void> {
    const reason = await askReason({ ...texts.passOver(short), usual: reasons.passOver });
    if (reason !== null) await this.#step('step.pass-over', { meeting, step: id, reason });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { meeting } = this.view;
    if (meeting?.phase !== 'open') return nothing;
    const { id, steps } = meeting;
    const at = steps.findIndex(({ state }) => state === 'now');
    const current = steps[at];
    // The last touch can be taken back, whether it began a step, ended it, or passed one over.
    const touched = steps.findLast(({ state }) => state === 'now' || state === 'done' || state === 'passed');
    const next = steps.find(({ state }, index) => index > at && state === 'todo');
    const go = (type: 'step.enter' | 'step.revert' | 'step.end', step: string) => () =>
      this.#step(type, { meeting: id, step });
    return html`
      <button class="button" ?disabled=${touched === undefined || touched === steps[0]} @click=${go('step.revert', touched?.id ?? '')}>
        <k-icon name="undo"></k-icon>${texts.back}
      </button>
      ${
        next === undefined || next.own
          ? nothing
          : html`<button class="button" @click=${() => this.#passOver(id, next)}>${texts.pass}</button>`
      }
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
